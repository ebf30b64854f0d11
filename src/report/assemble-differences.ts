// How the arrangements of a dossier differ: each variant against its base, in one sentence and one ballot.
import type { Dossier } from '../dossier/index.ts';
import { compareArrangements, type Parting, type ProcedureComparison, type StageParting } from '../procedures/index.ts';
import type { NameActor } from './assemble-rows.ts';
import type { BriefDifference } from './brief-model.ts';
import { joinNames } from './wording.ts';

const BALLOT_WORDS: Readonly<Record<string, string>> = {
  for: 'for',
  against: 'against',
  abstain: 'abstaining',
  absent: 'absent',
};

/** 'Russia against, the other 10 for: acts only under …'. The largest group of equal ballots is 'the other n'. */
export function describeParting(
  { ballots, actsUnder }: Parting,
  titles: readonly [string, string],
  name: NameActor,
): string {
  const byBallot = new Map<string, string[]>();
  for (const [voter, ballot] of Object.entries(ballots)) byBallot.set(ballot, [...(byBallot.get(ballot) ?? []), voter]);
  const groups = [...byBallot].toSorted((a, b) => a[1].length - b[1].length);
  const words = groups.map(([ballot, voters], index) => {
    const others = index === groups.length - 1 && voters.length > 3;
    const who = others ? `the other ${voters.length}` : joinNames(voters.map(name));
    return `${who} ${BALLOT_WORDS[ballot] ?? ballot}`;
  });
  const acting = actsUnder === 'first' ? titles[0] : titles[1];
  return `${words.join(', ')}: acts only under ${acting}`;
}

function describeStage(
  { first, second, verdict, reverse }: StageParting,
  titles: readonly [string, string],
  name: NameActor,
): readonly string[] {
  const stage = first === second ? `‘${first}’` : `‘${first ?? ''}’ and ‘${second ?? ''}’`;
  switch (verdict.kind) {
    case 'only':
      return [`only ${first === undefined ? titles[1] : titles[0]} has the stage ‘${first ?? second ?? ''}’`];
    case 'same':
      return [`at stage ${stage} no ballots tell the two apart`];
    case 'unknown':
      return [`at stage ${stage} cannot be said, ${verdict.reason}`];
    case 'part': {
      const others = reverse === undefined ? [] : [`at stage ${stage} ${describeParting(reverse, titles, name)}`];
      return [`at stage ${stage} ${describeParting(verdict, titles, name)}`, ...others];
    }
  }
}

/**
 * On which ballots two procedures part, stage by stage and in both directions; of a single pair of stages without the words
 * of the stage.
 */
export function describePartings(
  { stages, verdict }: ProcedureComparison,
  titles: readonly [string, string],
  name: NameActor,
): readonly string[] {
  const [only] = stages;
  if (only !== undefined && stages.length === 1 && verdict.kind === 'part') {
    const all = only.reverse === undefined ? [verdict] : [verdict, only.reverse];
    return all.map((parting) => describeParting(parting, titles, name));
  }
  if (verdict.kind === 'same') return ['no ballots tell them apart'];
  if (stages.length < 2) return verdict.kind === 'unknown' ? [`cannot be said, ${verdict.reason}`] : [];
  return stages.flatMap((stage) => describeStage(stage, titles, name));
}

/** One sentence on a comparison of two procedures. */
export function describeVerdict(
  { blockers, verdict }: ProcedureComparison,
  titles: readonly [string, string],
  name: NameActor,
): string {
  const who = (ids: readonly string[]): string =>
    ids.length === 0
      ? 'nobody can block alone'
      : ids.length > 5
        ? `any of ${ids.length} can block alone`
        : `${joinNames(ids.map(name), 'or')} can block alone`;
  const first = `Under ${titles[0]} ${who(blockers.first)}; under ${titles[1]} ${who(blockers.second)}.`;
  if (verdict.kind === 'same') return `${first} No ballots tell the two apart.`;
  return verdict.kind === 'unknown' ? `${first} On which ballots they part cannot be said: ${verdict.reason}.` : first;
}

function describeSeats(
  { verdict, blockers }: ProcedureComparison,
  titles: readonly [string, string],
  adversary: readonly string[],
  name: NameActor,
): Pick<BriefDifference, 'ballot' | 'seats' | 'idle'> {
  if (verdict.kind !== 'part') return { ballot: '' };
  const idle = verdict.actsUnder === 'first' ? 1 : 0;
  const lone = idle === 1 ? blockers.second : blockers.first;
  return {
    ballot: describeParting(verdict, titles, name),
    idle: titles[idle],
    seats: Object.entries(verdict.ballots).map(([voter, ballot]) => ({
      name: name(voter),
      ballot,
      blocks: lone.includes(voter),
      ...(adversary.includes(voter) ? { role: 'adversary' } : {}),
    })),
  };
}

/** Every variant of the dossier against its base. */
export function describeDifferences(dossier: Dossier, name: NameActor): readonly BriefDifference[] {
  return dossier.arrangements.flatMap(({ arrangement, loaded }) => {
    const base = dossier.arrangements.find((other) => other.arrangement.id === loaded.arrangement.extends);
    if (base === undefined) return [];
    const compared = compareArrangements(base.arrangement, arrangement, dossier.situations[0]);
    const titles = [base.arrangement.title ?? base.arrangement.id, arrangement.title ?? arrangement.id] as const;
    const adversary = dossier.situations[0]?.adversary ?? [];
    return compared.procedures.slice(0, 1).map((procedure) => ({
      a: titles[0],
      b: titles[1],
      sentence: describeVerdict(procedure, titles, name),
      ...describeSeats(procedure, titles, adversary, name),
    }));
  });
}
