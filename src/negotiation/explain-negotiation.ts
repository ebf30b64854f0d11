// A dossier's negotiation in one answer: why there is no deal, what would unlock it and who would pay, which packages
// nobody can better for all, and what is worth asking next.
import { buildInstance, type JudgedNegotiation, judgeDesigns, type JudgeProgress } from './build-instance.ts';
import type { Concession } from './concessions.ts';
import type { DesignFacts } from './consequences.ts';
import { type Deadlock, explainDeadlock, listCoalitionConcessions } from './deadlock.ts';
import type { Instance, RedLineId } from './instance.ts';
import type { Negotiation } from './negotiation.ts';
import { type OfferedPackage, offerPackages, type Talks } from './offered-packages.ts';
import { withoutRedLines } from './packages.ts';
import { listPartyConcessions, type PartyConcession } from './party-concessions.ts';
import { findTippingPoints, type TippingPoint } from './sensitivity.ts';

export type Question =
  | { readonly kind: 'held'; readonly demand: string; readonly effect: number }
  | { readonly kind: 'open'; readonly demand: string; readonly effect: number }
  | { readonly kind: 'silent'; readonly party: string; readonly issue: string; readonly option: string };

export interface NegotiationAnswer {
  readonly negotiation: Negotiation;
  readonly judged: JudgedNegotiation;
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

/** In how many parts a search for packages tells how far it is. */
export const SEARCH_PARTS = 100;

export interface NegotiationOptions {
  /** Longest lists wanted; 1000 unless given. */
  readonly limit?: number;
  /** Nodes of the frontier's search. */
  readonly nodes?: number;
  readonly name?: (party: string) => string;
  /** Told after each design that is judged. */
  readonly progress?: JudgeProgress;
}

function lightest(instance: Instance, coalitions: Talks['coalitions']): number {
  const found = listCoalitionConcessions(instance, coalitions, { limit: 1 });
  return found.feasible ? 0 : (found.concessions[0]?.weight ?? Number.POSITIVE_INFINITY);
}

const MOST_QUESTIONS = 40;

function listQuestions(work: Talks, deadlock: Deadlock, packages: readonly OfferedPackage[]): readonly Question[] {
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
 * `progress` counts the designs judged and then hundredths of the search. Cost: one assessment per design and situation, then the search; about a second for fifty designs. Exact as far as
 * listed, `complete` says whether that is all. `title` names the instance.
 */
export function explainNegotiation(
  negotiation: Negotiation,
  title: string,
  { limit = 1000, nodes = 2_000_000, name, progress }: NegotiationOptions = {},
): NegotiationAnswer {
  const total = negotiation.designs.length + SEARCH_PARTS;
  const searched = (share: number): void =>
    progress?.(negotiation.designs.length + Math.floor(share * SEARCH_PARTS), total);
  const judged = judgeDesigns(negotiation, progress && ((done) => progress(done, total)));
  searched(0);
  const { consent, parties } = negotiation;
  const coalitions = consent.coalitions.map((coalition) => coalition.map((party) => parties.indexOf(party)));
  const instance = buildInstance(judged, title, 'held', name);
  const work: Talks = { judged, instance, coalitions };
  const deadlock = explainDeadlock(instance, { limit, coalitions });
  const atBest = listCoalitionConcessions(buildInstance(judged, title, 'waived', name), coalitions, { limit });
  const offered = offerPackages(work, { nodes, progress: searched });
  return {
    negotiation,
    judged,
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
