// docs/guides/checks.md is run: the clean arrangement has no findings, each variant has the one it stands for, every
// scenario plays out as it says, and every remedy removes what it is a remedy for.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Arrangement,
  CHECKS,
  check,
  type Finding,
  type LoadedArrangement,
  parseArrangement,
  resolveVariant,
  type Situation,
} from '../src/arrangements/index.ts';
import { playScenario } from '../src/procedures/index.ts';

const page = readFileSync(join(resolve(import.meta.dirname, '..'), 'docs', 'guides', 'checks.md'), 'utf8');
const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const sections = [...page.matchAll(/^## (L\d\d) [\s\S]*?```yaml\n([\s\S]*?)```/gm)].map((match) => ({
  id: match[1] ?? '',
  text: `casus: 1\nid: variant\n${match[2]}`,
}));
const situation: Situation = { id: 's', adversary: ['X'], aligned: ['D'], ballots: {}, climates: [] };

function load(text: string): LoadedArrangement {
  const loaded = parseArrangement(text);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded.value;
}

const clean = load(blocks[0] ?? '');

function resolved(arrangement: Arrangement, base: Arrangement): Arrangement {
  const result = resolveVariant(arrangement, (id) => (id === base.id ? base : undefined));
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

function findingsOf(arrangement: Arrangement, loaded = clean): readonly Finding[] {
  return check({ ...loaded, arrangement }, { situations: [situation] });
}

describe('the checks', () => {
  it('are all in the guide, in their order', () => {
    expect(sections.map(({ id }) => id)).toEqual(Object.keys(CHECKS));
  });

  it('find nothing in the clean arrangement', () => {
    expect(findingsOf(clean.arrangement)).toEqual([]);
  });

  for (const { id, text } of sections) {
    it(`${id} is found in its variant, with a scenario if it is a hazard, and its remedies remove it`, () => {
      const loaded = load(text);
      const arrangement = resolved(loaded.arrangement, clean.arrangement);
      const found = check({ ...loaded, arrangement, source: loaded.arrangement }, { situations: [situation] });
      const own = found.filter((finding) => finding.id === id);
      expect(own.length, JSON.stringify(found.map((finding) => finding.id))).toBeGreaterThan(0);
      for (const finding of own) {
        expect(finding.tier === 'hazard', 'a hazard has a scenario').toBe(finding.counterScenario !== undefined);
        expect(text.slice(finding.place.span?.start, finding.place.span?.end).length).toBeGreaterThan(0);
        expect(finding.remedies.length).toBeGreaterThan(0);
        for (const { set } of finding.remedies) {
          const json = JSON.parse(JSON.stringify(set));
          const fixed = resolved(
            { ...clean.arrangement, id: 'fixed', extends: 'variant', set: json },
            { ...arrangement, id: 'variant' },
          );
          expect(findingsOf(fixed).map((each) => `${each.id} ${each.place.path}`)).not.toContain(
            `${id} ${finding.place.path}`,
          );
        }
      }
    });
  }

  for (const { id, text } of sections.filter(({ id: each }) => ['L01', 'L02', 'L05', 'L17', 'L27'].includes(each))) {
    it(`${id} shows ballots with which the stage fails when they are played`, () => {
      const arrangement = resolved(load(text).arrangement, clean.arrangement);
      const scenarios = findingsOf(arrangement).filter((finding) => finding.id === id);
      expect(scenarios.length).toBeGreaterThan(0);
      for (const { counterScenario } of scenarios) {
        const stage = counterScenario?.stage ?? '';
        const played = playScenario(arrangement, {
          name: id,
          procedure: counterScenario?.procedure ?? '',
          ballots: { [stage]: { ...counterScenario?.ballots } },
          expect: 'rejected',
        });
        expect(played?.trace.find((step) => step.stage === stage)?.verdict).toBe('rejected');
      }
    });
  }

  it('keep an accepted finding in the list, with the reason', () => {
    const arrangement = resolved(
      load(sections.find(({ id }) => id === 'L06')?.text ?? '').arrangement,
      clean.arrangement,
    );
    const accepts = [{ finding: 'L06', because: 'left to practice' }];
    expect(findingsOf({ ...arrangement, accepts }).map(({ id, accepted }) => [id, accepted])).toEqual([
      ['L06', 'left to practice'],
    ]);
  });
});
