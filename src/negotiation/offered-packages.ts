// Packages that no other beats for one bloc without loss to another, with what each of them leaves unmet and what follows
// from its arrangement; all of them, or those that a reader's choices leave.
import { choicesOf, type JudgedNegotiation, literalFor } from './build-instance.ts';
import { type Attitude, consentOf } from './consent.ts';
import type { DesignFacts } from './consequences.ts';
import { listCoalitionConcessions } from './deadlock.ts';
import type { Demand } from './demands.ts';
import { blocsOf, type FrontierPoint, listParetoFrontier } from './frontier.ts';
import { type Instance, type Literal, meets, type Outcome, type RedLineId } from './instance.ts';
import type { Negotiation } from './negotiation.ts';
import { findKalaiSmorodinsky, findMaxMin, findNashProduct, packageOf, withoutRedLines } from './packages.ts';

/** A package that no other beats for one bloc without loss to another. */
export interface OfferedPackage {
  readonly outcome: Outcome;
  /** Issue → option. */
  readonly choices: Readonly<Record<string, string>>;
  /** What follows from its arrangement; absent where no arrangement is negotiated. */
  readonly facts?: DesignFacts;
  /** Demands it leaves unmet, those that are not certain included. */
  readonly givenUp: readonly string[];
  /** Of `givenUp`: left unmet only if an open point is closed badly. */
  readonly open: readonly string[];
  /** Sum of the weights of `givenUp`. */
  readonly weight: number;
  /** Per party. */
  readonly utilities: readonly number[];
  /** Per bloc. */
  readonly values: readonly number[];
  /** Once those named give up what they would have to: do enough parties agree? Silence is not consent. */
  readonly consent: 'certain' | 'possible' | 'excluded';
  /** Party and issue on whose chosen option it never said anything. */
  readonly silent: readonly { readonly party: string; readonly issue: string; readonly option: string }[];
  readonly best: readonly ('max-min' | 'nash' | 'kalai-smorodinsky')[];
  /** Other designs, as issue → option, that leave every party as well off and the same demands unmet. */
  readonly alike: readonly Readonly<Record<string, string>>[];
}

/** What packages are looked for in. */
export interface Talks {
  readonly judged: JudgedNegotiation;
  readonly instance: Instance;
  readonly coalitions: readonly (readonly number[])[];
}

function silentOn(negotiation: Negotiation, choices: Readonly<Record<string, string>>): OfferedPackage['silent'] {
  return negotiation.parties.flatMap((party) =>
    Object.entries(choices)
      .filter(([issue, option]) => {
        const spoken = negotiation.positions.some(
          (each) => each.party === party && each.issue === issue && each.option === option,
        );
        const demanded = negotiation.demands.some(
          ({ party: own, target }) =>
            own === party &&
            target.kind === 'options' &&
            target.issue === issue &&
            target.options.includes(option) &&
            !target.refuses,
        );
        return !spoken && !demanded;
      })
      .map(([issue, option]) => ({ party, issue, option })),
  );
}

/** A party accepts what it has asked for or favoured on every issue; what it never spoke of stays unknown. */
function attitudesTo(
  { negotiation }: JudgedNegotiation,
  unmet: readonly Demand[],
  silent: OfferedPackage['silent'],
): ReadonlyMap<string, Attitude> {
  const attitude = (party: string): Attitude => {
    const uncertain = unmet.some((demand) => demand.party === party);
    return uncertain || silent.some((each) => each.party === party) ? 'unknown' : 'accepts';
  };
  return new Map(negotiation.parties.map((party) => [party, attitude(party)]));
}

function unmetBy({ red_lines }: Instance, outcome: Outcome): readonly RedLineId[] {
  return red_lines.filter(({ any_of }) => !meets(any_of, outcome)).map(({ id }) => id);
}

