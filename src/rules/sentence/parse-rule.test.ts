// Each way in which a rule sentence can be wrong: what is expected, what stands there, where, and what to write.
import { describe, expect, it } from 'vitest';
import { describeRule } from './describe-rule.ts';
import { parseRule } from './parse-rule.ts';
import { printRule } from './print-rule.ts';

/** 'code | message | help | start-end' of what is wrong, or 'fine'. */
function judge(text: string): string {
  const parsed = parseRule(text);
  if (parsed.ok) return 'fine';
  return parsed.diagnostics
    .map(({ code, message, help, fix, span }) =>
      [code, message, help ?? '', fix ?? '', span ? `${span.start}-${span.end}` : ''].join(' | '),
    )
    .join('\n');
}

const NUMBER = 'Expected a whole number, a range n..m, a percentage or a fraction';
const START =
  "Expected 'all', 'none', 'at least', 'at most', 'more than', 'fewer than', 'more for than against' or '('";
const BALLOT = "Expected a ballot ('for', 'against', 'abstain', 'absent', 'not for', 'cast', 'present')";
const GROUP = "Expected the name of a group, or 'group.weight'";

describe('a rule sentence', () => {
  it.each([
    ['', "R101 | The rule is empty. | Write for example 'all of council for'. |  | 0-0"],
    ['  ', "R101 | The rule is empty. | Write for example 'all of council for'. |  | 0-2"],
    ['some of G for', `R102 | ${START}, found 'some'. |  |  | 0-4`],
    ['fewr than 2 of G for', `R102 | ${START}, found 'fewr'. | Did you mean 'fewer'? | fewer | 0-4`],
    ['all of G for and', `R102 | ${START}, but the rule ends here. |  |  | 16-16`],
    ['all of G for and  ', `R102 | ${START}, but the rule ends here. |  |  | 16-16`],
    ['at fewer 2 of G for', "R102 | Expected 'least' or 'most', found 'fewer'. |  |  | 3-8"],
    ['at mst 2 of G for', "R102 | Expected 'least' or 'most', found 'mst'. | Did you mean 'most'? | most | 3-6"],
    ['more then 2 of G for', "R102 | Expected 'than', found 'then'. | Did you mean 'than'? | than | 5-9"],
    ['fewer', "R102 | Expected 'than', but the rule ends here. |  |  | 5-5"],
    ['all off G for', "R102 | Expected 'of', found 'off'. | Did you mean 'of'? | of | 4-7"],
    ['all of', `R102 | ${GROUP}, but the rule ends here. |  |  | 6-6`],
    ['all of and for', `R102 | ${GROUP}, found 'and'. |  |  | 7-10`],
    ['all of .w for', `R102 | ${GROUP}, found '.w'. |  |  | 7-9`],
    ['all of G. for', `R102 | ${GROUP}, found 'G.'. |  |  | 7-9`],
    ['all of Of for', `R102 | ${GROUP}, found 'Of'. |  |  | 7-9`],
    ['all of in for', `R102 | ${GROUP}, found 'in'. |  |  | 7-9`],
    ['all of not for', `R102 | ${GROUP}, found 'not'. |  |  | 7-10`],
    ['all of or for', `R102 | ${GROUP}, found 'or'. |  |  | 7-9`],
    ['all of ( for', `R102 | ${GROUP}, found '('. |  |  | 7-8`],
    ['all of ) for', `R102 | ${GROUP}, found ')'. |  |  | 7-8`],
    ['all of G', `R102 | ${BALLOT}, but the rule ends here. |  |  | 8-8`],
    ['all of G and', `R102 | ${BALLOT}, found 'and'. |  |  | 9-12`],
    ['all of G 2for', `R102 | ${BALLOT}, found '2for'. |  |  | 9-13`],
    ['all of G f.or', `R102 | ${BALLOT}, found 'f.or'. |  |  | 9-13`],
    ['all of G not against', "R102 | Expected 'for', found 'against'. |  |  | 13-20"],
    ['more for then against in G', "R102 | Expected 'than', found 'then'. | Did you mean 'than'? | than | 9-13"],
    [
      'more for than agianst in G',
      "R102 | Expected 'against', found 'agianst'. | Did you mean 'against'? | against | 14-21",
    ],
    ['more for than against of G', "R102 | Expected 'in', found 'of'. |  |  | 22-24"],
    ['more for than against in', `R102 | ${GROUP}, but the rule ends here. |  |  | 24-24`],
    ['(all of G for an', "R102 | Expected 'and', 'or' or ')', found 'an'. | Did you mean 'and'? | and | 14-16"],
    ['(all of G for (', "R102 | Expected 'and', 'or' or ')', found '('. |  |  | 14-15"],
    ['all of G for  always', "R102 | Expected 'and', 'or' or the end of the rule, found 'always'. |  |  | 14-20"],
    ['x (all of G for', `R102 | ${START}, found 'x'. |  |  | 0-1`],
    ['((all of G for)', "R111 | This '(' is never closed. |  |  | 0-1"],
    ['all of G for or (never', "R111 | This '(' is never closed. |  |  | 16-17"],
    ['(all of G for))', "R111 | This ')' closes nothing. |  |  | 14-15"],
    ['()', `R102 | ${START}, found ')'. |  |  | 1-2`],
    ['at least three of G for', `R103 | ${NUMBER}, found 'three'. | Write '3'. | 3 | 9-14`],
    ['at least fifteen of G for', `R103 | ${NUMBER}, found 'fifteen'. | Write '15'. | 15 | 9-16`],
    ['at least Zero of G for', `R103 | ${NUMBER}, found 'Zero'. | Write '0'. | 0 | 9-13`],
    ['at least many of G for', `R103 | ${NUMBER}, found 'many'. |  |  | 9-13`],
    ['at least', `R103 | ${NUMBER}, but the rule ends here. |  |  | 8-8`],
    ['at least 1/0 of G for', "R103 | A share lies between 0 and 1, found '1/0'. |  |  | 9-12"],
    ['at least 0/0 of G for', "R103 | A share lies between 0 and 1, found '0/0'. |  |  | 9-12"],
    ['at least 3/2 of G for', "R103 | A share lies between 0 and 1, found '3/2'. |  |  | 9-12"],
    ['at least 100.1% of G for', "R103 | A share lies between 0 and 1, found '100.1%'. |  |  | 9-15"],
    [
      'at least 3..2 of G for',
      "R103 | A range starts at its smaller number, found '3..2'. | Write '2..3'. | 2..3 | 9-13",
    ],
    ['at least 9007199254740992 of G for', "R103 | The number is too large, found '9007199254740992'. |  |  | 9-25"],
    [
      'at least 1..9007199254740992 of G for',
      "R103 | The number is too large, found '1..9007199254740992'. |  |  | 9-28",
    ],
    ['at least 9007199254740991 of G for', 'fine'],
    ['at least 1..9007199254740991 of G for', 'fine'],
    ['at least 2..2 of G for', 'fine'],
    ['at least 0/1 of G for', 'fine'],
  ])('R1 %j is %j', (text, judged) => {
    expect(judge(text)).toBe(judged);
  });

  it.each([
    'x2',
    '2x',
    'x1..2',
    '1..2x',
    '1...2',
    '1..',
    'x50%',
    '50%x',
    '50',
    '5.%',
    '.5%',
    '5.5',
    'x1/2',
    '1/2x',
    '1/',
    '/2',
    '-1',
    '1,5%',
  ])('R1 takes no amount with anything before or after it: %j', (amount) => {
    expect(judge(`at least ${amount} of G for`)).toBe(
      amount === '50' ? 'fine' : `R103 | ${NUMBER}, found '${amount}'. |  |  | 9-${9 + amount.length}`,
    );
  });

  it('R1 takes amounts of up to 40 characters, and quotes up to 60 of what it found', () => {
    const digits = (count: number): string => '9'.repeat(count);
    expect(judge(`at least 1/${digits(38)} of G for`)).toBe('fine');
    expect(judge(`at least 1/${digits(39)} of G for`)).toBe(`R103 | ${NUMBER}, found '1/${digits(39)}'. |  |  | 9-50`);
    expect(judge(`${'x'.repeat(60)} of G for`)).toContain(`found '${'x'.repeat(60)}'. `);
    expect(judge(`${'x'.repeat(61)} of G for`)).toContain(`found '${'x'.repeat(60)}…'. `);
  });

  it.each([
    ['at least 7 of G for', { kind: 'number', value: 7 }],
    ['at least 12..34 of G for', { kind: 'range', low: 12, high: 34 }],
    ['at least 62.25% of G for', { kind: 'share', num: 6225n, den: 10000n, written: 'percent' }],
    ['at least 5% of G for', { kind: 'share', num: 5n, den: 100n, written: 'percent' }],
    ['at least 12/34 of G for', { kind: 'share', num: 12n, den: 34n, written: 'fraction' }],
  ])('R1 reads the amount in %j', (text, amount) => {
    const parsed = parseRule(text);
    expect(parsed.ok && parsed.value).toEqual({
      kind: 'count',
      quantifier: { kind: 'at-least', amount },
      base: { group: 'G', of: 'members' },
      ballot: { kind: 'is', ballot: 'for' },
    });
    expect(parsed.ok && printRule(parsed.value)).toBe(text);
  });

  it('R1 keeps the case of groups and declared ballots, not that of its own words', () => {
    const parsed = parseRule(
      'AT MOST 2 OF Voting IN Council.Votes FOR Or NONE of X Objects-2 oR all of voting Against',
    );
    expect(parsed.ok && printRule(parsed.value)).toBe(
      'at most 2 of voting in Council.Votes for or none of X Objects-2 or all of voting against',
    );
    expect(parsed.ok && parsed.value).toMatchObject({ kind: 'or', rules: [{}, {}, { base: { group: 'voting' } }] });
  });

  it('R1 reads voting and present as groups unless in follows', () => {
    expect(parseRule('all of present for')).toMatchObject({ value: { base: { group: 'present', of: 'members' } } });
    expect(parseRule('all of present in G present')).toMatchObject({
      value: { base: { group: 'G', of: 'present' }, ballot: { kind: 'present' } },
    });
    expect(judge('all of absent in G for')).toBe(`R102 | ${BALLOT}, found 'in'. |  |  | 14-16`);
  });

  it('R1 binds and tighter than or, and keeps parentheses that matter', () => {
    expect(parseRule('always or never and always')).toEqual({
      ok: true,
      value: {
        kind: 'or',
        rules: [{ kind: 'always' }, { kind: 'and', rules: [{ kind: 'never' }, { kind: 'always' }] }],
      },
    });
    expect(parseRule('(always or never) and always')).toMatchObject({ value: { kind: 'and' } });
    expect(parseRule('((always))')).toEqual({ ok: true, value: { kind: 'always' } });
  });

  it('R1 nests 200 deep', () => {
    const nested = (deep: number): string => `${'('.repeat(deep)}never${')'.repeat(deep)}`;
    expect(judge(nested(200))).toBe('fine');
    expect(judge(nested(201))).toBe('R104 | Parentheses are nested more than 200 deep here. |  |  | 200-201');
  });
});

