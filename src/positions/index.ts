export { type Claim, type Confidence, MANNERS, type Manner } from './claims.ts';
export {
  listOppositions,
  listPositions,
  type Opposition,
  type Position,
  type PositionOptions,
  sideOf,
} from './matrix.ts';
export {
  type ConfirmedStatement,
  confirmedStatementSchema,
  type Issue,
  type IssueOption,
  issueSchema,
  issuesFileSchema,
  STANCES,
  type Stance,
  type StanceEntry,
  statementsFileSchema,
} from './schema.ts';
