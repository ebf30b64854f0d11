// What parties want, as clauses over options: each demand keeps its party, its witnesses and how sure it is.
import type { Claim, Confidence, Issue, Manner, Position } from '../positions/index.ts';
import { sideOf } from '../positions/index.ts';
import type { Consequence, ConsequenceDemand } from './negotiation-file.ts';

export type DemandTarget =
  | {
      readonly kind: 'options';
      readonly issue: string;
      /** At least one of these meets it. */
      readonly options: readonly string[];
      /** The option it names: the one asked for (the first of several), or the one refused. */
      readonly about: string;
      readonly refuses: boolean;
    }
  | { readonly kind: 'consequence'; readonly consequence: Consequence };

export interface Demand {
  readonly id: string;
  readonly party: string;
  readonly target: DemandTarget;
  readonly redLine: boolean;
  /** Ten times the salience, and ten more for a red line: what giving it up would cost. */
  readonly weight: number;
  /** In which ways it was made; several when they say the same. */
  readonly manners: readonly Manner[];
  readonly confidence: Confidence;
  readonly date?: string;
  readonly witnesses: readonly string[];
  readonly basis: string;
  /** Rests on little, or on words that the party's own words or acts contradict. */
  readonly uncertain: boolean;
  /** Claims of the same party on the same issue that exclude it: 'signed: accepts each-decides'. */
  readonly contradictedBy: readonly string[];
}

export const DEFAULT_SALIENCE = 0.5;

/** Ten times the salience, and ten more for a red line. */
export function weightOf(salience: number | undefined, redLine: boolean): number {
  return Math.round(10 * (salience ?? DEFAULT_SALIENCE)) + (redLine ? 10 : 0);
}

interface Held {
  readonly option: string;
  readonly claim: Claim;
}

/** A claim is a demand when it says demands or rejects, or is marked as a red line; else it is a preference. */
function asks({ claim }: Held, side: 'for' | 'against'): boolean {
  const strict = claim.stance === (side === 'for' ? 'demands' : 'rejects') || claim.redLine;
  return strict && sideOf(claim.stance) === side;
}

function strongest(
  claims: readonly Claim[],
): Pick<Demand, 'redLine' | 'weight' | 'confidence' | 'witnesses' | 'basis'> {
  const order: readonly Confidence[] = ['high', 'medium', 'low'];
  const redLine = claims.some((claim) => claim.redLine);
  return {
    redLine,
    weight: Math.max(...claims.map(({ salience }) => weightOf(salience, redLine))),
    confidence: order.find((level) => claims.some(({ confidence }) => confidence === level)) ?? 'low',
    witnesses: [...new Set(claims.flatMap(({ witnesses }) => witnesses))],
    basis: claims[0]?.basis ?? 'assumed',
  };
}

type Draft = Omit<Demand, 'uncertain' | 'contradictedBy' | 'target'> & {
  readonly target: Extract<DemandTarget, { kind: 'options' }>;
};

function draft(party: string, held: readonly Held[], target: Draft['target']): Draft {
  const claims = held.map(({ claim }) => claim);
  const date = claims
    .flatMap((claim) => claim.date ?? [])
    .toSorted()
    .at(-1);
  const word = target.refuses ? `not-${target.about}` : target.options.join('-or-');
  return {
    id: `${party}.${target.issue}.${word}`,
    party,
    target,
    manners: [...new Set(claims.map(({ manner }) => manner))],
    ...(date === undefined ? {} : { date }),
    ...strongest(claims),
  };
}

/** In one manner: what is demanded is met by any of the options demanded; each refusal is a demand of its own. */
function draftsOf(party: string, issue: Issue, held: readonly Held[]): Draft[] {
  const wanted = held.filter((each) => asks(each, 'for'));
  const options = [...new Set(wanted.map(({ option }) => option))];
  const refused = held.filter((each) => asks(each, 'against'));
  const others = (option: string): string[] => issue.options.map(({ id }) => id).filter((id) => id !== option);
  const target = { kind: 'options', issue: issue.id } as const;
  const [about] = options;
  const asked = about === undefined ? [] : [draft(party, wanted, { ...target, options, about, refuses: false })];
  const each = [...new Set(refused.map(({ option }) => option))].map((option) => {
    const own = refused.filter((other) => other.option === option);
    return draft(party, own, { ...target, options: others(option), about: option, refuses: true });
  });
  return [...asked, ...each];
}

