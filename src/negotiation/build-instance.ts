// A negotiation → the instance that the search works on. All issues that change the arrangement become one provision
// whose options are the designs, so a demand on a consequence is a clause like any other: 'one of these designs'.
import type { Issue, Stance } from '../positions/index.ts';
import { type Answer, type DesignFacts, factsOf, hasConsequence } from './consequences.ts';
import { DEFAULT_SALIENCE, type Demand } from './demands.ts';
import type { Instance, Literal, Outcome } from './instance.ts';
import type { Negotiation } from './negotiation.ts';

/** A negotiation with what follows from each design. */
export interface JudgedNegotiation {
  readonly negotiation: Negotiation;
  /** Per design, in the situation of the negotiation. */
  readonly facts: readonly DesignFacts[];
  /** Demand id → per design: does it have the consequence? Demands on options are not in it. */
  readonly verdicts: ReadonlyMap<string, readonly Answer[]>;
}

/** Told after each design how many of how many are judged. */
export type JudgeProgress = (done: number, total: number) => void;

interface Judged extends Pick<Negotiation, 'procedure' | 'situations'> {
  /** Situation → per design. */
  readonly known: Map<string, readonly DesignFacts[]>;
}

/** What follows from designs depends on nothing that `adjustNegotiation` changes, so it is computed once for each list. */
const judgedBefore = new WeakMap<Negotiation['designs'], Judged>();

function factsBefore({ designs, procedure, situations }: Negotiation): Judged['known'] {
  const before = judgedBefore.get(designs);
  if (before?.procedure === procedure && before.situations === situations) return before.known;
  const fresh = { procedure, situations, known: new Map<string, readonly DesignFacts[]>() };
  judgedBefore.set(designs, fresh);
  return fresh.known;
}

/** Cost: one assessment per design and situation that a demand names, the first time that these designs are judged. */
export function judgeDesigns(negotiation: Negotiation, progress: JudgeProgress = () => {}): JudgedNegotiation {
  const { designs, procedure, situations, situation } = negotiation;
  const known = factsBefore(negotiation);
  const factsIn = (id: string | undefined): readonly DesignFacts[] => {
    const found = known.get(id ?? '');
    if (found !== undefined) return found;
    const where = situations.find((each) => each.id === id);
    const alike = new Map<string, DesignFacts>();
    const facts = designs.map((design, at) => {
      progress(at, designs.length);
      // Facts depend on nothing else of an arrangement.
      const { groups, procedures } = design.arrangement;
      const key = JSON.stringify([groups, procedures]);
      const own = alike.get(key) ?? factsOf(design, procedure, where);
      alike.set(key, own);
      return own;
    });
    known.set(id ?? '', facts);
    return facts;
  };
  const verdicts = new Map<string, readonly Answer[]>();
  for (const { id, target } of negotiation.demands) {
    if (target.kind !== 'consequence') continue;
    const { consequence } = target;
    const named = 'situation' in consequence ? consequence.situation : undefined;
    const where = situations.find((each) => each.id === (named ?? situation?.id));
    const answers = factsIn(where?.id).map((facts) => hasConsequence(facts, consequence, where?.adversary ?? []));
    verdicts.set(id, answers);
  }
  return { negotiation, facts: factsIn(situation?.id), verdicts };
}

/**
 * `held`: everything uncertain is held and open points close badly. `waived`: neither. APPROXIMATION: each demand is
 * judged by itself, so under `waived` two may count as met that no single way of closing an open point meets together.
 */
export type Reading = 'held' | 'waived';

function isInDesign({ designs }: Negotiation, issue: string): boolean {
  return designs[0] !== undefined && Object.hasOwn(designs[0].choices, issue);
}

/** The design provision comes first where there is one, then the other issues in their order. */
function plainIssues(negotiation: Negotiation): readonly Issue[] {
  return negotiation.issues.filter(({ id }) => !isInDesign(negotiation, id));
}

/** 'One of these options of the issue', as a clause of one literal. */
export function literalFor(negotiation: Negotiation, issue: string, options: readonly string[]): Literal {
  const { designs } = negotiation;
  if (isInDesign(negotiation, issue)) {
    const taken = designs.flatMap(({ choices }, at) => (options.includes(choices[issue] ?? '') ? [at] : []));
    return { provision: 0, options: taken };
  }
  const plain = plainIssues(negotiation);
  const at = plain.findIndex(({ id }) => id === issue);
  const own = plain[at]?.options ?? [];
  return {
    provision: at + (designs.length > 0 ? 1 : 0),
    options: own.flatMap(({ id }, place) => (options.includes(id) ? [place] : [])),
  };
}

