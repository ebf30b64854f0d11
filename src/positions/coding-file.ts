// A coding as text: JSON lines, the first says what was proposed, each further one is an event. Made to be appended to.
import { z } from 'zod';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import type { Coding, CodingEvent } from './coding.ts';
import { KINDS, STANCES } from './schema.ts';

const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });
const fields = z.strictObject({
  speaker: z.string(),
  actor: z.string(),
  onBehalfOf: z.string().nullable(),
  stance: z.enum(STANCES),
  kind: z.enum(KINDS),
  provision: z.string().nullable(),
  condition: z.string().nullable(),
  via: z.string().nullable(),
  spans: z.array(span).min(1),
  note: z.string().nullable(),
});
const head = z.strictObject({
  schema: z.literal('casus-coding/1'),
  document: z.strictObject({
    id: z.string(),
    sha256: z.string(),
    title: z.string().nullable(),
    date: z.string().nullable(),
    length: z.int(),
  }),
  proposals: z.array(
    z.strictObject({
      id: z.string(),
      fields,
      speakerSpan: span.nullable(),
      cueSpan: span.nullable(),
      date: z.string().exactOptional(),
      reasons: z.array(z.string()),
    }),
  ),
});
const coder = { coder: z.string().min(1), at: z.string().min(1), codebook: z.int().optional() };
const decision = z.union([
  z.strictObject({ kind: z.enum(['accept', 'reject', 'skip']) }),
  z.strictObject({ kind: z.literal('edit'), fields }),
]);
const event = z.union([
  z.strictObject({ ...coder, event: z.literal('decide'), id: z.string(), decision }),
  z.strictObject({ ...coder, event: z.literal('add'), id: z.string(), fields }),
  z.strictObject({ ...coder, event: z.literal('undo') }),
]);

/** One line of the file, without its line break. */
export const printEvent = (one: CodingEvent): string => JSON.stringify(one);

/** The whole file. */
export function printCoding({ events, ...rest }: Coding): string {
  return [JSON.stringify(rest), ...events.map(printEvent)].map((line) => `${line}\n`).join('');
}

/** `undefined` for a line that a crash cut off, which is no JSON; `null` for JSON of another form. */
function parseLine<T>(line: string, schema: z.ZodType<T>): T | null | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return undefined;
  }
}

const wrong = (line: number, message: string): Diagnostic => ({
  code: 'C104',
  severity: 'error',
  message: `line ${line}: ${message}`,
});

/**
 * Text of a coding file → the coding. A line that a crash cut off is left out, what was added after it stands; a line of
 * JSON that is no event is an error. C104.
 */
export function parseCoding(text: string): Result<Coding> {
  const lines = text.split('\n');
  const start = parseLine(lines[0] ?? '', head);
  if (start === null || start === undefined) return fail(wrong(1, 'this is not the beginning of a coding'));
  const events: CodingEvent[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const one = parseLine(line, event);
    // Two people may begin the same coding at once; joined, their file has two beginnings of one text.
    if (one === null && parseLine(line, head)?.document.sha256 === start.document.sha256) continue;
    if (one === null) return fail(wrong(index + 1, 'this is not an event of a coding'));
    if (one !== undefined) events.push(one as CodingEvent);
  }
  return succeed({ ...start, events });
}
