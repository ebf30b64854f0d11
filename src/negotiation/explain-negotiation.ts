// A dossier's negotiation in one answer: why there is no deal, what would unlock it and who would pay, which packages
// nobody can better for all, and what is worth asking next.
import { buildInstance, choicesOf, type JudgedNegotiation, judgeDesigns } from './build-instance.ts';
import type { Concession } from './concessions.ts';
import { type Attitude, consentOf } from './consent.ts';
import type { DesignFacts } from './consequences.ts';
import { type Deadlock, explainDeadlock, listCoalitionConcessions } from './deadlock.ts';
import type { Demand } from './demands.ts';
import { blocsOf, listParetoFrontier } from './frontier.ts';
import { type Instance, meets, type Outcome, type RedLineId } from './instance.ts';
import type { Negotiation } from './negotiation.ts';
import { findKalaiSmorodinsky, findMaxMin, findNashProduct, packageOf, withoutRedLines } from './packages.ts';
import { listPartyConcessions, type PartyConcession } from './party-concessions.ts';
import { findTippingPoints, type TippingPoint } from './sensitivity.ts';

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

export type Question =
  | { readonly kind: 'held'; readonly demand: string; readonly effect: number }
  | { readonly kind: 'open'; readonly demand: string; readonly effect: number }
  | { readonly kind: 'silent'; readonly party: string; readonly issue: string; readonly option: string };

export interface NegotiationAnswer {
  readonly negotiation: Negotiation;
  readonly facts: readonly DesignFacts[];
  /** Everything uncertain is held and open points close badly. */
  readonly instance: Instance;
  readonly deadlock: Deadlock;
  /** Lists of parties, by place, of which any one suffices for a deal. */
  readonly coalitions: readonly (readonly number[])[];
  /** Nothing uncertain is held and open points close well: what would still have to be conceded. */
  readonly atBest: { readonly feasible: boolean; readonly minimalConcessions: readonly Concession[] };
  readonly byParty: readonly PartyConcession[];
  /** Lightest first, then by total utility. */
  readonly packages: readonly OfferedPackage[];
  readonly tippingPoints: readonly TippingPoint[];
  /** `effect`: by how much the lightest concession falls in weight if the answer is the better one. */
  readonly questions: readonly Question[];
  readonly complete: boolean;
}

export interface NegotiationOptions {
  /** Longest lists wanted; 1000 unless given. */
  readonly limit?: number;
  /** Nodes of the frontier's search. */
  readonly nodes?: number;
  readonly name?: (party: string) => string;
}

