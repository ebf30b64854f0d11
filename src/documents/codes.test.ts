import { expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

function codes(input: Uint8Array | string): readonly string[] {
  const read = readDocument(input);
  return (read.ok ? read.value.diagnostics : read.diagnostics).map((one) => one.code);
}

it.each([
  ['D101', ' \n', 'word'],
  ['D102', new Uint8Array([80, 75, 0, 1]), 'word'],
  ['D103', new Uint8Array([97, 255, 98]), new Uint8Array([0xc3, 0xa9])],
  ['D104', new Uint8Array(64 * 1024 * 1024 + 1), 'word'],
  ['D105', 'word. '.repeat(400_000), 'word'],
  ['D106', 'a\u202eb', 'ab'],
  ['D107', `<div>${'<div>'.repeat(100_000)}x`, '<div><p>x'],
])('%s is reported for an input that has the fault and for no other', (code, faulty, sound) => {
  expect(codes(faulty)).toContain(code);
  expect(codes(sound)).not.toContain(code);
});
