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
  S201: {
    title: 'The data is in use',
    explanation:
      'Another process serves this data folder; two would destroy the work of the other. The message says which one, and where.',
  },
  S202: {
    title: 'Data of a newer version',
    explanation:
      'A newer program wrote this data, and its tables are unknown here. Nothing was changed; use the newer program.',
  },
  S203: {
    title: 'The data folder cannot be used',
    explanation:
      'The folder cannot be made, locked or read, the database in it is damaged, or this Node has no SQLite (22.13 or later has).',
  },
  S204: {
    title: 'The database cannot be used',
    explanation: 'The PostgreSQL server at DATABASE_URL does not answer, refuses the login, or has no such database.',
  },
  S205: {
    title: 'Not a path inside a dossier',
    explanation:
      'Paths are relative, with / between names; no hidden, empty or unclear names, no way out, at most 9 names and 400 bytes.',
  },
  S206: {
    title: 'More than a dossier holds',
    explanation: 'A file has at most 16 MB, a dossier at most 2,000 files and 64 MB together.',
  },
  S207: {
    title: 'The zip file cannot be read',
    explanation: 'The archive is damaged, cut off, encrypted, packed in an unknown way, or names a file twice.',
  },
  S208: {
    title: 'A file that is not what its name says',
    explanation: 'A name such as page.txt promises UTF-8 text and scan.pdf a PDF; the bytes are something else.',
  },
  S209: {
    title: 'Not a whole copy of a store',
    explanation: 'The file is missing, damaged, or something else than what casus backup writes.',
  },
  S210: {
    title: 'There is something there already',
    explanation: 'A copy never replaces a file, and a restore replaces data only when it is told to with --replace.',
  },
};
