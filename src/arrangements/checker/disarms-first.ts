import type { Check } from './finding.ts';
import { listNames, membersNamed, partiesWith, pathOf, says } from './paths-and-remedies.ts';

/** Words that begin a duty before the guarantee can be in force. */
const BEFORE_FORCE =
  /\b(?:sign(?:ature|ing|ed)|provisional(?:ly)?|first day|day one|at once|immediately|before (?:ratif|entry))/i;
const AFTER_FORCE = /\b(?:after|once|upon|when|until)\b.*\b(?:in force|entry into force|ratif)/i;

/** L32: the beneficiary limits its arms from the first day, and nothing says that the guarantee is in force by then. */
export const disarmsFirst: Check = ({ arrangement }) => {
  const protectedParties = partiesWith(arrangement, 'beneficiary');
  const inForce = says(arrangement.exit?.entryIntoForce);
  return arrangement.commitments.flatMap((commitment, index) => {
    const { kind, when, after, by } = commitment;
    const owners = membersNamed(arrangement, by).filter((id) => protectedParties.includes(id));
    const early = when !== undefined && BEFORE_FORCE.test(when) && !AFTER_FORCE.test(when);
    const first = early || (when === undefined && !inForce);
    if (!kind.includes('arms-limits') || !first || after !== undefined || owners.length === 0) return [];
    const path = pathOf(commitment, index);
    return [
      {
        id: 'L32',
        tier: 'hazard' as const,
        evidence: early ? ('words' as const) : ('text' as const),
        claim: `${listNames(owners)} limits its arms ${early ? `'${when}'` : 'from the first day'}; that the guarantee is in force by then is nowhere stated`,
        place: { path: early ? `${path}.when` : `${path}.kind` },
        counterScenario: {
          ballots: {},
          outcome: `${owners[0]} gives up what cannot be got back; a guarantor does not ratify, and nothing protects ${owners[0]}`,
        },
        why: 'What is given up first cannot be taken back when the other half does not come.',
        precedent: { slug: 'budapest-1994', lesson: 'the weapons went, and what stood against them were assurances' },
        remedies: [
          {
            title: 'first the guarantee, then the limits',
            set: { [`${path}.when`]: 'once every guarantor has ratified and the guarantee is in force' },
          },
        ],
      },
    ];
  });
};
