// Arrangement fields. Gold fields are partly in the annotator's words, so a field counts as right when most of the gold's
// content words stand in the words found; a field found where the gold has none counts as filled without need.
import type { DocumentReading } from '../../src/documents/index.ts';
import type { Gold, GoldArrangement } from './gold.ts';
import type { Counts, Mistake, PageScore } from './score-page.ts';

const STOP = new Set(
  'the a an of to in on by and or as is are be it its that which each any all for at from with has have'.split(' '),
);

const stems = (words: string): ReadonlySet<string> =>
  new Set(
    (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => !STOP.has(word))
      .map((word) => (word.length > 4 ? word.slice(0, 5) : word)),
  );

/** Share of the gold's content words that stand in the words found. */
function covered(gold: string, found: string): number {
  const iso = /^P(?:T)?(\d+)/.exec(gold)?.[1];
  if (iso !== undefined) return new RegExp(`\\b${iso}\\b`).test(found) ? 1 : 0;
  const [want, have] = [stems(gold), stems(found)];
  return want.size === 0 ? 0 : [...want].filter((word) => have.has(word)).length / want.size;
}

const FIELDS = [
  'decision_rule',
  'trigger',
  'preconditions',
  'exclusions',
  'commitments',
  'deadlines',
  'termination',
] as const;
type Field = (typeof FIELDS)[number];

function goldWords(arrangement: GoldArrangement, field: Field): readonly string[] {
  const value = arrangement[field];
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly string[]) : [(value as { text: string }).text];
}

function foundWords(reading: DocumentReading, field: Field): readonly string[] {
  return reading.arrangements.flatMap((arrangement) => {
    const value = (arrangement as unknown as Record<string, unknown>)[field === 'termination' ? 'duration' : field];
    if (value === null || value === undefined) return [];
    const spans = (Array.isArray(value) ? value : [value]) as readonly { readonly text: string }[];
    return spans.map(({ text }) => text);
  });
}

export function scoreArrangements(
  gold: Gold,
  reading: DocumentReading,
  actors: ReadonlyMap<string, string>,
): PageScore {
  const counts: Counts = {
    arrangementsFound: reading.arrangements.length,
    arrangementsGold: gold.arrangements?.length ?? 0,
  };
  const mistakes: Mistake[] = [];
  const add = (key: string, by = 1): void => {
    counts[key] = (counts[key] ?? 0) + by;
  };
  for (const field of FIELDS) {
    const found = foundWords(reading, field);
    const wanted = (gold.arrangements ?? []).flatMap((one) => goldWords(one, field));
    for (const words of wanted) {
      add(`field ${field}All`);
      if (found.some((other) => covered(words, other) >= 0.5)) add(`field ${field}`);
      else mistakes.push({ kind: `field ${field} lost`, words });
    }
    for (const words of wanted.length === 0 ? found : []) {
      add('fieldsWithoutGold');
      mistakes.push({ kind: `field ${field} not in the gold`, words });
    }
  }
  const members = new Set(
    reading.arrangements.flatMap(({ members_stated: spans }) =>
      spans.flatMap((span) =>
        reading.actors
          .filter(({ mentions }) => mentions.some(({ start, end }) => start === span.start && end === span.end))
          .map(({ id }) => actors.get(id) ?? id),
      ),
    ),
  );
  for (const id of new Set((gold.arrangements ?? []).flatMap((one) => one.members_stated))) {
    add('field membersAll');
    if (members.has(id)) add('field members');
    else mistakes.push({ kind: 'member lost', words: id });
  }
  const spans = reading.arrangements.flatMap((one) =>
    [one.decision_rule, one.trigger, ...one.preconditions, ...one.exclusions, ...one.commitments].filter(
      (span) => span !== null,
    ),
  );
  add('fieldsWithoutEvidence', spans.filter(({ start, end, text }) => reading.text.slice(start, end) !== text).length);
  return { counts, mistakes };
}
