import type { DiagnosticCodes } from '../basics/index.ts';

export const DOCUMENTS_CODES: DiagnosticCodes = {
  D101: { title: 'The document is empty', explanation: 'There is no text in the file, or only blanks.' },
  D102: {
    title: 'The document is not text',
    explanation: 'The bytes contain NUL characters, as pictures, archives and word-processor files do.',
  },
  D103: {
    title: 'Some bytes are not UTF-8',
    explanation: 'Each such byte was read as U+FFFD. Offsets count the text as read. Save the file as UTF-8.',
  },
  D104: { title: 'The document is too large', explanation: 'Documents of more than 64 MiB are not read.' },
  D105: {
    title: 'The document was read in part',
    explanation: 'Lines are found in the whole text; actors and statements only in its first half million characters.',
  },
  D106: {
    title: 'Invisible characters',
    explanation: 'Zero-width or direction-changing characters can make words look other than they are. They are kept.',
  },
  D107: {
    title: 'Deeply nested markup',
    explanation: 'Elements nested deeper than 400 are read as text of the element around them.',
  },
};
