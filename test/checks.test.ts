// docs/guides/checks.md is run: the clean arrangement has no findings, each bad variant has the one it stands for and
// each good variant has not, every scenario ends as it says when it is played, and every remedy removes its finding.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Arrangement,
  check,
  type Finding,
  FINDING_IDS,
  type LoadedArrangement,
  parseArrangement,
  parseSituations,
  resolveVariant,
} from '../src/arrangements/index.ts';
import { succeed } from '../src/basics/index.ts';
import { COMMANDS } from '../src/cli/commands/index.ts';
import { run } from '../src/cli/run.ts';
import { recordingIo } from '../src/cli/testing.ts';
import { playScenario } from '../src/procedures/index.ts';

const page = readFileSync(join(resolve(import.meta.dirname, '..'), 'docs', 'guides', 'checks.md'), 'utf8');
const [cleanText = ''] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]);
const sections = [...page.matchAll(/^## ([A-Z]\d\d) .*\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm)].map(
  ([, id = '', body = '']) => {
    const example = (kind: string): string =>
      new RegExp(`\`\`\`yaml\n# ${kind}\n([\\s\\S]*?)\`\`\``).exec(body)?.[1] ?? '';
    return { id, body, bad: example('bad'), good: example('good') };
  },
);

/** No overlay finds a source, a lost text or what a drafter meant. */
const WITHOUT_REMEDY = ['A01', 'E05', 'M14', 'M16', 'M17'];
const texts = new Map([['memo', 'All guarantors agree.']]);
const read = parseSituations('situations: [{id: s, adversary: [X], aligned: [D], lostAfter: 10d, crisis: 30d}]');
const situations = read.ok ? read.value : [];

function load(text: string): LoadedArrangement {
  const loaded = parseArrangement(text);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded.value;
}

const clean = load(cleanText);

function resolved(arrangement: Arrangement, base: Arrangement): Arrangement {
  const result = resolveVariant(arrangement, (id) => (id === base.id ? base : undefined));
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

function variantOf(text: string): {
  readonly text: string;
  readonly arrangement: Arrangement;
  readonly found: readonly Finding[];
} {
  const whole = `casus: 1\nid: variant\n${text}`;
  const loaded = load(whole);
  const arrangement = resolved(loaded.arrangement, clean.arrangement);
  const checkable = { ...loaded, arrangement, source: loaded.arrangement, base: clean.arrangement };
  return { text: whole, arrangement, found: check(checkable, { situations, texts }) };
}

/** An arrangement that only changes another. */
function overlay(base: string, set: object): Arrangement {
  return load(JSON.stringify({ casus: 1, id: 'fixed', extends: base, set })).arrangement;
}

function findingsOf(arrangement: Arrangement): readonly Finding[] {
  return check({ ...clean, arrangement }, { situations, texts });
}

const TIERS = ['error', 'hazard', 'gap'] as const;

describe('the checks', () => {
  it('are all in the guide', () => {
    expect(sections.map(({ id }) => id)).toEqual(FINDING_IDS.toSorted());
    expect(read.ok).toBe(true);
  });

  it('find nothing in the clean arrangement, whether or not there is a situation', () => {
    expect(findingsOf(clean.arrangement)).toEqual([]);
    expect(check(clean)).toEqual([]);
  });

  describe.each(sections)('$id', ({ id, body, bad, good }) => {
    const own = variantOf(bad).found.filter((finding) => finding.id === id);

    it('is found in the bad example, at a place in its text, and not in the good one', () => {
      const { text, found } = variantOf(bad);
      expect(own.length, found.map((finding) => finding.id).join()).toBeGreaterThan(0);
      for (const { place } of own) expect(text.slice(place.span?.start, place.span?.end).length).toBeGreaterThan(0);
      expect(variantOf(good).found.map((finding) => finding.id)).not.toContain(id);
    });

    it('has its tier and its kind of evidence in the guide', () => {
      expect(body.trimStart()).toMatch(new RegExp(`^\\*${own[0]?.tier}\\*, ${own[0]?.evidence}\\. `));
    });

    it('shows a course of events when it is a hazard, and scenarios that end as they say when it is computed', () => {
      for (const { tier, evidence, counterScenario } of own) {
        if (tier === 'hazard') expect(counterScenario).toBeDefined();
        if (tier === 'hazard' && evidence === 'computed' && id !== 'L24') expect(counterScenario?.replay).toBeDefined();
        for (const scenario of counterScenario?.replay ?? []) {
          const played = playScenario(variantOf(bad).arrangement, scenario);
          expect(played?.passes, JSON.stringify({ scenario, played })).toBe(true);
        }
      }
    });

    it('is removed by every remedy, and nothing graver comes instead', () => {
      const { arrangement, found } = variantOf(bad);
      const before = new Set(found.map((each) => `${each.id} ${each.place.path}`));
      for (const finding of own) {
        expect(finding.remedies.length > 0).toBe(!WITHOUT_REMEDY.includes(id));
        for (const { set } of finding.remedies) {
          const base = { ...arrangement, id: 'variant' };
          const { accepts, ...rest } = base;
          const fixed = Object.hasOwn(set, 'accepts.0') ? rest : resolved(overlay('variant', set), base);
          const after = findingsOf(fixed);
          const left = after.map((each) => `${each.id} ${each.place.path}`);
          expect(left, JSON.stringify(accepts)).not.toContain(`${id} ${finding.place.path}`);
          const graver = after.filter((each) => TIERS.indexOf(each.tier) < TIERS.indexOf(finding.tier));
          expect(graver.map((each) => `${each.id} ${each.place.path}`).filter((each) => !before.has(each))).toEqual([]);
        }
      }
    });
  });

  it('replay scenarios that the format accepts when they are pasted into the file', () => {
    for (const { bad } of sections) {
      const { arrangement, found } = variantOf(bad);
      const scenarios = found.flatMap(({ counterScenario }) => counterScenario?.replay ?? []);
      const pasted = parseArrangement(JSON.stringify({ ...arrangement, scenarios }));
      expect(pasted.ok, JSON.stringify(pasted)).toBe(true);
    }
  });

  it('stand where they are accepted without a source', () => {
    const section = sections.find(({ id }) => id === 'A01');
    const shown = variantOf(section?.bad ?? '').found;
    expect(shown.filter(({ id }) => id === 'L06').map(({ accepted }) => accepted)).toEqual([undefined]);
    expect(shown.find(({ id }) => id === 'A01')?.claim).toBe('L06 is accepted without a source, and so it stands');
  });

  it('keep an accepted finding in the list, with the reason and its source', () => {
    const section = sections.find(({ id }) => id === 'A01');
    const shown = variantOf(section?.good ?? '').found.filter(({ id }) => id === 'L06');
    expect(shown.map(({ accepted, acceptedCite }) => [accepted, acceptedCite])).toEqual([
      ['left to practice', ['minutes#4']],
    ]);
  });

  it('accept at a path what lies at it or below it, and nothing beside it', () => {
    const set = { 'procedures.activate.stages.decide.within': 'unspecified' };
    const open = resolved(overlay('clean', set), clean.arrangement);
    const acceptedAt = (at: string): unknown =>
      findingsOf({ ...open, accepts: [{ finding: 'L06', at, because: 'practice', cite: 'x' }] }).map(
        ({ id, accepted }) => [id, accepted],
      );
    expect(acceptedAt('procedures.activate')).toEqual([['L06', 'practice']]);
    expect(acceptedAt('procedures.act')).toEqual([
      ['L06', undefined],
      ['A02', undefined],
    ]);
  });

  it('say in which situations a finding holds when it does not hold in all', () => {
    const [first] = situations;
    if (first === undefined) throw new Error('there is a situation');
    const arrangement = variantOf(sections.find(({ id }) => id === 'L01')?.bad ?? '').arrangement;
    const two = [first, { ...first, id: 'other', adversary: ['W'] }];
    const found = check({ ...clean, arrangement }, { situations: two }).find(({ id }) => id === 'L01');
    expect(found?.situations).toEqual(['s']);
  });

  it('end casus check with exit code 1 on an error, and with 0 on hazards and gaps', async () => {
    const variant = (wanted: string): string => `casus: 1\nid: v\n${sections.find(({ id }) => id === wanted)?.bad}`;
    const files = new Map([
      ['d/clean.yaml', cleanText],
      ['d/error.yaml', variant('E01')],
      ['d/hazard.yaml', variant('L01')],
    ]);
    const codeOf = async (file: string): Promise<number> => {
      const { io } = recordingIo();
      const readText = (path: string) => succeed(files.get(path) ?? '');
      const listFolder = () => succeed([...files.keys()].map((path) => path.slice(2)));
      return run({ commands: COMMANDS, version: '0', debug: false }, ['check', file], { ...io, readText, listFolder });
    };
    expect([await codeOf('d/error.yaml'), await codeOf('d/hazard.yaml'), await codeOf('d/clean.yaml')]).toEqual([
      1, 0, 0,
    ]);
  });
});
