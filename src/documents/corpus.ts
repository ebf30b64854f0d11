// Many documents: a short record of each reading, near-duplicates among them, and the same statement in several of them
// joined with its witnesses. Records may lie anywhere; the index keeps numbers in flat arrays, so memory grows with the count
// of statements and not with the pages' text.
import type { Diagnostic } from '../basics/index.ts';
import { type CandidateTable, eachCandidate, newCandidateTable, newRowTable, type RowTable } from './candidates.ts';
import { isArticleRole } from './lines.ts';
import { containmentOf, shinglesOf } from './shingles.ts';
import type { DocumentReading, Statement } from './types.ts';

export interface CorpusStatement
  extends Pick<Statement, 'id' | 'actor' | 'on_behalf_of' | 'stance' | 'kind' | 'provision' | 'condition' | 'via'> {
  readonly speaker: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

export interface CorpusRecord {
  readonly schema: 'casus-corpus/1';
  readonly path: string;
  readonly sha256: string;
  readonly format: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly statements: readonly CorpusStatement[];
  readonly diagnostics: readonly Diagnostic[];
  /** 5-word shingles of the article's lines, as `shinglesOf` gives them. */
  readonly shingles: readonly number[];
}

const SHINGLE = 5;
/** Documents of which at least this share of the shorter one stands in the other are near-duplicates. */
const NEAR = 0.8;
const STATEMENT_SHINGLE = 2;

/** What is kept of a reading when many are read. Cost: linear. */
export function recordOf(path: string, reading: DocumentReading): CorpusRecord {
  const { lines, text, metadata } = reading;
  const article = lines.filter(({ role }) => isArticleRole(role)).map(({ start, end }) => text.slice(start, end));
  const lineAt = (offset: number): number => lines.findLast(({ start }) => start <= offset)?.line ?? 1;
  return {
    schema: 'casus-corpus/1',
    path,
    sha256: reading.sha256,
    format: metadata.format,
    title: metadata.title,
    published: metadata.published?.value ?? null,
    statements: reading.statements.map((one) => ({
      id: one.id,
      actor: one.actor,
      on_behalf_of: one.on_behalf_of,
      stance: one.stance,
      kind: one.kind,
      provision: one.provision,
      condition: one.condition,
      via: one.via,
      speaker: one.speaker.text,
      line: lineAt(one.speaker.start),
      start: one.content[0]?.start ?? one.speaker.start,
      end: one.content.at(-1)?.end ?? one.speaker.end,
      content: one.content.map((part) => part.text).join(' … '),
    })),
    diagnostics: reading.diagnostics,
    shingles: [...shinglesOf(article.join('\n'), SHINGLE)],
  };
}

/** Numbers by which candidates are found; grows with `addRecord`. */
export interface CorpusIndex {
  readonly documents: CandidateTable;
  readonly statements: CandidateTable;
  /** Word pairs of each statement, and of who said it how. */
  readonly wordings: RowTable;
  readonly voices: number[];
  /** Statement ordinal → document, and place in it. */
  readonly owners: number[];
  readonly places: number[];
  count: number;
}

export const newCorpusIndex = (): CorpusIndex => ({
  documents: newCandidateTable(),
  statements: newCandidateTable(),
  wordings: newRowTable(),
  voices: [],
  owners: [],
  places: [],
  count: 0,
});

/** One shingle in eight stands for a document, all of them for a short one. */
const sampled = (shingles: readonly number[]): readonly number[] =>
  shingles.length <= 64 ? shingles : shingles.filter((value) => value % 8 === 0);

const voiceOf = ({ actor, stance }: CorpusStatement): number => shinglesOf(`${actor} ${stance}`, 8)[0] ?? 0;

/** The whole wording and four of its runs of words, each mixed with who said it how, so that others do not meet it. */
function keysOf({ content }: CorpusStatement, voice: number): readonly number[] {
  const [whole = 0] = shinglesOf(content, 1000);
  return [whole, ...shinglesOf(content, 3).subarray(0, 4)].map((value) => (value ^ voice) >>> 0);
}

/** Adds a document; its number is its place in the order of adding. Cost: O(shingles). */
export function addRecord(index: CorpusIndex, record: CorpusRecord): number {
  const document = index.count;
  index.count += 1;
  index.documents.add(document, sampled(record.shingles));
  record.statements.forEach((statement, place) => {
    const voice = voiceOf(statement);
    index.statements.add(index.owners.length, keysOf(statement, voice));
    index.wordings.add(shinglesOf(statement.content, STATEMENT_SHINGLE));
    index.voices.push(voice);
    index.owners.push(document);
    index.places.push(place);
  });
  return document;
}

export interface DuplicateGroup {
  /** Numbers of the documents, the first added first. */
  readonly documents: readonly number[];
  /** The smallest measured containment that joined them. */
  readonly containment: number;
}

/** Sets of the numbers below `size` that grow together; each is known by its smallest member. */
interface Union {
  readonly join: (a: number, b: number) => void;
  /** Sets of more than one member, the smallest member first, as ranges of `members`. Cost: O(size). */
  readonly groups: () => { readonly members: Uint32Array; readonly ranges: readonly (readonly [number, number])[] };
}

function newUnion(size: number): Union {
  const parents = Uint32Array.from({ length: size }, (_, at) => at);
  const find = (a: number): number => {
    let root = a;
    for (let up = parents[root] ?? root; up !== root; up = parents[root] ?? root) {
      parents[root] = parents[up] ?? up;
      root = up;
    }
    return root;
  };
  return {
    join: (a, b) => {
      const [one, other] = [find(a), find(b)];
      parents[Math.max(one, other)] = Math.min(one, other);
    },
    groups: () => {
      const sizes = new Uint32Array(size);
      for (let at = 0; at < size; at += 1) sizes[find(at)] = (sizes[find(at)] ?? 0) + 1;
      const ranges: [number, number][] = [];
      const ends = new Uint32Array(size);
      let used = 0;
      for (let root = 0; root < size; root += 1) {
        const count = sizes[root] ?? 0;
        if (count < 2) continue;
        ranges.push([used, used + count]);
        ends[root] = used;
        used += count;
      }
      const members = new Uint32Array(used);
      for (let at = 0; at < size; at += 1) {
        const root = find(at);
        if ((sizes[root] ?? 0) < 2) continue;
        members[ends[root] ?? 0] = at;
        ends[root] = (ends[root] ?? 0) + 1;
      }
      return { members, ranges };
    },
  };
}

/**
 * Documents that are nearly the same: candidates share sampled shingles, each candidate pair is then measured on all of
 * them. `fetch` gives the record of a number and is called about twice per candidate pair, neighbours together.
 */
export function findNearDuplicates(
  index: CorpusIndex,
  fetch: (document: number) => CorpusRecord,
): readonly DuplicateGroup[] {
  const union = newUnion(index.count);
  const measured = new Map<number, number>();
  for (const [a, b] of eachCandidate(index.documents, 0.4)) {
    const containment = containmentOf(Uint32Array.from(fetch(a).shingles), Uint32Array.from(fetch(b).shingles));
    if (containment < NEAR) continue;
    union.join(a, b);
    for (const one of [a, b]) measured.set(one, Math.min(measured.get(one) ?? 1, containment));
  }
  const { members, ranges } = union.groups();
  return ranges.map(([from, to]) => {
    const documents = [...members.subarray(from, to)];
    return { documents, containment: Math.min(...documents.map((one) => measured.get(one) ?? 1)) };
  });
}

export interface Witness {
  readonly document: number;
  readonly path: string;
  readonly statement: CorpusStatement;
}

/** One statement with everybody who reports it, in at least two documents. */
export interface JoinedStatement {
  readonly actor: string;
  readonly stance: Statement['stance'];
  readonly witnesses: readonly Witness[];
}

/** 0.8 of the shorter wording's word pairs stand in the longer one, which is at most twice as long. */
function isSameWording(a: Uint32Array, b: Uint32Array): boolean {
  return Math.max(a.length, b.length) <= 2 * Math.min(a.length, b.length) && containmentOf(a, b) >= NEAR;
}

/** What is joined, in numbers; who said it where is fetched when it is asked for, so that not all of it is in memory. */
export interface JoinedStatements {
  readonly count: number;
  /** The most witnessed first. Calls `fetch` once per witness. */
  readonly each: () => Generator<JoinedStatement>;
}

/**
 * Statements that several documents report: same actor, same stance, and 0.8 of the shorter wording's word pairs in the
 * longer one. Each document keeps its own wording. Cost: O(statements log statements), in flat arrays.
 */
export function joinStatements(index: CorpusIndex, fetch: (document: number) => CorpusRecord): JoinedStatements {
  const { owners, places, voices, wordings } = index;
  const union = newUnion(owners.length);
  for (const [a, b] of eachCandidate(index.statements, 0)) {
    if (owners[a] === owners[b] || voices[a] !== voices[b]) continue;
    if (isSameWording(wordings.row(a), wordings.row(b))) union.join(a, b);
  }
  const { members, ranges } = union.groups();
  const witnessOf = (ordinal: number): Witness | null => {
    const document = owners[ordinal] ?? 0;
    const { path, statements } = fetch(document);
    const statement = statements[places[ordinal] ?? 0];
    return statement === undefined ? null : { document, path, statement };
  };
  const byWitnesses = ranges.toSorted(([a, b], [c, d]) => d - c - (b - a));
  return {
    count: ranges.length,
    *each() {
      for (const [from, to] of byWitnesses) {
        const witnesses = [...members.subarray(from, to)].map(witnessOf).filter((each) => each !== null);
        const first = witnesses[0]?.statement;
        yield { actor: first?.actor ?? '', stance: first?.stance ?? 'claims', witnesses };
      }
    },
  };
}
