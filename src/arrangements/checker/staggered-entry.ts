import { listReadings } from '../open-leaf.ts';
import type { Arrangement } from '../schema.ts';
import type { Check } from './finding.ts';
import { membersNamed, owesHelp, partiesWith } from './paths-and-remedies.ts';

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNTED = new RegExp(
  `\\b(\\d+|${NUMBERS.join('|')})\\b[^.;]*\\b(?:ratif|accept|approv|sign|deposit|instrument)`,
  'i',
);

function listGuarantors(arrangement: Arrangement): readonly string[] {
  const owing = arrangement.commitments.filter(owesHelp).flatMap(({ by }) => membersNamed(arrangement, by));
  return [...new Set([...partiesWith(arrangement, 'guarantor'), ...owing.filter((id) => !id.includes(' '))])];
}

/** L36: it enters into force with fewer ratifications than there are guarantors. Reads the words of `entryIntoForce`. */
export const staggeredEntry: Check = ({ arrangement }) =>
  listReadings<string>(arrangement.exit?.entryIntoForce).flatMap(({ value }) => {
    const written = COUNTED.exec(value ?? '')?.[1]?.toLowerCase();
    if (written === undefined) return [];
    const needed = /^\d+$/.test(written) ? Number(written) : NUMBERS.indexOf(written);
    const guarantors = listGuarantors(arrangement);
    if (needed >= guarantors.length) return [];
    return [
      {
        id: 'L36',
        tier: 'hazard' as const,
        evidence: 'words' as const,
        claim: `it enters into force with ${needed} of ${guarantors.length} guarantors: '${value}'`,
        place: { path: 'exit.entryIntoForce' },
        counterScenario: {
          ballots: {},
          outcome: `${guarantors.slice(0, needed).join(', ')} ratify and are bound; ${guarantors.slice(needed).join(', ')} wait and see`,
        },
        why: 'The first to be bound stand alone until the others are, and the others learn what it costs.',
        remedies: [
          {
            title: 'in force once all guarantors have ratified',
            set: { 'exit.entryIntoForce': 'once every guarantor has ratified' },
          },
        ],
      },
    ];
  });
