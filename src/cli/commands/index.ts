import type { Command } from '../command.ts';
import { backupCommand } from './backup.ts';
import { briefCommand } from './brief.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { deadlockCommand } from './deadlock.ts';
import { packagesCommand } from './packages.ts';
import { powerCommand } from './power.ts';
import { readCommand } from './read.ts';
import { restoreCommand } from './restore.ts';
import { ruleCommand } from './rule.ts';
import { serveCommand } from './serve.ts';
import { stabilityCommand } from './stability.ts';

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [
  briefCommand,
  readCommand,
  checkCommand,
  compareCommand,
  ruleCommand,
  powerCommand,
  deadlockCommand,
  packagesCommand,
  stabilityCommand,
  serveCommand,
  backupCommand,
  restoreCommand,
];
