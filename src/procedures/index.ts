export {
  assessProcedure,
  type AssessOptions,
  type Blockers,
  type CoalitionRange,
  type Engagement,
  type ProcedureAssessment,
  type RankedPoint,
  type SeatEffect,
  type StageAssessment,
  type StageKind,
  type StageReading,
} from './assess.ts';
export { type Closing, listClosings } from './closings.ts';
export type { Coalitions } from './coalitions.ts';
export { deadlineOf } from './clock.ts';
export { delayOfStage, delayTo, delayToAction } from './delay.ts';
export { type CapabilityShare, sumDistribution } from './engagement.ts';
export { type Judgement, judgeStage, readyStage, type StageState } from './judge.ts';
export {
  createMachine,
  type Machine,
  type MachineEnd,
  type MachineEvent,
  type MachineOptions,
  type MachineState,
  type MachineStep,
  type Refusal,
  startMachine,
  type Stepped,
  step,
} from './machine.ts';
export { listMoves, type Moves, type PartyMoves, type PossibleBallot } from './moves.ts';
export { createGameCache, type GameCache } from './play.ts';
export { playScenario, type ScenarioResult, type ScenarioStep } from './scenario.ts';
export { simpleGameOf } from './stage-game.ts';
export { listReachable, listVerdicts, type StageRef, type Target, targetOf, type Verdict } from './transitions.ts';
export { listStageWorlds, type Meeting, type StageWorld, type StageWorlds, type WorldOptions } from './worlds.ts';
export {
  type ArrangementComparison,
  compareArrangements,
  type Parting,
  type ProcedureComparison,
  type StageParting,
} from './compare.ts';
export { listUnreachable, type UnreachableStage } from './unreachable.ts';
export { answeredBy, computeTimes, type ProcedureTimes, type TimesAnswer, type TimesOptions } from './reply-times.ts';
export { type AttributionAnswer, attribution, posterior, type Signal } from './models/attribution.ts';
export {
  type CapableMember,
  eachActs,
  type MemberChances,
  overClimates,
  quotaWithVetoes,
  reverseConsensus,
  type SeveralAction,
  silencePasses,
  unanimity,
  type WeightedMember,
  type WithoutParties,
  withoutParties,
} from './models/decisions.ts';
export { type DecisionTime, type DecisionTimeOptions, timeToDecision } from './models/decision-time.ts';
export { type Duty, type DutyAnswer, dutyChances } from './models/duties.ts';
export {
  listReliabilityPriors,
  PRIOR_CAVEATS,
  PRIOR_SOURCE,
  type ReliabilityPrior,
  wilsonInterval,
} from './models/priors.ts';
export {
  type DeterrenceAnswer,
  deterrence,
  overallReliability,
  type ReliabilityAnswer,
  type ReliabilityFactors,
} from './models/reliability.ts';
export {
  type Change,
  compareVariants,
  type Variant,
  type VariantFinding,
  type VariantPair,
  type VariantProcedure,
  type VariantsComparison,
  type VariantSummary,
} from './compare-many.ts';
export { type ProcedureSummary, summariseProcedure, type SummaryOptions } from './summary.ts';
