// The example dossier, from its files to the brief that a stranger reads.
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArrangement } from '../src/arrangements/index.ts';
import { openDossier } from '../src/cli/load-dossier.ts';
import { readDocument } from '../src/documents/index.ts';
import { compareArrangements } from '../src/procedures/index.ts';
import {
  assembleArrangementBrief,
  assembleBrief,
  assembleDocumentBrief,
  assembleNegotiation,
  assemblePaper,
  type Brief,
  fileStem,
  NO_ANNEX,
  renderBriefHtml,
  renderBriefMarkdown,
  renderBriefText,
} from '../src/report/index.ts';

const opened = openDossier(resolve(import.meta.dirname, '..', 'examples', 'ukraine-2025'));
if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
const dossier = opened.value;
const brief = assembleBrief(dossier);
const rows = brief.activation[0]?.rows ?? [];
const row = (id: string) => rows.find(({ arrangement }) => arrangement === id);
const arrangementOf = (id: string) => {
  const found = dossier.arrangements.find(({ arrangement }) => arrangement.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('the brief of the example', () => {
  it('marks the adversary where it can block alone, and only there', () => {
    expect(row('istanbul-2022-russian')?.whoCanBlock).toEqual({ text: 'any of 11, Russia among them', tone: 'danger' });
    expect(row('istanbul-2022-communique')?.whoCanBlock).toEqual({ text: 'nobody (each decides)', tone: 'ok' });
    expect(rows.filter(({ whoCanBlock }) => whoCanBlock.tone === 'danger')).toHaveLength(1);
    expect(row('western-framework-2025')?.whoCanBlock.text).toContain('waits for a ceasefire or peace agreement');
  });

  it('keeps an unspecified rule at bounds from never to always', () => {
    expect(row('equal-participation-2025')?.activation).toMatchObject({ min: 0, max: 1, tone: 'open' });
    expect(row('western-framework-2025')?.activation).toMatchObject({ min: 0, max: 1, tone: 'open' });
  });

  it('gives the bounds that multiplying the assumptions by hand gives', () => {
    const each = { GB: 0.95, FR: 0.95, DE: 0.95, CA: 0.95, IT: 0.95, PL: 0.95, RU: 0.02 };
    const sure = Object.values(each).reduce((product, chance) => product * chance, 1);
    const most = sure * 0.95 * 0.95 * 0.95 * 0.3;
    expect(row('istanbul-2022-russian')?.activation.max).toBeCloseTo(most, 12);
    expect(row('istanbul-2022-russian')?.activation.min).toBe(0);
    const nobody = 0.05 ** 6 * (1 - 0.6) * (1 - 0.7) * (1 - 0.5) * 0.98;
    expect(row('istanbul-2022-communique')?.activation.min).toBeCloseTo(1 - nobody, 12);
  });

  it('names the ballot on which the two Istanbul texts part', () => {
    expect(brief.differences).toHaveLength(1);
    expect(brief.differences[0]?.ballot).toBe(
      'Russia against, the other 10 for: acts only under the Istanbul text of 29 March',
    );
    expect(brief.differences[0]?.seats?.filter(({ blocks }) => blocks)).toHaveLength(11);
  });

  it('quotes words that stand in the document, at the line it says', () => {
    const lines = dossier.documents[0]?.text.split('\n') ?? [];
    expect(brief.positions.length).toBeGreaterThan(8);
    for (const { quote, place } of brief.positions) {
      const line = Number(/line (\d+)/.exec(place)?.[1]);
      expect(lines[line - 1]).toContain(quote);
    }
  });

  it('fits a terminal: well under eighty lines, no colour unless asked, none wider than the columns given', () => {
    for (const [columns, most] of [
      [100, 68],
      [80, 75],
    ] as const) {
      const text = renderBriefText(brief, { colour: false, columns });
      const lines = text.trimEnd().split('\n');
      expect(lines.length).toBeLessThanOrEqual(most);
      expect(text).not.toContain('\u001b');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    }
    expect(renderBriefText(brief, { colour: true, columns: 100 })).toContain('\u001b[');
  });

  it('says the same in Markdown and on the page', () => {
    const [markdown, html] = [renderBriefMarkdown(brief), renderBriefHtml(brief)];
    for (const words of ['any of 11, Russia among them', 'Western governments', 'nobody (each decides)']) {
      expect(markdown).toContain(words);
      expect(html).toContain(words);
    }
    expect(html).not.toMatch(/<script|\son\w+=|https?:\/\/(?!www\.w3\.org)/);
  });
});

describe('why there is no deal in the example', () => {
  const talks = assembleNegotiation(dossier);
  if (talks === undefined) throw new Error('nothing to negotiate');
  const demands = new Map(talks.brief.demands.map((demand) => [demand.id, demand]));

  it('finds three demands that cannot all hold though any two of them can, each with words from the page', () => {
    const conflicts = talks.brief.conflicts.map((conflict) => conflict.demands);
    const story = ['RU.decision.unanimity', 'RU.seats.russia-equal', 'UA.no-key'];
    expect(conflicts).toContainEqual(story);
    for (const pair of [story.slice(0, 2), story.slice(1), [story[0], story[2]]])
      expect(conflicts).not.toContainEqual(pair);
    const page = dossier.documents[0]?.text ?? '';
    for (const id of conflicts.flat()) expect(page).toContain(demands.get(id)?.quote ?? 'no words');
  });

  it('names the cheapest concessions by party', () => {
    const [first, second] = talks.brief.concessions;
    expect(first?.by.map(({ party, demands: ids }) => [party, ids])).toEqual([
      ['Russia', ['RU.decision.unanimity']],
      ['Western governments', ['WEST.seats.not-russia-equal']],
    ]);
    expect([first?.weight, second?.weight]).toEqual([37, 38]);
    const russia = talks.brief.byParty.find(({ party }) => party === 'Russia');
    expect(russia?.alone).toEqual({ demands: ['RU.decision.unanimity', 'RU.seats.russia-equal'], weight: 38 });
  });

  it('has on the frontier designs that stay usable when Russia objects: recusal with a deadline, reversed default, each decides', () => {
    const usable = talks.answer.packages.filter(({ facts }) => facts?.adversaryBlocks === 'no');
    const decisions = new Set(
      usable.flatMap(({ choices, alike }) => [choices['decision'], ...alike.map((other) => other['decision'])]),
    );
    expect(usable.length).toBeGreaterThanOrEqual(3);
    for (const wanted of ['recusal-with-default', 'reversed-default', 'each-decides'])
      expect(decisions).toContain(wanted);
    for (const { givenUp, facts } of usable.slice(0, 3)) {
      expect(givenUp.length).toBeGreaterThan(0);
      expect(facts?.blockers.always).not.toContain('RU');
    }
    const veto = talks.answer.packages.find(
      ({ choices }) => choices['seats'] === 'russia-equal' && choices['decision'] === 'unanimity',
    );
    expect(veto?.facts?.adversaryBlocks).toBe('yes');
    expect(veto?.givenUp).toContain('UA.no-key');
  });

  it('tells it as the third answer in text, Markdown and on the page', () => {
    const all = [
      renderBriefText(brief, { colour: false, columns: 100 }),
      renderBriefMarkdown(brief),
      renderBriefHtml(brief),
    ];
    for (const text of all) {
      const plain = text.replaceAll('\\', '').replace(/\s+/g, ' ');
      expect(plain).toContain('A, B and C cannot all hold');
      expect(plain).toContain('usable when Russia objects');
      expect(plain).toContain('it would have handed the attacker a');
      expect(plain).toContain('Western governments give up F');
    }
  });
});

describe('one arrangement alone', () => {
  it('is briefed with its addressee as adversary and every ballot free', () => {
    const alone = assembleArrangementBrief(arrangementOf('istanbul-2022-russian'));
    expect(alone.headline).toContain('Russia alone could stop activation');
    expect(alone.activation[0]?.rows[0]?.activation).toMatchObject({ min: 0, max: 1 });
    expect(alone.notes.join(' ')).toContain('The guarantors decide if every one of the guarantors votes for');
    expect(alone.headline).toMatch(/^Under this arrangement, Russia alone/);
    expect(alone.facts[0]).toBe('draft');
    expect(alone.notes[0]).toBe('What the text says:');
    expect(alone.notes.some((note) => /^Left open: .*the deadline of /.test(note))).toBe(true);
  });

  it('numbers the answers that a file has without gaps, wherever they are read', () => {
    const one = assembleArrangementBrief(arrangementOf('istanbul-2022-russian'));
    const page = readDocument('Russia demands that all guarantors agree.\n', { name: 'page.txt' });
    if (!page.ok) throw new Error(page.diagnostics[0]?.message);
    const headings = (of: Brief): string[] =>
      assemblePaper(of, NO_ANNEX).blocks.flatMap((block) =>
        block.kind === 'heading' && /^\d/.test(block.words) ? [block.words] : [],
      );
    const told = ['1. Would it ever be activated?', '2. What nobody has said yet'];
    expect(headings(one)).toEqual(told);
    expect(headings(assembleDocumentBrief(page.value))).toEqual(['1. Who wants what', '2. What nobody has said yet']);
    expect(headings(brief)).toHaveLength(4);
    for (const title of told) {
      expect(renderBriefMarkdown(one)).toContain(`## ${title}\n`);
      expect(renderBriefText(one, { colour: false, columns: 100 })).toContain(`\n${title.replace('. ', '  ')}\n`);
    }
    const cards = (of: Brief): string[] =>
      [...renderBriefHtml(of).matchAll(/class="n" aria-hidden="true">(\d)</g)].map(([, number = '']) => number);
    expect(cards(one)).toEqual(['1', '2']);
    expect(cards(brief)).toEqual(['1', '2', '3', '4']);
  });
});

describe('a dossier that names no actors', () => {
  it('is briefed with the names that its arrangements give their parties', () => {
    const { loaded, ...rest } = arrangementOf('istanbul-2022-russian');
    const parties = { RU: { name: 'the Russian side' } };
    const own = { ...rest, loaded, arrangement: { ...rest.arrangement, parties } };
    const nameless = { ...dossier, actors: {}, statements: [], issues: [], arrangements: [own] };
    const [only] = assembleBrief({ ...nameless, situations: dossier.situations.slice(0, 1) }).activation;
    expect(only?.rows[0]?.whoCanBlock.text).toBe('any of 11, the Russian side among them');
  });

  it('is saved under its title, or its id where no letter of it can stand in a name of a file', () => {
    expect(fileStem('Türkiye: talks, 2025 ', 'd1')).toBe('turkiye-talks-2025');
    expect(fileStem('会谈', 'd1')).toBe('d1');
    expect(fileStem(`${'a'.repeat(59)} b`, 'd1')).toBe('a'.repeat(59));
  });
});

describe('a comparison', () => {
  it('leaves aside what the file accepts with a source, and tells how one joins and what else binds', () => {
    const text = `casus: 1
id: club
asOf: 2026-01-01
sources: {memo: {title: Memo, date: 2026-01-02}}
groups: {g: {members: [A, B]}}
procedures: {act: {body: g, stages: [{id: s, rule: all of g for, within: 1d, silence: against}]}}
exit: {accession: all of g for, withdrawal: after a year}
interacts: [{with: older-pact, how: conflicts}]
accepts:
  - {finding: L31, because: it lapses, cite: memo}
  - {finding: L05, because: nobody said so}
`;
    const loaded = parseArrangement(text, { file: 'club.yaml' });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
    const found = assembleArrangementBrief({
      file: 'club.yaml',
      loaded: loaded.value,
      arrangement: loaded.value.arrangement,
    });
    const ids = found.findings.map(({ id }) => id);
    expect([ids.includes('L31'), ids.includes('L05'), ids.includes('A01')]).toEqual([false, true, true]);
    expect(found.activation[0]?.rows[0]?.findings).toMatch(/, 1 accepted$/);
    const said = found.notes.join('\n');
    expect(said).toContain('Accession: if every member of g votes for');
    expect(said).toContain('It conflicts with older-pact.');
  });

  it('finds no difference between an arrangement and itself', () => {
    const { arrangement } = arrangementOf('istanbul-2022-russian');
    const compared = compareArrangements(arrangement, arrangement);
    expect(compared.onlyInFirst).toEqual([]);
    expect(compared.procedures.map(({ verdict }) => verdict.kind)).toEqual(['same']);
  });

  it('mirrors when the two change places', () => {
    const [a, b] = [arrangementOf('istanbul-2022-communique'), arrangementOf('istanbul-2022-russian')];
    const one = compareArrangements(a.arrangement, b.arrangement);
    const other = compareArrangements(b.arrangement, a.arrangement);
    expect(other.onlyInFirst).toEqual(one.onlyInSecond);
    expect(one.procedures[0]?.verdict).toMatchObject({ kind: 'part', actsUnder: 'first', ballots: { RU: 'against' } });
    expect(other.procedures[0]?.verdict).toMatchObject({
      kind: 'part',
      actsUnder: 'second',
      ballots: { RU: 'against' },
    });
  });

  it('leaves unknown what an open rule leaves unknown', () => {
    const [a, b] = [arrangementOf('istanbul-2022-russian'), arrangementOf('equal-participation-2025')];
    expect(compareArrangements(a.arrangement, b.arrangement).procedures[0]?.verdict).toEqual({
      kind: 'unknown',
      reason: 'of the second, its rule is not specified',
    });
  });
});
