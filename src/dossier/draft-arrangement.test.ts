import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, parseArrangement } from '../arrangements/index.ts';
import { type ArrangementMention, type DocumentReading, readDocument, type TextSpan } from '../documents/index.ts';
import { type ArrangementDraft, draftArrangement, mostStated } from './draft-arrangement.ts';

const PAGE = [
  'A page about a framework for the region',
  '',
  '20 August 2025',
  '',
  'The draft provides for a protective framework with a clause requiring unanimous approval of Russia, China and Britain before any step. In the event of an armed attack the members will receive weapons and training, and there would be no obligation to send soldiers.',
].join('\n');

function readingOf(page: string): DocumentReading {
  const read = readDocument(page, { name: 'page.txt' });
  if (!read.ok) throw new Error('read');
  return read.value;
}
const READING = readingOf(PAGE);

/** A mention put together by hand from words of the page. */
function mentionOf(
  words: Partial<Record<'rule' | 'trigger' | 'commitment' | 'exclusion' | 'precondition' | 'members', string>>,
): ArrangementMention {
  const span = (text: string): TextSpan => {
    const start = PAGE.indexOf(text);
    if (start === -1) throw new Error(`'${text}' is not on the page`);
    return { start, end: start + text.length, text };
  };
  const one = (text: string | undefined): TextSpan | null => (text === undefined ? null : span(text));
  const list = (text: string | undefined): readonly TextSpan[] => (text === undefined ? [] : text.split('|').map(span));
  return {
    id: 'A1',
    name: span('a protective framework'),
    members_stated: list(words.members),
    decision_rule: one(words.rule),
    trigger: one(words.trigger),
    preconditions: list(words.precondition),
    exclusions: list(words.exclusion),
    commitments: list(words.commitment),
    unspecified: [],
  };
}

function load(draft: ArrangementDraft) {
  const loaded = parseArrangement(draft.yaml, { file: 'draft.yaml' });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  const { arrangement } = loaded.value;
  const findings = check({ ...loaded.value, arrangement, source: arrangement });
  return { arrangement, errors: findings.filter(({ tier }) => tier === 'error') };
}

const FULL = mentionOf({
  rule: 'unanimous approval of Russia, China and Britain',
  trigger: 'In the event of an armed attack',
  commitment: 'will receive weapons and training',
  exclusion: 'there would be no obligation to send soldiers',
  members: 'Russia|China|Britain',
});

describe('a drafted arrangement', () => {
  it('loads, has no error, and cites the words of every value', () => {
    const draft = draftArrangement(READING, FULL);
    const { arrangement, errors } = load(draft);
    expect(errors).toEqual([]);
    expect(arrangement).toMatchObject({
      id: 'protective-framework',
      status: 'draft',
      groups: { members: { members: ['RUS', 'CHN', 'GBR'] } },
      procedures: {
        activate: { stages: [{ rule: 'all of members for', within: 'unspecified', silence: 'unspecified' }] },
      },
      triggers: { event: { event: 'In the event of an armed attack', determinedBy: 'unspecified' } },
      commitments: [{ kind: ['training', 'military-aid'], by: 'unspecified', force: 'unspecified' }],
    });
    const cited = [...draft.yaml.matchAll(/page@(\d+)-(\d+)/g)].map(([, start, end]) =>
      PAGE.slice(Number(start), Number(end)),
    );
    expect(cited).toEqual(
      expect.arrayContaining(['a protective framework', 'Russia', 'will receive weapons and training']),
    );
    expect(draft.notes).toEqual([expect.stringContaining('no obligation to send soldiers')]);
  });

  it('leaves open what the page does not say', () => {
    const { arrangement, errors } = load(draftArrangement(READING, mentionOf({})));
    expect(errors).toEqual([]);
    expect(arrangement.groups['members']?.members).toBe('unspecified');
    expect(arrangement.procedures['activate']?.stages[0]?.rule).toBe('unspecified');
    expect(arrangement.triggers).toBeUndefined();
    expect(arrangement.commitments).toEqual([]);
  });

  it('reads a bare majority in both ways, and no rule into words that give none', () => {
    const rule = (text: string): unknown => {
      const words = { ...FULL, decision_rule: { start: 0, end: text.length, text } };
      return load(draftArrangement(READING, words)).arrangement.procedures['activate']?.stages[0]?.rule;
    };
    expect(rule('by a majority of the guarantors')).toEqual({
      oneOf: ['more than 1/2 of members for', 'more for than against in members'],
    });
    expect(rule('two thirds of the members')).toBe('at least 2/3 of members for');
    expect(rule('unless no state objects')).toBe('none of members against');
    expect(rule('after a vote of some kind')).toBe('unspecified');
    expect(rule('nine of the fifteen votes')).toBe('at least 9 of members for');
  });

  it('does not take named members for all of them where the text includes them among others', () => {
    const page =
      'A page\n\nThe draft names a protective framework. It requires the unanimous approval of all guarantors, including Russia and China.';
    const reading = readingOf(page);
    const start = page.indexOf('Russia');
    const members: readonly TextSpan[] = [{ start, end: start + 6, text: 'Russia' }];
    const { arrangement } = load(draftArrangement(reading, { ...mentionOf({}), members_stated: members }));
    expect(arrangement.groups['members']).toMatchObject({ members: 'unspecified' });
    expect(arrangement.parties).toMatchObject({ RUS: { name: 'Russia' } });
  });

  it('loads whatever words were found (property)', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    const span = words.map((text): TextSpan => ({ start: 3, end: 3 + text.length, text }));
    const mention = fc.record({
      id: fc.constant('A1'),
      name: span,
      members_stated: fc.array(span, { maxLength: 3 }),
      decision_rule: fc.option(span),
      trigger: fc.option(span),
      preconditions: fc.array(span, { maxLength: 2 }),
      exclusions: fc.array(span, { maxLength: 2 }),
      commitments: fc.array(span, { maxLength: 2 }),
      unspecified: fc.constant([]),
    });
    fc.assert(
      fc.property(mention, (found) => {
        expect(load(draftArrangement(READING, found)).errors).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('takes the mention of which most is said', () => {
    const bare = { ...mentionOf({}), id: 'A0', unspecified: ['decision_rule', 'trigger'] };
    expect(mostStated([bare, FULL])?.id).toBe('A1');
    expect(mostStated([])).toBeUndefined();
  });
});
