// The same negotiation as somebody would like to see it: without a party at the table, or with other saliences.
import { fail, type Result, succeed } from '../basics/index.ts';
import { readConsent } from './consent.ts';
import { type Demand, weightOf } from './demands.ts';
import { type Negotiation, NOTHING_TO_NEGOTIATE } from './negotiation.ts';

export interface Adjustments {
  /** Parties that are not at the table: nobody asks what they want, nobody needs their consent. */
  readonly without?: readonly string[];
  /** `PARTY SUBJECT` → salience from 0 to 1 in place of the dossier's; the subject is an issue or a demanded consequence. */
  readonly salience?: Readonly<Record<string, number>>;
}

/** What a salience is about: the issue of a demand, or the demand itself when it asks for a consequence. */
export function subjectOf({ id, target }: Pick<Demand, 'id' | 'target'>): string {
  return target.kind === 'options' ? target.issue : id;
}

type Saliences = NonNullable<Adjustments['salience']>;

function changeSaliences({ demands, positions }: Negotiation, salience: Saliences) {
  return {
    demands: demands.map((demand) => {
      const own = salience[`${demand.party} ${subjectOf(demand)}`];
      return own === undefined ? demand : { ...demand, weight: weightOf(own, demand.redLine) };
    }),
    positions: positions.map((position) => {
      const own = salience[`${position.party} ${position.issue}`];
      if (own === undefined) return position;
      return { ...position, claims: position.claims.map((claim) => ({ ...claim, salience: own })) };
    }),
  };
}

/**
 * Designs and the situation stay: whoever leaves the table can still vote under the arrangement and is still its
 * adversary. The sentence on consent is read anew for those who remain. N124 when they can never meet it, N125 when
 * nobody remains. Cost: O(demands), and the consent rule.
 */
export function adjustNegotiation(
  negotiation: Negotiation,
  { without = [], salience = {} }: Adjustments,
): Result<Negotiation> {
  const changed = changeSaliences(negotiation, salience);
  if (without.length === 0) return succeed({ ...negotiation, ...changed });
  const stays = (party: string): boolean => !without.includes(party);
  const parties = negotiation.parties.filter(stays);
  if (parties.length === 0) return fail(NOTHING_TO_NEGOTIATE);
  const { sentence, groups: all } = negotiation.consent;
  const groups = Object.fromEntries(Object.entries(all).map(([id, members]) => [id, members.filter(stays)]));
  const consent = readConsent(sentence, parties, groups);
  if (!consent.ok) return consent;
  const kept = negotiation.parties.flatMap((party, at) => (stays(party) ? [at] : []));
  const names = [...new Set(kept.map((at) => negotiation.blocNames[negotiation.blocs[at] ?? -1] ?? ''))];
  return succeed({
    ...negotiation,
    parties,
    positions: changed.positions.filter(({ party }) => stays(party)),
    demands: changed.demands.filter(({ party }) => stays(party)),
    consent: consent.value,
    disagreement: kept.map((at) => negotiation.disagreement[at] ?? 0),
    blocs: kept.map((at) => names.indexOf(negotiation.blocNames[negotiation.blocs[at] ?? -1] ?? '')),
    blocNames: names,
  });
}
