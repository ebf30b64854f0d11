import type { JSX } from 'preact';

const SHAPES: Readonly<Record<string, { readonly d: string; readonly tone: string }>> = {
  demands: { d: 'M7 1L13 7L7 13L1 7Z', tone: 'favour' },
  accepts: { d: 'M7 2A5 5 0 1 0 7 12A5 5 0 1 0 7 2', tone: 'favour' },
  supports: { d: 'M7 2A5 5 0 1 0 7 12A5 5 0 1 0 7 2', tone: 'favour' },
  opposes: { d: 'M2 2L12 12M12 2L2 12', tone: 'oppose' },
  rejects: { d: 'M2 2L12 12M12 2L2 12', tone: 'oppose' },
  doubts: { d: 'M7 2A5 5 0 1 0 7 12A5 5 0 1 0 7 2', tone: 'unsure' },
  claims: { d: 'M2 7H12', tone: 'unsure' },
};

/** The sign of a stance; its word stands beside it or in the name of the button around it. */
export function StanceMark({ stance }: { readonly stance: string }): JSX.Element {
  const { d, tone } = SHAPES[stance] ?? { d: 'M2 7H12', tone: 'unsure' };
  return (
    <svg class="mark picture" viewBox="0 0 14 14" aria-hidden="true">
      <path class={`stance ${tone}`} d={d} />
    </svg>
  );
}
