import type { DiagnosticCodes } from '../basics/index.ts';

export const POSITIONS_CODES: DiagnosticCodes = {
  C101: {
    title: 'No such proposal',
    explanation: 'A decision names a statement that is neither proposed in this document nor added by hand.',
  },
  C102: {
    title: 'A range outside the document',
    explanation: 'The range of a coded statement is empty, reversed, or reaches beyond the end of the text.',
  },
  C103: {
    title: 'Nothing to take back',
    explanation: 'This coder has made no decision that is not taken back already.',
  },
  C104: {
    title: 'Not a coding',
    explanation: 'A coding is a file of JSON lines: what was proposed in which document, then one event a line.',
  },
  C105: {
    title: 'A coding of another text',
    explanation: 'The document changed since it was coded, so the ranges would no longer fit its words.',
  },
  C106: {
    title: 'A change of the codebook that does not fit',
    explanation: 'The change names a provision that is not in the codebook, or makes one that is there already.',
  },
  C107: {
    title: 'A table without the columns that are needed',
    explanation: 'Statements are read from a CSV table with a header that names at least the speaker and the stance.',
  },
  C108: {
    title: 'Rows that fit no place in the document',
    explanation:
      'A statement of the table gives neither a range that holds its words nor words that stand in the text.',
  },
};
