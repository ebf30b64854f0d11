// What compiling says of mistakes, each once, and the thresholds it makes.
import { describe, expect, it } from 'vitest';
import type { Result } from '../basics/index.ts';
import { type CompileOptions, compileRule, type Groups, parseRule, type SimpleGame } from './index.ts';

const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const groups: Groups = {
  G: {
    members: ['A', 'B', 'A', 'C'],
    weights: { w: { A: 2, B: 3, C: 1 }, minus: { A: -1, B: 1, C: 1 }, large: { A: 2 ** 50, B: 1, C: 1 } },
  },
  one: { members: ['A'] },
  seven: { members: seven, weights: { none: {}, two: { a: 1, b: 1 } } },
};

function compile(sentence: string, options: CompileOptions = {}, given = groups): Result<SimpleGame> {
  const parsed = parseRule(sentence);
  if (!parsed.ok) throw new Error(sentence);
  return compileRule(parsed.value, given, options);
}

function mistakes(sentence: string, options: CompileOptions = {}, given = groups): readonly string[] {
  const compiled = compile(sentence, options, given);
  return compiled.ok
    ? []
    : compiled.diagnostics.map(({ code, message, help }) => [code, message, ...(help ? [help] : [])].join(' | '));
}

function conditionOf(sentence: string, options: CompileOptions = {}): unknown {
  const compiled = compile(sentence, options);
  return compiled.ok && compiled.value.condition;
}

describe('mistakes in a rule for particular groups', () => {
  it('R105 name the group that is probably meant, or those there are, unless they are many', () => {
    expect(mistakes('all of sevn for')).toEqual(["R105 | There is no group 'sevn'. | Did you mean 'seven'?"]);
    expect(mistakes('all of elsewhere for')).toEqual([
      "R105 | There is no group 'elsewhere'. | Known are: G, one, seven.",
    ]);
    expect(mistakes('all of elsewhere for', {}, {})).toEqual(["R105 | There is no group 'elsewhere'."]);
    const many = (count: number): Groups =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`body-${at}`, { members: ['A'] }]));
    expect(mistakes('all of elsewhere for', {}, many(20))[0]).toContain('Known are: body-0, body-1,');
    expect(mistakes('all of elsewhere for', {}, many(21))).toEqual(["R105 | There is no group 'elsewhere'."]);
    expect(mistakes('all of constructor for', {}, {})).toEqual(["R105 | There is no group 'constructor'."]);
  });

  it('R105 R106 are told once each, however often they are made', () => {
    expect(mistakes('all of X for or all of X against')).toHaveLength(1);
    expect(mistakes('all of X for or all of Y for')).toHaveLength(2);
    expect(mistakes('all of X for or at least 9 of G for').map((each) => each.slice(0, 4))).toEqual(['R105', 'R107']);
    expect(mistakes('more for than against in G.x or at least 1 of G.x for')).toEqual([
      "R106 | The group 'G' has no weight 'x'. | Did you mean 'w'?",
    ]);
    expect(mistakes('more for than against in elsewhere')).toHaveLength(1);
    expect(mistakes('at least 1 of one.heads for')).toEqual(["R106 | The group 'one' has no weight 'heads'."]);
  });

  it('R106 list up to five members without a weight, and count the others', () => {
    expect(mistakes('all of seven.two for')).toEqual(["R106 | 'seven.two' gives no weight to c, d, e, f, g."]);
    expect(mistakes('all of seven.none for')).toEqual([
      "R106 | 'seven.none' gives no weight to a, b, c, d, e and 2 more.",
    ]);
    expect(mistakes('all of seven.two for', { recused: { c: 'out', d: 'out', e: 'out', f: 'out', g: 'out' } })).toEqual(
      [],
    );
  });

  it('R107 name the size that the rule exceeds', () => {
    expect(mistakes('at least 2 of one for')).toEqual(['R107 | The rule asks for at least 2, but one has 1 member.']);
    expect(mistakes('at least 8 of seven for')).toEqual([
      'R107 | The rule asks for at least 8, but seven has 7 members.',
    ]);
    expect(mistakes('more than 6 of seven for', { recused: { a: 'out' } })).toEqual([
      'R107 | The rule asks for more than 6, but seven has 6 members who may vote.',
    ]);
    expect(mistakes('at least 7 of G.w for')).toEqual([
      'R107 | The rule asks for at least 7, but the w of G sum to 6.',
    ]);
    expect(mistakes('at least 6 of G.w for')).toEqual([]);
    expect(mistakes('at most 9 of one for')).toEqual([]);
    expect(mistakes('more than 2/2 of one for')).toEqual([
      'R107 | The rule asks for more than 2/2, which nothing can be.',
    ]);
    expect(mistakes('more than 2/2 of one for', { allowImpossible: true })).toEqual([]);
    expect(mistakes('fewer than 2/2 of one for')).toEqual([]);
    expect(mistakes('more than 1/2 of one for')).toEqual([]);
  });

  it('R109 name ballots, declared ones and those that are tests too', () => {
    expect(mistakes('all of one casst')).toEqual(["R109 | There is no ballot 'casst'. | Did you mean 'cast'?"]);
    expect(mistakes('all of one presnt')).toEqual(["R109 | There is no ballot 'presnt'. | Did you mean 'present'?"]);
    expect(mistakes('all of one declared', { ballots: ['for', 'declared'] })).toEqual([]);
    expect(mistakes('all of one absent', { ballots: ['for', 'against'] })).toEqual([]);
    expect(mistakes('all of one neither', { ballots: ['for', 'against'] })).toEqual([
      "R109 | There is no ballot 'neither'. | Known are: for, against, cast, present.",
    ]);
  });

  it('R110 are weights that are no whole numbers and numbers past 2^53', () => {
    expect(mistakes('all of G.minus for')).toEqual([
      "R110 | The weight of A in 'G.minus' is -1, not a whole number from 0 on.",
    ]);
    const large = 'R110 | The weights times the denominator of a share exceed 2^53; use a larger unit.';
    expect(mistakes('at least 50% of G.large for')).toEqual([large]);
    expect(mistakes('at least 1/2 of G.large for')).toEqual([]);
    const finest = 2 ** 53 - 1;
    expect(mistakes(`at least 1/${finest} of one for`)).toEqual([]);
    expect(mistakes(`at least 1/${2 ** 53} of one for`)).toEqual([`R110 | The share 1/${2 ** 53} is too fine.`]);
  });
});

