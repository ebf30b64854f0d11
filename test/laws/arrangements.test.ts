// What must hold for every arrangement text: no crash, no byte lost, one truth in two schemas.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  arrangementSchema,
  describeArrangement,
  exportArrangementJsonSchema,
  exportSituationsJsonSchema,
  listClimates,
  type LoadedArrangement,
  parseArrangement,
  parseDuration,
  parseSituations,
  resolveVariant,
  setValue,
} from '../../src/arrangements/index.ts';
import { assessProcedure } from '../../src/procedures/index.ts';
import { RUNS } from './runs.ts';

const root = resolve(import.meta.dirname, '..', '..');
const folders = [join(root, 'catalog', 'arrangements'), join(root, 'test', 'laws', 'arrangements')];
const files = folders.flatMap((folder) => {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
});
const texts = files.filter((file) => file.endsWith('.yaml')).map((file) => readFileSync(file, 'utf8'));
const sample = readFileSync(join(root, 'test', 'laws', 'arrangements', 'istanbul.yaml'), 'utf8');

describe('reading arrangements', () => {
  it('F1 never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(typeof parseArrangement(text).ok).toBe('boolean');
        expect(typeof parseSituations(text).ok).toBe('boolean');
      }),
      { numRuns: RUNS(300) },
    );
  });

  it('F1 never throws on mutations of real texts, and every diagnostic stands inside the text', () => {
    const mutation = fc.record({
      of: fc.constantFrom(...texts),
      at: fc.nat(),
      cut: fc.nat(12),
      put: fc.string({ maxLength: 6 }),
    });
    fc.assert(
      fc.property(mutation, ({ of, at, cut, put }) => {
        const start = at % of.length;
        const text = of.slice(0, start) + put + of.slice(start + cut);
        const loaded = parseArrangement(text);
        for (const { span, message } of loaded.ok ? loaded.value.warnings : loaded.diagnostics) {
          expect(message.length).toBeGreaterThan(3);
          if (span) expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
        }
      }),
      { numRuns: RUNS(400) },
    );
  });

  it('F2 refuses bombs and hostile nesting at once', () => {
    const bomb = `a: &a [x,x]\n${'bcdefgh'
      .split('')
      .map((name, index) => `${name}: &${name} [*${'abcdefg'[index]},*${'abcdefg'[index]}]`)
      .join('\n')}`;
    for (const text of [
      bomb,
      '['.repeat(100_000),
      '{a: '.repeat(50_000),
      '- '.repeat(50_000),
      `${'a'.repeat(3_000_000)}`,
    ]) {
      const started = process.cpuUsage().user;
      expect(parseArrangement(text).ok).toBe(false);
      expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(3);
    }
  });

  it('F3 finds the very characters of a value by its path of ids', () => {
    const loaded = parseArrangement(sample);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
    const { start, end } = loaded.value.locate('procedures.activate.stages.decide.rule.disputed.ru.value');
    expect(sample.slice(start, end)).toBe('all of guarantors for');
  });

  it('F4 an exported JSON Schema is the one in the repository', () => {
    const stored: unknown = JSON.parse(readFileSync(join(root, 'schema', 'arrangement.schema.json'), 'utf8'));
    expect(exportArrangementJsonSchema()).toEqual(stored);
    expect(listUntold(stored)).toEqual([]);
    expect(listUntold(exportSituationsJsonSchema())).toEqual([]);
    const situations: unknown = JSON.parse(readFileSync(join(root, 'schema', 'situations.schema.json'), 'utf8'));
    expect(exportSituationsJsonSchema()).toEqual(situations);
  });
});

