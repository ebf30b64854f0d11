import type { DiagnosticCodes } from '../basics/index.ts';

export const FORMATS_CODES: DiagnosticCodes = {
  T101: {
    title: 'An archive that cannot be unpacked',
    explanation: 'The file begins like a ZIP archive, but its directory or its compressed parts are broken or cut off.',
  },
  T102: {
    title: 'An archive that grows too large',
    explanation: 'The parts that hold text unpack to more than 64 MiB together. Nothing beyond that is unpacked.',
  },
  T103: {
    title: 'An archive that is no DOCX document',
    explanation: 'DOCX is the only format based on ZIP that is read. Save other documents as DOCX, PDF, HTML or text.',
  },
  T104: {
    title: 'An old or a protected office file',
    explanation:
      'Word files older than DOCX and DOCX files under a password share one container, which is not read. Save the document as DOCX without a password.',
  },
  T105: {
    title: 'Tracked deletions',
    explanation: 'Words that the document marks as deleted are not part of the text; words marked as inserted are.',
  },
  T106: { title: 'A PDF that cannot be read', explanation: 'The file begins like a PDF, but its structure is broken.' },
  T107: {
    title: 'A PDF under a password',
    explanation: 'The text can be had only with the password. Save a copy without one.',
  },
  T108: {
    title: 'A PDF without text',
    explanation: 'The pages are pictures, as a scanner makes them. Run text recognition on the file first.',
  },
  T109: {
    title: 'Pages without text',
    explanation: 'Some pages are empty or pictures; whatever they show is not part of the text.',
  },
  T110: {
    title: 'A PDF of too many pages',
    explanation: 'At most 5,000 pages are read; the rest is left out and the message says so.',
  },
  T111: {
    title: 'A message that cannot be read',
    explanation: 'The file begins like an e-mail message, but its parts are nested too deeply or broken.',
  },
  T112: {
    title: 'A message without text',
    explanation: 'The message has neither a text nor an HTML body. Attachments are not read: save them and read each.',
  },
  T113: {
    title: 'Attachments were left out',
    explanation: 'Only the body of a message is read; the message names the attachments. Save them and read each.',
  },
  T114: {
    title: 'Text in another encoding than UTF-8',
    explanation:
      'The file says by its first bytes or its markup how its characters are written, and was read that way.',
  },
  T115: {
    title: 'A PDF in Asian fonts that are not in it',
    explanation:
      'Chinese, Japanese or Korean text is written with fonts and character tables that the file only names. Without them its letters cannot be told, and they are left out. Save it with embedded fonts, or run text recognition on it.',
  },
};
