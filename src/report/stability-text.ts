// Would the deadlock of a dossier last? Its contested demands as a graph model, in words: what each party could do
// alone, how the others could answer, and who would leave together.
import type { Dossier } from '../dossier/index.ts';
import {
  choicesOf,
  CONCEPTS,
  type Concept,
  findStability,
  type Insistence,
  type JudgeProgress,
  listCoalitionImprovements,
  listImprovements,
  type NegotiationAnswer,
  projectToContested,
  type SanctionReading,
  type Stability,
  type Step,
  traceStability,
} from '../negotiation/index.ts';
import { describeChoices, namedDemand } from './assemble-negotiation.ts';
import { wrapText } from './layout.ts';
import { joinNames } from './wording.ts';

const SHOWN = { alone: 12, exits: 6, deals: 6 } as const;
const WORDS: Readonly<Record<Concept, string>> = { nash: 'Nash', gmr: 'GMR', smr: 'SMR', seq: 'SEQ' };

export interface DealState {
  /** Letters of the demands insisted on. */
  readonly state: string;
  /** Issue → option; absent for no agreement. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Concepts under which nobody would leave it. */
  readonly stable: readonly Concept[];
}

/** What one party could do about the deadlock alone. */
export interface DeadlockMove {
  readonly party: string;
  /** Letters of the demands it would give up. */
  readonly givesUp: string;
  readonly to: DealState;
  readonly better: boolean;
  /** For a better move: how others could answer so that it is no better after all; absent where they cannot. */
  readonly answers: readonly {
    readonly concept: Exclude<Concept, 'nash'>;
    readonly steps?: readonly { readonly party: string; readonly to: DealState }[];
  }[];
}

export interface DeadlockStability {
  readonly reading: SanctionReading;
  /** Letter → id of the demand. */
  readonly demands: Readonly<Record<string, string>>;
  readonly leftOut: readonly string[];
  readonly deadlock: DealState;
  /** Every better move of a party alone; where it has none, what follows when it gives up all of its demands. */
  readonly moves: readonly DeadlockMove[];
  /** Who would leave the deadlock together, and where to. */
  readonly exits: readonly { readonly together: readonly string[]; readonly to: DealState }[];
  /** States with a package that are stable under some concept. */
  readonly deals: readonly DealState[];
}

function stateOf(answer: NegotiationAnswer, projected: Insistence, { equilibria }: Stability, at: number): DealState {
  const outcome = projected.deals[at];
  return {
    state: projected.model.states[at] ?? '',
    ...(outcome === undefined ? {} : { choices: choicesOf(answer.negotiation, outcome) }),
    stable: CONCEPTS.filter((concept) => equilibria[concept].includes(at)),
  };
}

interface Outlook {
  readonly projected: Insistence;
  readonly reading: SanctionReading;
  readonly describe: (at: number) => DealState;
}

function answersTo({ projected: { model }, reading, describe }: Outlook, maker: number, improvement: number) {
  const last = model.states.length - 1;
  const steps = (way: readonly Step[]) =>
    way.map(({ mover, to }) => ({ party: model.decisionMakers[mover]?.name ?? '', to: describe(to) }));
  return (['gmr', 'smr', 'seq'] as const).map((concept) => {
    const found = traceStability(model, maker, last, concept, { reading }).find(
      (trace) => trace.improvement === improvement,
    );
    return { concept, ...(found?.sanction === undefined ? {} : { steps: steps(found.sanction) }) };
  });
}

/** Letters that stand in one name of a state and not in the other. */
function lettersLost(from: string, to: string): string {
  return from
    .split('')
    .filter((letter) => !to.includes(letter))
    .join('');
}

function movesFrom(outlook: Outlook): readonly DeadlockMove[] {
  const { model } = outlook.projected;
  const last = model.states.length - 1;
  const [name = ''] = model.states.slice(last);
  return model.decisionMakers.flatMap((maker, at): DeadlockMove[] => {
    const better = listImprovements(maker, last);
    const all = maker.moves[last]?.toSorted(
      (a, b) => lettersLost(name, model.states[b] ?? '').length - lettersLost(name, model.states[a] ?? '').length,
    );
    const shown = better.length > 0 ? better : (all ?? []).slice(0, 1);
    return shown.map((to) => ({
      party: maker.name,
      givesUp: lettersLost(name, model.states[to] ?? ''),
      to: outlook.describe(to),
      better: better.length > 0,
      answers: better.length > 0 ? answersTo(outlook, at, to) : [],
    }));
  });
}

/** Exact for the demands kept; cost as `projectToContested`. */
export function findDeadlockStability(
  answer: NegotiationAnswer,
  reading: SanctionReading,
  progress?: JudgeProgress,
): DeadlockStability {
  const projected = projectToContested(answer, undefined, progress);
  const { model, demands, leftOut, deals } = projected;
  const stability = findStability(model, { reading });
  const last = model.states.length - 1;
  const describe = (at: number): DealState => stateOf(answer, projected, stability, at);
  const stable = model.states.map((_, at) => at).filter((at) => at !== last && deals[at] !== undefined);
  return {
    reading,
    demands: Object.fromEntries(demands.map((id, bit) => [String.fromCharCode(65 + bit), String(id)])),
    leftOut: leftOut.map(String),
    deadlock: describe(last),
    moves: movesFrom({ projected, reading, describe }),
    exits: listCoalitionImprovements(model, last).map(({ coalition, to }) => ({
      together: coalition.map((maker) => model.decisionMakers[maker]?.name ?? ''),
      to: describe(to),
    })),
    deals: stable.map(describe).filter(({ stable: concepts }) => concepts.length > 0),
  };
}

