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

const placed = (text: string): readonly (readonly [string | null, readonly string[], readonly string[]])[] => {
  const reading = mustRead(text);
  return reading.brackets.map(({ place, options, reservations }) => [
    place,
    options.map((option) => option.text),
    reservations
      .map((id) => reading.statements.find((one) => one.id === id))
      .map((one) => `${[one?.actor, ...(one?.with ?? [])].join('+')} ${one?.stance}`),
  ]);
};

describe('the build of other drafts', () => {
  it('is read from decimal numbers, with numbered notes at the end and a marking at the head', () => {
    const text =
      'RESTRICTED                          WP.7/Rev.2\nTreaty on the Lake\n\n1. PARTIES\n1.1 The Parties are Marvia, Kestrel [and Tessia]1.\n2. DECISIONS\n2.1 The Council takes its decisions [by a two-thirds majority] [by consensus].2\n2.1.1 It meets in Port Anselm.\n____________\n1 Kestrel reserves its position. Proposed by Marvia.\n2 Tessia insists on consensus.\n';
    expect(placed(text)).toEqual([
      ['1.1', ['and Tessia'], ['KESTREL doubts', 'MARVIA demands']],
      ['2.1', ['by a two-thirds majority', 'by consensus'], ['TESSIA demands']],
    ]);
    expect(mustRead(text).metadata.title).toBe('Treaty on the Lake');
  });
  it('is read from Roman numbers and letters, with labelled options and remarks in brackets', () => {
    const text =
      'Draft Agreement on the Corridor\n\nArticle I\nGuarantors\n(1) The guarantors shall be:\n(a) the Kingdom of Halvard;\n(b) Brennia;\n(c) [the Republic of Corvia] [Corvia: retain; Halvard: delete].\n\nArticle II\n(1) They decide [Option 1: unanimously] [Option 2: by a majority of their number].\n(2) It [shall/should] be done at once. [Reserved by Brennia]\n';
    expect(placed(text)).toEqual([
      ['Article I, paragraph 1 (c)', ['the Republic of Corvia'], ['CORVIA supports', 'HALVARD rejects']],
      ['Article II, paragraph 1', ['unanimously', 'by a majority of their number'], []],
      ['Article II, paragraph 2', ['shall', 'should'], ['BRENNIA doubts']],
    ]);
    const [one] = mustRead(text).arrangements;
    expect(one?.members_stated.map((span) => span.text)).toEqual(['Halvard', 'Brennia']);
    expect(one?.members_bracketed.map((span) => span.text)).toEqual(['Corvia']);
  });
  it('is read without any numbers, with the parties of the preamble', () => {
    const reading = mustRead(
      'MEMORANDUM OF UNDERSTANDING ON A ZONE\n\nThe Government of Ardenia and the Government of Bolmar, hereinafter "the Sides", have agreed as follows.\n\nEach Side shall withdraw its heavy weapons not later than the tenth day after signature.\n\n[The Sides agree to an observer mission.]\n\nArdenia reserves its position on the paragraph in square brackets.\n',
    );
    expect(reading.brackets[0]).toMatchObject({ place: null, reservations: ['s01'] });
    expect(reading.arrangements[0]?.members_stated.map(({ text }) => text)).toEqual(['Ardenia', 'Bolmar']);
    expect(reading.provisions.map(({ kind }) => kind)).not.toContain('duration');
  });
  it('is no build of a news page that speaks of articles and pacts', () => {
    const reading = mustRead(
      'Gulf ministers weigh a rival escort pact\nMUSCAT, 11 March 2026 - Foreign ministers discussed a pact that would oblige members to help.\n\n1. Kuwait said it will not sign. The pact will fail.\n2. Oman wants a vote.\n3. Qatar will wait.\n',
    );
    expect(reading.provisions.every(({ place }) => place === null)).toBe(true);
    expect(reading.statements.some(({ actor }) => actor === 'KWT')).toBe(true);
  });
});

describe('the file drafted from a treaty', () => {
  const draftOf = (text: string): Readonly<Record<string, unknown>> | undefined =>
    draftArrangement(mustRead(text))?.arrangement;
  const head =
    'Charter of the Southern League\n\nArticle One\nThe League is composed of Arveno, Basteria and Lumera.\n\n';
  it('has who wants which option', () => {
    const drafted = draftOf(
      `${head}Article Two\nThe Assembly decides [by unanimity] [by a two-thirds majority].(a)\n\n(a) Basteria insists on unanimity.\n`,
    );
    expect(drafted).toMatchObject({
      id: 'charter-of-the-southern-league',
      procedures: {
        decide: {
          stages: [
            {
              rule: {
                disputed: {
                  'option-1': { by: ['BASTERIA'], value: 'all of members for' },
                  'option-2': { value: 'at least 2/3 of members for' },
                },
              },
            },
          ],
        },
      },
    });
  });
  it('has quorum, fallback and silence procedure as procedures', () => {
    const drafted = draftOf(
      `${head}Article Two\nThe Assembly is quorate when two members are present. It decides by consensus. Where consensus cannot be reached within fifteen days, it decides by a majority of four fifths of the members present and voting.\n\nArticle Three\nA proposal shall be considered approved unless a member breaks silence before the end of the seventh day.\n`,
    );
    expect(drafted).toMatchObject({
      procedures: {
        decide: {
          quorum: 'at least 2 of members present',
          stages: [{ rule: 'none of members against', onRejected: { go: 'fallback' } }],
        },
        fallback: { stages: [{ rule: 'at least 4/5 of voting in members for' }] },
        silence: { stages: [{ rule: 'none of members against', within: '7d', silence: 'for' }] },
      },
    });
  });
  it('takes no deadline for meeting, no term of a measure and no calendar year for what they are not', () => {
    const drafted = draftOf(
      `${head}Article Two\nThe Council shall be convened within three days. It acts by unanimous vote. Any measure lapses after twelve months.\n\nArticle Three\nAny Party may leave this Charter at the end of a calendar year, provided that it has informed the others nine months beforehand.\n`,
    );
    expect(drafted).toMatchObject({
      procedures: { decide: { stages: [{ within: 'unspecified' }] } },
      exit: { notice: { value: '9mo' } },
    });
    expect(Object.keys((drafted?.['exit'] ?? {}) as object)).not.toContain('duration');
  });
});
