import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, parseArrangement } from '../../src/arrangements/index.ts';
import { type DocumentReading, readDocument } from '../../src/documents/index.ts';
import { draftArrangement } from '../../src/report/index.ts';

function mustRead(input: string | Uint8Array): DocumentReading {
  const read = readDocument(input);
  if (!read.ok) throw new Error(read.diagnostics[0]?.message ?? '');
  return read.value;
}
const gold = (name: string): DocumentReading =>
  mustRead(readFileSync(join(import.meta.dirname, 'gold', `${name}.txt`)));

describe('a treaty draft', () => {
  const reading = gold('treaty-draft');
  it('has its bracketed wording as alternatives or as disputed words, each with its place', () => {
    expect(reading.brackets.map(({ place, state, note }) => [place, state, note])).toEqual([
      ['Article 1, paragraph 1', 'disputed', 'a'],
      ['Article 2', 'disputed', 'b'],
      ['Article 3, paragraph 1', 'oneOf', null],
      ['Article 3, paragraph 2', 'oneOf', 'c'],
    ]);
    expect(reading.brackets[2]?.options.map(({ text }) => text)).toEqual(['72 hours', 'seven days']);
  });
  it('has each lettered reservation bound to its bracket', () => {
    const holders = reading.brackets.map(({ reservations }) =>
      reservations
        .map((id) => reading.statements.find((one) => one.id === id))
        .map((one) => `${one?.actor} ${one?.stance}`),
    );
    expect(holders).toEqual([
      ['NORLAND opposes', 'OSTROVA demands'],
      ['VELMARK demands', 'SUDRIA doubts'],
      [],
      ['OSTROVA demands', 'ESTAMAR rejects', 'NORLAND accepts'],
    ]);
  });
  it('keeps bracketed members apart from those agreed', () => {
    const [one] = reading.arrangements;
    expect(one?.members_stated.map(({ text }) => text)).toEqual(['Norland', 'Sudria', 'Velmark']);
    expect(one?.members_bracketed.map(({ text }) => text)).toEqual(['Ostrova']);
  });
  it('links a reservation to the paragraph it cites', () => {
    const cited = reading.statements.find(({ condition }) => condition?.includes('paragraph 3') === true);
    expect(reading.provisions.find(({ id }) => id === cited?.provision)).toMatchObject({
      rule: 'silence',
      place: 'Article 3, paragraph 3',
    });
  });
  it('has nested and unclosed brackets read without harm', () => {
    const odd = mustRead(
      'Draft treaty between two invented powers\n\nArticle 1. Parties\n1. The parties are Norland [and [Sudria] Velmark.\n\nArticle 2. Vote\n1. They decide [by consensus [, after a pause,]] [by a majority].(a)\n\n(a) Norland opposes a majority.\n',
    );
    expect(odd.brackets.map(({ options }) => options.map(({ text }) => text))).toEqual([
      ['Sudria'],
      ['by consensus [, after a pause,]', 'by a majority'],
      ['after a pause'],
    ]);
    expect(odd.brackets[1]?.reservations.length).toBe(1);
  });
});

describe('a drafted arrangement', () => {
  it.each(['treaty-draft', 'snapback-2015', 'locarno-1925', 'washington-1949', 'sanctions-split', 'ceasefire-live'])(
    'of %s is an arrangement file without errors, and every citation is the place of words in the text',
    (name) => {
      const reading = gold(name);
      for (const { id } of reading.arrangements) {
        const drafted = draftArrangement(reading, id);
        const parsed = parseArrangement(drafted?.yaml ?? '', { file: `${name}.yaml` });
        expect(parsed.ok ? [] : parsed.diagnostics).toEqual([]);
        if (!parsed.ok) continue;
        const places = [...(drafted?.yaml ?? '').matchAll(/page(?:#[\w.]+)?@(\d+)-(\d+)/g)].map((match) => [
          Number(match[1]),
          Number(match[2]),
        ]);
        for (const [start = 0, end = 0] of places)
          expect(reading.text.slice(start, end).trim().length).toBe(end - start);
        expect(check(parsed.value, {}).filter(({ tier }) => tier === 'error')).toEqual([]);
      }
    },
  );
  it('leaves out what the document does not say', () => {
    const reading = mustRead(
      'A title of some plain words\n\nThe treaty enters into force once all parties have ratified it.\n',
    );
    const drafted = draftArrangement(reading);
    expect(Object.keys(drafted?.arrangement ?? {})).toEqual([
      'casus',
      'id',
      'title',
      'status',
      'sources',
      'groups',
      'exit',
    ]);
    expect(drafted?.arrangement).toMatchObject({ groups: { members: { members: 'unspecified' } } });
  });
  it('has the notice of who leaves as a notice, not as how long it lasts', () => {
    const reading = mustRead(
      'A title of some plain words\n\nUnder the treaty decisions need four of six votes. Any party may leave with two years’ notice.\n',
    );
    expect(draftArrangement(reading)?.arrangement).toMatchObject({ exit: { notice: { value: '2y' } } });
    expect(draftArrangement(reading)?.yaml).not.toContain('duration');
  });
});
