import type { Command } from '../command.ts';
import { briefCommand } from './brief.ts';
import { catalogCommand } from './catalog.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { deadlockCommand } from './deadlock.ts';
import { packagesCommand } from './packages.ts';
import { powerCommand } from './power.ts';
import { readCommand } from './read.ts';
import { ruleCommand } from './rule.ts';
import { stabilityCommand } from './stability.ts';

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [
  briefCommand,
  readCommand,
  checkCommand,
  compareCommand,
  catalogCommand,
  ruleCommand,
  powerCommand,
  deadlockCommand,
  packagesCommand,
  stabilityCommand,
];
