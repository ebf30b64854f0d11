import type { Arrangement } from '../schema.ts';
import type { Check } from './finding.ts';
import { listNames } from './paths-and-remedies.ts';

/** Ids of all sources that anything in the tree cites. */
function listCited(node: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return found;
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'cite') listCited(value, found);
    else for (const cite of [value].flat()) if (typeof cite === 'string') found.add(cite.split(/[#@]/)[0] ?? '');
  }
  return found;
}

/** L40: a paper is listed, and no clause is tied to it: a side term, a letter, or a leftover. */
export const unlinkedSource: Check = ({ arrangement }) => {
  const cited = listCited(arrangement satisfies Arrangement);
  const loose = Object.keys(arrangement.sources).filter((id) => !cited.has(id));
  const [first] = loose;
  if (first === undefined) return [];
  return [
    {
      id: 'L40',
      tier: 'gap',
      evidence: 'text',
      claim: `${listNames(loose.map((id) => `'${id}'`))} is listed among the sources, and no clause cites it`,
      place: { path: `sources.${first}` },
      why: 'A paper beside the text may change what the text means; a reader must see which clause it touches.',
      remedies: [
        { title: 'take it out of the list', set: Object.fromEntries(loose.map((id) => [`sources.${id}`, null])) },
      ],
    },
  ];
};
