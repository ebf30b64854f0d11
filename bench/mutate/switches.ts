// What the switches in a mutated source read: the mutant that is active, and how often each was passed.
export const switches = { active: -1, hits: 0, limit: Number.POSITIVE_INFINITY };

/** How often the place of each mutant was passed, while measuring. */
export const passed = new Float64Array(100_000);

/** Called where the active mutant takes effect: a mutant that loops on ends in an exception. */
export function hit(): true {
  switches.hits += 1;
  if (switches.hits > switches.limit) throw new Error('passed too often');
  return true;
}

/** The source as the instrumenter writes it, with switches that cost little: counting passes, or not. */
export function lighten(source: string, url: string, isMeasured: boolean): string {
  const body = source
    .replace(/function stryNS_9fa48\(\) \{[\s\S]*?\nfunction stryMutAct_9fa48\(id\) \{[\s\S]*?\n\}\n/, '')
    .replaceAll(/stryMutAct_9fa48\("(\d+)"\)/g, '(stryNow.active === $1 && stryHit())')
    .replaceAll(/stryCov_9fa48\(([^)]*)\)/g, (_, ids: string) =>
      isMeasured ? `(${ids.replaceAll(/"(\d+)"/g, 'stryPassed[$1]++')})` : '0',
    );
  return `import { hit as stryHit, passed as stryPassed, switches as stryNow } from ${JSON.stringify(url)};\n${body}`;
}