/** The stability of a deadlock in sentences, before anyone decides how they look. */
export interface StabilityWords {
  /** Letter and what is demanded: 'A', 'Russia: all guarantors must agree'. */
  readonly demands: readonly (readonly [string, string])[];
  readonly leftOut: string;
  readonly deadlock: string;
  /** Why it is stable, or not, for each party alone. */
  readonly alone: readonly string[];
  /** Who would leave it together, and for what. */
  readonly exits: readonly string[];
  /** Deals nobody would leave alone, under which concepts. */
  readonly deals: readonly string[];
}

/** States that come to the same are one line. */
function joinAlike(rows: readonly { readonly state: string; readonly words: string }[]): readonly string[] {
  const byWords = new Map<string, string[]>();
  for (const { state, words } of rows) byWords.set(words, [...(byWords.get(words) ?? []), state]);
  return [...byWords].map(([words, states]) => `${words}, insisting on ${joinNames(states, 'or')}`);
}

function outcomeWords(dossier: Dossier, { choices }: DealState): string {
  return choices === undefined ? 'no agreement' : describeChoices(dossier, choices, 'short').join(', ');
}

function conceptWords({ stable }: DealState): string {
  return stable.map((concept) => WORDS[concept]).join(', ');
}

function moveWords(dossier: Dossier, { party, givesUp, to, better, answers }: DeadlockMove): string {
  const given = `With ${joinNames(givesUp.split(''))} given up`;
  const outcome = outcomeWords(dossier, to);
  if (!better) {
    const follows =
      to.choices === undefined
        ? `${given} there is still no agreement.`
        : `${given} it is ${outcome}: no better for it than no agreement.`;
    return `${party}: no better move alone. ${follows}`;
  }
  const replies = answers.map(({ concept, steps }) => {
    if (steps === undefined) return `${WORDS[concept]}: no answer of the others makes that worse for it.`;
    const way = steps.map((step) => `${step.party} to ${step.to.state} (${outcomeWords(dossier, step.to)})`);
    return `${WORDS[concept]}: deterred by ${way.join(', then ')}.`;
  });
  return `${party}: a better move alone. ${given} it is ${outcome}. ${replies.join(' ')}`;
}

/** What `casus stability` and the workbench say. Cost: linear in the answer. */
export function describeStability(dossier: Dossier, found: DeadlockStability): StabilityWords {
  const { deadlock, exits, deals, moves } = found;
  const lasting = deals.toSorted((a, b) => b.stable.length - a.stable.length || b.state.length - a.state.length);
  const name = (id: string): string => namedDemand(dossier, id);
  const stable =
    deadlock.stable.length === 0
      ? 'Somebody alone would leave this.'
      : `Stable for each alone: ${conceptWords(deadlock)}.`;
  return {
    demands: Object.entries(found.demands).map(([letter, id]) => [letter, name(id)] as const),
    leftOut: found.leftOut.map(name).join('; '),
    deadlock: `All insist (${deadlock.state}): ${outcomeWords(dossier, deadlock)}. ${stable}`,
    alone: moves.map((move) => moveWords(dossier, move)),
    exits: joinAlike(
      exits.map(({ together, to }) => ({
        state: to.state,
        words: `${outcomeWords(dossier, to)} (${joinNames(together)})`,
      })),
    ),
    deals: joinAlike(
      lasting.map((deal) => ({ state: deal.state, words: `${outcomeWords(dossier, deal)} (${conceptWords(deal)})` })),
    ),
  };
}

/** Plain text, at most `columns` wide. */
export function renderStabilityText(
  dossier: Dossier,
  found: DeadlockStability,
  { columns }: { readonly columns: number },
): string {
  const width = Math.max(40, Math.min(110, columns));
  const hang = (text: string, first: string): string[] =>
    wrapText(text, width - first.length).map((line, at) => (at === 0 ? first : ' '.repeat(first.length)) + line);
  const section = (title: string, all: readonly string[], most: number): string[] => {
    if (all.length === 0) return [];
    const hidden = all.length - most;
    const more = hidden > 0 ? [`  and ${hidden} more (--json lists them)`] : [];
    return ['', title, ...all.slice(0, most).flatMap((line) => hang(line, '  ')), ...more];
  };
  const said = describeStability(dossier, found);
  const lines = [
    `${dossier.title}: each demand is insisted on or given up`,
    ...said.demands.flatMap(([letter, words]) => hang(words, `${letter} `)),
    ...(said.leftOut === '' ? [] : wrapText(`Taken as given up: ${said.leftOut}`, width)),
    '',
    ...wrapText(said.deadlock, width),
    ...section('Why', said.alone, SHOWN.alone),
    ...section('These would leave it together', said.exits, SHOWN.exits),
    ...section('Deals that would last', said.deals, SHOWN.deals),
  ];
  return `${lines.join('\n')}\n`;
}