function alikeOf({ judged, instance }: Pick<Talks, 'judged' | 'instance'>, outcome: Outcome): OfferedPackage['alike'] {
  const same = (other: Outcome): string =>
    JSON.stringify([packageOf(instance, other).utilities, unmetBy(instance, other)]);
  return judged.negotiation.designs.flatMap(({ choices }, at) => {
    const other = outcome.with(0, at);
    const possible = instance.hard_constraints.every((clause) => meets(clause, other));
    return at !== outcome[0] && possible && same(other) === same(outcome) ? [choices] : [];
  });
}

function describePackage(
  { judged, instance }: Talks,
  outcome: Outcome,
  values: readonly number[],
  best: OfferedPackage['best'],
): OfferedPackage {
  const { negotiation, facts, verdicts } = judged;
  const choices = choicesOf(negotiation, outcome);
  const broken = new Set(unmetBy(instance, outcome));
  const unmet = negotiation.demands.filter(({ id }) => broken.has(id));
  const design = negotiation.designs.length > 0 ? (outcome[0] ?? 0) : -1;
  const isOpen = ({ id }: Demand): boolean => verdicts.get(id)?.[design] === 'open';
  const silent = silentOn(negotiation, choices);
  const own = facts[design];
  const doubtful = unmet.filter((demand) => demand.uncertain || isOpen(demand));
  return {
    outcome,
    choices,
    ...(own === undefined ? {} : { facts: own }),
    givenUp: unmet.map(({ id }) => id),
    open: unmet.filter(isOpen).map(({ id }) => id),
    weight: unmet.reduce((sum, { weight }) => sum + weight, 0),
    utilities: packageOf(instance, outcome).utilities,
    values,
    consent: consentOf(negotiation.consent, attitudesTo(judged, doubtful, silent)),
    silent,
    best,
    alike: alikeOf({ judged, instance }, outcome),
  };
}

/** Which packages are wanted. */
export interface PackageChoices {
  /** Nodes of each search; two million unless given. */
  readonly nodes?: number;
  /** Issue → the option that every package takes. */
  readonly locked?: Readonly<Record<string, string>>;
  /** Only arrangements that no adversary of the situation can stop alone, whatever is left open. */
  readonly usable?: boolean;
  /** The only demands given up; every other is met. Demands of parties whose consent is not needed may stay unmet. */
  readonly conceded?: readonly RedLineId[];
  /** Told which share of the searches, 0 to 1, is done at most. */
  readonly progress?: (share: number) => void;
}

/** Numbers of the designs that no adversary can stop alone. */
export function listUsableDesigns({ facts }: Pick<JudgedNegotiation, 'facts'>): readonly number[] {
  return facts.flatMap(({ adversaryBlocks }, at) => (adversaryBlocks === 'no' ? [at] : []));
}

/** The instance in which every package takes what was locked, and whose arrangement is usable where that is wanted. */
function restrict({ judged, instance }: Talks, { locked = {}, usable = false }: PackageChoices): Instance {
  const { negotiation } = judged;
  const known = Object.entries(locked).filter(([issue]) => negotiation.issues.some(({ id }) => id === issue));
  const clauses: Literal[][] = known.map(([issue, option]) => [literalFor(negotiation, issue, [option])]);
  if (usable && negotiation.designs.length > 0) {
    clauses.push([{ provision: 0, options: [...listUsableDesigns(judged)] }]);
  }
  return { ...instance, hard_constraints: [...instance.hard_constraints, ...clauses] };
}

/** One instance per coalition that would do, with the demands that its packages have to meet. */
function keepDemands(instance: Instance, { coalitions }: Talks, conceded: PackageChoices['conceded']): Instance[] {
  if (conceded === undefined) {
    return [
      withoutRedLines(
        instance,
        instance.red_lines.map(({ id }) => id),
      ),
    ];
  }
  const kept = withoutRedLines(instance, conceded);
  const lists = coalitions.map((coalition) => kept.red_lines.filter(({ party }) => coalition.includes(party)));
  return lists.map((red_lines) => ({ ...kept, red_lines }));
}

