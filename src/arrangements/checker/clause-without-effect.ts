import {
  compareGames,
  compileRule,
  type Condition,
  type DecisionRule,
  parseRule,
  printRule,
  type SimpleGame,
  type Threshold,
} from '../../rules/index.ts';
import { resolveGroups } from '../groups.ts';
import { listBallots } from '../rule-text.ts';
import type { Check, CheckInput } from './finding.ts';
import { recusalOf, type VotingStage } from './voting-stages.ts';

/** Larger bodies are passed over: each clause costs a comparison of two diagrams. */
const MOST_VOTERS = 64;

interface Cut {
  readonly clause: DecisionRule;
  readonly rest: DecisionRule;
}

/** The rule without one of its parts, for every part at any depth. */
function listCuts(rule: DecisionRule): readonly Cut[] {
  if (rule.kind !== 'and' && rule.kind !== 'or') return [];
  const { kind, rules } = rule;
  return rules.flatMap((part, at) => {
    const others = rules.filter((_, index) => index !== at);
    const [only] = others;
    const without = others.length === 1 && only !== undefined ? only : { kind, rules: others };
    const inner = listCuts(part).map(({ clause, rest }) => ({ clause, rest: { kind, rules: rules.with(at, rest) } }));
    return [{ clause: part, rest: without }, ...inner];
  });
}

function evaluate(condition: Condition, ballots: readonly number[]): boolean {
  if (condition.kind === 'always' || condition.kind === 'never') return condition.kind === 'always';
  if (condition.kind !== 'threshold') {
    const held = condition.parts.map((part) => evaluate(part, ballots));
    return condition.kind === 'and' ? !held.includes(false) : held.includes(true);
  }
  return condition.scores.reduce((sum, row, voter) => sum + (row[ballots[voter] ?? 0] ?? 0), 0) >= condition.least;
}

function listThresholds(condition: Condition): readonly Threshold[] {
  if (condition.kind === 'threshold') return [condition];
  return 'parts' in condition ? condition.parts.flatMap(listThresholds) : [];
}

/** Whether simple ballots tell two games apart: the heaviest, or the lightest, k cast one ballot and the rest another. */
function partsPlainly(first: SimpleGame, second: SimpleGame): boolean {
  const kinds = first.ballots.map((_, at) => at);
  const spread = (row: readonly number[]): number => Math.max(...row) - Math.min(...row);
  return listThresholds(first.condition).some(({ scores }) => {
    const heaviest = scores.map((row, voter) => ({ voter, weight: spread(row) })).sort((a, b) => b.weight - a.weight);
    return [heaviest, heaviest.toReversed()].some((order) =>
      order.some((_, count) =>
        kinds.some((inside) =>
          kinds.some((outside) => {
            const ballots: number[] = [];
            for (const [rank, { voter }] of order.entries()) ballots[voter] = rank < count ? inside : outside;
            return evaluate(first.condition, ballots) !== evaluate(second.condition, ballots);
          }),
        ),
      ),
    );
  });
}

function hasNoEffect({ arrangement, recused }: CheckInput, stage: VotingStage, { rest }: Cut): boolean {
  const as = recusalOf(stage.procedure);
  const quorum = stage.procedure.quorum === undefined ? undefined : parseRule(stage.procedure.quorum);
  const compiled = compileRule(rest, resolveGroups(arrangement), {
    ballots: listBallots(stage.procedure),
    recused: as === undefined ? {} : Object.fromEntries(recused.map((id) => [id, as])),
    voters: stage.members,
    allowImpossible: true,
    ...(quorum?.ok === true ? { quorum: quorum.value } : {}),
  });
  if (!compiled.ok || partsPlainly(stage.game, compiled.value)) return false;
  return compareGames(stage.game, compiled.value).equal === true;
}

/** Votes come back from one check to the next, and with them what was found about their clauses. */
const asked = new WeakMap<SimpleGame, { readonly cut: Cut | undefined }>();

function findCut(input: CheckInput, stage: VotingStage): Cut | undefined {
  const known = asked.get(stage.game) ?? { cut: listCuts(stage.rule).find((each) => hasNoEffect(input, stage, each)) };
  asked.set(stage.game, known);
  return known.cut;
}

/** M10: a clause of a rule that changes no outcome. Bodies of at most 64. */
export const clauseWithoutEffect: Check = (input) =>
  input.stages.flatMap((stage) => {
    if (stage.open || stage.voters.length > MOST_VOTERS || stage.ask.constant !== undefined) return [];
    const cut = findCut(input, stage);
    if (cut === undefined) return [];
    return [
      {
        id: 'M10',
        tier: 'gap' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `in '${stage.stage.id}' the clause '${printRule(cut.clause)}' changes no outcome`,
        place: { path: `${stage.path}.rule` },
        why: 'Whoever asked for the clause believes to have something; the arithmetic gives nothing.',
        remedies: [{ title: 'strike the clause', set: { [`${stage.path}.rule`]: printRule(cut.rest) } }],
      },
    ];
  });
