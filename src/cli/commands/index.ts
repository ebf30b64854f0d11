import type { Command } from '../command.ts';
import { powerCommand } from './power.ts';
import { ruleCommand } from './rule.ts';

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [ruleCommand, powerCommand];
