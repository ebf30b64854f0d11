import { listVetoers } from '../../rules/index.ts';
import { listPossibleMembers } from '../groups.ts';
import { listReadings } from '../open-leaf.ts';
import type { Arrangement, Commitment } from '../schema.ts';
import type { Check } from './finding.ts';
import { castAll, hasWayOut } from './voting-stages.ts';

const POLITICAL: ReadonlySet<string> = new Set([
  'consult',
  'referral',
  'respect-sovereignty',
  'mediation',
  'non-aggression',
]);

function pathOf({ id }: Commitment, index: number): string {
  return `commitments.${id ?? index}`;
}

/** L12: nothing more is owed than respect, talks or referral. */
export const assuranceOnly: Check = ({ arrangement: { commitments } }) => {
  if (commitments.length === 0 || commitments.some(({ kind }) => kind.some((each) => !POLITICAL.has(each)))) return [];
  const first = commitments[0];
  return [
    {
      id: 'L12',
      tier: 'gap',
      claim: 'what is owed is an assurance, not help: no commitment names means or action',
      place: { path: first === undefined ? 'commitments' : pathOf(first, 0) },
      why: 'Assurances oblige to respect and to talk; when they fail nobody owes anything more.',
      precedent: {
        slug: 'budapest-1994',
        lesson: 'the remedy named was to consult and to turn to the Security Council',
      },
      remedies: [
        {
          title: 'owe military aid',
          set: { [`${first === undefined ? 'commitments.0' : pathOf(first, 0)}.kind`]: ['consult', 'military-aid'] },
        },
      ],
    },
  ];
};

/** L14: help is owed as each party sees fit, with no least measure. */
export const discretionWithoutFloor: Check = ({ arrangement: { commitments } }) =>
  commitments.flatMap((commitment, index) => {
    const discretionary = listReadings<string>(commitment.force).some(({ value }) => value === 'discretionary');
    const loose = commitment.kind.includes('measures-as-deemed-necessary');
    if ((!loose && !discretionary) || commitment.capability !== undefined) return [];
    const path = pathOf(commitment, index);
    return [
      {
        id: 'L14',
        tier: 'gap' as const,
        claim: 'help is left to what each party deems necessary, and no least measure is named',
        place: { path: `${path}.kind` },
        why: 'A party keeps its word by a telegram; what the beneficiary can count on is the floor, not the ceiling.',
        precedent: { slug: 'north-atlantic-treaty', lesson: 'article 5 leaves the measures to each ally' },
        remedies: [
          {
            title: 'name a least package',
            set: {
              [`${path}.capability`]: 'at least air defence and ammunition for 30 days',
              [`${path}.kind`]: ['air-defence', 'military-aid'],
              [`${path}.force`]: 'automatic',
            },
          },
        ],
      },
    ];
  });

/** Members of the group in 'each-of G' or 'jointly G'; undefined when `by` names no group of the arrangement. */
function debtorsOf({ groups }: Arrangement, { by }: Commitment): readonly string[] | undefined {
  const group = groups[by.replace(/^(?:each-of|jointly)\s+/, '')];
  return group === undefined ? undefined : listPossibleMembers(group);
}

/** L17: what each owes hangs on a collective decision that one debtor can prevent, with no several duty beside it. */
export const collectiveReleasesIndividuals: Check = ({ arrangement, stages, adversaries }) =>
  arrangement.commitments.flatMap((commitment, index) => {
    const gate = stages.find(
      ({ procedureId, procedure }) => procedureId === commitment.after && procedure.polarity !== 'keeps',
    );
    if (gate === undefined || hasWayOut(gate)) return [];
    const debtors = debtorsOf(arrangement, commitment);
    const vetoers = listVetoers(gate.diagram).filter((voter) => debtors === undefined || debtors.includes(voter));
    const objector = vetoers.find((voter) => adversaries.includes(voter)) ?? vetoers[0];
    if (objector === undefined) return [];
    const path = pathOf(commitment, index);
    return [
      {
        id: 'L17',
        tier: 'hazard' as const,
        claim: `what each owes waits for '${gate.stage.id}', and ${objector} alone can release all the others`,
        place: { path: `${path}.after` },
        counterScenario: {
          procedure: gate.procedureId,
          stage: gate.stage.id,
          ballots: castAll(gate, { [objector]: 'against' }),
          outcome: `${objector} refuses; the ${gate.diagram.voters.length - 1} that voted for owe nothing`,
        },
        why: 'A joint guarantee read strictly binds nobody once one guarantor stands aside.',
        precedent: {
          slug: 'luxembourg-1867',
          lesson: 'the collective guarantee was read in 1867 as binding no power alone',
        },
        remedies: [{ title: 'owe it severally, without the vote', set: { [`${path}.after`]: null } }],
      },
    ];
  });

/** L21: an exclusion takes out territory that is likely to be fought over. Reads the words of `except` and `area`. */
export const areaExcludesTheatre: Check = ({ arrangement: { commitments } }) =>
  commitments.flatMap((commitment, index) => {
    const places = (commitment.except ?? []).filter(
      (excluded) => /\p{Lu}/u.test(excluded) && !/troops|forces|weapons/i.test(excluded),
    );
    if (places.length === 0) return [];
    const path = pathOf(commitment, index);
    return [
      {
        id: 'L21',
        tier: 'hazard' as const,
        claim: `the guarantee leaves out ${places.join(', ')}`,
        place: { path: `${path}.except` },
        counterScenario: { ballots: {}, outcome: `an attack confined to ${places[0]} engages nobody` },
        why: 'The area left out is the area in dispute; an attack can start there without touching the guarantee.',
        precedent: {
          slug: 'istanbul-2022-communique',
          lesson: 'the text of 29 March left out Crimea and parts of the east',
        },
        remedies: [{ title: 'cover the whole territory', set: { [`${path}.except`]: null } }],
      },
    ];
  });
