// Where rule sentences stand in an arrangement, and what names they use.
import type { BallotTest, DecisionRule } from '../rules/index.ts';
import { listReadings } from './open-leaf.ts';
import type { Arrangement, Open, Procedure, Stage } from './schema.ts';
import type { Path } from './source.ts';

/** The words for a stage at which no collective decision is taken: every member's ballot binds that member only. */
export const EACH_DECIDES = 'each decides';

export interface RuleText {
  readonly sentence: string;
  readonly path: Path;
  readonly procedure?: string;
  readonly stage?: string;
}

function readingsAt(
  leaf: Open<string> | undefined,
  path: Path,
  owner: { procedure?: string; stage?: string },
): RuleText[] {
  return listReadings<string>(leaf).flatMap((reading) =>
    reading.value === undefined ? [] : [{ sentence: reading.value, path: [...path, ...reading.path], ...owner }],
  );
}

/** Every rule sentence of an arrangement with its path, `each decides` left out. */
export function listRuleTexts(arrangement: Arrangement): readonly RuleText[] {
  const inProcedures = Object.entries(arrangement.procedures).flatMap(([procedure, { quorum, stages }]) => [
    ...readingsAt(quorum, ['procedures', procedure, 'quorum'], { procedure }),
    ...stages.flatMap(({ id, rule }, index) =>
      readingsAt(rule, ['procedures', procedure, 'stages', index, 'rule'], { procedure, stage: id }),
    ),
  ]);
  const inExit = (['amendment', 'accession'] as const).flatMap((key) =>
    readingsAt(arrangement.exit?.[key], ['exit', key], {}),
  );
  return [...inProcedures, ...inExit].filter(({ sentence }) => sentence.trim() !== EACH_DECIDES);
}

export interface RuleNames {
  readonly groups: readonly { readonly group: string; readonly weight?: string }[];
  readonly ballots: readonly string[];
}

function ballotOf(test: BallotTest): readonly string[] {
  return test.kind === 'is' ? [test.ballot] : [];
}

/** The groups, weights and ballots a rule names. */
export function listRuleNames(rule: DecisionRule): RuleNames {
  switch (rule.kind) {
    case 'and':
    case 'or': {
      const parts = rule.rules.map(listRuleNames);
      return { groups: parts.flatMap(({ groups }) => groups), ballots: parts.flatMap(({ ballots }) => ballots) };
    }
    case 'count': {
      const { group, weight } = rule.base;
      return { groups: [weight === undefined ? { group } : { group, weight }], ballots: ballotOf(rule.ballot) };
    }
    case 'more-for-than-against':
      return {
        groups: [rule.weight === undefined ? { group: rule.group } : { group: rule.group, weight: rule.weight }],
        ballots: [],
      };
    case 'always':
    case 'never':
      return { groups: [], ballots: [] };
  }
}

const STANDARD = ['for', 'abstain', 'absent', 'against'];

/** Ids of the ballots a procedure allows: the four everyone knows and the declared ones. */
export function listBallots(procedure: Procedure): readonly string[] {
  const declared = (procedure.ballots ?? []).map((ballot) => (typeof ballot === 'string' ? ballot : ballot.id));
  return [...new Set(declared.length > 0 ? declared : STANDARD)];
}

/** What declared ballots count as: `{abstainDeclared: 'abstain'}`. */
export function listBallotCounts(procedure: Procedure): Readonly<Record<string, string>> {
  const pairs = (procedure.ballots ?? []).flatMap((ballot) =>
    typeof ballot === 'string' || ballot.counts === undefined ? [] : [[ballot.id, ballot.counts] as const],
  );
  return Object.fromEntries(pairs);
}

/** The group that votes at a stage. */
export function electorateOf(procedure: Procedure, stage: Stage): string {
  return stage.electorate ?? procedure.body;
}
