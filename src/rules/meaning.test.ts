import { describe, expect, it } from 'vitest';
import {
  type CompileOptions,
  compileRule,
  type DecisionRule,
  type Diagram,
  buildDiagram,
  describeRule,
  parseRule,
  printRule,
  ruleEnds,
  settle,
} from './index.ts';

function read(text: string): DecisionRule {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.diagnostics[0]?.message);
  return parsed.value;
}

function diagramOf(text: string, members: readonly string[], options: CompileOptions = {}): Diagram {
  const compiled = compileRule(read(text), { G: { members } }, options);
  if (!compiled.ok) throw new Error(compiled.diagnostics[0]?.message);
  const built = buildDiagram(compiled.value);
  if (!built.exact) throw new Error(built.reason);
  return built.diagram;
}

describe('the meaning of rules', () => {
  it('R4 a declared ballot counts where it is named', () => {
    const diagram = diagramOf('none of G objects', ['A'], { ballots: ['for', 'objects'] });
    expect([settle(diagram, { A: 'objects' }), settle(diagram, { A: 'for' })]).toEqual(['rejected', 'adopted']);
  });

  it('R5 nobody to count makes all, none and at least a share true, and more than a share false', () => {
    const held = (text: string): string => settle(diagramOf(text, []), {});
    expect(['all of G for', 'none of G against', 'at least 50% of G for', 'more than 50% of G for'].map(held)).toEqual([
      'adopted',
      'adopted',
      'adopted',
      'rejected',
    ]);
  });

  it('R6 recusal out changes the denominator, recusal as abstention does not', () => {
    const cast = { B: 'for', C: 'against' };
    const standing = (as: 'out' | 'abstain'): string =>
      settle(diagramOf('at least 1/2 of G for', ['A', 'B', 'C'], { recused: { A: as } }), cast);
    expect([standing('out'), standing('abstain')]).toEqual(['adopted', 'rejected']);
  });

  it('R7 a range has an easy and a hard end', () => {
    const { low, high } = ruleEnds(read('at least 2..4 of G for and at most 1..2 of G against'));
    expect([printRule(low), printRule(high)]).toEqual([
      'at least 2 of G for and at most 2 of G against',
      'at least 4 of G for and at most 1 of G against',
    ]);
  });

  it('R2 is told in plain English', () => {
    const members = Array.from({ length: 15 }, (_, at) => `m${at}`);
    expect(describeRule(read('at least 9 of council for and none of P5 against'), { council: { members } })).toBe(
      'adopted if at least 9 of the 15 in council vote for and nobody in P5 votes against; abstaining or being absent does not block',
    );
  });

  it('R1 reads ten thousand terms, and answers deep nesting with one mistake', () => {
    const long = parseRule(Array.from({ length: 10_000 }, () => 'none of G against').join(' or '));
    expect(long.ok).toBe(true);
    expect(parseRule('('.repeat(100_000))).toMatchObject({ ok: false, diagnostics: [{ code: 'R104' }] });
  });
});
