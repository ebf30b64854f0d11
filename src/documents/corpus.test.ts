import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachCandidate, newCandidateTable } from './candidates.ts';
import {
  addRecord,
  type CorpusRecord,
  findNearDuplicates,
  joinStatements,
  newCorpusIndex,
  recordOf,
} from './corpus.ts';
import { readDocument } from './read-document.ts';
import { containmentOf, shinglesOf } from './shingles.ts';

function record(path: string, text: string): CorpusRecord {
  const read = readDocument(text, { name: path });
  if (!read.ok) throw new Error('read');
  return recordOf(path, read.value);
}

const FILLER =
  'The talks went on through the night in the old customs house by the river, where the windows had been papered over and the heating did not work. Nobody was seen to leave before the morning, and the drivers slept in their cars.';
const SAID = 'The Polish government rejected any guarantee that excludes Warsaw from the vote on help.';
const WIRE = record('wire.txt', `Warsaw rejects the plan of the powers\n\n${SAID} ${FILLER}`);
const EDITED = record(
  'edited.txt',
  `Night of talks ends without a deal\n\nLate on Monday it ended. ${SAID} ${FILLER} More is expected soon, said nobody.`,
);
const OTHER = record(
  'other.txt',
  'A page about something else\n\nThe French government rejected any cut in the number of fishing licences for the bay.',
);
const REWORDED = record(
  'reworded.txt',
  'Column of the week on quite another topic\n\nIt was a long week in the house. The Polish government rejected any guarantee that excludes Warsaw from the vote.',
);

function corpus(...records: readonly CorpusRecord[]) {
  const index = newCorpusIndex();
  for (const each of records) addRecord(index, each);
  const fetch = (number: number): CorpusRecord => {
    const found = records[number];
    if (found === undefined) throw new Error('no such document');
    return found;
  };
  return { duplicates: findNearDuplicates(index, fetch), joined: [...joinStatements(index, fetch).each()] };
}

describe('many documents', () => {
  it('have near-duplicates where most of the shorter stands in the longer, and nowhere else', () => {
    const { duplicates } = corpus(OTHER, WIRE, REWORDED, EDITED);
    expect(duplicates.map(({ documents }) => documents)).toEqual([[1, 3]]);
    expect(duplicates[0]?.containment).toBeGreaterThan(0.8);
  });

  it('have a statement once, with every document that reports it in its own words', () => {
    const { joined } = corpus(OTHER, WIRE, REWORDED, EDITED);
    expect(joined).toHaveLength(1);
    expect([joined[0]?.actor.slice(0, 3), joined[0]?.stance]).toEqual(['POL', 'rejects']);
    expect(joined[0]?.witnesses.map(({ path }) => path)).toEqual(['wire.txt', 'reworded.txt', 'edited.txt']);
    expect(joined[0]?.witnesses[1]?.statement.content).toBe('any guarantee that excludes Warsaw from the vote');
  });

  it('keep apart what two actors said in the same words', () => {
    const french = record(
      'french.txt',
      'A page on the vote\n\nThe French government rejected any guarantee that excludes Warsaw from the vote on help.',
    );
    expect(corpus(WIRE, french).joined).toEqual([]);
  });

  it('find six hundred copies of one page as one group', () => {
    const copies = Array.from({ length: 600 }, (_, k) => ({ ...WIRE, path: `${k}.txt` }));
    const { duplicates, joined } = corpus(...copies);
    expect(duplicates).toHaveLength(1);
    expect(duplicates[0]?.documents).toHaveLength(600);
    expect(joined[0]?.witnesses).toHaveLength(600);
  });
});

describe('containment', () => {
  it('is the share of the smaller set of word runs (property, against sets of strings)', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    const words = fc.array(word, { maxLength: 30 });
    const naive = (text: readonly string[]): Set<string> => {
      const runs = Math.max(text.length === 0 ? 0 : 1, text.length - 4);
      return new Set(Array.from({ length: runs }, (_, at) => text.slice(at, at + 5).join(' ')));
    };
    fc.assert(
      fc.property(words, words, (left, right) => {
        const [a, b] = [naive(left), naive(right)];
        const common = [...a].filter((run) => b.has(run)).length;
        const smaller = Math.min(a.size, b.size);
        const measured = containmentOf(shinglesOf(left.join(', '), 5), shinglesOf(right.join('\n'), 5));
        expect(measured).toBe(smaller === 0 ? 0 : common / smaller);
      }),
    );
  });

  it('candidates that share a value only between them are never missed (property)', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(0xffff_ffff), { minLength: 3, maxLength: 20 }),
        fc.nat(50),
        fc.nat(50),
        (values, a, b) => {
          fc.pre(a !== b);
          const table = newCandidateTable();
          table.add(a, values);
          table.add(b, values.slice(1));
          expect([...eachCandidate(table, 0.9)]).toEqual([[Math.min(a, b), Math.max(a, b)]]);
        },
      ),
    );
  });
});
