import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../documents/index.ts';
import {
  addStatement,
  type Coding,
  type Decision,
  decide,
  decisionsOf,
  listCoders,
  listConfirmed,
  progressOf,
  startCoding,
  undo,
} from './coding.ts';
import { parseCoding, printCoding } from './coding-file.ts';
import { confirmedFields, mergeCoders, settleMerge } from './merge.ts';
import { confirmedStatementSchema } from './schema.ts';

const PAGE = [
  'A page about the vote of the powers',
  '',
  'The Polish government rejected any guarantee that excludes Warsaw from the vote.',
  'The French government supports the draft of the third round of talks.',
  'The Russian government demanded a veto over every decision of the guarantors.',
].join('\n');
const read = readDocument(PAGE);
if (!read.ok) throw new Error('read');
const reading = read.value;
const START = startCoding(reading, 'page');
const [first = '', second = '', third = ''] = START.proposals.map(({ id }) => id);
const ANNA = { coder: 'anna', at: '2026-01-01T10:00:00Z', codebook: 1 };
const BEN = { coder: 'ben', at: '2026-01-01T11:00:00Z' };

function all(coding: Coding, ...steps: readonly ((coding: Coding) => ReturnType<typeof decide>)[]): Coding {
  return steps.reduce((before, step) => {
    const after = step(before);
    if (!after.ok) throw new Error(JSON.stringify(after.diagnostics));
    return after.value;
  }, coding);
}

const takes = (who: typeof BEN, id: string, decision: Decision) => (coding: Coding) =>
  decide(coding, who, id, decision);
const fieldsOf = (id: string) => {
  const found = START.proposals.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found.fields;
};

