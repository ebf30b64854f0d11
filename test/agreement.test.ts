import { describe, expect, it } from 'vitest';
import { openDossier } from '../src/cli/load-dossier.ts';
import { assembleBrief, exploreNegotiation } from '../src/report/index.ts';

function example() {
  const read = openDossier('examples/ukraine-2025');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

const dossier = example();

describe('a negotiation turned over', () => {
  it('says without choices what the brief says, word for word', () => {
    const { negotiation } = exploreNegotiation(dossier);
    expect(negotiation?.brief).toEqual(assembleBrief(dossier).negotiation);
    expect(negotiation?.packages).toEqual(negotiation?.brief.packages);
    expect(negotiation?.brief.conflicts.length).toBe(4);
  });

  it('without the adversary has no conflict that needs its demands, and keeps its seat under the arrangement', () => {
    const whole = exploreNegotiation(dossier).negotiation!;
    const { negotiation } = exploreNegotiation(dossier, { without: ['RU'] });
    const russian = whole.brief.demands.filter(({ party }) => party === 'Russia').map(({ id }) => id);
    const left = whole.brief.conflicts.filter(({ demands }) => demands.every((id) => !russian.includes(id)));
    expect(negotiation?.brief.conflicts).toEqual(left);
    expect(negotiation?.usableCount).toBe(whole.usableCount);
    expect(negotiation?.blocs.map(({ id }) => id)).not.toContain('RU');
  });

  it('lists only packages with what was fixed, and says when there are none', () => {
    const title = 'All guarantors must agree';
    const fixed = exploreNegotiation(dossier, { locked: { decision: 'unanimity' } }).negotiation!;
    expect(fixed.packages.length).toBeGreaterThan(0);
    expect(fixed.packages.every(({ options }) => options.includes(title))).toBe(true);
    const none = exploreNegotiation(dossier, { conceded: [] }).negotiation!;
    expect([none.packages.length, none.frontier]).toEqual([0, undefined]);
  });

  it('draws each package of the list where its gains are, and joins only what these two sides cannot better', () => {
    const { frontier, packages } = exploreNegotiation(dossier, { axes: ['the West', 'UA'] }).negotiation!;
    expect(frontier?.sides).toEqual(['the West', 'Ukraine']);
    const numbered = frontier!.points.filter(({ label }) => label !== '');
    numbered.forEach(({ label, values }) => {
      expect(packages[Number(label) - 1]?.gains).toContain(`the West ${values[0]}`);
      expect(packages[Number(label) - 1]?.gains).toContain(`Ukraine ${values[1]}`);
    });
    for (const { values, unbeaten } of frontier!.points.filter((point) => point.unbeaten)) {
      const better = frontier!.points.filter(
        (other) =>
          other.values[0] >= values[0] &&
          other.values[1] >= values[1] &&
          (other.values[0] > values[0] || other.values[1] > values[1]),
      );
      expect([unbeaten, better]).toEqual([true, []]);
    }
  });

  it('tells its saliences by party and subject, in the dossier’s own numbers', () => {
    const { saliences } = exploreNegotiation(dossier).negotiation!;
    expect(saliences.find(({ key }) => key === 'UA decision')).toMatchObject({ party: 'Ukraine', value: 1 });
    expect(saliences.find(({ key }) => key === 'UA UA.in-time')).toMatchObject({ value: 0.7 });
  });

  it('lets the lightest concession change sides with a salience, and bargains over nothing that is only doubted', () => {
    const givers = (salience: Readonly<Record<string, number>>): readonly string[] =>
      exploreNegotiation(dossier, { salience }).negotiation!.brief.concessions[0]!.by.map(({ party }) => party);
    expect(givers({})).toEqual(['Western governments', 'Russia'].toSorted());
    expect(givers({ 'RU seats': 0 })).toEqual(['Russia']);
    expect(exploreNegotiation(dossier).negotiation!.issues.map(({ id }) => id)).not.toContain('faith');
  });
});
