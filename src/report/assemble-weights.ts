// What each seat of the last deciding stage weighs: the Banzhaf index of its rule, or that all weigh the same.
import type { Arrangement, Situation } from '../arrangements/index.ts';
import { toNumber } from '../basics/index.ts';
import { createGameCache, type GameCache, readyStage } from '../procedures/index.ts';
import { buildDiagram, compileRule, type Diagram, penroseBanzhaf } from '../rules/index.ts';
import type { NameActor } from './assemble-rows.ts';
import type { PowerBars } from './pictures/power-bars.ts';

export interface WeightsRequest {
  readonly arrangement: Arrangement;
  /** The stages at which people vote, first to last. */
  readonly stages: readonly { readonly procedure: string; readonly stage: string }[];
  readonly situation?: Situation | undefined;
  readonly name: NameActor;
  /** Games built before, for one who asks again and again. */
  readonly games?: GameCache | undefined;
}

/** The diagram of the last stage that decides by a common rule, with open memberships left out; unless it is too large. */
function decidingDiagram({ arrangement, stages, games = createGameCache() }: WeightsRequest): Diagram | undefined {
  for (const { procedure, stage } of stages.toReversed()) {
    const written = arrangement.procedures[procedure];
    const index = written?.stages.findIndex(({ id }) => id === stage) ?? -1;
    const worlds = readyStage(arrangement, { procedure, index }, { games })?.worlds ?? [];
    const [first] = worlds.toSorted((a, b) => a.world.electorate.length - b.world.electorate.length);
    if (first === undefined) continue;
    const { world, game } = first;
    if (world.rule === undefined || world.rule.kind === 'always' || world.rule.kind === 'never') continue;
    const plain = written?.quorum === undefined && written?.ballots === undefined;
    if (plain && game.diagram !== undefined) return game.diagram;
    const compiled = compileRule(world.rule, world.groups, { allowImpossible: true });
    if (!compiled.ok) continue;
    const built = buildDiagram(compiled.value);
    return built.exact ? built.diagram : undefined;
  }
  return undefined;
}

/** Undefined without a common rule. Cost: a diagram, and a pass over it; a pass less where all seats are alike. */
export function assembleWeights(request: WeightsRequest): PowerBars | { readonly words: string } | undefined {
  const diagram = decidingDiagram(request);
  if (diagram === undefined || diagram.voters.length === 0) return undefined;
  const { situation, name } = request;
  const equal = {
    words: `Equal: each of the ${diagram.voters.length} seats decides equally often. The index cannot tell an ally from the adversary; the blocking list can.`,
  };
  if (diagram.classes.length === 1) return equal;
  const values = penroseBanzhaf(diagram, { ballots: ['for', 'against'] }).index.map(toNumber);
  if (values.every((value) => Math.abs(value - (values[0] ?? 0)) < 1e-12)) return equal;
  const rows = diagram.voters.map((voter, at) => ({
    name: name(voter),
    value: values[at] ?? 0,
    ...(situation?.adversary.includes(voter) === true ? { marked: 'adversary' } : {}),
  }));
  return {
    title: 'Weight of each seat',
    measure: 'Banzhaf index: share of the ballots in which a seat decides, yes or no votes equally likely',
    rows: rows.toSorted((a, b) => b.value - a.value).slice(0, 40),
  };
}
