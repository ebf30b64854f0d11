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
  S105: {
    title: 'A file that cannot be written',
    explanation: 'The file that keeps the work done so far can be neither opened nor made; the message says why.',
  },
  S106: {
    title: 'Too many documents in a folder',
    explanation: 'A folder of at most 100,000 documents is read in one go. Read its parts one after the other.',
  },
};
