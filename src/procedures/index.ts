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
export type { Coalitions } from './coalitions.ts';
export { delayOfStage, delayTo, delayToAction } from './delay.ts';
export { deadlineOf, type Judgement, judgeStage, type StageState } from './judge.ts';
export { playScenario, type ScenarioResult, type ScenarioStep } from './scenario.ts';
export { stageGame } from './stage-game.ts';
export { listReachable, listVerdicts, type StageRef, type Target, targetOf, type Verdict } from './transitions.ts';
export { listStageWorlds, type Meeting, type StageWorld, type StageWorlds, type WorldOptions } from './worlds.ts';
export { type ArrangementComparison, compareArrangements, type Parting, type ProcedureComparison } from './compare.ts';
