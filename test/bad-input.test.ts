// Random bytes and random mutations of the examples, thrown at every parser: a message or a result, never an exception.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArrangement } from '../src/arrangements/index.ts';
import type { Diagnostic, Result } from '../src/basics/index.ts';
import { readDocument } from '../src/documents/index.ts';
import { parseDossier } from '../src/dossier/index.ts';
import {
  explainDeadlock,
  explainNegotiation,
  findStability,
  parseGraphModel,
  parseInstance,
} from '../src/negotiation/index.ts';
import { buildDiagram, compileRule, listVetoers, parseRule } from '../src/rules/index.ts';

const root = resolve(import.meta.dirname, '..');
const read = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

const arrangements = [...read('catalog/arrangements', '.yaml'), ...read('examples/ukraine-2025/arrangements', '.yaml')];
const pages = read('examples/ukraine-2025/documents', '.txt');
const RULES = [
  'all of guarantors for',
  'at least 9 of council for and none of P5 against',
  'at least 55% of EU for and (at least 65% of EU.population for or at most 3 of EU not for)',
  'at least 2/3 of voting in UNGA for and at least 97 of UNGA present',
];

/** Deletes, repeats, replaces or swaps pieces of a text, a few times. */
function mutated(sources: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    '',
    ':',
    '\n  ',
    '{',
    '[[',
    '- ',
    '"',
    '\0',
    '\u202e',
    '😀',
    '999999999999',
    ' of ',
    '<p',
    '&a ',
  );
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(30), piece });
  return fc.tuple(fc.constantFrom(...sources), fc.array(edit, { minLength: 1, maxLength: 6 })).map(([text, edits]) =>
    edits.reduce((current, { at, cut, piece: inserted }) => {
      const start = Math.floor(at * current.length);
      return current.slice(0, start) + inserted + current.slice(start + cut);
    }, text),
  );
}

/** What a bad input owes its author: at least one error, each with a code, a sentence, and a place inside the text. */
function expectHonest(result: Result<unknown>, text: string): void {
  if (result.ok) return;
  expect(result.diagnostics.length).toBeGreaterThan(0);
  for (const { code, message, span } of result.diagnostics as readonly Diagnostic[]) {
    expect(code).toMatch(/^[A-Z]\d{3}$/);
    expect(message.length).toBeGreaterThan(5);
    expect(message).not.toMatch(/\bat .*\.ts:\d+|TypeError|undefined is not/);
    if (span === undefined) continue;
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.start).toBeLessThanOrEqual(span.end);
    expect(span.end).toBeLessThanOrEqual(text.length);
  }
}