describe('editing arrangements', () => {
  const leaves = (node: unknown, path: readonly (string | number)[]): (readonly (string | number)[])[] => {
    if (typeof node !== 'object' || node === null) return [path];
    return Object.entries(node).flatMap(([key, value]) =>
      leaves(value, [...path, Array.isArray(node) ? Number(key) : key]),
    );
  };

  it('F5 replaces one value and keeps every other byte', () => {
    const values = fc.oneof(
      fc.constantFrom('at least 6 of guarantors for', 'a: b', '# no comment', "it's", '', ' x'),
      fc.integer(),
      fc.boolean(),
    );
    const read = texts.map((text) => {
      const tree: unknown = parse(text);
      return { text, tree, paths: leaves(tree, []) };
    });
    fc.assert(
      fc.property(fc.constantFrom(...read), fc.nat(), values, ({ text, tree, paths }, pick, value) => {
        const path = paths[pick % paths.length] ?? [];
        const edited = setValue(text, path, value);
        if (!edited.ok) throw new Error(JSON.stringify([path, edited.diagnostics]));
        const expected = structuredClone(tree);
        let here = expected as Record<string | number, unknown>;
        for (const part of path.slice(0, -1)) here = here[part] as Record<string | number, unknown>;
        here[path.at(-1) ?? ''] = value;
        expect(parse(edited.value)).toEqual(expected);
        const same = commonEnds(text, edited.value);
        expect(same).toBeGreaterThanOrEqual(text.length - longestOf(tree, path) - 2);
      }),
      { numRuns: RUNS(300) },
    );
  });

  it('F5 adds a key that is missing at the end of its block, in block and in flow style', () => {
    expect(setValue('a:\n  b: 1 # one\nc: 2\n', 'a.d', 3)).toEqual({
      ok: true,
      value: 'a:\n  b: 1 # one\n  d: 3\nc: 2\n',
    });
    expect(setValue('a: {b: 1}\n', 'a.d', 'x y')).toEqual({ ok: true, value: 'a: {b: 1, d: x y}\n' });
  });
});

function commonEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let front = 0;
  while (front < most && a[front] === b[front]) front += 1;
  let back = 0;
  while (back < most - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back += 1;
  return front + back;
}

function longestOf(tree: unknown, path: readonly (string | number)[]): number {
  let value = tree;
  for (const part of path) value = (value as Record<string | number, unknown>)[part];
  return JSON.stringify(value ?? '').length + 20;
}

function load(text: string): LoadedArrangement {
  const loaded = parseArrangement(text);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded.value;
}

/** Paths of the keys of a JSON Schema that an editor has no words for. */
function listUntold(node: unknown, path = ''): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: readonly [string, unknown]): readonly string[] => {
    const own = key === 'properties' && typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const untold = own.filter(
      ([, schema]: readonly [string, unknown]) => !JSON.stringify(schema).includes('"description"'),
    );
    return [
      ...untold.map(([name]) => `${path}.${name}`),
      ...listUntold(value, key === 'properties' ? path : `${path}/${key}`),
    ];
  });
}

