import type { DiagnosticCodes } from '../basics/index.ts';

export const PROPOSERS_CODES: DiagnosticCodes = {
  M101: {
    title: 'The proposer did not answer',
    explanation:
      'The endpoint could not be reached, took too long, or sent too much. What the rules propose is shown all the same.',
  },
  M102: {
    title: 'The proposer refused',
    explanation: 'The endpoint answered with an error status or with something that is no chat completion.',
  },
  M103: {
    title: 'Answers of the proposer were dropped',
    explanation:
      'Only answers whose words stand letter by letter in the sentence they name become proposals; the others are counted by reason.',
  },
  M104: {
    title: 'An address that is not safe for a proposer',
    explanation:
      'The address must be http or https; a key, and the document, go over plain http only to this machine itself.',
  },
};
