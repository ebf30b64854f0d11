export { RULES_CODES } from './codes.ts';
export { type CompileOptions, compileRule } from './compile-rule.ts';
export {
  type MemberPower,
  POWER_INDICES,
  type PowerIndex,
  type WeightedPower,
  type WeightedPowerOptions,
} from './counting/indices.ts';
export { power } from './counting/power.ts';
export type { WeightedGame } from './counting/weighted.ts';
export { type BuiltDiagram, buildDiagram, type Diagram, type DiagramBudget } from './diagram/build-diagram.ts';
export type { Condition, SimpleGame, Threshold } from './game.ts';
export {
  type AdoptionBounds,
  type AdoptionOptions,
  adoptionBounds,
  adoptionSensitivity,
  type Distributions,
} from './queries/adoption.ts';
export {
  type CoalitionOptions,
  type Coalitions,
  listMinimalBlocking,
  listMinimalWinning,
} from './queries/coalitions.ts';
export { type CompareOptions, compareGames, type GameComparison } from './queries/compare-games.ts';
export { countWinningProfiles } from './queries/count-profiles.ts';
export { type BallotDistribution, checkDistribution } from './queries/distributions.ts';
export { findMonotonicityViolation, type MonotonicityViolation } from './queries/monotonicity.ts';
export {
  type PenroseBanzhaf,
  type PowerOptions,
  penroseBanzhaf,
  shapleyShubik,
  shapleyShubikRollCall,
} from './queries/power.ts';
export { type Standing, settle } from './queries/settle.ts';
export { listDictators, listDummies, listSettlingBallots, listVetoers } from './queries/single-voters.ts';
export { describeRule } from './sentence/describe-rule.ts';
export { parseRule } from './sentence/parse-rule.ts';
export { printRule } from './sentence/print-rule.ts';
export { listGroupsOf, ruleEnds } from './sentence/walk-rule.ts';
export {
  type Amount,
  type Ballot,
  type BallotTest,
  type Base,
  type DecisionRule,
  type Group,
  type Groups,
  type Quantifier,
  STANDARD_BALLOTS,
} from './types.ts';
