import type { DiagnosticCodes } from '../../basics/index.ts';

export const POWER_CODES: DiagnosticCodes = {
  I301: {
    title: 'No such column',
    explanation: 'The first line of the table names the columns; --weights and --names take one of these names.',
  },
  I302: {
    title: 'Not a weight',
    explanation:
      'A weight is a number from 0 on; thousands may be set off by commas, spaces or apostrophes, decimals by a point. A cell that holds the separator stands in double quotes, so that no row has more cells than columns.',
  },
  I303: {
    title: 'The table has no rows',
    explanation: 'The first line names the columns, and every line after it is one voter; this file has no voter.',
  },
  I304: {
    title: 'Beyond what is counted',
    explanation:
      'The count would need more memory or time than allowed, or sums beyond 2^53; the message says how much and what to do.',
  },
  I305: {
    title: 'No such body',
    explanation: 'catalog/bodies lists the bodies known by name.',
  },
  I306: {
    title: 'No such procedure, stage or voter',
    explanation:
      'An arrangement with several procedures needs --procedure, and --stage takes one of its stages with a vote; --bloc takes names of voters, each in one bloc.',
  },
};
