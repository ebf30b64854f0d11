export { listOppositions, listPositions, type Opposition, type Position } from './matrix.ts';
export {
  type ConfirmedStatement,
  confirmedStatementSchema,
  type Issue,
  issueSchema,
  issuesFileSchema,
  STANCES,
  type Stance,
  statementsFileSchema,
} from './schema.ts';
