import type { Command } from '../command.ts';

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [];
