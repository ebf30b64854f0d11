// What the engine says in words: rules in English, and mistakes with their place and remedy.
import { describe, expect, it } from 'vitest';
import { checkDistribution, compileRule, describeRule, type Groups, parseRule, printRule } from './index.ts';

const groups: Groups = {
  council: {
    members: ['A', 'B', 'C'],
    weights: { votes: { A: 3, B: 2, C: 1 }, half: { A: 0.5, B: 1, C: 1 }, few: { A: 1 } },
  },
  P5: { members: ['A'] },
};

const ENGLISH: readonly (readonly [rule: string, english: string])[] = [
  [
    'all of council for',
    'adopted if everybody in council votes for; abstaining or being absent blocks as much as voting against',
  ],
  ['all of voting in council for', 'adopted if everybody in council who votes for or against votes for'],
  ['all of present in council abstain', 'adopted if everybody in council who is present abstains'],
  ['none of council against', 'adopted if nobody in council votes against; abstaining or being absent does not block'],
  ['none of P5 absent', 'adopted if nobody in P5 is absent'],
  ['none of council not for', 'adopted if nobody in council does not vote for'],
  ['none of council cast', 'adopted if nobody in council casts a vote or abstains'],
  ['none of council present', 'adopted if nobody in council is present'],
  ['at least 2 of council for', 'adopted if at least 2 of the 3 in council vote for'],
  ['at least 50% of council for', 'adopted if at least 50% of the 3 in council vote for'],
  [
    'at least 2/3 of voting in council for',
    'adopted if at least 2/3 of those voting for or against in council vote for',
  ],
  ['more than 1/2 of present in council for', 'adopted if more than 1/2 of those present in council vote for'],
  ['at most 1 of council against', 'adopted if at most 1 of the 3 in council vote against'],
  ['fewer than 2 of council absent', 'adopted if fewer than 2 of the 3 in council are absent'],
  ['at least 4 of council.votes for', 'adopted if members holding at least 4 of the votes of council vote for'],
  [
    'more than 62.5% of voting in council.votes for',
    'adopted if members holding more than 62.5% of the votes of council voting for or against vote for',
  ],
  ['more for than against in council', 'adopted if more of council vote for than against'],
  [
    'more for than against in council.votes',
    'adopted if those voting for in council hold more votes than those voting against',
  ],
  ['at least 1 of unknown abstain', 'adopted if at least 1 of unknown abstain'],
  ['at least 2 of council not for', 'adopted if at least 2 of the 3 in council do not vote for'],
  ['at least 2 of council cast', 'adopted if at least 2 of the 3 in council cast a vote or abstain'],
  ['at least 2 of council present', 'adopted if at least 2 of the 3 in council are present'],
  ['at least 2 of council objects', "adopted if at least 2 of the 3 in council cast 'objects'"],
  ['none of council objects', "adopted if nobody in council casts 'objects'"],
  [
    'all of council for or none of council against',
    'adopted if everybody in council votes for, or nobody in council votes against',
  ],
  [
    '(all of council for or none of P5 against) and at least 2 of council present',
    'adopted if (either everybody in council votes for, or nobody in P5 votes against) and at least 2 of the 3 in council are present; abstaining or being absent blocks as much as voting against',
  ],
  [
    'all of council for and none of P5 against',
    'adopted if everybody in council votes for and nobody in P5 votes against; abstaining or being absent blocks as much as voting against',
  ],
  ['at least 2..3 of council for', 'adopted if at least 2..3 of the 3 in council vote for'],
  [
    'all of council for and (none of P5 against or at least 2 of council for) or more for than against in council',
    'adopted if (both everybody in council votes for and (either nobody in P5 votes against, or at least 2 of the 3 in council vote for)), or more of council vote for than against',
  ],
];

