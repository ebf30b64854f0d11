import { splitPath } from '../source.ts';
import type { Check } from './finding.ts';

function valueAt(tree: unknown, path: string): unknown {
  let here = tree;
  for (const part of splitPath(path).map(String)) {
    if (Array.isArray(here)) {
      const items: readonly unknown[] = here;
      here =
        items.find((item) => typeof item === 'object' && item !== null && 'id' in item && item.id === part) ??
        items[Number(part)];
    } else if (typeof here === 'object' && here !== null && Object.hasOwn(here, part)) {
      here = Object.entries(here).find(([key]) => key === part)?.[1];
    } else return undefined;
  }
  return here;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** M16: a change of a variant sets what its base says already. Needs the base. */
export const changeChangesNothing: Check = ({ source, base }) => {
  if (base === undefined) return [];
  return Object.entries(source?.set ?? {}).flatMap(([path, value]) => {
    const before = valueAt(base, path);
    if (value === null || before === undefined || canonical(before) !== canonical(value)) return [];
    return [
      {
        id: 'M16',
        tier: 'gap' as const,
        evidence: 'computed' as const,
        claim: `the change of '${path}' changes nothing: the base says the same`,
        place: { path },
        why: 'A reader of the variant looks for a difference that is not there.',
        remedies: [],
      },
    ];
  });
};
