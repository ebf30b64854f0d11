import { sha256Hex } from '../../basics/index.ts';
import type { Check, CheckInput, Found } from './finding.ts';

interface Cited {
  readonly path: string;
  readonly cite: string;
}

function listCites(node: unknown, path: string): readonly Cited[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]): readonly Cited[] => {
    const named =
      Array.isArray(node) && typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : key;
    const below = path === '' ? named : `${path}.${named}`;
    if (key !== 'cite') return listCites(value, below);
    return [value].flat().flatMap((cite) => (typeof cite === 'string' ? [{ path: below, cite }] : []));
  });
}

function found(path: string, claim: string, outcome: string): Found {
  return {
    id: 'E05',
    tier: 'error',
    evidence: 'computed',
    claim,
    place: { path },
    counterScenario: { ballots: {}, outcome },
    why: 'A citation that points at other words proves something else.',
    remedies: [],
  };
}

/** Sources whose stored text is no longer the one that was cited. */
function listChanged({ arrangement, texts }: CheckInput): readonly Found[] {
  return Object.entries(arrangement.sources).flatMap(([id, { sha256 }]) => {
    const text = texts.get(id);
    if (text === undefined || sha256 === undefined || sha256Hex(text) === sha256) return [];
    const claim = `the stored text of '${id}' is not the one that was cited: its hash differs`;
    return [found(`sources.${id}.sha256`, claim, 'the words at every cited place may have moved')];
  });
}

/** E05: a citation points outside the stored text, or the stored text has changed. Needs the texts of a dossier. */
export const citationMismatch: Check = (input) => {
  const { arrangement, texts } = input;
  const beyond = listCites(arrangement, '').flatMap(({ path, cite }) => {
    const match = /^([^#@]+)(?:#[^@]*)?@(\d+)-(\d+)$/.exec(cite);
    const text = texts.get(match?.[1] ?? '');
    if (match === null || text === undefined) return [];
    const [from, to] = [Number(match[2]), Number(match[3])];
    if (from < to && to <= text.length) return [];
    const claim = `'${cite}' points at no words: the stored text has ${text.length} characters`;
    return [found(path, claim, `at ${from}-${to} there is nothing to read`)];
  });
  return [...listChanged(input), ...beyond];
};
