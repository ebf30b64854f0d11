import { describe, expect, it } from 'vitest';
import { type Anchor, findDates } from './dates.ts';

const WEDNESDAY: Anchor = { date: '2025-08-20', from: 'dateline' };
const read = (text: string, anchor: Anchor | null): unknown[] =>
  findDates(text, 0, text.length, anchor).map(({ value, certainty }) => [value, certainty]);

describe('dates in a text', () => {
  it('stay unresolved when nothing says what they count from', () => {
    expect(read('two months ago, on Monday, yesterday, 14 July, in May', null)).toEqual(
      Array.from({ length: 5 }, () => [null, 'unresolved']),
    );
  });

  it('count from the day of the page, and say so', () => {
    expect(read('on Wednesday', WEDNESDAY)).toEqual([['2025-08-20', 'day, from dateline']]);
    expect(read('on Thursday', WEDNESDAY)).toEqual([['2025-08-14', 'day, from dateline']]);
    expect(read('yesterday', WEDNESDAY)).toEqual([['2025-08-19', 'day, from dateline']]);
    expect(read('three weeks ago', WEDNESDAY)).toEqual([['2025-07-30', 'day, from dateline']]);
    expect(read('two months ago', WEDNESDAY)).toEqual([['2025-06', 'month, from dateline']]);
    expect(read('8 months ago', { date: '2025-08-20', from: 'outside' })).toEqual([['2024-12', 'month, from outside']]);
    expect(read('3 years ago', WEDNESDAY)).toEqual([['2022', 'year, from dateline']]);
    expect(read('in May', WEDNESDAY)).toEqual([['2025-05', 'month, year from dateline']]);
    expect(read('14 July', WEDNESDAY)).toEqual([['2025-07-14', 'day, year from dateline']]);
  });

  it('lie ahead when the words around a weekday say so', () => {
    expect(read('Russia will answer by Thursday.', WEDNESDAY)).toEqual([['2025-08-21', 'day, from dateline']]);
    expect(read('They will sign the treaty on Monday.', WEDNESDAY)).toEqual([['2025-08-25', 'day, from dateline']]);
    expect(read('The pact would hold, he said on Monday.', WEDNESDAY)).toEqual([['2025-08-18', 'day, from dateline']]);
    expect(read('On Friday the council will vote.', WEDNESDAY)).toEqual([['2025-08-22', 'day, from dateline']]);
    expect(read('last month, next year', WEDNESDAY)).toEqual([
      ['2025-07', 'month, from dateline'],
      ['2026', 'year, from dateline'],
    ]);
    expect(read('Tue 12 Sept. 2025', null)).toEqual([['2025-09-12', 'day']]);
  });

  it('are kept as written when they are complete', () => {
    expect(read('Friday 16 October 1925', null)).toEqual([['1925-10-16', 'day']]);
    expect(read('April 2022', null)).toEqual([['2022-04', 'month']]);
    expect(read('2025-08-20', null)).toEqual([['2025-08-20', 'day']]);
    expect(read('within three days', null)).toEqual([['P3D', 'duration']]);
  });
});
