import { describe, expect, it } from 'vitest';
import type { Result } from '../basics/index.ts';
import { parseArrangement } from '../arrangements/index.ts';
import { NEGOTIATION_CODES } from './codes.ts';
import { type NegotiationSources, openNegotiation } from './negotiation.ts';
import { parseGraphModel } from './parse-graph-model.ts';
import { parseInstance } from './parse-instance.ts';

const parsed = parseArrangement(
  'casus: 1\nid: base\ngroups: {g: {members: [A, B]}}\nprocedures: {activate: {body: g, stages: [{id: vote, rule: at least 1 of g for}]}}\n',
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
const BASE = parsed.value.arrangement;

const INSTANCE = {
  name: 'two',
  parties: 2,
  camp: [0, 1],
  domain_sizes: [2, 2],
  hard_constraints: [[{ provision: 0, options: [0] }]],
  red_lines: [
    { id: 'a', party: 0, weight: 1, any_of: [{ provision: 0, options: [0] }] },
    { id: 'b', party: 1, weight: 2, any_of: [{ provision: 1, options: [1] }] },
  ],
  utilities_party_provision_option: [
    [
      [1, 2],
      [3, 4],
    ],
    [
      [1, 2],
      [3, 4],
    ],
  ],
  party_names: ['one', 'other'],
};
const [first, second] = INSTANCE.red_lines;
const lineWith = (change: object): object => ({ red_lines: [first, { ...second, ...change }] });

const MODEL = {
  options: [
    { name: 'insist', owner: 'row', permitted: 'both' },
    { name: 'refuse', owner: 'column', permitted: 'both' },
  ],
  feasible_states_option_order: { 1: 'NN', 2: 'YN', 3: 'NY', 4: 'YY' },
  preference_rankings_best_first: { row: [2, 1, [3, 4]], column: [3, 1, 4, 2] },
};

const TEXT = (id: string) => ({ id, title: id });
const SOURCES: NegotiationSources = {
  issues: [
    {
      id: 'rule',
      title: 'Who decides',
      options: [{ ...TEXT('all'), set: { 'procedures.activate.stages.vote.rule': 'all of g for' } }, TEXT('most')],
      stances: [{ party: 'A', option: 'all', stance: 'demands' }],
    },
  ],
  statements: [],
  situations: [],
  arrangements: [BASE],
  file: { base: 'base', groups: {}, blocs: {}, disagreement: {}, incompatible: [], demands: [] },
};
const [RULE] = SOURCES.issues;
const fileWith = (change: object): object => ({ file: { ...SOURCES.file, ...change } });
const optionWith = (...options: readonly object[]): object => ({
  issues: [{ ...RULE, options: [...RULE!.options, ...options] }],
});
const demandWith = (change: object, rest: object = {}): object =>
  fileWith({
    ...rest,
    demands: [
      {
        id: 'd',
        party: 'A',
        wants: { kind: 'acts-within', hours: 72 },
        statements: [],
        redLine: false,
        salience: 1,
        ...change,
      },
    ],
  });

const BAD_NEGOTIATIONS: readonly (readonly [code: string, change: object])[] = [
  ['N120', fileWith({ base: 'bse' })],
  ['N120', fileWith({ procedure: 'activat' })],
  ['N120', fileWith({ situation: 'war' })],
  ['N120', fileWith({ disagreement: { B: 1 } })],
  ['N120', fileWith({ incompatible: [{ rule: 'any' }] })],
  ['N120', fileWith({ incompatible: [{ rul: 'all' }] })],
  ['N120', demandWith({ statements: ['s9'] })],
  ['N121', optionWith({ ...TEXT('lost'), set: { 'procedures.decide.stages.vote.rule': 'all of g for' } })],
  ['N121', optionWith({ ...TEXT('odd'), set: { 'procedures.activate.stages.vote.rule': 'most of all' } })],
  ['N121', { issues: [RULE, { ...RULE, id: 'again' }] }],
  [
    'N122',
    {
      issues: [
        RULE,
        {
          ...RULE,
          id: 'more',
          options: Array.from({ length: 300 }, (_, at) => ({ ...TEXT(`o${at}`), set: { title: `${at}` } })),
        },
      ],
    },
  ],
  ['N123', fileWith({ base: undefined })],
  [
    'N123',
    { ...demandWith({ id: 'e' }, { base: undefined }), issues: [{ ...RULE, options: [TEXT('all'), TEXT('most')] }] },
  ],
  ['N124', fileWith({ consent: 'most of parties' })],
  ['N124', fileWith({ consent: 'all of hosts for' })],
  ['N124', fileWith({ consent: 'at least 2 of parties for' })],
  ['N125', { issues: [{ ...RULE, options: [TEXT('all')] }] }],
];

function codesOf(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.diagnostics.map(({ code }) => code);
}

const BAD_INSTANCES: readonly (readonly [code: string, change: object])[] = [
  ['N101', lineWith({ any_of: [{ provision: 2, options: [0] }] })],
  ['N102', lineWith({ any_of: [{ provision: 1, options: [2] }] })],
  ['N103', lineWith({ id: 'a' })],
  ['N104', lineWith({ any_of: [] })],
  ['N104', { hard_constraints: [[{ provision: 0, options: [] }]] }],
  ['N105', lineWith({ weight: 0.5 })],
  ['N105', { red_lines: [first, { ...second, weight: Number.MAX_SAFE_INTEGER }] }],
  [
    'N106',
    {
      utilities_party_provision_option: [
        [[1, 2], [3]],
        [[], []],
      ],
    },
  ],
  ['N106', { utilities_party_provision_option: [] }],
  ['N107', lineWith({ party: 2 })],
  ['N107', { camp: [0] }],
  ['N107', { disagreement: [0] }],
  ['N108', { party_names: ['one'] }],
  ['N108', { option_names: [['no', 'yes'], ['no']] }],
];

const BAD_MODELS: readonly (readonly [code: string, change: object])[] = [
  ['N111', { preference_rankings_best_first: { ...MODEL.preference_rankings_best_first, row: [1, 2, 3, 4, 5] } }],
  ['N112', { preference_rankings_best_first: { ...MODEL.preference_rankings_best_first, row: [1, 2, 3, 4, 1] } }],
  ['N113', { preference_rankings_best_first: { ...MODEL.preference_rankings_best_first, row: [1, 2, 3] } }],
  ['N113', { feasible_states_option_order: {}, preference_rankings_best_first: { row: [], column: [] } }],
  ['N114', { feasible_states_option_order: { 1: 'NN', 2: 'Y', 3: 'NY', 4: 'YY' } }],
  ['N114', { feasible_states_option_order: { 1: 'NN', 2: 'NN', 3: 'NY', 4: 'YY' } }],
  ['N115', { preference_rankings_best_first: { row: [1, 2, 3, 4] } }],
  ['N115', { states: [1, 2, 3, 4], moves: { third: {} } }],
];

describe('negotiation codes', () => {
  it('do not arise from a sound instance or model', () => {
    expect(codesOf(parseInstance(JSON.stringify(INSTANCE)))).toEqual([]);
    expect(codesOf(parseGraphModel(JSON.stringify(MODEL)))).toEqual([]);
  });

  it.each(BAD_INSTANCES)('%s arises from an instance with %j', (code, change) => {
    const result = parseInstance(JSON.stringify({ ...INSTANCE, ...change }));
    expect(new Set(codesOf(result))).toEqual(new Set([code]));
    if (!result.ok) for (const { span } of result.diagnostics) expect(span).toBeDefined();
  });

  it.each(BAD_MODELS)('%s arises from a model with %j', (code, change) => {
    expect(new Set(codesOf(parseGraphModel(JSON.stringify({ ...MODEL, ...change }))))).toEqual(new Set([code]));
  });

  it('do not arise from a sound dossier', () => expect(codesOf(openNegotiation(SOURCES))).toEqual([]));

  it.each(BAD_NEGOTIATIONS)('%s arises from a dossier with %j', (code, change) => {
    expect(new Set(codesOf(openNegotiation({ ...SOURCES, ...change })))).toEqual(new Set([code]));
  });

  it('all have such an input', () => {
    const tried = new Set([...BAD_INSTANCES, ...BAD_MODELS, ...BAD_NEGOTIATIONS].map(([code]) => code));
    expect(tried).toEqual(new Set(Object.keys(NEGOTIATION_CODES)));
  });

  it('point at the value that is wrong', () => {
    const text = JSON.stringify({ ...INSTANCE, ...lineWith({ party: 7 }) });
    const result = parseInstance(text, { file: 'talks.json' });
    const [found] = result.ok ? [] : result.diagnostics;
    expect(found).toMatchObject({ code: 'N107', file: 'talks.json' });
    expect(text.slice(found?.span?.start, found?.span?.end)).toBe('7');
  });
});
