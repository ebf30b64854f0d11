import type { SpanKind } from './block.ts';
import type { Tone } from './tone.ts';

const CODES: Readonly<Record<SpanKind | 'dim' | 'heading', string>> = {
  text: '',
  strong: '1',
  quote: '3',
  cite: '36',
  open: '33',
  danger: '1;31',
  ok: '32',
  number: '1',
  code: '36',
  dim: '2',
  heading: '1',
};

/** Terminal colour for a kind of words; the words alone when `colour` is off. */
export function paint(colour: boolean, kind: SpanKind | 'dim' | 'heading', text: string): string {
  const code = CODES[kind];
  return colour && code !== '' && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
}

export const TONE_KIND: Readonly<Record<Tone, SpanKind>> = { plain: 'text', ok: 'ok', danger: 'danger', open: 'open' };
/** A sign beside the colour, so that nothing is said by colour alone. */
export const TONE_SIGN: Readonly<Record<Tone, string>> = { plain: '', ok: '○ ', danger: '✕ ', open: '? ' };
