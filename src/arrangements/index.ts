export { ARRANGEMENTS_CODES } from './codes.ts';
export { parseDuration } from './duration.ts';
export { type LoadedArrangement, parseArrangement } from './load.ts';
export {
  type Arrangement,
  type ArrangementGroup,
  arrangementSchema,
  BASES,
  type Commitment,
  COMMITMENT_KINDS,
  type Exit,
  exportArrangementJsonSchema,
  FORCES,
  type GroupMember,
  type Next,
  type Open,
  type Party,
  type Probability,
  type Procedure,
  type Provenance,
  ROLES,
  type Scenario,
  type ScenarioOutcome,
  type Situation,
  situationSchema,
  situationsFileSchema,
  type Stage,
  STATUSES,
  type Trigger,
} from './schema.ts';
export { type ReadYaml, readYaml } from './read-yaml.ts';
export type { Path } from './source.ts';