describe('thresholds', () => {
  const score = (...scores: readonly number[]) => scores.map((each) => [each, 0, 0, 0]);

  it('R7 count each member once, by ballots for, abstain, absent and against', () => {
    expect(conditionOf('at least 2 of G for')).toEqual({ kind: 'threshold', scores: score(1, 1, 1), least: 2 });
    expect(conditionOf('more than 2 of G.w for')).toEqual({ kind: 'threshold', scores: score(2, 3, 1), least: 3 });
    expect(conditionOf('at most 1 of one for')).toEqual({ kind: 'threshold', scores: [[-1, -0, -0, -0]], least: -1 });
    expect(conditionOf('more for than against in one')).toEqual({
      kind: 'threshold',
      scores: [[1, 0, 0, -1]],
      least: 1,
    });
    expect(conditionOf('at least 1/3 of voting in one for')).toEqual({
      kind: 'threshold',
      scores: [[2, 0, 0, -1]],
      least: 0,
    });
    expect(conditionOf('at least 1/3 of present in one cast')).toEqual({
      kind: 'threshold',
      scores: [[2, 2, 0, 2]],
      least: 0,
    });
  });

  it('R6 take what recused members abstain with into the number to reach', () => {
    expect(conditionOf('at least 2 of G abstain', { recused: { A: 'abstain' } })).toMatchObject({ least: 1 });
    expect(conditionOf('at least 2 of G abstain', { recused: { A: 'out' } })).toMatchObject({ least: 2 });
    expect(conditionOf('none of one for', { recused: { A: 'abstain' } })).toEqual({
      kind: 'threshold',
      scores: [],
      least: 0,
    });
  });

  it('R15 read a declared ballot as itself and as what it counts as', () => {
    const options = { ballots: ['for', 'no', 'out'], counts: { no: 'against', out: 'absent' } };
    expect(conditionOf('at least 1 of one no', options)).toMatchObject({ scores: [[0, 1, 0]] });
    expect(conditionOf('at least 1 of one against', options)).toMatchObject({ scores: [[0, 1, 0]] });
    expect(conditionOf('at least 1 of one cast', options)).toMatchObject({ scores: [[1, 1, 0]] });
    expect(conditionOf('at least 1 of one present', options)).toMatchObject({ scores: [[1, 1, 0]] });
    expect(conditionOf('at least 1 of one not for', options)).toMatchObject({ scores: [[0, 1, 1]] });
    expect(conditionOf('more for than against in one', options)).toMatchObject({ scores: [[1, -1, 0]] });
  });

  it('R7 stand under and, or, always and never, with a quorum beside the rule', () => {
    expect([conditionOf('always'), conditionOf('never')]).toEqual([{ kind: 'always' }, { kind: 'never' }]);
    expect(conditionOf('always and never or never')).toEqual({
      kind: 'or',
      parts: [{ kind: 'and', parts: [{ kind: 'always' }, { kind: 'never' }] }, { kind: 'never' }],
    });
    const quorum = parseRule('at least 1 of one present');
    if (!quorum.ok) throw new Error('parses');
    const compiled = compile('always', { quorum: quorum.value, voters: ['Z'] });
    expect(compiled).toEqual({
      ok: true,
      value: {
        voters: ['Z', 'A'],
        ballots: ['for', 'abstain', 'absent', 'against'],
        condition: {
          kind: 'and',
          parts: [
            {
              kind: 'threshold',
              scores: [
                [0, 0, 0, 0],
                [1, 1, 0, 1],
              ],
              least: 1,
            },
            { kind: 'always' },
          ],
        },
      },
    });
  });

  it('R6 list as voters those named first, then members, without the recused', () => {
    const compiled = compile('all of G for or all of one for', { voters: ['C', 'Y'], recused: { B: 'abstain' } });
    expect(compiled.ok && compiled.value.voters).toEqual(['C', 'Y', 'A']);
    const unknown = compile('all of nobody for');
    expect(unknown.ok).toBe(false);
  });
});
