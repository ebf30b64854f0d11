import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConfirmedStatement, STANCES } from '../schema.ts';
import { parseCsv, printCsv } from './csv.ts';
import { parseDnaCsv, placeDnaRows, printDnaCsv } from './dna.ts';
import { printStatementsCsv } from './table.ts';
import { webAnnotationsOf } from './web-annotation.ts';

const TEXT = 'Łódź 🕊 said: "no veto, ever"; and then: peace. It said: peace.';
const said = (id: string, words: string, more: Partial<ConfirmedStatement> = {}): ConfirmedStatement => {
  const start = TEXT.indexOf(words);
  return {
    id,
    document: 'page',
    speaker: 'Łódź',
    actor: 'POL',
    kind: 'reported',
    stance: 'rejects',
    span: { start, end: start + words.length },
    text: words,
    ...more,
  };
};
const VETO = said('s1', '"no veto, ever"', {
  provision: 'veto',
  condition: 'if',
  confirmedBy: 'anna',
  date: '2025-08-20',
});

function rowsOf(text: string) {
  const rows = parseDnaCsv(text);
  if (!rows.ok) throw new Error(JSON.stringify(rows.diagnostics));
  return rows.value;
}

describe('tables', () => {
  it('read back as they were written (property)', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '=', 'ж') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
        const table = [['one', 'two', 'three'], ...rows];
        const kept = table.filter((row) => row.length > 1);
        expect(parseCsv(printCsv(table))).toEqual(kept);
      }),
    );
  });

  it('give a spreadsheet no formula to run', () => {
    const [, row = []] = parseCsv(printStatementsCsv([said('s1', 'peace', { note: '=HYPERLINK("http://x")' })]));
    expect(row.at(-1)).toBe('\'=HYPERLINK("http://x")');
  });
});

describe("Discourse Network Analyzer's statements", () => {
  it('go out with yes and no, and come back with stance, range and words', () => {
    const csv = printDnaCsv([VETO], { page: { title: 'A page' } });
    expect(csv.split('\r\n')[0]).toMatch(
      /^statement ID;time;document ID;document title;author;source;section;type;text;person;organization;concept;agreement;/,
    );
    const [row] = rowsOf(csv);
    expect(row).toMatchObject({
      id: 's1',
      document: 'page',
      title: 'A page',
      time: '2025-08-20 00:00:00',
      coder: 'anna',
    });
    const { placed, dropped } = placeDnaRows(rowsOf(csv), TEXT);
    expect(dropped).toEqual([]);
    expect(placed[0]?.fields).toMatchObject({
      stance: 'rejects',
      actor: 'POL',
      provision: 'veto',
      condition: 'if',
      spans: [VETO.span],
    });
  });

  it('lose no stance on the way out and back (property)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STANCES), (stance) => {
        expect(rowsOf(printDnaCsv([{ ...VETO, stance }]))[0]?.fields.stance).toBe(stance);
      }),
    );
  });

  it('are read from older tables, divided by semicolons, with yes and no only', () => {
    const old =
      'ID;time;docId;docTitle;person;organization;concept;agreement;text\n7;2011-05-04 00:00:00;12;Old;"Doe; Jane";EPA;veto;0;"no veto, ever"\n8;;12;Old;Roe;;troops;1;peace\n';
    const rows = rowsOf(old);
    expect(rows.map(({ id, document, fields }) => [id, document, fields.speaker, fields.stance])).toEqual([
      ['7', '12', 'Doe; Jane', 'opposes'],
      ['8', '12', 'Roe', 'supports'],
    ]);
  });

  it('are found where DNA wrote other marks for semicolons and quotation marks', () => {
    const table =
      '"statement ID";"time";"document ID";"document title";"author";"source";"section";"type";"text";"person";"organization";"concept";"agreement"\n' +
      `4;2025-08-20 00:00:00;12;"A page";"";"A paper";"";"";"said: 'no veto, ever', and then: peace";"Roe";"EPA";"veto";1`;
    const { placed, dropped } = placeDnaRows(rowsOf(table), TEXT);
    expect(dropped).toEqual([]);
    const [span = { start: 0, end: 0 }] = placed[0]?.fields.spans ?? [];
    expect(TEXT.slice(span.start, span.end)).toBe('said: "no veto, ever"; and then: peace');
    expect(placed[0]).toMatchObject({
      row: { id: '4', title: 'A page' },
      fields: { actor: 'EPA', stance: 'supports' },
    });
  });

  it('are dropped and counted where their words stand nowhere, or twice', () => {
    const rows = rowsOf('person,agreement,text\nA,1,peace\nB,1,war\nC,1,"no veto, ever"\n');
    const { placed, dropped, diagnostics } = placeDnaRows(rows, TEXT);
    expect(placed.map(({ row }) => row.fields.speaker)).toEqual(['C']);
    expect(dropped.map(({ fields }) => fields.speaker)).toEqual(['A', 'B']);
    expect(diagnostics).toMatchObject([{ code: 'C108', message: expect.stringContaining('2 of 3 rows') }]);
  });

  it('need a column for who speaks', () => {
    expect(parseDnaCsv('a,b\n1,2\n')).toMatchObject({ ok: false, diagnostics: [{ code: 'C107' }] });
  });
});

describe('web annotations', () => {
  it('name the place in code points and by its words, and what was found there', () => {
    const page = webAnnotationsOf([VETO], { source: 'https://example.org/page', text: TEXT }) as {
      items: {
        target: { selector: [{ start: number; end: number }, { exact: string; prefix: string }] };
        body: unknown[];
      }[];
    };
    expect(page).toMatchObject({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage' });
    const [position, quote] = page.items[0]?.target.selector ?? [];
    expect(Array.from(TEXT).slice(position?.start, position?.end).join('')).toBe(VETO.text);
    expect(quote).toMatchObject({ exact: VETO.text, prefix: 'Łódź 🕊 said: ' });
    expect(page.items[0]?.body).toContainEqual(expect.objectContaining({ purpose: 'classifying', value: 'rejects' }));
  });

  it('count every character once, whatever the script (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.nat(40), (text, at) => {
        const start = Math.min(at, text.length - 1);
        fc.pre((text.charCodeAt(start) & 0xfc00) !== 0xdc00);
        const one = { ...VETO, span: { start, end: text.length }, text: text.slice(start) };
        const page = JSON.stringify(webAnnotationsOf([one], { source: 'x', text }));
        expect(page).toContain(`"start":${Array.from(text.slice(0, start)).length},"end":${Array.from(text).length}`);
      }),
    );
  });
});
