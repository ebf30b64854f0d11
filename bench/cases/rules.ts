// Questions to the decision diagrams of real bodies, and the naive enumeration they are checked with.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as rules from '../../src/rules/index.ts';
import { adopts, countSwings } from '../../src/rules/oracle/enumerate.ts';
import type { BenchCase } from '../case.ts';

const EU = '(at least 15 of EU for and at least 65% of EU.people for) or at least 24 of EU for';

function gameOf(sentence: string, groups: rules.Groups): rules.SimpleGame {
  const parsed = rules.parseRule(sentence);
  const compiled = parsed.ok ? rules.compileRule(parsed.value, groups) : parsed;
  if (!compiled.ok) throw new Error(sentence);
  return compiled.value;
}

function euCouncil(): rules.SimpleGame {
  const table = readFileSync(resolve(import.meta.dirname, '../../catalog/bodies/eu-council.csv'), 'utf8');
  const rows = table
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','));
  const people = Object.fromEntries(rows.map((row) => [row[0] ?? '', Number(row.at(-1))]));
  return gameOf(EU, { EU: { members: Object.keys(people), weights: { people } } });
}

function diagramOf(game: rules.SimpleGame): rules.Diagram {
  const built = rules.buildDiagram(game);
  if (!built.exact) throw new Error(built.reason);
  return built.diagram;
}

/** Every question of the engine that a diagram answers, by name. */
export const QUESTIONS: Readonly<Record<string, (diagram: rules.Diagram) => unknown>> = {
  settled: (diagram) => rules.settle(diagram, {}),
  vetoers: rules.listVetoers,
  dictators: rules.listDictators,
  dummies: rules.listDummies,
  'winning profiles': (diagram) => rules.countWinningProfiles(diagram),
  'minimal winning': (diagram) => rules.listMinimalWinning(diagram, { limit: 100 }),
  'minimal blocking': (diagram) => rules.listMinimalBlocking(diagram, { limit: 100 }),
  'cheapest blocking': (diagram) =>
    rules.findCheapestBlocking(diagram, Object.fromEntries(diagram.voters.map((voter, at) => [voter, at + 1]))),
  monotone: (diagram) => rules.findMonotonicityViolation(diagram),
  adoption: (diagram) => rules.adoptionBounds(diagram, {}),
  derivatives: (diagram) => rules.adoptionSensitivity(diagram, {}),
  'Penrose-Banzhaf': (diagram) => rules.penroseBanzhaf(diagram),
  'Penrose-Banzhaf with abstention': (diagram) =>
    rules.penroseBanzhaf(diagram, { ballots: ['for', 'abstain', 'against'] }),
  'Shapley-Shubik': (diagram) => rules.shapleyShubik(diagram),
  'roll calls with abstention': (diagram) => rules.shapleyShubikRollCall(diagram),
  'Holler-Packel and Deegan-Packel': (diagram) => rules.countMinimalCoalitions(diagram),
  desirability: (diagram) => rules.findDesirability(diagram),
  'Nakamura number': (diagram) => rules.findNakamuraNumber(diagram),
};

const question = (name: string): BenchCase => ({
  id: `eu-${name.toLowerCase().replaceAll(' ', '-')}`,
  what: `EU Council 27, warm: ${name}`,
  prepare: () => {
    const game = euCouncil();
    // Dominance is remembered per diagram: each run asks a fresh one.
    for (let run = 0; run < 3; run += 1) QUESTIONS[name]?.(diagramOf(game));
    const diagram = diagramOf(game);
    return () => `${QUESTIONS[name]?.(diagram) !== null}`;
  },
});

export const RULES_CASES: readonly BenchCase[] = [
  {
    id: 'eu-diagram',
    what: 'EU Council 27, warm: the diagram',
    prepare: () => {
      const game = euCouncil();
      for (let run = 0; run < 3; run += 1) diagramOf(game);
      return () => `${diagramOf(game).size} nodes`;
    },
  },
  {
    id: 'eu-all',
    what: 'EU Council 27, warm: the diagram and every question',
    goal: 0.05,
    takes:
      'the diagram, decisive coalitions by size and memberships of minimal ones, each a few passes over 11,544 nodes',
    prepare: () => {
      const game = euCouncil();
      const all = (): void => {
        const diagram = diagramOf(game);
        for (const ask of Object.values(QUESTIONS)) ask(diagram);
      };
      for (let run = 0; run < 3; run += 1) all();
      return () => {
        all();
        return `${Object.keys(QUESTIONS).length} questions`;
      };
    },
  },
  ...Object.keys(QUESTIONS).map(question),
  {
    id: 'council-10',
    what: '10 voters, yes or no: Penrose-Banzhaf from the diagram, built anew',
    prepare: () => {
      const members = Array.from({ length: 10 }, (_, at) => `v${at}`);
      const game = gameOf('at least 6 of G for and none of V against', {
        G: { members },
        V: { members: members.slice(0, 3) },
      });
      return () => `${rules.penroseBanzhaf(diagramOf(game)).swings[0]}`;
    },
  },
  {
    id: 'council-10-naive',
    what: 'the same by going through all ballots',
    baseline: 'council-10',
    prepare: () => {
      const members = Array.from({ length: 10 }, (_, at) => `v${at}`);
      const groups = { G: { members }, V: { members: members.slice(0, 3) } };
      const parsed = rules.parseRule('at least 6 of G for and none of V against');
      if (!parsed.ok) throw new Error('parses');
      return () => `${countSwings((profile) => adopts(parsed.value, groups, profile), members, ['for', 'against'])[0]}`;
    },
  },
];
