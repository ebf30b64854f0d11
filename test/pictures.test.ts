// Every picture has a name, a description that says what it shows, its data as a table, and no style of its own.
import { describe, expect, it } from 'vitest';
import { openDossier } from '../src/cli/load-dossier.ts';
import {
  assembleArrangement,
  assembleChamber,
  exploreNegotiation,
  renderBarsSvg,
  renderBlockingSetsSvg,
  renderChamberSvg,
  renderFrontierSvg,
  renderMatrixSvg,
  renderPowerSvg,
  renderProcedureSvg,
  renderTimelineSvg,
} from '../src/report/index.ts';

function example() {
  const read = openDossier('examples/ukraine-2025');
  if (!read.ok) throw new Error(read.diagnostics[0]?.message);
  return read.value;
}

const dossier = example();
const [situation] = dossier.situations;
const name = (id: string): string => dossier.actors[id]?.name ?? id;

function arrangement(id: string) {
  const found = dossier.arrangements.find((each) => each.arrangement.id === id);
  if (found === undefined) throw new Error(id);
  return found.arrangement;
}

const russian = assembleArrangement({
  arrangement: arrangement('istanbul-2022-russian'),
  situation,
  name,
  rename: (words) => words,
});
const agreement = exploreNegotiation(dossier);
const HOSTILE = '<script>"&\'';

const PICTURES: Readonly<Record<string, (hostile: string) => string>> = {
  procedure: (hostile) =>
    renderProcedureSvg({ ...russian.pictures.procedure!, title: hostile || russian.pictures.procedure!.title }),
  blocking: (hostile) =>
    renderBlockingSetsSvg({ title: hostile || 'b', sets: [[hostile || 'A', 'B']], marked: {}, complete: true }),
  power: (hostile) =>
    renderPowerSvg({
      title: hostile || 'p',
      measure: hostile,
      rows: [{ name: hostile || 'A', value: 0.5, marked: 'adversary' }],
    }),
  matrix: (hostile) => renderMatrixSvg({ ...agreement.matrix, title: hostile || agreement.matrix.title }),
  frontier: (hostile) =>
    renderFrontierSvg({
      title: hostile || 'f',
      sides: [hostile || 'us', 'them'],
      points: [{ label: '1', values: [1, 2], unbeaten: true }],
    }),
  timeline: (hostile) =>
    renderTimelineSvg({
      title: hostile || 't',
      items: [{ actor: hostile || 'A', date: '2022', stance: 'demands', words: hostile }],
    }),
  bars: (hostile) =>
    renderBarsSvg({
      kind: 'bars',
      title: hostile || 'b',
      rows: [{ name: hostile || 'n', label: hostile, min: 0, max: 1 }],
    }),
};

describe('pictures', () => {
  for (const [kind, draw] of Object.entries(PICTURES)) {
    it(`${kind}: named, described, with its data, without inline style`, () => {
      const svg = draw('');
      expect(svg).toMatch(/<svg class="picture" role="img" aria-labelledby="[\w-]+" aria-describedby="[\w-]+"/);
      expect(svg).toMatch(/<title id="[\w-]+">[^<]+<\/title><desc id="[\w-]+">[^<]+<\/desc>/);
      expect(svg).toContain('<table><caption>');
      expect(svg).not.toMatch(/\sstyle=|NaN|undefined|Infinity/);
    });

    it(`${kind}: words are words, whatever they are`, () => {
      expect(draw(HOSTILE)).not.toContain('<script');
    });
  }

  it('the procedure of the Russian text is two boxes, the second blockable, with both ends', () => {
    const diagram = russian.pictures.procedure!;
    expect(diagram.boxes.map(({ title, blockable, rule }) => [title, blockable, rule])).toEqual([
      ['Urgent consultations', false, 'consultation, no vote'],
      ['All guarantors agree', true, 'all of guarantors for'],
    ]);
    expect(diagram.boxes[1]?.exits).toEqual([
      { verdict: 'adopted', to: 'it acts', acted: true },
      { verdict: 'rejected', to: 'nothing follows', acted: false },
    ]);
  });

  it('an open rule is not a rule that nobody can block: the sets that may block are drawn as such', () => {
    const open = assembleArrangement({
      arrangement: arrangement('equal-participation-2025'),
      situation,
      name,
      rename: (words) => words,
    });
    expect(open.pictures.blocking).toMatchObject({ perhaps: true, sets: expect.arrayContaining([['Russia']]) });
    const svg = renderBlockingSetsSvg(open.pictures.blocking!);
    expect(svg).not.toContain('Nobody can block');
    expect(svg).toContain('may be able to block, as the text can be read');
    expect(svg).toContain('class="dot vague marked"');
  });

  it('equal weights are said in words', () => {
    expect(russian.pictures.power).toEqual({ words: expect.stringContaining('each of the 11 seats') });
  });

  it('a chamber of very many seats leaves a long rule to its description instead of a stump of it', () => {
    const rule = 'more than half of the votes of all governors for, and none of the five largest against';
    const seats = Array.from({ length: 190 }, (_, at) => ({
      id: `s${at}`,
      name: `Seat ${at}`,
      ballot: 'for' as const,
      blocks: false,
    }));
    const drawn = (some: typeof seats): string =>
      renderChamberSvg({ title: 'T', seats: some, outcome: 'Adopted', rule, tone: 'ok' });
    expect(drawn(seats)).toContain(`${rule}: Adopted`);
    expect(drawn(seats)).not.toContain('class="rule"');
    expect(drawn(seats.slice(0, 11))).toContain('class="rule"');
  });

  it('a chamber that can be operated is a group of named buttons', () => {
    const [stage] = russian.stages;
    const ballots = Object.fromEntries(stage!.electorate.map((voter) => [voter, voter === 'RU' ? 'against' : 'for']));
    const asked = { arrangement: arrangement('istanbul-2022-russian'), stage: stage!, situation, ballots, name };
    const { chamber, settled, counts } = assembleChamber(asked);
    expect([settled, counts.for, counts.against]).toEqual(['rejected', stage!.electorate.length - 1, 1]);
    const svg = renderChamberSvg(chamber, 'seats', { interactive: true });
    expect(svg).toContain('role="group"');
    expect(svg).toContain('data-seat="RU" aria-label="Russia, adversary, against, can block alone"');
    expect(renderChamberSvg(chamber)).not.toContain('role="button"');
  });
});
