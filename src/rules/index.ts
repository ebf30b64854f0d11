export { RULES_CODES } from './codes.ts';
export { type CompileOptions, compileRule } from './compile-rule.ts';
export {
  type MemberPower,
  POWER_INDICES,
  type PowerIndex,
  type WeightedPower,
  type WeightedPowerOptions,
} from './counting/indices.ts';
export { computePart, type PowerPart } from './counting/parts.ts';
export { type PartRunner, power, powerInParts } from './counting/power.ts';
export type { ReducedGame, WeightedGame } from './counting/weighted.ts';
export { type BuiltDiagram, buildDiagram, type Diagram, type DiagramBudget } from './diagram/build-diagram.ts';
export { type Kernel, type KernelKind, openKernel } from './kernel/kernel.ts';
export type { Condition, SimpleGame, Threshold } from './game.ts';
export {
  type AdoptionBounds,
  type AdoptionOptions,
  adoptionInClimates,
  type Climate,
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
export { type CheapestCoalition, type Costs, findCheapestBlocking, findCheapestWinning } from './queries/cheapest.ts';
export { countWinningProfiles } from './queries/count-profiles.ts';
export { type Desirability, findDesirability } from './queries/desirability.ts';
export { type BallotDistribution, checkDistribution } from './queries/distributions.ts';
export { type JohnstonAnswer, johnston } from './queries/johnston.ts';
export {
  ABSTENTION_INDICES,
  type MeasureOptions,
  measurePower,
  type RulePower,
  type VoterIndex,
  type VoterPower,
} from './queries/member-power.ts';
export {
  countMinimalCoalitions,
  deeganPackel,
  hollerPackel,
  type MinimalCoalitionAnswer,
  type MinimalCoalitionCounts,
} from './queries/minimal-indices.ts';
export { findMonotonicityViolation, type MonotonicityViolation } from './queries/monotonicity.ts';
export { findNakamuraNumber, type NakamuraAnswer } from './queries/nakamura.ts';
export {
  type PenroseBanzhaf,
  type PowerOptions,
  penroseBanzhaf,
  shapleyShubik,
  shapleyShubikRollCall,
} from './queries/power.ts';
export { type BlocPower, type BlocPowerAnswer, powerInBlocs } from './queries/precoalitions.ts';
export { type Standing, settle, settleIndexes } from './queries/settle.ts';
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
