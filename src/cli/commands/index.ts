import type { Command } from '../command.ts';
import { atopCommand } from './atop.ts';
import { agreementCommand } from './agreement.ts';
import { backupCommand } from './backup.ts';
import { briefCommand } from './brief.ts';
import { catalogCommand } from './catalog.ts';
import { checkCommand } from './check.ts';
import { codeCommand } from './code.ts';
import { codebookCommand } from './codebook.ts';
import { compareCommand } from './compare.ts';
import { deadlockCommand } from './deadlock.ts';
import { modelCommand } from './model.ts';
import { draftCommand } from './draft.ts';
import { exportCommand } from './export.ts';
import { packagesCommand } from './packages.ts';
import { powerCommand } from './power.ts';
import { procedureCommand } from './procedure.ts';
import { readCommand } from './read.ts';
import { restoreCommand } from './restore.ts';
import { ruleCommand } from './rule.ts';
import { serveCommand } from './serve.ts';
import { stabilityCommand } from './stability.ts';

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [
  briefCommand,
  readCommand,
  draftCommand,
  codeCommand,
  agreementCommand,
  codebookCommand,
  exportCommand,
  checkCommand,
  compareCommand,
  catalogCommand,
  atopCommand,
  ruleCommand,
  powerCommand,
  procedureCommand,
  modelCommand,
  deadlockCommand,
  packagesCommand,
  stabilityCommand,
  serveCommand,
  backupCommand,
  restoreCommand,
];
