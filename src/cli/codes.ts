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
  I201: { title: 'Unknown command', explanation: 'The first word after casus is not a command.' },
  I202: { title: 'Unknown option', explanation: 'The command has no such option; its --help lists them.' },
  I203: {
    title: 'An option is used wrongly',
    explanation: 'The option needs a value, takes none, or has a value that does not fit.',
  },
  I204: { title: 'Wrong number of arguments', explanation: 'The command was given fewer or more names than it takes.' },
  ...POWER_CODES,
  ...CATALOG_CODES,
};
