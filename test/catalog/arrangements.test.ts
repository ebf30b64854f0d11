import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Arrangement, check, parseArrangement, resolveVariant } from '../../src/arrangements/index.ts';
import { playScenario } from '../../src/procedures/index.ts';

const FOLDERS = ['catalog/arrangements', 'examples/ukraine-2025/arrangements'];
const FILES = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));

function load(file: string) {
  const loaded = parseArrangement(readFileSync(file, 'utf8'), { file });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics, null, 1));
  return loaded.value;
}

const byId = new Map<string, Arrangement>(FILES.map((file) => load(file).arrangement).map((each) => [each.id, each]));

function resolve(file: string): Arrangement {
  const resolved = resolveVariant(load(file).arrangement, (id) => byId.get(id));
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics, null, 1));
  return resolved.value;
}

function idsOf(file: string): readonly string[] {
  return [...new Set(check({ ...load(file), arrangement: resolve(file) }).map(({ id }) => id))].toSorted();
}

describe.each(FILES)('%s', (file) => {
  it('is named after its id', () => {
    expect(`${load(file).arrangement.id}.yaml`).toBe(file.split('/').at(-1));
  });

  it('ends every scenario as its author says', () => {
    const arrangement = resolve(file);
    const played = (arrangement.scenarios ?? []).map((scenario) => playScenario(arrangement, scenario));
    const failed = played.filter((result) => result?.passes !== true);
    expect(failed).toEqual([]);
  });

  it('has no hazard without a scenario and no precedent that is not in the repository', () => {
    for (const finding of check({ ...load(file), arrangement: resolve(file) })) {
      if (finding.tier === 'hazard') expect(finding.counterScenario, finding.id).toBeDefined();
      if (finding.precedent) expect([...byId.keys()]).toContain(finding.precedent.slug);
    }
  });
});

describe('the two Istanbul texts', () => {
  it('L01, L05, L08 and L17 fire on the Russian version', () => {
    expect(idsOf('examples/ukraine-2025/arrangements/istanbul-2022-russian.yaml')).toEqual(
      expect.arrayContaining(['L01', 'L05', 'L08', 'L17']),
    );
  });

  it('of L01 to L04 only L03 fires on the text of 29 March', () => {
    const ids = idsOf('examples/ukraine-2025/arrangements/istanbul-2022-communique.yaml');
    expect(ids.filter((id) => id <= 'L04')).toEqual(['L03']);
  });
});
