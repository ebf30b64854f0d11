import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../documents/index.ts';
import { decisionsOf, listConfirmed, progressOf, startCoding } from '../../positions/index.ts';
import { decodeKeys } from './keys.ts';
import { renderScreen } from './render-screen.ts';
import { cardOf, listCards, openScreen, pressKey, type Screen, shownFields } from './screen.ts';

const PAGE = [
  'A page about the vote of the powers',
  '',
  'The Polish government rejected any guarantee that excludes Warsaw from the vote.',
  'The French government supports the draft of the third round of talks.',
  'The Russian government demanded a veto over every decision of the guarantors.',
].join('\n');
const read = readDocument(PAGE);
if (!read.ok) throw new Error('read');
const { text } = read.value;
const START = openScreen(startCoding(read.value, 'page'), 'anna', text);

/** Types keys one after the other, a second apart. */
function press(keys: string, from: Screen = START): Screen {
  return decodeKeys(keys).reduce((screen, key, at) => {
    return pressKey(screen, key, new Date(Date.UTC(2026, 0, 1, 10, 0, at)).toISOString());
  }, from);
}

const decisions = (screen: Screen): readonly (readonly [string, string])[] =>
  [...decisionsOf(screen.coding, 'anna').values()].map(({ id, decision }) => [id, decision]);

describe('the confirming screen', () => {
  it('takes one key a decision and goes on by itself', () => {
    expect(decisions(press('axs'))).toEqual([
      ['s01', 'accept'],
      ['s02', 'reject'],
      ['s03', 'skip'],
    ]);
  });

  it('takes back to any depth and shows the card again', () => {
    const undone = press('axsuu');
    expect(decisions(undone)).toEqual([['s01', 'accept']]);
    expect(undone.at).toBe('s02');
    expect(press('u', press('uu', undone)).message).toContain('no decision to take back');
  });

  it('keeps a changed card as an edit: stance by number, provision typed', () => {
    const screen = press('4pveto clause\ra');
    expect(listConfirmed(screen.coding, 'anna', text)).toMatchObject([
      { id: 'page-s01', stance: 'opposes', provision: 'veto clause', confirmedAt: '2026-01-01T10:00:14.000Z' },
    ]);
    expect(decisions(press('4\u001ba'))).toEqual([['s01', 'accept']]);
  });

  it('keeps a provision when nothing is typed, and takes it away for a dash', () => {
    const named = press('pveto clause\r');
    expect(shownFields(press('p\r', named))?.provision).toBe('veto clause');
    expect(shownFields(press('p-\r', named))?.provision).toBeNull();
  });

  it('completes a provision that was used before', () => {
    const screen = press('pveto clause\rapve\t\r');
    expect(shownFields(screen)?.provision).toBe('veto clause');
  });

  it('moves the edges of the words by whole words and never past the text', () => {
    const words = (screen: Screen): string => {
      const [span] = shownFields(screen)?.spans ?? [];
      return text.slice(span?.start, span?.end);
    };
    expect(words(START)).toBe('any guarantee that excludes Warsaw from the vote');
    expect(words(press('[['))).toBe('any guarantee that excludes Warsaw from');
    expect(words(press('}'))).toBe('guarantee that excludes Warsaw from the vote');
    expect(words(press('{'))).toBe('rejected any guarantee that excludes Warsaw from the vote');
    expect(words(press(']'))).toBe('any guarantee that excludes Warsaw from the vote.');
    expect(words(press('['.repeat(50)))).toBe('any');
  });

  it('adds what the rules missed beside a card', () => {
    const screen = press('d[[a');
    expect(progressOf(screen.coding, 'anna').added).toBe(1);
    expect(listConfirmed(screen.coding, 'anna', text)[0]?.text).toBe('any guarantee that excludes Warsaw from');
  });

  it('filters cards, and says so when none is left', () => {
    const open = press('af');
    expect([open.filter, open.at]).toEqual(['open', 's02']);
    const none = press('aaa', open);
    expect(renderScreen({ ...none, at: null }, { columns: 80, rows: 24, colour: false })).toContain('No card passes');
    expect(listCards(none)).toHaveLength(3);
  });

  it('reads arrows and controls from what a terminal sends, and passes over the rest', () => {
    expect(decodeKeys('a\u001b[Bx\r\u0003\u001b[5~\u0000\u001bOAé')).toEqual([
      'a',
      'down',
      'x',
      'enter',
      'ctrl-c',
      'up',
      'é',
    ]);
  });

  it('does not let the page write to the terminal', () => {
    const hostile = readDocument(
      `A hostile page\n\nThe Polish government rejected any \u001b]0;owned\u0007 plan \u202e of the powers that be.`,
    );
    if (!hostile.ok) throw new Error('read');
    const screen = openScreen(startCoding(hostile.value, 'x'), 'anna', hostile.value.text);
    const drawn = renderScreen(screen, { columns: 80, rows: 24, colour: false });
    // oxlint-disable-next-line no-control-regex
    expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('fits the terminal it is given', () => {
    const drawn = renderScreen(press(']'), { columns: 60, rows: 20, colour: false }).split('\n');
    expect(drawn.length).toBeLessThanOrEqual(21);
    expect(Math.max(...drawn.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('survives any keys: the file stays whole and every range inside the text (property)', () => {
    const key = fc.constantFrom(...'axsudnbf1234567[]{}wpct?q'.split(''), '\r', '\u001b', '\t', '\u001b[A', 'Z', '😀');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        const screen = press(keys.join(''));
        for (const { start, end } of listConfirmed(screen.coding, 'anna', text).map((each) => each.span)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(renderScreen(screen, { columns: 80, rows: 24, colour: true }).length).toBeGreaterThan(0);
        if (screen.at !== null) expect(cardOf(screen)).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
