import type { DiagnosticCodes } from '../basics/index.ts';

export const STORE_CODES: DiagnosticCodes = {
  S101: {
    title: 'No such dossier folder',
    explanation: 'Nothing can be listed under this name: it is missing, a file, or closed to us.',
  },
  S102: {
    title: 'Too many files in a dossier',
    explanation: 'A dossier has at most 2,000 files; a larger folder is almost always the wrong folder.',
  },
  S103: { title: 'A dossier that is too large', explanation: 'The files of a dossier have at most 64 MB together.' },
  S104: {
    title: 'A file of the dossier cannot be read',
    explanation: 'The file is listed in the folder, but the operating system refuses to read it.',
  },
};
