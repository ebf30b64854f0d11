/** All that a thread needs which computes pieces of counts and nothing else: what it loads is what its start costs. */
export { computePart, type PowerPart } from './counting/parts.ts';
export type { ReducedGame } from './counting/weighted.ts';
export { type Kernel, openKernel } from './kernel/kernel.ts';