describe('bad input', () => {
  it('has examples to mutate', () => {
    expect(arrangements.length).toBeGreaterThanOrEqual(13);
    expect(pages.length).toBeGreaterThanOrEqual(1);
  });

  it('as a rule sentence gets a located message', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), mutated(RULES)), (text) =>
        expectHonest(parseRule(text), text),
      ),
      { numRuns: 500 },
    );
  });

  it('as an arrangement file gets a located message', () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 3, arbitrary: mutated(arrangements) }, { weight: 1, arbitrary: fc.string() }),
        (text) => expectHonest(parseArrangement(text, { file: 'x.yaml' }), text),
      ),
      { numRuns: 150 },
    );
  });

  it('as a document is read as far as it goes', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(pages), fc.string({ unit: 'binary', maxLength: 400 })), (text) =>
        expectHonest(readDocument(text, { name: 'page.txt' }), text),
      ),
      { numRuns: 40 },
    );
  });

  it('as raw bytes is read as far as it goes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const result = readDocument(bytes, { name: 'page' });
        if (!result.ok) expect(result.diagnostics.every(({ message }) => message.length > 5)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('as a part of a dossier is named with its file', () => {
    const yaml = read('examples/ukraine-2025', 'dossier.yaml');
    fc.assert(
      fc.property(mutated(yaml), (text) => {
        const result = parseDossier('x', new Map([['dossier.yaml', text]]));
        if (!result.ok) expect(result.diagnostics.every(({ file }) => file !== undefined)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('in what is negotiated is named with its file, or negotiated as far as it makes sense', () => {
    const folder = join(root, 'examples', 'ukraine-2025');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:yaml|txt)$/.test(name),
    );
    const whole = new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]));
    const change = fc
      .constantFrom('issues.yaml', 'negotiation.yaml')
      .chain((name) => fc.tuple(fc.constant(name), mutated([whole.get(name) ?? ''])));
    fc.assert(
      fc.property(change, ([name, text]) => {
        const result = parseDossier('x', new Map([...whole, [name, text]]));
        if (!result.ok)
          expect(result.diagnostics.every(({ file, code }) => file !== undefined && /^[A-Z]\d{3}$/.test(code))).toBe(
            true,
          );
        else if (result.value.negotiation !== undefined) explainNegotiation(result.value.negotiation, 'x');
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('as an instance or a graph model gets a located message', () => {
    const instance = JSON.stringify({
      name: 'talks',
      parties: 2,
      domain_sizes: [2, 3],
      hard_constraints: [
        [
          { provision: 0, options: [0] },
          { provision: 1, options: [1, 2] },
        ],
      ],
      red_lines: [{ id: 'a', party: 0, weight: 1, any_of: [{ provision: 0, options: [0] }] }],
      utilities_party_provision_option: [
        [
          [1, 2],
          [3, 4, 5],
        ],
        [
          [1, 2],
          [3, 4, 5],
        ],
      ],
    });
    const model = JSON.stringify({
      options: [{ name: 'insist', owner: 'row', permitted: 'both' }],
      feasible_states_option_order: { 1: 'N', 2: 'Y' },
      preference_rankings_best_first: { row: [2, 1] },
    });
    fc.assert(
      fc.property(mutated([instance, model]), (text) => {
        const read = parseInstance(text, { file: 'x.json' });
        expectHonest(read, text);
        if (read.ok) explainDeadlock(read.value, { limit: 5, steps: 10_000 });
        const graph = parseGraphModel(text, { file: 'x.json' });
        expectHonest(graph, text);
        if (graph.ok) findStability(graph.value);
      }),
      { numRuns: 200 },
    );
  });

  it('of great size or depth is answered, not obeyed', () => {
    const terms = Array.from({ length: 10_000 }, (_, index) => `at least ${1 + (index % 3)} of council for`);
    const long = parseRule(terms.join(' and '));
    if (!long.ok) throw new Error('ten thousand terms are a rule');
    const game = compileRule(long.value, { council: { members: ['A', 'B', 'C'] } });
    if (!game.ok) throw new Error('ten thousand terms compile');
    const built = buildDiagram(game.value);
    expect(built.exact && listVetoers(built.diagram)).toEqual(['A', 'B', 'C']);
    expectHonest(parseRule('('.repeat(100_000)), '('.repeat(100_000));
    const deep = `casus: 1\nid: x\ntags: ${'['.repeat(100_000)}`;
    expect(parseArrangement(deep)).toMatchObject({ ok: false, diagnostics: [{ code: 'A103' }] });
    const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`;
    expect(parseArrangement(bomb)).toMatchObject({ ok: false, diagnostics: [{ code: 'A104' }] });
    expect(parseArrangement(`casus: 1\n#${'x'.repeat(2_000_001)}`)).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'A100' }],
    });
  });

  it('as hostile HTML gives its text, its scripts none', () => {
    const html = `<html><title>T</title><script>steal()</script><body>${'<div>'.repeat(100_000)}<p onclick="x()">Minister Sergei Lavrov said that Moscow rejects the plan for a force.</p><style>p{}</style><iframe src="data:text/html,evil"></iframe>`;
    const reading = readDocument(html, { name: 'hostile.html' });
    if (!reading.ok) throw new Error('hostile pages are read');
    expect(reading.value.text).toContain('Moscow rejects the plan');
    expect(reading.value.text).not.toMatch(/steal|onclick|evil|p\{\}/);
    for (const { content } of reading.value.statements) {
      for (const { start, end, text } of content) expect(reading.value.text.slice(start, end)).toBe(text);
    }
  });
});
