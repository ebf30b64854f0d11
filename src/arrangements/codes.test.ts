// Every code has an input that yields it and one that does not.
import { describe, expect, it } from 'vitest';
import { importAtop } from './atop.ts';
import { ARRANGEMENTS_CODES } from './codes.ts';
import { setValue } from './edit.ts';
import { parseArrangement } from './load.ts';
import { parseSituations } from './situations.ts';
import { resolveVariant } from './variants.ts';

const head = 'casus: 1\nid: x\n';
const body = `${head}sources: {s: {title: Text}}
parties: {Ruritania: {}, Graustark: {}}
groups: {council: {members: [Ruritania, Graustark, Zenda], weights: {votes: {Ruritania: 1, Graustark: 1, Zenda: 2}}}}
triggers: {attack: {event: armed attack, determinedBy: any of council}}
`;
const withStage = (stage: string, more = ''): string =>
  `${body}procedures: {act: {body: council, stages: [{id: vote, ${stage}}]${more}}}\n`;

function codesOf(text: string): readonly string[] {
  const loaded = parseArrangement(text);
  return (loaded.ok ? loaded.value.warnings : loaded.diagnostics).map(({ code }) => code);
}

function codesOfVariant(set: string, base: string = withStage('rule: all of council for')): readonly string[] {
  const [variant, loaded] = [parseArrangement(set), parseArrangement(base)];
  if (!variant.ok || !loaded.ok) throw new Error('these texts load');
  const { arrangement } = loaded.value;
  const resolved = resolveVariant(variant.value.arrangement, (id) => {
    if (id === 'x') return arrangement;
    return id === variant.value.arrangement.id ? variant.value.arrangement : undefined;
  });
  return resolved.ok ? [] : resolved.diagnostics.map(({ code }) => code);
}

const fine = withStage('opens: attack, rule: all of council for, within: 3d, silence: against, cite: s#1');
const byLoading: Readonly<Record<string, string>> = {
  A100: 'a'.repeat(2_000_001),
  A101: `${head}groups: {a: [`,
  A102: `${head}title: a\ntitle: b\n`,
  A103: `${head}title: ${'['.repeat(5000)}`,
  A104: `${head}title: &t a\n`,
  A105: '  \n',
  A110: `${head}statsu: draft\n`,
  A111: 'casus: 1\n',
  A112: withStage('within: 3 days'),
  A113: `${head}tags: one\n`,
  A114: `${head}status: drafft\n`,
  A115: `${head}asOf: yesterday\n`,
  A120: withStage('rule: all of counsil for'),
  A121: withStage('rule: all of council for, onRejected: {go: nowhere}'),
  A122: withStage('opens: atack'),
  A123: withStage('rule: all of council for, cite: t#1'),
  A124: `${body}procedures: {act: {body: council, stages: [{id: vote}, {id: vote}]}}\n`,
  A125: `${head}parties: {Ruritania: {}}\ngroups: {g: {members: [Ruritanai]}}\n`,
  A126: withStage('rule: all of council for, silence: aginst'),
  A127: `${fine}scenarios: [{name: n, ballots: {vot: {}}, expect: pending}]\n`,
  A131: `${fine}scenarios: [{name: n, ballots: {vote: {Zendo: for}}, expect: pending}]\n`,
  A132: `${head}set: {title: a}\n`,
};

describe('codes of arrangements', () => {
  it('an arrangement without mistakes yields none of them', () => {
    expect(codesOf(fine)).toEqual([]);
  });

  for (const [code, text] of Object.entries(byLoading)) {
    it(`${code} is what its mistake yields, once and alone`, () => {
      expect(codesOf(text)).toEqual([code]);
    });
  }

  it('A128: a change whose path leads nowhere', () => {
    const set = (path: string): string => `casus: 1\nid: y\nextends: x\nset: {${path}: all of council for}\n`;
    expect(codesOfVariant(set('procedures.act.stages.vot.rule'))).toEqual(['A128']);
    expect(codesOfVariant(set('procedures.act.stages.vote.rule'))).toEqual([]);
  });

  it('A129: a circle of variants', () => {
    expect(codesOfVariant('casus: 1\nid: y\nextends: y\n')).toEqual(['A129']);
    expect(codesOfVariant('casus: 1\nid: y\nextends: x\n')).toEqual([]);
  });

  it('A130: a base that is not known', () => {
    expect(codesOfVariant('casus: 1\nid: y\nextends: z\n')).toEqual(['A130']);
    expect(codesOfVariant('casus: 1\nid: y\nextends: x\n')).toEqual([]);
  });

  it('A133: an edit whose path leads to no value', () => {
    const edited = setValue('a: 1\n', 'b.c', 2);
    expect(edited.ok ? [] : edited.diagnostics.map(({ code }) => code)).toEqual(['A133']);
    expect(setValue('a: 1\n', 'a', 2).ok).toBe(true);
  });

  it('A140: an alliance that the table does not have', () => {
    const rows = [{ atopid: '3180', member: '2' }];
    const codes = (id: string): readonly string[] => {
      const found = importAtop(rows, id);
      return found.ok ? [] : found.diagnostics.map(({ code }) => code);
    };
    expect(codes('1')).toEqual(['A140']);
    expect(codes('3180')).toEqual([]);
  });

  it('a variant is checked for links when its base is filled in, at the change that is wrong', () => {
    const text = 'casus: 1\nid: y\nextends: x\nset:\n  procedures.act.stages.vote.rule: all of councl for\n';
    expect(codesOfVariant(text)).toEqual(['A120']);
    const [variant, base] = [parseArrangement(text), parseArrangement(withStage('rule: all of council for'))];
    if (!variant.ok || !base.ok) throw new Error('these texts load');
    const resolved = resolveVariant(variant.value.arrangement, () => base.value.arrangement, variant.value);
    const [wrong] = resolved.ok ? [] : resolved.diagnostics;
    expect(text.slice(wrong?.span?.start, wrong?.span?.end)).toBe('councl');
    expect(wrong?.fix).toBe('council');
  });

  it('situations report form, chances above one and ids given twice', () => {
    const codes = (text: string): readonly string[] => {
      const parsed = parseSituations(text);
      return parsed.ok ? [] : parsed.diagnostics.map(({ code }) => code);
    };
    expect(codes('situations: [{id: a, ballots: {US: {for: 0.6..0.9}}}]')).toEqual([]);
    expect(codes('situations: [{id: a, ballots: {US: {for: 0.6, against: 0.7}}}]')).toEqual(['A115']);
    expect(codes('situations: [{id: a}, {id: a}]')).toEqual(['A124']);
    expect(codes('situations: [{id: a, adversery: [RU]}]')).toEqual(['A110']);
  });

  it('are all tried here', () => {
    const tried = [...Object.keys(byLoading), 'A128', 'A129', 'A130', 'A133', 'A140'].toSorted();
    expect(tried).toEqual(Object.keys(ARRANGEMENTS_CODES).toSorted());
  });
});