const MISTAKES: readonly (readonly [rule: string, diagnostic: Readonly<Record<string, unknown>>])[] = [
  [
    '  ',
    {
      code: 'R101',
      message: 'The rule is empty.',
      help: "Write for example 'all of council for'.",
      span: { start: 0, end: 2 },
    },
  ],
  ['all in council for', { code: 'R102', message: "Expected 'of', found 'in'.", span: { start: 4, end: 6 } }],
  [
    'all of',
    {
      code: 'R102',
      message: "Expected the name of a group, or 'group.weight', but the rule ends here.",
      span: { start: 6, end: 6 },
    },
  ],
  ['all', { code: 'R102', message: "Expected 'of', but the rule ends here.", span: { start: 3, end: 3 } }],
  [
    'of council for',
    {
      code: 'R102',
      message:
        "Expected 'all', 'none', 'at least', 'at most', 'more than', 'fewer than', 'more for than against' or '(', found 'of'.",
      span: { start: 0, end: 2 },
    },
  ],
  [
    'at 2 of council for',
    { code: 'R102', message: "Expected 'least' or 'most', found '2'.", span: { start: 3, end: 4 } },
  ],
  [
    'at least',
    {
      code: 'R103',
      message: 'Expected a whole number, a range n..m, a percentage or a fraction, but the rule ends here.',
      span: { start: 8, end: 8 },
    },
  ],
  [
    'at least nine of council for',
    {
      code: 'R103',
      message: "Expected a whole number, a range n..m, a percentage or a fraction, found 'nine'.",
      help: "Write '9'.",
      fix: '9',
      span: { start: 9, end: 13 },
    },
  ],
  [
    'at least twelve of council for',
    {
      code: 'R103',
      message: "Expected a whole number, a range n..m, a percentage or a fraction, found 'twelve'.",
      help: "Write '12'.",
      fix: '12',
      span: { start: 9, end: 15 },
    },
  ],
  [
    'at least 3..2 of council for',
    {
      code: 'R103',
      message: "A range starts at its smaller number, found '3..2'.",
      help: "Write '2..3'.",
      fix: '2..3',
      span: { start: 9, end: 13 },
    },
  ],
  [
    'at least 3/2 of council for',
    { code: 'R103', message: "A share lies between 0 and 1, found '3/2'.", span: { start: 9, end: 12 } },
  ],
  [
    'at least 1/0 of council for',
    { code: 'R103', message: "A share lies between 0 and 1, found '1/0'.", span: { start: 9, end: 12 } },
  ],
  [
    'at least 150% of council for',
    { code: 'R103', message: "A share lies between 0 and 1, found '150%'.", span: { start: 9, end: 13 } },
  ],
  [
    'at least 99999999999999999999 of council for',
    { code: 'R103', message: "The number is too large, found '99999999999999999999'.", span: { start: 9, end: 29 } },
  ],
  [
    'at least 1.5 of council for',
    {
      code: 'R103',
      message: "Expected a whole number, a range n..m, a percentage or a fraction, found '1.5'.",
      span: { start: 9, end: 12 },
    },
  ],
  ['more 2 of council for', { code: 'R102', message: "Expected 'than', found '2'.", span: { start: 5, end: 6 } }],
  [
    'more for then against in council',
    {
      code: 'R102',
      message: "Expected 'than', found 'then'.",
      help: "Did you mean 'than'?",
      fix: 'than',
      span: { start: 9, end: 13 },
    },
  ],
  [
    'more for than against council',
    { code: 'R102', message: "Expected 'in', found 'council'.", span: { start: 22, end: 29 } },
  ],
  ['fewer of council for', { code: 'R102', message: "Expected 'than', found 'of'.", span: { start: 6, end: 8 } }],
  [
    'all of council',
    {
      code: 'R102',
      message:
        "Expected a ballot ('for', 'against', 'abstain', 'absent', 'not for', 'cast', 'present'), but the rule ends here.",
      span: { start: 14, end: 14 },
    },
  ],
  [
    'all of council and none of P5 against',
    {
      code: 'R102',
      message: "Expected a ballot ('for', 'against', 'abstain', 'absent', 'not for', 'cast', 'present'), found 'and'.",
      span: { start: 15, end: 18 },
    },
  ],
  [
    'all of council fro',
    { code: 'R109', message: "There is no ballot 'fro'.", help: "Did you mean 'for'?", span: { start: 15, end: 18 } },
  ],
  [
    'all of council not against',
    { code: 'R102', message: "Expected 'for', found 'against'.", span: { start: 19, end: 26 } },
  ],
  [
    'all of council for and',
    {
      code: 'R102',
      message:
        "Expected 'all', 'none', 'at least', 'at most', 'more than', 'fewer than', 'more for than against' or '(', but the rule ends here.",
      span: { start: 22, end: 22 },
    },
  ],
  [
    'all of council for none',
    {
      code: 'R102',
      message: "Expected 'and', 'or' or the end of the rule, found 'none'.",
      span: { start: 19, end: 23 },
    },
  ],
  ['(all of council for', { code: 'R111', message: "This '(' is never closed.", span: { start: 0, end: 1 } }],
  ['all of council for)', { code: 'R111', message: "This ')' closes nothing.", span: { start: 18, end: 19 } }],
  [
    'all of concil for',
    {
      code: 'R105',
      message: "There is no group 'concil'.",
      help: "Did you mean 'council'?",
      span: { start: 7, end: 13 },
    },
  ],
  [
    'at least 2 of council.vots for',
    {
      code: 'R106',
      message: "The group 'council' has no weight 'vots'.",
      help: "Did you mean 'votes'?",
      span: { start: 14, end: 26 },
    },
  ],
  [
    'at least 2 of council.few for',
    { code: 'R106', message: "'council.few' gives no weight to B, C.", span: { start: 14, end: 25 } },
  ],
  [
    'at least 1 of council.half for',
    {
      code: 'R110',
      message: "The weight of A in 'council.half' is 0.5, not a whole number from 0 on.",
      span: { start: 14, end: 26 },
    },
  ],
  [
    'at least 4 of council for',
    { code: 'R107', message: 'The rule asks for at least 4, but council has 3 members.', span: { start: 9, end: 10 } },
  ],
  [
    'at least 7 of council.votes for',
    {
      code: 'R107',
      message: 'The rule asks for at least 7, but the votes of council sum to 6.',
      span: { start: 9, end: 10 },
    },
  ],
  [
    'more than 100% of council for',
    { code: 'R107', message: 'The rule asks for more than 100%, which nothing can be.', span: { start: 10, end: 14 } },
  ],
  [
    'more than 3 of council for',
    {
      code: 'R107',
      message: 'The rule asks for more than 3, but council has 3 members.',
      span: { start: 10, end: 11 },
    },
  ],
  [
    'at least 1..2 of council for',
    {
      code: 'R108',
      message: 'The range 1..2 leaves the rule open; compile each of its ends.',
      span: { start: 9, end: 13 },
    },
  ],
  [
    'at least 2/3 of vting in council for',
    {
      code: 'R102',
      message: "Expected 'voting in' or 'present in' before a group, found 'vting'.",
      help: "Did you mean 'voting'?",
      fix: 'voting',
      span: { start: 16, end: 21 },
    },
  ],
  [
    'at least 2/3 of delegates in council for',
    {
      code: 'R102',
      message: "Expected a ballot ('for', 'against', 'abstain', 'absent', 'not for', 'cast', 'present'), found 'in'.",
      span: { start: 26, end: 28 },
    },
  ],
  [
    'at least 2 of council for xor all of council for',
    {
      code: 'R102',
      message: "Expected 'and', 'or' or the end of the rule, found 'xor'.",
      help: "Did you mean 'or'?",
      fix: 'or',
      span: { start: 26, end: 29 },
    },
  ],
];

