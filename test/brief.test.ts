// The example dossier, from its files to the brief that a stranger reads.
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDossier } from '../src/cli/load-dossier.ts';
import { compareArrangements } from '../src/procedures/index.ts';
import {
  assembleArrangementBrief,
  assembleBrief,
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
      'Russia against, the other 10 for: acts under the Istanbul text of 29 March, not under the Russian version of Istanbul',
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
    const text = renderBriefText(brief, { colour: false, columns: 100 });
    expect(text.split('\n').length).toBeLessThan(76);
    expect(text).not.toContain('\u001b');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
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

describe('one arrangement alone', () => {
  it('is briefed with its addressee as adversary and every ballot free', () => {
    const alone = assembleArrangementBrief(arrangementOf('istanbul-2022-russian'));
    expect(alone.headline).toContain('Russia alone could stop activation');
    expect(alone.activation[0]?.rows[0]?.activation).toMatchObject({ min: 0, max: 1 });
    expect(alone.notes.join(' ')).toContain('Guarantors decide if every member of guarantors votes for');
  });
});

describe('a comparison', () => {
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