function clauseOf({ negotiation, verdicts }: JudgedNegotiation, { id, target }: Demand, reading: Reading): Literal[] {
  if (target.kind === 'options') return [literalFor(negotiation, target.issue, target.options)];
  const options = (verdicts.get(id) ?? []).flatMap((answer, at) =>
    answer === 'yes' || (answer === 'open' && reading === 'waived') ? [at] : [],
  );
  return [{ provision: 0, options }];
}

/** 'Not all of these together', as a clause. */
function exclusionOf(negotiation: Negotiation, row: Readonly<Record<string, string>>): Literal[] {
  return Object.entries(row).map(([issue, option]) => {
    const all = negotiation.issues.find(({ id }) => id === issue)?.options ?? [];
    const others = all.map(({ id }) => id).filter((id) => id !== option);
    return literalFor(negotiation, issue, others);
  });
}

/** The scale of utilities and of `disagreement`: what a stance is worth, times ten times its salience. */
const WORTH: Readonly<Record<Stance, number>> = {
  demands: 3,
  supports: 2,
  accepts: 1,
  claims: 0,
  doubts: -1,
  opposes: -2,
  rejects: -3,
};

function optionWorth({ positions }: Negotiation, party: string, issue: string, option: string): number {
  const found = positions.find((each) => each.party === party && each.issue === issue && each.option === option);
  const claims = found?.claims ?? [];
  if (claims.length === 0) return 0;
  const sum = claims.reduce(
    (total, { stance, salience }) => total + WORTH[stance] * 10 * (salience ?? DEFAULT_SALIENCE),
    0,
  );
  return Math.round(sum / claims.length);
}

function designWorth({ negotiation, verdicts }: JudgedNegotiation, party: string, at: number): number {
  const { designs, demands } = negotiation;
  const chosen = Object.entries(designs[at]?.choices ?? {});
  const options = chosen.reduce((sum, [issue, option]) => sum + optionWorth(negotiation, party, issue, option), 0);
  return demands
    .filter((demand) => demand.party === party && verdicts.get(demand.id)?.[at] === 'yes')
    .reduce((sum, { weight, redLine }) => sum + WORTH.demands * (weight - (redLine ? 10 : 0)), options);
}

function designTitle({ issues }: Negotiation, choices: Readonly<Record<string, string>>): string {
  const titles = Object.entries(choices).map(
    ([issue, option]) =>
      issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option)?.title ?? option,
  );
  return titles.length === 0 ? 'the base arrangement' : titles.join(' + ');
}

/**
 * The instance under one reading of what is uncertain. Demands of the same id stand for the same demand in both. `name`
 * gives a party's name. Cost: designs × demands.
 */
export function buildInstance(
  judged: JudgedNegotiation,
  title: string,
  reading: Reading,
  name: (party: string) => string = (party) => party,
): Instance {
  const { negotiation } = judged;
  const { designs, parties } = negotiation;
  const plain = plainIssues(negotiation);
  const hasDesigns = designs.length > 0;
  const demands = negotiation.demands.filter(({ uncertain }) => reading === 'held' || !uncertain);
  return {
    name: title,
    parties: parties.length,
    party_names: parties.map(name),
    camp: [...negotiation.blocs],
    disagreement: [...negotiation.disagreement],
    domain_sizes: [...(hasDesigns ? [designs.length] : []), ...plain.map(({ options }) => options.length)],
    provision_names: [...(hasDesigns ? ['the arrangement'] : []), ...plain.map((issue) => issue.title)],
    option_names: [
      ...(hasDesigns ? [designs.map(({ choices }) => designTitle(negotiation, choices))] : []),
      ...plain.map(({ options }) => options.map((option) => option.title)),
    ],
    hard_constraints: negotiation.incompatible.map((row) => exclusionOf(negotiation, row)),
    red_lines: demands.map((demand) => ({
      id: demand.id,
      party: parties.indexOf(demand.party),
      weight: demand.weight,
      any_of: clauseOf(judged, demand, reading),
      ...(demand.uncertain ? { uncertain: true } : {}),
    })),
    utilities_party_provision_option: parties.map((party) => [
      ...(hasDesigns ? [designs.map((_, at) => designWorth(judged, party, at))] : []),
      ...plain.map(({ id, options }) => options.map((option) => optionWorth(negotiation, party, id, option.id))),
    ]),
  };
}

/** An outcome in words of the dossier: issue → option. */
export function choicesOf(negotiation: Negotiation, outcome: Outcome): Readonly<Record<string, string>> {
  const { designs } = negotiation;
  const shift = designs.length > 0 ? 1 : 0;
  const design = designs[outcome[0] ?? 0]?.choices ?? {};
  const plain = plainIssues(negotiation).map(
    ({ id, options }, at) => [id, options[outcome[at + shift] ?? 0]?.id ?? ''] as const,
  );
  return { ...(shift === 1 ? design : {}), ...Object.fromEntries(plain) };
}
