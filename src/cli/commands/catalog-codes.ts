import type { DiagnosticCodes } from '../../basics/index.ts';

export const CATALOG_CODES: DiagnosticCodes = {
  I311: {
    title: 'No such precedent',
    explanation:
      'The catalogue has no file of this name; `casus catalog` lists them, and the message names the nearest.',
  },
  I312: {
    title: 'An arrangement without a procedure',
    explanation: 'Nothing can be compared with precedents before there is a procedure in which somebody decides.',
  },
};
