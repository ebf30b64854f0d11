export {
  findMeanAbsoluteError,
  findWeightedMean,
  findWeightedMedian,
  type PastCase,
  type PlacedActor,
} from './baselines.ts';
export { NEGOTIATION_CODES } from './codes.ts';
export { type Budget, type Concession, type Concessions, listConcessions } from './concessions.ts';
export { type Conflicts, listConflicts } from './conflicts.ts';
export { type Deadlock, type DeadlockOptions, explainDeadlock, type UnlockedPackage } from './deadlock.ts';
export { describeOutcome, describeRedLine, partyName } from './describe.ts';
export { blocsOf, type Frontier, type FrontierPoint, listParetoFrontier } from './frontier.ts';
export { type DecisionMaker, type GraphModel, type SanctionReading, type Step } from './graph-model.ts';
export {
  type Instance,
  instanceSchema,
  type Literal,
  meets,
  type Outcome,
  type RedLine,
  type RedLineId,
} from './instance.ts';
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
