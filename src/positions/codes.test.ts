import { expect, it } from 'vitest';
import { readDocument } from '../documents/index.ts';
import { changeCodebook, EMPTY_CODEBOOK } from './codebook.ts';
import { POSITIONS_CODES } from './codes.ts';
import { addStatement, checkSameText, decide, startCoding, undo } from './coding.ts';
import { parseCoding, printCoding } from './coding-file.ts';
import { parseDnaCsv, placeDnaRows } from './interchange/dna.ts';
import { coded } from './testing.ts';

const read = readDocument('A page about the vote\n\nThe Polish government rejected the plan of the powers.');
if (!read.ok) throw new Error('read');
const START = startCoding(read.value, 'page');
const ID = START.proposals[0]?.id ?? '';
const WHO = { coder: 'anna', at: '2026-01-01T10:00:00Z' };
const accepted = decide(START, WHO, ID, { kind: 'accept' });
const at = (start: number, end: number) => coded('x', { spans: [{ start, end }] }).fields;
const rows = (text: string) => {
  const parsed = parseDnaCsv(text);
  return parsed.ok ? parsed.value : [];
};

const CASES: readonly (readonly [string, unknown, unknown])[] = [
  ['C101', decide(START, WHO, 'none', { kind: 'accept' }), accepted],
  ['C102', addStatement(START, WHO, at(9, 2)), addStatement(START, WHO, at(2, 9))],
  ['C103', undo(START, WHO), accepted.ok ? undo(accepted.value, WHO) : null],
  ['C104', parseCoding('hello\n'), parseCoding(printCoding(START))],
  ['C105', checkSameText(START, { ...read.value, sha256: 'other' }), checkSameText(START, read.value)],
  [
    'C106',
    changeCodebook(EMPTY_CODEBOOK, { by: 'a', at: '' }, { kind: 'retire', id: 'veto' }),
    changeCodebook(EMPTY_CODEBOOK, { by: 'a', at: '' }, { kind: 'add', entry: { id: 'veto', title: 'A veto' } }),
  ],
  ['C107', parseDnaCsv('a,b\n'), parseDnaCsv('person,text\n')],
  ['C108', placeDnaRows(rows('person,text\nA,nowhere\n'), 'here'), placeDnaRows(rows('person,text\nA,here\n'), 'here')],
];

it.each(CASES)('%s is reported for an input that has the fault and for no other', (code, faulty, sound) => {
  expect(JSON.stringify(faulty)).toContain(`"code":"${code}"`);
  expect(JSON.stringify(sound)).not.toContain(`"code":"${code}"`);
  expect(Object.keys(POSITIONS_CODES)).toHaveLength(CASES.length);
});
