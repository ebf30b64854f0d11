// The catalogue's files → precedents: arrangements with their bases filled in, each with the adversary it is looked at with.
import {
  type Arrangement,
  type LoadedArrangement,
  parseArrangement,
  parseSituations,
  resolveVariant,
  type Situation,
} from '../../arrangements/index.ts';
import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';

/** `arrangement` has every base filled in; `loaded` is the file as written. */
export interface Precedent {
  readonly loaded: LoadedArrangement;
  readonly arrangement: Arrangement;
  readonly situation?: Situation;
}

const ARRANGEMENT = /^arrangements\/[^/]+\.ya?ml$/;

/**
 * Reads a catalogue: paths inside its folder → text, `arrangements/*.yaml` and `situations.yaml`. The situation whose id
 * is that of the arrangement belongs to it. In the order of the ids. Reports what `parseArrangement` and
 * `parseSituations` report. Cost: linear in the text.
 */
export function parseCatalogue(files: ReadonlyMap<string, string>): Result<readonly Precedent[]> {
  const diagnostics: Diagnostic[] = [];
  const collect = <T>(result: Result<T>): T | undefined => {
    if (result.ok) return result.value;
    diagnostics.push(...result.diagnostics);
    return undefined;
  };
  const loaded = [...files].flatMap(([file, text]) =>
    ARRANGEMENT.test(file) ? (collect(parseArrangement(text, { file })) ?? []) : [],
  );
  const written = files.get('situations.yaml');
  const situations =
    written === undefined ? [] : (collect(parseSituations(written, { file: 'situations.yaml' })) ?? []);
  const byId = new Map(loaded.map(({ arrangement }) => [arrangement.id, arrangement]));
  const precedents = loaded.flatMap((each) => {
    const arrangement = collect(resolveVariant(each.arrangement, (id) => byId.get(id)));
    const situation = situations.find(({ id }) => id === each.arrangement.id);
    return arrangement ? [{ loaded: each, arrangement, ...(situation ? { situation } : {}) }] : [];
  });
  if (diagnostics.length > 0) return fail(...diagnostics);
  return succeed(precedents.toSorted((a, b) => (a.arrangement.id < b.arrangement.id ? -1 : 1)));
}

/** For an arrangement outside the catalogue: its addressees are the adversary, if it has any. */
export function precedentOf(loaded: LoadedArrangement, arrangement: Arrangement): Precedent {
  const adversary = Object.entries(arrangement.parties ?? {}).flatMap(([id, { roles }]) =>
    roles?.includes('addressee') ? [id] : [],
  );
  if (adversary.length === 0) return { loaded, arrangement };
  const situation = { id: arrangement.id, adversary, aligned: [], recused: adversary, ballots: {}, climates: [] };
  return { loaded, arrangement, situation };
}
