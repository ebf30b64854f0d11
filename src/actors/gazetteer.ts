import { ORGANISATION_TABLE, STATE_TABLE } from './states-data.ts';

export interface NamedActor {
  readonly id: string;
  readonly kind: 'state' | 'organisation';
  /** The usual name. */
  readonly name: string;
  /** How the words found name it. */
  readonly by: 'name' | 'seat' | 'demonym';
}

function splitNames(field: string | undefined): readonly string[] {
  return field === undefined || field === '' ? [] : field.split(',');
}

function buildNames(): ReadonlyMap<string, NamedActor> {
  const names = new Map<string, NamedActor>();
  const put = (words: readonly string[], actor: NamedActor): void => {
    for (const word of words) if (!names.has(word)) names.set(word, actor);
  };
  for (const line of STATE_TABLE.split('\n')) {
    const [id = '', all, seats, demonyms] = line.split('|');
    const titles = splitNames(all);
    const actor = { id, kind: 'state', name: titles[0] ?? id } as const;
    put(titles, { ...actor, by: 'name' });
    put(splitNames(seats), { ...actor, by: 'seat' });
    const people = splitNames(demonyms);
    put([...people, ...people.map((word) => `${word}s`)], { ...actor, by: 'demonym' });
  }
  for (const line of ORGANISATION_TABLE.split('\n')) {
    const [id = '', all] = line.split('|');
    const titles = splitNames(all);
    put(titles, { id, kind: 'organisation', name: titles[0] ?? id, by: 'name' });
  }
  return names;
}

const NAMES = buildNames();

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "['’]");

const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...NAMES.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);

export interface NameFound extends NamedActor {
  readonly start: number;
  readonly end: number;
}

/**
 * The state or organisation that one exact name, seat or demonym stands for; `undefined` when unknown. Names of UN
 * members, capitals and frequent seats of government, and common organisations; constant time.
 *
 * @example
 * namedActor('Kremlin')?.id // => 'RUS'
 * namedActor('Dutch')?.by // => 'demonym'
 */
export function namedActor(name: string): NamedActor | undefined {
  return NAMES.get(name.replaceAll('’', "'"));
}

/**
 * Every state and organisation named in a text, longest name first at each place, in text order. Offsets are UTF-16;
 * linear in the text. A name is not proof that the text means the actor ('Georgia' may be another place).
 *
 * @example
 * findNames('Paris and the U.N. Security Council').map((found) => found.id) // => ['FRA', 'UNSC']
 */
export function findNames(text: string): readonly NameFound[] {
  const found: NameFound[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const actor = namedActor(match[0]);
    if (actor !== undefined) found.push({ ...actor, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
