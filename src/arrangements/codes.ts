import type { DiagnosticCodes } from '../basics/index.ts';

export const ARRANGEMENTS_CODES: DiagnosticCodes = {
  A100: {
    title: 'Text too long',
    explanation: 'An arrangement or situation file may have at most two million characters.',
  },
  A101: {
    title: 'Not YAML',
    explanation: 'The text cannot be read as YAML 1.2. Often a tab, an unclosed bracket or quote.',
  },
  A102: {
    title: 'Key given twice',
    explanation: 'The same key stands twice in one block; only one of them could count.',
  },
  A103: {
    title: 'Nested too deeply',
    explanation: 'The format needs fewer than ten levels; more than sixty are refused.',
  },
  A104: {
    title: 'Alias or anchor',
    explanation: 'YAML anchors and aliases are refused: every value stands where it is used.',
  },
  A105: { title: 'Empty text', explanation: 'There is nothing in the file.' },
  A110: { title: 'Unknown key', explanation: 'This key is not part of the format at this place.' },
  A111: { title: 'Missing key', explanation: 'A key that is needed here is not given.' },
  A112: {
    title: 'Not a duration',
    explanation: 'Durations are written 12h, 3d, 2w, 1mo, 1y, as a range 0d..3d, or asap.',
  },
  A113: {
    title: 'Wrong kind of value',
    explanation: 'A list, block, number or word stands where another kind is expected.',
  },
  A114: { title: 'Unknown word', explanation: 'The value is not one of the words that may stand here.' },
  A115: {
    title: 'Malformed value',
    explanation: 'The value has the right kind, but not the form that is expected here.',
  },
  A120: { title: 'Unknown group', explanation: 'A group is named that is not declared under groups.' },
  A121: { title: 'Unknown procedure', explanation: 'A procedure is named that is not declared under procedures.' },
  A122: { title: 'Unknown trigger', explanation: 'A stage opens on a trigger that is not declared under triggers.' },
  A123: { title: 'Unknown source', explanation: 'A citation names a source that is not declared under sources.' },
  A124: { title: 'Id used twice', explanation: 'Two stages of a procedure, or two commitments, have the same id.' },
  A125: {
    title: 'Member is not a party',
    explanation: 'A warning: a member of a group looks like a misspelt party. Members need not be declared as parties.',
  },
  A126: { title: 'Undeclared ballot', explanation: 'A ballot is named that this procedure does not declare.' },
  A127: { title: 'Unknown stage', explanation: 'A scenario names a stage that the arrangement does not have.' },
  A128: {
    title: 'Path of a change leads nowhere',
    explanation: 'A path under set does not exist in the base arrangement.',
  },
  A129: { title: 'Circle of variants', explanation: 'Following extends from this variant leads back to it.' },
  A130: { title: 'Unknown base', explanation: 'The arrangement named by extends could not be found.' },
  A131: { title: 'Unknown voter', explanation: 'A scenario or group change names someone who is in no group.' },
  A132: { title: 'No base to change', explanation: 'set changes a base arrangement, so it needs extends.' },
  A140: {
    title: 'No such alliance',
    explanation: 'The ATOP table has no row with this number in its column atopid.',
  },
  A133: { title: 'Value cannot be replaced', explanation: 'The path of an edit does not lead to a value in the text.' },
};