describe('variants and situations', () => {
  it('F6 a variant is its base with the named values replaced, and null removes', () => {
    const base = arrangementSchema.parse(parse(sample));
    const variant = arrangementSchema.parse({
      casus: 1,
      id: 'v',
      extends: base.id,
      set: {
        'procedures.activate.stages.decide.rule': 'at least 6 of guarantors for',
        'groups.guarantors.maybe': null,
      },
    });
    const resolved = resolveVariant(variant, (id) => (id === base.id ? base : undefined));
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
    const { stages } = resolved.value.procedures['activate'] ?? { stages: [] };
    expect(stages.map(({ rule }) => rule)).toEqual([undefined, 'at least 6 of guarantors for']);
    expect(resolved.value.groups['guarantors']?.maybe).toBeUndefined();
    expect({
      ...resolved.value,
      id: base.id,
      procedures: base.procedures,
      groups: base.groups,
      scenarios: base.scenarios,
    }).toEqual(base);
  });

  it('F7 a duration is an interval of hours, least first', () => {
    const unit = fc.constantFrom('min', 'h', 'd', 'w', 'mo', 'y');
    fc.assert(
      fc.property(fc.nat(500), unit, (count, name) => {
        const parsed = parseDuration(`${count}${name}`);
        if (!parsed.ok) throw new Error('a duration');
        expect(parsed.value.min).toBeLessThanOrEqual(parsed.value.max);
        expect(parseDuration(`0h..${count}${name}`)).toEqual({ ok: true, value: { min: 0, max: parsed.value.max } });
      }),
    );
  });

  it('F8 weights of climates sum to one and a climate replaces a voter’s chances', () => {
    const parsed = parseSituations(
      'situations: [{id: a, ballots: {US: {for: 0.5}, FR: {for: 1}}, climates: [{id: calm, weight: 1}, {id: war, weight: 3, ballots: {US: {for: 0.6..0.9}}}]}]',
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
    const climates = listClimates(parsed.value[0]!);
    expect(climates.map(({ weight }) => weight)).toEqual([0.25, 0.75]);
    expect(climates.map(({ ballots }) => ballots['US'])).toEqual([{ for: 0.5 }, { for: { min: 0.6, max: 0.9 } }]);
    expect(climates.map(({ ballots }) => ballots['FR'])).toEqual([{ for: 1 }, { for: 1 }]);
  });

  it('F10 a variant is checked when its base is filled in, and a mistake stands at the change that makes it', () => {
    const base = load(
      'casus: 1\nid: b\ngroups: {g: {members: [A, B]}}\nprocedures: {p: {body: g, stages: [{id: s, rule: all of g for}]}}\n',
    );
    const text =
      'casus: 1\nid: v\nextends: b\nset:\n  procedures.p.stages.s.rule: at least 3 of g for\n  groups.g.minus: [A]\n';
    const variant = load(text);
    const resolved = resolveVariant(variant.arrangement, () => base.arrangement, variant);
    if (resolved.ok) throw new Error('three of two cannot be');
    const [wrong] = resolved.diagnostics;
    expect(wrong?.code).toBe('R107');
    expect(text.slice(wrong?.span?.start, wrong?.span?.end)).toBe('3');
  });

  it('F10 a mistake in a variant stands at the value, at the change that makes it, or at its extends', () => {
    const base = load(
      'casus: 1\nid: b\ngroups: {g: {members: [A, B]}}\nprocedures: {p: {body: g, stages: [{id: s, rule: all of g for}]}}\n',
    ).arrangement;
    const wrongBase = load(
      'casus: 1\nid: w\nextends: b\nset: {procedures.p.stages.s.mayChange: sometimes}\n',
    ).arrangement;
    const mistakes = (rest: string): readonly string[] => {
      const text = `casus: 1\nid: v\n${rest}\n`;
      const variant = load(text);
      const find = (id: string) => [base, wrongBase, variant.arrangement].find((each) => each.id === id);
      const resolved = resolveVariant(variant.arrangement, find, variant);
      if (resolved.ok) throw new Error(`${rest} is wrong`);
      return resolved.diagnostics.map(({ code, span }) => `${code} ${text.slice(span?.start, span?.end)}`);
    };
    const change = (path: string, value: string): string => `extends: b\nset:\n  ${path}: ${value}`;
    for (const [written, expected] of [
      [change('procedures.p.stages.s.mayChange', 'sometimes'), ['A113 sometimes']],
      [change('procedures.p.stages.s.within', '5'), ['A113 5']],
      [change('procedures.p', '{body: g, stages: [{id: s, mayChange: often}]}'), ['A113 often']],
      [change('procedures.p.stages.s', '{mayChange: true}'), ['A111 {mayChange: true}']],
      [change('procedures.p.stages.t.rule', 'all of g for'), ['A128 all of g for']],
      [change('groups.g', 'null'), ['A120 null']],
      [change('procedures.p.stages.s.rule', 'all of h for'), ['A120 h']],
      ['extends: w\ntags: [x]', ['A113 w']],
      ['extends: x\ntags: [x]', ['A130 x']],
      ['extends: v\ntags: [x]', ['A129 v']],
    ] as const)
      expect(mistakes(written), written).toEqual(expected);
  });

  it('F11 a range of weights gives the hull of its whole numbers', () => {
    const found = (weight: string): readonly number[] => {
      const { arrangement } = load(
        `casus: 1\nid: w\ngroups: {g: {members: [A, B], weights: {v: {A: ${weight}, B: 2}}}}\nprocedures: {p: {body: g, stages: [{id: s, rule: at least 1/2 of g.v for}]}}\n`,
      );
      const situation = parseSituations(
        'situations: [{id: s, ballots: {A: {for: 0.5, against: 0.5}, B: {for: 0.25, against: 0.75}}}]',
      );
      const assessed = assessProcedure(arrangement, 'p', situation.ok ? situation.value[0] : undefined);
      return [assessed?.action.min ?? -1, assessed?.action.max ?? -1];
    };
    const each = [1, 2, 3].map((weight) => found(`${weight}`)[0] ?? -1);
    expect(found('[1, 3]')).toEqual([Math.min(...each), Math.max(...each)]);
    expect(new Set(each).size).toBe(3);
  });

  it('F12 reply times are exponential by their mean or as observed', () => {
    const read = (replies: string): boolean => parseSituations(`situations: [{id: s, replies: ${replies}}]`).ok;
    expect(read('{US: {mean: 24h}, others: {observed: [2h, 3d]}}')).toBe(true);
    expect(read('{US: {mean: soon}}')).toBe(false);
    expect(read('{US: {observed: []}}')).toBe(false);
  });

  it('F13 exit, accession and relations to others are told in the English', () => {
    const { arrangement } = load(
      'casus: 1\nid: e\ngroups: {g: {members: [A, B]}}\nexit: {withdrawal: any party after 20 years, notice: 1y, accession: all of g for, amendment: unspecified}\ninteracts: [{with: the Charter, how: without-prejudice}]\n',
    );
    const { exit, interacts } = describeArrangement(arrangement);
    expect(exit).toEqual([
      'Withdrawal: any party after 20 years.',
      'Notice of withdrawal: 1 year.',
      'Accession: if every member of g votes for.',
      'Amendment: not specified.',
    ]);
    expect(interacts).toEqual(['It is without prejudice to the Charter.']);
  });

  it('the English agrees in number, whoever decides and owes', () => {
    const told = (group: string, rule: string): string => {
      const { arrangement } = load(
        `casus: 1\nid: e\ngroups: {body: {${group}}}\nprocedures: {p: {body: body, stages: [{id: s, rule: ${rule}}]}}\n`,
      );
      return describeArrangement(arrangement).procedures[0]?.sentences[0] ?? '';
    };
    const four = 'members: [A, B, C, D]';
    expect(
      [
        told(`title: the allies, ${four}`, 'at least 3 of body for and none of body against'),
        told(`title: the Council of Ministers, ${four}`, 'all of body for'),
        told(`title: the four powers, ${four}`, 'at least 3 of body for'),
        told(`title: the United States, members: [US]`, 'all of body for'),
        told(`title: Britain and France, members: [GB, FR]`, 'at least 2/3 of present in body for'),
        told(`title: all parties to the peace, ${four}`, 'each decides'),
        told(`title: each party on the border, ${four}`, 'more for than against in body'),
        told(four, 'unspecified'),
      ].map((sentence) => sentence.replace(/ Abstaining.*$/, '')),
    ).toEqual([
      's: The allies decide if at least 3 of the 4 allies vote for and none of the allies votes against.',
      's: The Council of Ministers decides if every member of the Council of Ministers votes for.',
      's: The four powers decide if at least 3 of the four powers vote for.',
      's: The United States decides if the United States votes for.',
      's: Britain and France decide if at least 2/3 of Britain and France present vote for.',
      's: Each of the parties to the peace decides for itself and binds only itself; there is no common vote.',
      's: Each party on the border decides if more members of each party on the border vote for than against.',
      's: How the body decides is not specified.',
    ]);
  });

  it('duties, events, questions and recusals read as sentences', () => {
    const { arrangement } = load(`casus: 1
id: e
parties: {US: {name: United States}, UA: {name: Ukraine}}
groups: {states: {title: all states, members: [A, B]}}
triggers: {report: {event: a panel has reported, determinedBy: the panel}, breach: {event: an attack, against: UA, determinedBy: US}}
procedures:
  relief:
    title: keeping the relief
    body: states
    polarity: keeps
    question: Does the relief stay?
    recuse: {who: a party to the dispute, when: [Chapter VI], as: abstain}
    stages: [{id: keep, opens: report, rule: all of states for}]
  talks: {body: states, stages: [{id: consult, opens: breach, silence: proceed}, {id: due, silence: proceed}], otherwise: {go: relief}}
commitments:
  - {by: all states, to: US, kind: [sanctions], after: relief, force: automatic}
  - {by: US, to: UA, kind: [troops, non-aggression, sanctions], after: talks, force: best-efforts}
  - {by: jointly states, to: UA, kind: [consult, no-fly-zone], force: automatic}
`);
    const { procedures, commitments } = describeArrangement(arrangement);
    const words = procedures.flatMap(({ sentences }) => sentences).join('\n');
    expect(words).toContain('Opens on this event: a panel has reported.');
    expect(words).toContain('Opens on this event: an attack against Ukraine. All states consult; no decision is taken');
    expect(words).toContain('due: No decision is taken at this stage.');
    expect(words).toContain('The question: Does the relief stay?');
    expect(words).toContain('Must abstain: a party to the dispute (Chapter VI).');
    expect(words).toContain("Otherwise, the matter goes on to 'keeping the relief'.");
    expect(commitments).toEqual([
      "All states must impose sanctions on the United States, once 'keeping the relief' has failed.",
      "The United States is to try to give Ukraine troops and non-aggression, and sanctions, once 'talks' has led to it.",
      'All states, jointly, owe Ukraine consultation and a no-fly zone, without any common decision.',
    ]);
  });
});
