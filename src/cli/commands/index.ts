import type { Command } from '../command.ts';
import { briefCommand } from './brief.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { powerCommand } from './power.ts';
import { readCommand } from './read.ts';
import { ruleCommand } from './rule.ts';

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [
  briefCommand,
  readCommand,
  checkCommand,
  compareCommand,
  ruleCommand,
  powerCommand,
];