/** The same demand made in several ways is one demand. */
function joinAlike(party: string, issue: Issue, held: readonly Held[]): readonly Draft[] {
  const manners = [...new Set(held.map(({ claim }) => claim.manner))];
  const apart = manners.flatMap((manner) =>
    draftsOf(
      party,
      issue,
      held.filter(({ claim }) => claim.manner === manner),
    ),
  );
  const targets = new Map(apart.map(({ target }) => [JSON.stringify(target), target]));
  return [...targets].map(([key, target]) => {
    const alike = apart.filter((each) => JSON.stringify(each.target) === key);
    const of = new Set(alike.flatMap((each) => each.manners));
    const own = held.filter((each) => of.has(each.claim.manner) && isClaimFor(each, target));
    return draft(party, own, target);
  });
}

function isClaimFor(held: Held, { refuses, about, options }: Draft['target']): boolean {
  if (refuses) return held.option === about && asks(held, 'against');
  return options.includes(held.option) && asks(held, 'for');
}

function contradictions(demand: Draft, held: readonly Held[], drafts: readonly Draft[]): string[] {
  const { target, manners } = demand;
  const opposite = held.filter(({ option, claim }) => {
    if (target.refuses) return option === target.about && sideOf(claim.stance) === 'for';
    return target.options.length === 1 && option === target.about && sideOf(claim.stance) === 'against';
  });
  const exclusive = drafts.filter(
    (other) =>
      !other.manners.some((manner) => manners.includes(manner)) &&
      !other.target.refuses &&
      !target.refuses &&
      !other.target.options.some((option) => target.options.includes(option)),
  );
  return [
    ...new Set([
      ...opposite.map(({ option, claim }) => `${claim.manner}: ${claim.stance} ${option}`),
      ...exclusive.map((other) => `${other.manners.join(' and ')}: demands ${other.target.options.join(' or ')}`),
    ]),
  ];
}

/**
 * Positions → demands. What a party said, signed and did make demands of their own; where they exclude one another each
 * stays, marked uncertain. Issues with a single option give none: there is nothing to choose. Cost: linear.
 */
export function listDemands(issues: readonly Issue[], positions: readonly Position[]): readonly Demand[] {
  const parties = [...new Set(positions.map(({ party }) => party))];
  const all = issues
    .filter(({ options }) => options.length > 1)
    .flatMap((issue) =>
      parties.flatMap((party) => {
        const held = positions
          .filter((position) => position.party === party && position.issue === issue.id)
          .flatMap(({ option, claims }) => claims.map((claim): Held => ({ option, claim })));
        const drafts = joinAlike(party, issue, held);
        return drafts.map((each): Demand => {
          const contradictedBy = contradictions(each, held, drafts);
          return { ...each, contradictedBy, uncertain: each.confidence === 'low' || contradictedBy.length > 0 };
        });
      }),
    );
  return all.map((demand) => {
    const twice = all.some((other) => other !== demand && other.id === demand.id);
    return twice ? { ...demand, id: `${demand.id}.${demand.manners.join('-')}` } : demand;
  });
}

/** A demand on consequences, from `negotiation.yaml`. `manners` and `date` come from its first witness. */
export function consequenceDemand(
  entry: ConsequenceDemand,
  claim: Pick<Claim, 'manner' | 'confidence' | 'date'>,
): Demand {
  const { id, party, redLine, salience, statements, basis } = entry;
  const confidence = entry.confidence ?? claim.confidence;
  return {
    id,
    party,
    target: { kind: 'consequence', consequence: entry.wants },
    redLine,
    weight: weightOf(salience, redLine),
    manners: [claim.manner],
    confidence,
    ...(claim.date === undefined ? {} : { date: claim.date }),
    witnesses: statements,
    basis: basis ?? (statements.length > 0 ? 'text' : 'assumed'),
    uncertain: confidence === 'low',
    contradictedBy: [],
  };
}