describe('a rule in English', () => {
  const english = (text: string): string => {
    const parsed = parseRule(text);
    return parsed.ok ? describeRule(parsed.value, { G: { members: ['A', 'B'] } }).replace('adopted if ', '') : '';
  };
  it.each([
    ['all of G not for', 'everybody in G does not vote for'],
    ['all of voting in G cast', 'everybody in G who votes for or against casts a vote or abstains'],
    ['none of present in G absent', 'nobody in G who is present is absent'],
    ['all of G for or never', 'everybody in G votes for, or under no ballots'],
    ['always and never', 'whatever the ballots and under no ballots'],
    ['none of present in G for', 'nobody in G who is present votes for'],
    ['at most 1 of G abstain', 'at most 1 of the 2 in G abstain'],
    ['fewer than 2 of present in G against', 'fewer than 2 of those present in G vote against'],
    ['more than 1 of G.w for', 'members holding more than 1 of the w of G vote for'],
    ['more than 1 of present in G.w not for', 'members holding more than 1 of the w of G present do not vote for'],
    ['all of present in G for', 'everybody in G who is present votes for'],
    [
      'none of voting in G against',
      'nobody in G who votes for or against votes against; abstaining or being absent does not block',
    ],
    [
      'never and (always or never and always)',
      'under no ballots and (either whatever the ballots, or (both under no ballots and whatever the ballots))',
    ],
  ])('R2 %s', (text, expected) => {
    expect(english(text)).toBe(expected);
  });

  it('R2 drops a conjunction of one part', () => {
    const only = { kind: 'or', rules: [{ kind: 'and', rules: [{ kind: 'never' }] }] } as const;
    expect(describeRule(only)).toBe('adopted if under no ballots');
    const alone = { kind: 'and', rules: [{ kind: 'or', rules: [{ kind: 'never' }, { kind: 'always' }] }] } as const;
    expect(describeRule(alone)).toBe('adopted if under no ballots, or whatever the ballots');
  });
});
