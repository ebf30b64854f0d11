import { ORGANISATION_ROWS, STATE_ROWS } from './names-data.ts';

export interface NamedActor {
  readonly id: string;
  readonly kind: 'state' | 'organisation' | 'body' | 'office' | 'medium';
  /** The usual name. */
  readonly name: string;
  /** How the words found name it. */
  readonly by: 'name' | 'seat' | 'demonym';
}

const splitNames = (field = ''): readonly string[] => (field === '' ? [] : field.split(';'));

const asKind = (word: string | undefined): NamedActor['kind'] =>
  word === 'body' || word === 'office' || word === 'medium' ? word : 'organisation';

function buildNames(): ReadonlyMap<string, NamedActor> {
  const names = new Map<string, NamedActor>();
  const put = (words: readonly string[], actor: NamedActor): void => {
    for (const word of words) if (!names.has(word)) names.set(word, actor);
  };
  // Organisations first: 'Brussels' is the European Union.
  for (const line of ORGANISATION_ROWS.split('\n')) {
    const [id = '', kind, all] = line.split(',');
    const titles = splitNames(all);
    put(titles, { id, kind: asKind(kind), name: titles[0] ?? id, by: 'name' });
  }
  for (const line of STATE_ROWS.split('\n')) {
    const [id = '', all, seats, demonyms] = line.split(',');
    const titles = splitNames(all);
    const actor = { id, kind: 'state', name: titles[0] ?? id } as const;
    put(titles, { ...actor, by: 'name' });
    put(splitNames(seats), { ...actor, by: 'seat' });
    const people = splitNames(demonyms);
    put([...people, ...people.map((word) => `${word}s`)], { ...actor, by: 'demonym' });
  }
  // A few seats are written in capitals in datelines; whole names in capitals read the same.
  const loud = new Map(
    [...names].filter(([word]) => word.length > 4).map(([word, actor]) => [word.toUpperCase(), actor]),
  );
  return new Map([...loud, ...names]);
}

const NAMES = buildNames();

/** Names by their first word, longest first: one look-up per capitalised word of a text. */
function indexByFirstWord(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const name of NAMES.keys()) {
    const first = /^[\p{L}\p{N}]+/u.exec(name)?.[0] ?? name;
    index.set(first, [...(index.get(first) ?? []), name]);
  }
  for (const names of index.values()) names.sort((a, b) => b.length - a.length);
  return index;
}

const BY_FIRST_WORD = indexByFirstWord();
const WORD = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+/gu;

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
  const plain = text.replaceAll('’', "'");
  const found: NameFound[] = [];
  let reach = 0;
  for (const match of plain.matchAll(WORD)) {
    const start = match.index;
    if (start < reach) continue;
    const name = BY_FIRST_WORD.get(match[0])?.find(
      (one) =>
        plain.startsWith(one, start) && !/^[\p{L}\p{N}]/u.test(plain.slice(start + one.length, start + one.length + 2)),
    );
    const actor = name === undefined ? undefined : NAMES.get(name);
    if (name === undefined || actor === undefined) continue;
    reach = start + name.length;
    found.push({ ...actor, start, end: reach });
  }
  return found;
}