describe('confirming', () => {
  it('gives a statement of a live page the day of its entry', () => {
    const live =
      'A page about the vote of powers\n\nFriday 12 June 2026\n\n20:41\nPoland rejected the vote.\n\nThursday 11 June 2026\n\n22:10\nFrance rejected the clause.';
    const page = readDocument(live);
    if (!page.ok) throw new Error('read');
    const begun = startCoding(page.value, 'live');
    const steps = begun.proposals.map(
      ({ id }) =>
        (coding: Coding) =>
          decide(coding, ANNA, id, { kind: 'accept' }),
    );
    const kept = parseCoding(printCoding(all(begun, ...steps)));
    expect(kept.ok ? listConfirmed(kept.value, 'anna', live).map(({ date }) => date) : []).toEqual([
      '2026-06-12',
      '2026-06-11',
    ]);
  });
  it('turns only what was accepted, edited or added into statements whose words are the slice', () => {
    const coding = all(
      START,
      takes(ANNA, first, { kind: 'accept' }),
      takes(ANNA, second, { kind: 'reject' }),
      takes(ANNA, third, { kind: 'edit', fields: { ...fieldsOf(third), stance: 'supports', provision: 'veto' } }),
      (now) => addStatement(now, ANNA, { ...fieldsOf(first), spans: [{ start: 0, end: 6 }] }),
    );
    const confirmed = listConfirmed(coding, 'anna', reading.text);
    expect(confirmed.map(({ id }) => id)).toEqual(['page-m0-6', `page-${first}`, `page-${third}`]);
    for (const each of confirmed) {
      expect(confirmedStatementSchema.safeParse(each).success).toBe(true);
      expect(reading.text.slice(each.span.start, each.span.end)).toBe(each.text);
    }
    expect(confirmed[2]).toMatchObject({ stance: 'supports', provision: 'veto', confirmedBy: 'anna' });
    expect(listConfirmed(coding, 'ben', reading.text)).toEqual([]);
    expect(progressOf(coding, 'anna')).toEqual({
      proposals: 3,
      accepted: 1,
      edited: 1,
      rejected: 1,
      skipped: 0,
      added: 1,
      open: 0,
    });
  });

  it('takes back any number of decisions, each coder their own', () => {
    const coding = all(
      START,
      takes(ANNA, first, { kind: 'accept' }),
      takes(BEN, first, { kind: 'reject' }),
      takes(ANNA, first, { kind: 'reject' }),
      takes(ANNA, second, { kind: 'accept' }),
      (now) => undo(now, ANNA),
      (now) => undo(now, ANNA),
    );
    expect([...decisionsOf(coding, 'anna').values()].map(({ id, decision }) => [id, decision])).toEqual([
      [first, 'accept'],
    ]);
    expect(decisionsOf(coding, 'ben').get(first)?.decision).toBe('reject');
    expect(listCoders(coding)).toEqual(['anna', 'ben']);
    const empty = all(coding, (now) => undo(now, ANNA));
    expect(undo(empty, ANNA)).toMatchObject({ ok: false, diagnostics: [{ code: 'C103' }] });
  });

  it('refuses what is not there and what has no place', () => {
    expect(decide(START, ANNA, 'none', { kind: 'accept' })).toMatchObject({ diagnostics: [{ code: 'C101' }] });
    const nowhere = { ...fieldsOf(first), spans: [{ start: 5, end: 5000 }] };
    expect(addStatement(START, ANNA, nowhere)).toMatchObject({ diagnostics: [{ code: 'C102' }] });
  });

  it('is a file of lines that reads back as it was, and survives a cut-off last line', () => {
    const coding = all(START, takes(ANNA, first, { kind: 'accept' }), takes(BEN, second, { kind: 'skip' }));
    const text = printCoding(coding);
    expect(parseCoding(text)).toEqual({ ok: true, value: coding });
    expect(parseCoding(`${text}{"coder":"anna","at`)).toEqual({ ok: true, value: coding });
    const [head = '', decided = '', skipped = ''] = text.split('\n');
    const cut = `${head}\n${decided}\n{"coder":"anna","at\n${skipped}\n`;
    expect(parseCoding(cut)).toEqual({ ok: true, value: coding });
    const joined = `${head}\n${decided}\n${head}\n${skipped}\n`;
    expect(parseCoding(joined)).toEqual({ ok: true, value: coding });
    expect(parseCoding('{"schema":"other"}\n')).toMatchObject({ diagnostics: [{ code: 'C104' }] });
    expect(parseCoding(text.replace('"event":"decide"', '"event":"wish"'))).toMatchObject({
      diagnostics: [{ code: 'C104' }],
    });
  });

  it('undo is the inverse of every decision (property)', () => {
    const step = fc.tuple(fc.constantFrom(first, second, third), fc.constantFrom('accept', 'reject', 'skip'));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.nat(12), (steps, back) => {
        const kept = steps.slice(0, Math.max(0, steps.length - back));
        const go = (list: typeof steps): Coding =>
          all(START, ...list.map(([id, kind]) => takes(ANNA, id, { kind } as Decision)));
        const undone = all(
          go(steps),
          ...Array.from({ length: Math.min(back, steps.length) }, () => (now: Coding) => undo(now, ANNA)),
        );
        expect(decisionsOf(undone, 'anna')).toEqual(decisionsOf(go(kept), 'anna'));
      }),
    );
  });
});

describe('merging two coders', () => {
  const coding = all(
    START,
    takes(ANNA, first, { kind: 'accept' }),
    takes(ANNA, second, { kind: 'accept' }),
    takes(ANNA, third, { kind: 'accept' }),
    takes(BEN, first, { kind: 'accept' }),
    takes(BEN, second, { kind: 'edit', fields: { ...fieldsOf(second), stance: 'accepts' } }),
  );
  const merge = mergeCoders(confirmedFields(coding, 'anna'), confirmedFields(coding, 'ben'));

  it('says what they agree on, where they differ and what only one has', () => {
    expect(merge.agreed.map(({ id }) => id)).toEqual([first]);
    expect(merge.differing.map((each) => [each.first.id, each.fields])).toEqual([[second, ['stance']]]);
    expect(merge.onlyFirst.map(({ id }) => id)).toEqual([third]);
    expect(merge.onlySecond).toEqual([]);
  });

  it('keeps of what is open only what somebody ruled on', () => {
    expect(settleMerge(merge, new Map()).map(({ id }) => id)).toEqual([first]);
    const settled = settleMerge(
      merge,
      new Map([
        [second, 'second'],
        [third, 'first'],
      ]),
    );
    expect(settled.map(({ id, fields }) => [id, fields.stance])).toEqual([
      [first, 'rejects'],
      [second, 'accepts'],
      [third, 'demands'],
    ]);
  });
});
