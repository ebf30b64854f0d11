// The kind of rule a stage has, from what its members can do, not from its words.
import type { Arrangement, Situation } from '../../arrangements/index.ts';
import { judgeStage, type StageAssessment, type StageReading, type StageRef } from '../../procedures/index.ts';
import { stageAt } from './main-procedure.ts';
import type { RuleKind } from './entry-schema.ts';

/** From this share of all members on a majority is called a supermajority. */
const SUPERMAJORITY = 0.6;

interface Question {
  readonly arrangement: Arrangement;
  readonly at: StageRef;
  readonly voters: readonly string[];
  readonly recused: readonly string[];
}

/** Whether one abstention among votes for is enough to stop the decision. */
function abstentionStops(
  { arrangement, at, voters, recused }: Question,
  fixed: Readonly<Record<string, string>>,
): boolean {
  const [first, ...others] = voters;
  if (first === undefined) return false;
  const ballots = { ...Object.fromEntries(others.map((voter) => [voter, 'for'])), [first]: 'abstain' };
  return judgeStage(arrangement, { at, ballots, hours: 0, recused, fixed })?.settled !== 'adopted';
}

function kindOfVote(question: Question, reading: StageReading, isWeighted: boolean): RuleKind {
  const { voters, arrangement, at } = question;
  const isCutShort = !reading.blocking.complete && reading.blockers.length === reading.blocking.sets.length;
  const lone = isCutShort ? voters.length : reading.blockers.length;
  if (reading.winning.sets.length > 1 && reading.winning.sets.every((set) => set.length === 1)) return 'any one member';
  if (lone >= voters.length && lone > 0) {
    if (abstentionStops(question, reading.choices)) return 'unanimity';
    return arrangement.procedures[at.procedure]?.recuse ? 'consensus minus parties' : 'consensus';
  }
  if (lone > 0) return 'majority with vetoes';
  if (isWeighted) return 'weighted majority';
  const smallest = Math.min(...reading.winning.sets.map((set) => set.length));
  return smallest / voters.length >= SUPERMAJORITY ? 'supermajority' : 'majority';
}

function isLeftOut(voter: string, choices: Readonly<Record<string, string>>): boolean {
  return Object.entries(choices).some(([path, choice]) => path.endsWith(`.maybe.${voter}`) && choice === 'not seated');
}

/** Kinds of a stage over its readings, without repetition. `each decides` and rules that are open are kinds too. */
export function ruleKindsOf(
  arrangement: Arrangement,
  at: StageRef,
  assessment: StageAssessment,
  situation: Situation | undefined,
): readonly RuleKind[] {
  const procedure = arrangement.procedures[at.procedure];
  if (procedure?.polarity === 'keeps') return ['reverse default'];
  if (assessment.kind === 'unspecified') return ['not specified'];
  const parties = procedure?.recuse && situation ? (situation.recused ?? situation.adversary) : [];
  const recused = parties.filter((id) => assessment.electorate.includes(id));
  const voters = assessment.electorate.filter((id) => !recused.includes(id));
  const isWeighted = /\bof \S+\.\w/.test(JSON.stringify(stageAt(arrangement, at)?.rule ?? ''));
  const kinds = assessment.readings.map((reading): RuleKind => {
    if (reading.kind === 'each-decides') return 'each decides';
    if (reading.kind === 'consult') return 'automatic';
    const seated = voters.filter((voter) => !isLeftOut(voter, reading.choices));
    return kindOfVote({ arrangement, at, voters: seated, recused }, reading, isWeighted);
  });
  return [...new Set(kinds)];
}
