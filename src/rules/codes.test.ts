import { describe, expect, it } from 'vitest';
import { checkDistribution, compileRule, type Groups, parseRule } from './index.ts';

const groups: Groups = {
  council: {
    members: ['A', 'B', 'C'],
    weights: { votes: { A: 3, B: 2, C: 1 }, half: { A: 0.5, B: 1, C: 1 }, few: { A: 1 } },
  },
};

function codes(text: string): readonly string[] {
  const parsed = parseRule(text);
  const result = parsed.ok ? compileRule(parsed.value, groups) : parsed;
  return result.ok ? [] : result.diagnostics.map(({ code }) => code);
}

const cases: readonly (readonly [code: string, bad: string, good: string])[] = [
  ['R101', '  ', 'all of council for'],
  ['R102', 'all in council for', 'none of council against'],
  ['R103', 'at least nine of council for', 'at least 2 of council for'],
  [
    'R104',
    `${'('.repeat(300)}all of council for${')'.repeat(300)}`,
    `${'('.repeat(100)}all of council for${')'.repeat(100)}`,
  ],
  ['R105', 'all of concil for', 'all of council for'],
  ['R106', 'at least 2 of council.vots for', 'at least 2 of council.votes for'],
  ['R106', 'at least 2 of council.few for', 'at least 2 of council.votes for'],
  ['R107', 'at least 4 of council for', 'at least 3 of council for'],
  ['R107', 'more than 100% of council for', 'at least 100% of council for'],
  ['R108', 'at least 1..2 of council for', 'at least 1 of council for'],
  ['R109', 'all of council fro', 'all of council abstain'],
  ['R110', 'at least 1 of council.half for', 'at least 1 of council.votes for'],
  ['R111', '(all of council for', '(all of council for)'],
  ['R111', 'all of council for)', '((all of council for))'],
];

describe('diagnostics of rules', () => {
  it.each(cases)('%s is the one mistake in %j and none in %j', (code, bad, good) => {
    expect(codes(bad)).toEqual([code]);
    expect(codes(good)).toEqual([]);
  });

  const places: readonly (readonly [text: string, word: string])[] = [
    ['all of council for and all of concil for', 'concil'],
    ['at least 2 of council.vots for', 'council.vots'],
    ['more for than against in council.few', 'council.few'],
    ['(at least 4 of council for) or none of council against', '4'],
    ['more than 100% of voting in council for', '100%'],
    ['at least 1..2 of council for', '1..2'],
    ['all of council fro', 'fro'],
    ['at least 1 of council.half for', 'council.half'],
    ['at least 1/9007199254740993 of council for', '1/9007199254740993'],
    [
      'none of council against and at least 1/9007199254740991 of council.votes for',
      'at least 1/9007199254740991 of council.votes for',
    ],
  ];

  it.each(places)('of compiled rules stand at their words: in %j at %j', (text, word) => {
    const parsed = parseRule(text);
    const result = parsed.ok ? compileRule(parsed.value, groups) : parsed;
    const spans = result.ok ? [] : result.diagnostics.map(({ span }) => span && text.slice(span.start, span.end));
    expect(spans).toEqual([word]);
  });

  it('R112 wants probabilities that can sum to one', () => {
    expect(checkDistribution('A', { for: 0.9, against: 0.9 }, ['for', 'against']).map(({ code }) => code)).toEqual([
      'R112',
    ]);
    expect(checkDistribution('A', { for: 0.9, against: 0.1 }, ['for', 'against'])).toEqual([]);
  });

  it('suggest the word that was probably meant, at its place', () => {
    const result = parseRule('at laest 2 of council for');
    expect(result).toMatchObject({ ok: false, diagnostics: [{ span: { start: 3, end: 8 }, fix: 'least' }] });
  });
});
