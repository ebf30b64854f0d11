import type { DiagnosticCodes } from '../basics/index.ts';
import { CATALOG_CODES } from './commands/catalog-codes.ts';
import { POWER_CODES } from './commands/power-codes.ts';

export const CLI_CODES: DiagnosticCodes = {
  I101: {
    title: 'No such file',
    explanation:
      'Nothing with this name exists; the message names the nearest file in the same folder when one is close.',
  },
  I102: {
    title: 'A folder where a file is wanted',
    explanation: 'The command reads one file, and this name is a folder.',
  },
  I103: { title: 'The file is empty', explanation: 'The file exists and holds no bytes.' },
  I104: {
    title: 'The file may not be read',
    explanation: 'The operating system refuses access, or the device failed while reading.',
  },
  I105: {
    title: 'The file is too large',
    explanation:
      'Files up to 64 MB are read. Larger ones are almost always not a document: split the file or extract its text.',
  },
  I106: {
    title: 'A file where a folder is wanted',
    explanation: 'The command reads a folder, and this name is a file.',
  },
  I107: {
    title: 'Not UTF-8 text',
    explanation:
      'The bytes are not UTF-8, so they are a binary file or text in another encoding; the message gives the first byte that does not fit.',
  },
  I108: { title: 'Not a regular file', explanation: 'Devices, pipes and sockets are not read by name.' },
  I109: {
    title: 'Not a file of readings',
    explanation: 'The file named for the readings exists and holds something else. It is left as it is: name another.',
  },
  I110: {
    title: 'No document to read',
    explanation: 'The folder or the list names no file that ends like a document: .txt, .md, .html, .docx, .pdf, .eml.',
  },
  I111: {
    title: 'The file cannot be written',
    explanation: 'The decisions are kept in a file beside the document, and the operating system refuses to write it.',
  },
  I112: {
    title: 'Whose decisions are meant',
    explanation: 'Several coders, or none, decided about this document; the option --coder names one of them.',
  },
  I114: {
    title: 'A .dna file that cannot be read',
    explanation:
      'The file is no SQLite database of Discourse Network Analyzer 2 or 3, or Node is older than 22.13 and reads none. Its CSV table is read everywhere.',
  },
  I201: { title: 'Unknown command', explanation: 'The first word after casus is not a command.' },
  I202: { title: 'Unknown option', explanation: 'The command has no such option; its --help lists them.' },
  I203: {
    title: 'An option is used wrongly',
    explanation: 'The option needs a value, takes none, or has a value that does not fit.',
  },
  I204: { title: 'Wrong number of arguments', explanation: 'The command was given fewer or more names than it takes.' },
  I205: {
    title: 'Unknown model',
    explanation: 'The first name after casus model is none of the models; casus model lists them.',
  },
  I206: {
    title: 'The inputs give no answer',
    explanation:
      'Each input is well formed, but together they mean nothing: a name that is no member, chances above one.',
  },
  I207: {
    title: 'The procedure does not allow this event',
    explanation:
      'At this moment the event cannot happen: not a voter here, no such ballot, already cast, already over.',
  },
  I208: {
    title: 'Nothing to draft',
    explanation:
      'No arrangement was found in the document, or none with the id asked for; casus read lists those found.',
  },
  I215: {
    title: 'An answer that takes too long',
    explanation: 'An answer over HTTP has a minute. The command line waits as long as you do.',
  },
  I216: {
    title: 'No such dossier',
    explanation: 'The store has no dossier of this name; the message lists some that it has.',
  },
  I217: {
    title: 'A file cannot be written',
    explanation: 'The file is there already, or its folder is missing or closed to us.',
  },
  I218: {
    title: 'A database with tools of its own',
    explanation: 'A whole PostgreSQL database is copied with pg_dump and put back with pg_restore or psql.',
  },
  I219: {
    title: 'No typesetter for PDF files',
    explanation:
      'PDF files are set by a program that comes as an optional package of its own for each kind of machine; this installation is without it.',
  },
  I220: {
    title: 'A brief without pictures',
    explanation: 'The brief of a document that nobody has coded yet has nothing to draw.',
  },
  I221: {
    title: 'Too many answers at once',
    explanation:
      'Answers and files over HTTP are made a few at a time, and only so many may wait. Ask again in a moment.',
  },
  ...POWER_CODES,
  ...CATALOG_CODES,
};
