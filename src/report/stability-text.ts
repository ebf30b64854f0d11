// Would the deadlock of a dossier last? Its contested demands as a graph model, in words.
import type { Dossier } from '../dossier/index.ts';
import {
  choicesOf,
  CONCEPTS,
  type Concept,
  findStability,
  type Insistence,
  listCoalitionImprovements,
  type NegotiationAnswer,
  projectToContested,
  type SanctionReading,
  type Stability,
} from '../negotiation/index.ts';
import { describeChoices, namedDemand } from './assemble-negotiation.ts';
import { wrapText } from './layout.ts';
import { joinNames } from './wording.ts';

const SHOWN = { exits: 6, deals: 6 } as const;
const WORDS: Readonly<Record<Concept, string>> = { nash: 'Nash', gmr: 'GMR', smr: 'SMR', seq: 'SEQ' };

export interface DealState {
  /** Letters of the demands insisted on. */
  readonly state: string;
  /** Issue → option; absent for no agreement. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Concepts under which nobody would leave it. */
  readonly stable: readonly Concept[];
}

export interface DeadlockStability {
  readonly reading: SanctionReading;
  /** Letter → id of the demand. */
  readonly demands: Readonly<Record<string, string>>;
  readonly leftOut: readonly string[];
  readonly deadlock: DealState;
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

/** Exact for the demands kept; cost as `projectToContested`. */
export function findDeadlockStability(answer: NegotiationAnswer, reading: SanctionReading): DeadlockStability {
  const projected = projectToContested(answer);
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
    exits: listCoalitionImprovements(model, last).map(({ coalition, to }) => ({
      together: coalition.map((maker) => model.decisionMakers[maker]?.name ?? ''),
      to: describe(to),
    })),
    deals: stable.map(describe).filter(({ stable: concepts }) => concepts.length > 0),
  };
}

/** States that come to the same are one line. */
function listed(
  rows: readonly { readonly state: string; readonly words: string }[],
  most: number,
  hang: (text: string, first: string) => string[],
): string[] {
  const byWords = new Map<string, string[]>();
  for (const { state, words } of rows) byWords.set(words, [...(byWords.get(words) ?? []), state]);
  const lines = [...byWords].map(([words, states]) => `${words}, insisting on ${joinNames(states, 'or')}`);
  const hidden = lines.length - most;
  return [
    ...lines.slice(0, most).flatMap((line) => hang(line, '  ')),
    ...(hidden > 0 ? [`  and ${hidden} more (--json lists them)`] : []),
  ];
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
  const outcome = ({ choices }: DealState): string =>
    choices === undefined ? 'no agreement' : describeChoices(dossier, choices, 'short').join(', ');
  const concepts = ({ stable }: DealState): string => stable.map((concept) => WORDS[concept]).join(', ');
  const { deadlock, exits, deals } = found;
  const lasting = deals.toSorted((a, b) => b.stable.length - a.stable.length || b.state.length - a.state.length);
  const lines = [
    `${dossier.title}: each demand is insisted on or given up`,
    ...Object.entries(found.demands).flatMap(([letter, id]) => hang(namedDemand(dossier, id), `${letter} `)),
    ...(found.leftOut.length === 0 ? [] : wrapText(`Taken as given up: ${found.leftOut.join(', ')}`, width)),
    '',
    ...wrapText(
      `All insist (${deadlock.state}): ${outcome(deadlock)}. ${deadlock.stable.length === 0 ? 'Somebody alone would leave this.' : `Stable for each alone: ${concepts(deadlock)}.`}`,
      width,
    ),
    ...(exits.length === 0 ? [] : ['', 'These would leave it together']),
    ...listed(
      exits.map(({ together, to }) => ({ state: to.state, words: `${outcome(to)} (${joinNames(together)})` })),
      SHOWN.exits,
      hang,
    ),
    ...(deals.length === 0 ? [] : ['', 'Deals that would last']),
    ...listed(
      lasting.map((deal) => ({ state: deal.state, words: `${outcome(deal)} (${concepts(deal)})` })),
      SHOWN.deals,
      hang,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
