import { listReadings } from '../open-leaf.ts';
import type { Check, CheckInput } from './finding.ts';
import { partiesWith, pathOf } from './paths-and-remedies.ts';

const FIGHTS: ReadonlySet<string> = new Set([
  'defence',
  'offence',
  'use-of-force',
  'troops',
  'no-fly-zone',
  'air-defence',
]);
const UNPROVOKED = /unprovoked|provo[ck]|fault of its own|not itself the aggressor/i;

/** Whether nobody but those protected is asked before the duty falls due. */
function isUnfiltered({ arrangement, stages }: CheckInput, after: string | undefined): boolean {
  if (after === undefined) return true;
  const protectedParties = partiesWith(arrangement, 'beneficiary');
  const voted = (arrangement.procedures[after]?.stages ?? []).filter(({ rule }) => rule !== undefined);
  return voted.every(({ id }) => {
    const vote = stages.find((each) => each.procedureId === after && each.stage.id === id);
    if (vote === undefined) return false;
    const asked = Object.fromEntries(protectedParties.map((party) => [party, 'for']));
    return vote.ask.settle(asked) === 'adopted';
  });
}

/** L39: fighting is owed automatically, nobody but the victim is asked, and a provoked attack is not left out. */
export const unconditionalTrigger: Check = (input) => {
  const { triggers = {}, commitments } = input.arrangement;
  const words = Object.values(triggers).flatMap(({ event, requires = [] }) => [event, ...requires]);
  if (words.some((each) => UNPROVOKED.test(each))) return [];
  return commitments.flatMap((commitment, index) => {
    const automatic = listReadings<string>(commitment.force).every(({ value }) => value === 'automatic');
    const limits = [...(commitment.except ?? []), commitment.when ?? ''];
    if (!automatic || !commitment.kind.some((kind) => FIGHTS.has(kind)) || limits.some((each) => UNPROVOKED.test(each)))
      return [];
    if (!isUnfiltered(input, commitment.after)) return [];
    const path = pathOf(commitment, index);
    return [
      {
        id: 'L39',
        tier: 'gap' as const,
        evidence: 'text' as const,
        claim: 'help in war is owed automatically, and an attack that was provoked is not left out',
        place: { path: `${path}.force` },
        why: 'A promise that nothing can unsettle makes its holder bolder than its giver meant.',
        remedies: [
          {
            title: 'leave out a provoked attack',
            set: { [`${path}.except`]: [...(commitment.except ?? []), 'a provoked attack'] },
          },
        ],
      },
    ];
  });
};
