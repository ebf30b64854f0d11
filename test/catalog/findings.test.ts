// What the checker finds in the catalogue and the examples, file by file: every hazard can be played, every remedy
// removes its finding, and the list of findings is recorded. After a change on purpose:
// CASUS_UPDATE_FINDINGS=1 vitest run --project unit test/catalog
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Arrangement,
  check,
  type Finding,
  type LoadedArrangement,
  parseArrangement,
  parseSituations,
  resolveVariant,
  type Situation,
} from '../../src/arrangements/index.ts';
import { playScenario } from '../../src/procedures/index.ts';

/** A vote without a rule hides the hazards of the vote; stating one shows them. */
const REVEALS: readonly string[] = ['M06'];
const TIERS = ['error', 'hazard', 'gap'] as const;
const RECORD = 'test/catalog/findings.txt';
const FOLDERS = ['catalog/arrangements', 'examples/ukraine-2025/arrangements'];

function load(file: string): LoadedArrangement {
  const loaded = parseArrangement(readFileSync(file, 'utf8'), { file });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded.value;
}

const files = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`)).map((file) => ({
  file,
  loaded: load(file),
}));
const byId = new Map<string, Arrangement>(files.map(({ loaded }) => [loaded.arrangement.id, loaded.arrangement]));

/** All of a dossier; of the catalogue the one that has the id of the arrangement. */
function situationsFor(file: string, id: string): readonly Situation[] {
  const beside = file.replace(/arrangements\/[^/]+$/, 'situations.yaml');
  const read = existsSync(beside) ? parseSituations(readFileSync(beside, 'utf8')) : undefined;
  const all = read?.ok === true ? read.value : [];
  return file.startsWith('catalog/') ? all.filter((situation) => situation.id === id) : all;
}

function resolved(arrangement: Arrangement, find: (id: string) => Arrangement | undefined): Arrangement {
  const result = resolveVariant(arrangement, find);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

const checked = files.map(({ file, loaded }) => {
  const arrangement = resolved(loaded.arrangement, (id) => byId.get(id));
  const base = byId.get(loaded.arrangement.extends ?? '');
  const situations = situationsFor(file, arrangement.id);
  const findings = check(
    { ...loaded, arrangement, source: loaded.arrangement, ...(base ? { base } : {}) },
    { situations },
  );
  return { file, loaded, arrangement, situations, findings };
});

function lineOf({ id, tier, claim, reading, accepted }: Finding): string {
  const under = reading === undefined ? '' : ` (read as '${reading}')`;
  return `  ${id} ${tier}${accepted === undefined ? '' : ' (accepted)'}: ${claim}${under}`;
}

describe.each(checked)('the findings in $file', ({ loaded, arrangement, situations, findings }) => {
  it('are hazards only with a course of events, and what is played ends as it says', () => {
    for (const { id, tier, counterScenario } of findings) {
      if (tier === 'hazard') expect(counterScenario, id).toBeDefined();
      for (const scenario of counterScenario?.replay ?? []) {
        const played = playScenario(arrangement, scenario);
        expect(played?.passes, JSON.stringify({ id, scenario, played })).toBe(true);
      }
    }
  });

  it('are removed by their remedies, and nothing graver comes instead', () => {
    const before = new Set(findings.map(({ id, place }) => `${id} ${place.path}`));
    for (const finding of findings) {
      for (const { title, set } of finding.remedies) {
        const text = JSON.stringify({ casus: 1, id: 'fixed', extends: arrangement.id, set });
        const overlay = parseArrangement(text);
        if (!overlay.ok) throw new Error(JSON.stringify(overlay.diagnostics));
        const fixed = resolved(overlay.value.arrangement, () => arrangement);
        const left = check({ ...loaded, arrangement: fixed }, { situations });
        const same = left.filter(({ id, place }) => id === finding.id && place.path === finding.place.path);
        expect(same, `${finding.id} ${title}`).toEqual([]);
        const graver = left.filter(({ tier }) => TIERS.indexOf(tier) < TIERS.indexOf(finding.tier));
        const worse = graver.map(({ id, place }) => `${id} ${place.path}`).filter((each) => !before.has(each));
        if (!REVEALS.includes(finding.id)) expect(worse, `${finding.id} ${title}`).toEqual([]);
      }
    }
  });
});

describe('the findings of the catalogue', () => {
  it('are those on record', () => {
    const now = checked.map(({ file, findings }) => [file, ...findings.map(lineOf)].join('\n')).join('\n');
    if (process.env['CASUS_UPDATE_FINDINGS']) writeFileSync(RECORD, `${now}\n`);
    expect(`${now}\n`).toBe(readFileSync(RECORD, 'utf8'));
  });

  it('hold no error: the precedents are written so that they can run', () => {
    const errors = checked.flatMap(({ file, findings }) =>
      findings.filter(({ tier }) => tier === 'error').map(({ claim }) => `${file}: ${claim}`),
    );
    expect(errors).toEqual([]);
  });
});