interface Work {
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

function alikeOf({ judged, instance }: Pick<Work, 'judged' | 'instance'>, outcome: Outcome): OfferedPackage['alike'] {
  const same = (other: Outcome): string =>
    JSON.stringify([packageOf(instance, other).utilities, unmetBy(instance, other)]);
  return judged.negotiation.designs.flatMap(({ choices }, at) => {
    const other = outcome.with(0, at);
    const possible = instance.hard_constraints.every((clause) => meets(clause, other));
    return at !== outcome[0] && possible && same(other) === same(outcome) ? [choices] : [];
  });
}

function describePackage(
  { judged, instance }: Work,
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

function offerPackages(
  work: Work,
  nodes: number,
): { readonly packages: readonly OfferedPackage[]; readonly complete: boolean } {
  const { instance, judged } = work;
  const free = withoutRedLines(
    instance,
    instance.red_lines.map(({ id }) => id),
  );
  const frontier = listParetoFrontier(free, blocsOf(free), { nodes });
  const { disagreement } = judged.negotiation;
  const named = [
    ['max-min', findMaxMin(free, { nodes })],
    ['nash', findNashProduct(free, { nodes, disagreement })],
    ['kalai-smorodinsky', findKalaiSmorodinsky(free, { nodes, disagreement })],
  ] as const;
  const bestAt = (outcome: Outcome): OfferedPackage['best'] =>
    named.flatMap(([word, optimum]) => (optimum.package?.outcome.join() === outcome.join() ? [word] : []));
  const packages = frontier.points.map(({ values, package: { outcome } }) =>
    describePackage(work, outcome, values, bestAt(outcome)),
  );
  const total = ({ utilities }: OfferedPackage): number => utilities.reduce((sum, each) => sum + each, 0);
  const sorted = packages.toSorted((a, b) => a.weight - b.weight || total(b) - total(a));
  return { packages: sorted, complete: frontier.complete && named.every(([, { complete }]) => complete) };
}

function lightest(instance: Instance, coalitions: Work['coalitions']): number {
  const found = listCoalitionConcessions(instance, coalitions, { limit: 1 });
  return found.feasible ? 0 : (found.concessions[0]?.weight ?? Number.POSITIVE_INFINITY);
}

const MOST_QUESTIONS = 40;

function listQuestions(work: Work, deadlock: Deadlock, packages: readonly OfferedPackage[]): readonly Question[] {
  const { instance, judged, coalitions } = work;
  const contested = new Set<RedLineId>(deadlock.minimalConflicts.flat());
  const now = deadlock.minimalConcessions[0]?.weight ?? 0;
  const doubtful = judged.negotiation.demands.filter(({ id, uncertain }) => uncertain && contested.has(id));
  const held = doubtful.slice(0, MOST_QUESTIONS).map(
    ({ id }): Question => ({
      kind: 'held',
      demand: id,
      effect: now - lightest(withoutRedLines(instance, [id]), coalitions),
    }),
  );
  const atBest = new Map(buildInstance(judged, instance.name, 'waived').red_lines.map((line) => [line.id, line]));
  const couldBe = instance.red_lines.filter(({ id, any_of }) => {
    const better = atBest.get(id)?.any_of[0]?.options.length ?? 0;
    return contested.has(id) && better > (any_of[0]?.options.length ?? 0);
  });
  const open = couldBe.slice(0, MOST_QUESTIONS).map(({ id }): Question => {
    const red_lines = instance.red_lines.map((line) => (line.id === id ? (atBest.get(id) ?? line) : line));
    return { kind: 'open', demand: String(id), effect: now - lightest({ ...instance, red_lines }, coalitions) };
  });
  const asked = [...held, ...open].toSorted((a, b) => ('effect' in b ? b.effect : 0) - ('effect' in a ? a.effect : 0));
  const disputed = new Set(
    judged.negotiation.demands.flatMap(({ id, target }) =>
      contested.has(id) && target.kind === 'options' ? [target.issue] : [],
    ),
  );
  const rank = ({ issue }: { readonly issue: string }): number => (disputed.has(issue) ? 0 : 1);
  const silent = (packages[0]?.silent ?? [])
    .toSorted((a, b) => rank(a) - rank(b))
    .map((each): Question => ({ kind: 'silent', ...each }));
  return [...asked, ...silent.slice(0, MOST_QUESTIONS)];
}

/**
 * Cost: one assessment per design and situation, then the search; about a second for fifty designs. Exact as far as
 * listed, `complete` says whether that is all. `title` names the instance.
 */
export function explainNegotiation(
  negotiation: Negotiation,
  title: string,
  { limit = 1000, nodes = 2_000_000, name }: NegotiationOptions = {},
): NegotiationAnswer {
  const judged = judgeDesigns(negotiation);
  const { consent, parties } = negotiation;
  const coalitions = consent.coalitions.map((coalition) => coalition.map((party) => parties.indexOf(party)));
  const instance = buildInstance(judged, title, 'held', name);
  const work: Work = { judged, instance, coalitions };
  const deadlock = explainDeadlock(instance, { limit, coalitions });
  const atBest = listCoalitionConcessions(buildInstance(judged, title, 'waived', name), coalitions, { limit });
  const offered = offerPackages(work, nodes);
  return {
    negotiation,
    facts: judged.facts,
    instance,
    deadlock,
    coalitions,
    atBest: { feasible: atBest.feasible, minimalConcessions: atBest.concessions },
    byParty: listPartyConcessions(instance, deadlock.minimalConcessions),
    packages: offered.packages,
    tippingPoints: findTippingPoints(instance, deadlock.minimalConcessions),
    questions: listQuestions(work, deadlock, offered.packages),
    complete: deadlock.complete && atBest.complete && offered.complete && consent.complete,
  };
}
