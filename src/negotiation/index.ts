export { adjustNegotiation, type Adjustments, subjectOf } from './adjust.ts';
export {
  buildInstance,
  choicesOf,
  type JudgedNegotiation,
  judgeDesigns,
  type JudgeProgress,
  type Reading,
} from './build-instance.ts';
export {
  type BaselineScore,
  findMeanAbsoluteError,
  findWeightedMean,
  findWeightedMedian,
  type PastCase,
  type PastNegotiation,
  type PlacedActor,
  scoreBaselines,
} from './baselines.ts';
export { type Certificates, listCertificates } from './certificates.ts';
export { NEGOTIATION_CODES } from './codes.ts';
export { type Budget, type Concession, type Concessions, listConcessions } from './concessions.ts';
export { type Conflicts, listConflicts } from './conflicts.ts';
export { type Attitude, type ConsentRule, consentOf, readConsent } from './consent.ts';
export { type Answer, describeConsequence, type DesignFacts, factsOf, hasConsequence } from './consequences.ts';
export { type Deadlock, type DeadlockOptions, explainDeadlock, type UnlockedPackage } from './deadlock.ts';
export { type Demand, type DemandTarget, listDemands } from './demands.ts';
export { describeOutcome, describeRedLine, partyName } from './describe.ts';
export { type Design, listDesigns, MOST_DESIGNS } from './designs.ts';
export {
  type ContestingActor,
  type ExpectedUtilityRound,
  listExpectedUtilityRounds,
} from './expected-utility.ts';
export {
  explainNegotiation,
  SEARCH_PARTS,
  type NegotiationAnswer,
  type NegotiationOptions,
  type Question,
} from './explain-negotiation.ts';
export { blocsOf, type Frontier, type FrontierPoint, listParetoFrontier } from './frontier.ts';
export {
  type DecisionMaker,
  type GraphModel,
  listImprovements,
  type SanctionReading,
  type Step,
} from './graph-model.ts';
export { type Insistence, projectToContested } from './insistence.ts';
export {
  type Instance,
  instanceSchema,
  type Literal,
  meets,
  type Outcome,
  type RedLine,
  type RedLineId,
} from './instance.ts';
export { type Negotiation, type NegotiationSources, NOTHING_TO_NEGOTIATE, openNegotiation } from './negotiation.ts';
export { type Consequence, type NegotiationFile, negotiationFileSchema } from './negotiation-file.ts';
export {
  listUsableDesigns,
  type OfferedPackage,
  offerPackages,
  type PackageChoices,
  priceUsableDesigns,
  type Talks,
  type UsableDesign,
} from './offered-packages.ts';
export { listPartyConcessions, type PartyConcession } from './party-concessions.ts';
export { findTippingPoints, type TippingPoint } from './sensitivity.ts';
export {
  countPackages,
  findKalaiSmorodinsky,
  findMaxMin,
  findNashProduct,
  judge,
  listTopPackages,
  type Optimum,
  type Package,
  type PackageOptions,
  packageOf,
  type Ranked,
  withoutRedLines,
} from './packages.ts';
export { parseGraphModel } from './parse-graph-model.ts';
export { parseInstance } from './parse-instance.ts';
export {
  type CoalitionImprovement,
  CONCEPTS,
  type Concept,
  findStability,
  listCoalitionImprovements,
  type Stability,
  type StabilityOptions,
  type Trace,
  traceStability,
} from './stability.ts';