describe('rules in words', () => {
  it.each(ENGLISH)('R2 %s', (text, english) => {
    const parsed = parseRule(text);
    expect(parsed.ok && [printRule(parsed.value), describeRule(parsed.value, groups)]).toEqual([text, english]);
  });

  it.each(MISTAKES)('R1 says where %j is wrong, and what to write', (text, diagnostic) => {
    const parsed = parseRule(text);
    const result = parsed.ok ? compileRule(parsed.value, groups) : parsed;
    expect(result).toEqual({ ok: false, diagnostics: [{ severity: 'error', ...diagnostic }] });
  });

  it('R1 unknown rules and empty ones are told too', () => {
    expect(
      [{ kind: 'never' }, { kind: 'always' }, { kind: 'and', rules: [] }, { kind: 'or', rules: [] }].map((rule) =>
        describeRule(rule as Parameters<typeof describeRule>[0]),
      ),
    ).toEqual(['never adopted', 'always adopted', 'adopted if whatever the ballots', 'adopted if under no ballots']);
  });

  it('R7 compiles weights up to the last safe sum, and no further', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const rule = parseRule('none of G.w for');
    const result = (weight: number) =>
      rule.ok && compileRule(rule.value, { G: { members: ['A', 'B'], weights: { w: { A: weight, B: 1 } } } }).ok;
    expect([result(most - 1), result(most)]).toEqual([true, false]);
  });

  it.each([
    [{ for: 1.2 }, "The probability of 'for' for A is not within 0 and 1."],
    [{ for: -0.1 }, "The probability of 'for' for A is not within 0 and 1."],
    [{ for: { min: 0.7, max: 0.6 } }, "The probability of 'for' for A is not within 0 and 1."],
    [{ aye: 1 }, "A is given a probability for 'aye', which is not among the ballots for, against."],
    [{ for: 0.2, against: 0.3 }, 'The probabilities of A cannot sum to 1: they sum to at most 0.5.'],
    [{ for: 0.9, against: 0.3 }, 'The probabilities of A cannot sum to 1: they sum to at least 1.2.'],
  ])('R13 says what is wrong with %j', (distribution, message) => {
    expect(checkDistribution('A', distribution, ['for', 'against'])).toMatchObject([{ message }]);
  });

  it.each([
    [{ for: 0.2 }],
    [{ for: 0, against: 1 }],
    [{ for: { min: 0, max: 1 } }],
    [{ for: 0.1 + 0.2, against: 0.7 }],
  ])('R13 finds nothing wrong with %j', (distribution) => {
    expect(checkDistribution('A', distribution, ['for', 'against'])).toEqual([]);
  });
});