function isBeaten(point: FrontierPoint, all: readonly FrontierPoint[]): boolean {
  return all.some(
    ({ values }) =>
      values.every((value, bloc) => value >= (point.values[bloc] ?? 0)) &&
      values.some((value, bloc) => value > (point.values[bloc] ?? 0)),
  );
}

/** Frontiers of several instances as one: each point once, without those that another's beats. */
function joinFrontiers(all: readonly FrontierPoint[]): readonly FrontierPoint[] {
  const distinct = [...new Map(all.map((point) => [point.values.join(), point])).values()];
  return distinct.filter((point) => !isBeaten(point, distinct));
}

/** The packages, lightest in what they give up first, then by total utility. Exact when complete. */
export function offerPackages(
  talks: Talks,
  choices: PackageChoices = {},
): { readonly packages: readonly OfferedPackage[]; readonly complete: boolean } {
  const { nodes = 2_000_000, progress = () => {} } = choices;
  const restricted: Talks = { ...talks, instance: restrict(talks, choices) };
  const { disagreement } = talks.judged.negotiation;
  const instances = keepDemands(restricted.instance, talks, choices.conceded);
  const searches = instances.map((open, at) => ({
    frontier: listParetoFrontier(open, blocsOf(open), {
      nodes,
      seen: (entered) => progress((at + entered / nodes) / instances.length),
    }),
    named: [
      ['max-min', findMaxMin(open, { nodes })],
      ['nash', findNashProduct(open, { nodes, disagreement })],
      ['kalai-smorodinsky', findKalaiSmorodinsky(open, { nodes, disagreement })],
    ] as const,
  }));
  const [only] = searches;
  // Where several coalitions would do, none of their optima is the optimum of all.
  const named = searches.length === 1 && only !== undefined ? only.named : [];
  const bestAt = (outcome: Outcome): OfferedPackage['best'] =>
    named.flatMap(([word, optimum]) => (optimum.package?.outcome.join() === outcome.join() ? [word] : []));
  const found = searches.flatMap(({ frontier }) => frontier.points);
  const points = searches.length === 1 ? found : joinFrontiers(found);
  const packages = points.map(({ values, package: { outcome } }) =>
    describePackage(restricted, outcome, values, bestAt(outcome)),
  );
  const total = ({ utilities }: OfferedPackage): number => utilities.reduce((sum, each) => sum + each, 0);
  const complete = searches.every(
    (search) => search.frontier.complete && search.named.every(([, optimum]) => optimum.complete),
  );
  return { packages: packages.toSorted((a, b) => a.weight - b.weight || total(b) - total(a)), complete };
}

/** An arrangement that no adversary can stop alone, and what agreeing on it would cost. */
export interface UsableDesign {
  readonly choices: Negotiation['designs'][number]['choices'];
  readonly facts: DesignFacts;
  /** The lightest concession that makes a deal with this arrangement possible; empty when nothing must be given up. */
  readonly givenUp: readonly RedLineId[];
  readonly weight: number;
}

/**
 * Usable designs, the cheapest to agree on first. Exact for what is listed. Cost: one search for concessions per design;
 * `most` (60 unless given) of them are looked at.
 */
export function priceUsableDesigns(talks: Talks, most = 60): readonly UsableDesign[] {
  const { judged, instance, coalitions } = talks;
  const priced = listUsableDesigns(judged)
    .slice(0, most)
    .flatMap((at): UsableDesign[] => {
      const design = judged.negotiation.designs[at];
      const facts = judged.facts[at];
      const fixed = [...instance.hard_constraints, [{ provision: 0, options: [at] }]];
      const found = listCoalitionConcessions({ ...instance, hard_constraints: fixed }, coalitions, { limit: 1 });
      const [lightest] = found.concessions;
      if (design === undefined || facts === undefined || (!found.feasible && lightest === undefined)) return [];
      return [
        {
          choices: design.choices,
          facts,
          givenUp: found.feasible ? [] : (lightest?.redLines ?? []),
          weight: found.feasible ? 0 : (lightest?.weight ?? 0),
        },
      ];
    });
  return priced.toSorted((a, b) => a.weight - b.weight);
}
