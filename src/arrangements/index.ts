export { applyOverlay } from './apply-overlay.ts';
export { ATOP_COLUMNS, type AtopColumn, type AtopRow, exportAtopRows, importAtop, listObliged } from './atop.ts';
export { ARRANGEMENTS_CODES } from './codes.ts';
export { parseDuration } from './duration.ts';
export { setValue } from './edit.ts';
export { appendItem, removeBallots } from './edit-list.ts';
export { removeValue } from './remove-value.ts';
export {
  type ArrangementInEnglish,
  describeArrangement,
  describeCommitment,
  describeProcedure,
  describeRule,
  describeStage,
} from './english.ts';
export {
  expandMembers,
  type GroupChoices,
  inlineWeightTables,
  listPossibleMembers,
  listWeightTables,
  resolveGroups,
  UNNAMED_MEMBER,
  type WeightTables,
} from './groups.ts';
export { type LoadedArrangement, parseArrangement } from './load.ts';
export { listReadings, type Openness, opennessOf, type Reading } from './open-leaf.ts';
export {
  EACH_DECIDES,
  electorateOf,
  listBallotCounts,
  listBallots,
  listRuleNames,
  listRuleTexts,
  type RuleText,
} from './rule-text.ts';
export { exportArrangementJsonSchema, exportSituationsJsonSchema } from './json-schema.ts';
export {
  type Arrangement,
  type ArrangementGroup,
  arrangementSchema,
  BASES,
  type Commitment,
  COMMITMENT_KINDS,
  type Exit,
  FORCES,
  type GroupMember,
  type Next,
  type Open,
  type Party,
  type Probability,
  type Procedure,
  type Provenance,
  type ReplyTime,
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
export { type BallotChances, type Climate, listClimates, parseProbability, parseSituations } from './situations.ts';
export { type ReadYaml, readYaml } from './read-yaml.ts';
export type { Path } from './source.ts';
export { listOpenPoints, type OpenPoint } from './unknowns.ts';
export { type FindArrangement, resolveVariant, type VariantText } from './variants.ts';
export { CHECKS, check, FINDING_IDS } from './checker/check.ts';
export type { CheckContext, CounterScenario, Evidence, Finding, Remedy, Tier } from './checker/finding.ts';
