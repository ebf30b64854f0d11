import type { DiagnosticCodes } from '../basics/index.ts';

export const DOSSIER_CODES: DiagnosticCodes = {
  F101: {
    title: 'not a dossier',
    explanation: 'A dossier is a folder with a file dossier.yaml in it; everything else in it is optional.',
  },
  F102: {
    title: 'a listed document is missing',
    explanation: 'dossier.yaml lists a document whose file is not in the folder. Add the file or take the entry out.',
  },
  F103: {
    title: 'a statement does not match its document',
    explanation:
      'The words of a confirmed statement must be exactly the range of the document that its span names. The document was changed, or the span was counted in bytes instead of UTF-16 units.',
  },
  F104: {
    title: 'a name that nothing in the dossier has',
    explanation: 'A statement names an unknown document, or an issue names an unknown option or statement.',
  },
  F105: {
    title: 'two things with one id',
    explanation: 'Ids are how everything in a dossier refers to everything else; within a kind they occur once.',
  },
  F106: {
    title: 'a weight table is not at hand',
    explanation:
      'A group names its weights by a table that lies beside the arrangement: NAME.csv with a column of members and one named like the weight. Without it the members would weigh nothing. Add the table, or write the weights into the file.',
  },
  F121: {
    title: 'no such column in the catalogue',
    explanation:
      'A condition names a column of the dashboard. `casus catalog --json` shows all of them; the message names the nearest.',
  },
  F122: {
    title: 'not a condition',
    explanation:
      'A condition is a column, one of = != < <= > >= ~ and a value, such as adversaryCanBlock=no; quote it in a shell.',
  },
};
