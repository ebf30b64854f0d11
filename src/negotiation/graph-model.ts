// The graph model for conflict resolution (Kilgour, Hipel, Fang 1987; Fang, Hipel, Kilgour 1993): states, who can move
// between which, and how each decision maker ranks the states. Preferences are an analyst's coding, never a statement.
export interface DecisionMaker {
  readonly name: string;
  /** `moves[state]`: states this decision maker alone can bring about from there. */
  readonly moves: readonly (readonly number[])[];
  /** `preference[state]`: the higher the better; equal for equally good. */
  readonly preference: readonly number[];
}

export interface GraphModel {
  /** Names of states; everything else refers to them by place. */
  readonly states: readonly string[];
  readonly decisionMakers: readonly DecisionMaker[];
}

/** A step of a sequence: who moves, and to which state. */
export interface Step {
  readonly mover: number;
  readonly to: number;
}

/**
 * How often one opponent may move in a sanction. `textbook`: any number of times, but never twice in a row (Fang, Hipel,
 * Kilgour 1993). `once`: each opponent once at most, in any order.
 */
export type SanctionReading = 'textbook' | 'once';

/** Moves from `state` that the decision maker prefers to staying. */
export function listImprovements({ moves, preference }: DecisionMaker, state: number): readonly number[] {
  return moves[state]!.filter((to) => preference[to]! > preference[state]!);
}

export interface Reach {
  /** States reached by at least one step, in the order they were found. */
  readonly reached: readonly number[];
  /** A shortest way to a reached state. */
  readonly wayTo: (state: number) => readonly Step[];
}

/**
 * Where `movers` can get from `from` by legal sequences of moves (`credible`: each step an improvement for who makes it).
 * Breadth first over states and who moved last, two nodes a state at most since nobody moves twice in a row: the second
 * lets the first's mover move. With `once`, over states and who has moved. Cost: states × movers × moves (× 2^movers).
 */
export function reachOf(
  model: GraphModel,
  movers: readonly number[],
  from: number,
  { credible, reading }: { readonly credible: boolean; readonly reading: SanctionReading },
): Reach {
  const walk = reading === 'once' ? walkOnce : walkInTurn;
  const found = walk(model, movers, from, credible);
  const wayTo = (state: number): readonly Step[] => {
    const way: Step[] = [];
    for (let at = found.nodes.indexOf(state, 1); at > 0; at = found.parents[at]!) {
      way.unshift({ mover: found.by[at]!, to: found.nodes[at]! });
    }
    return way;
  };
  return { reached: found.reached, wayTo };
}

/** Nodes of a search, the start first: the state of each, the node before it, and who moved. */
interface Found {
  readonly nodes: number[];
  readonly parents: number[];
  readonly by: number[];
  readonly reached: readonly number[];
}

function walkInTurn(model: GraphModel, movers: readonly number[], from: number, credible: boolean): Found {
  const nodes = [from];
  const parents = [-1];
  const by = [-1];
  const reached: number[] = [];
  /** Who moved last to the state at first; -1 when it was not reached, -2 when a second mover reached it too. */
  const last = new Int32Array(model.states.length).fill(-1);
  const only = [-1];
  for (let at = 0; at < nodes.length; at += 1) {
    const state = nodes[at]!;
    for (const mover of movers) {
      if (only[at] === -1 ? mover === by[at] : mover !== only[at]) continue;
      const { moves, preference } = model.decisionMakers[mover]!;
      for (const to of moves[state]!) {
        if (credible && preference[to]! <= preference[state]!) continue;
        const before = last[to]!;
        if (before === -2 || before === mover) continue;
        if (before === -1) reached.push(to);
        last[to] = before === -1 ? mover : -2;
        nodes.push(to);
        parents.push(at);
        by.push(mover);
        only.push(before);
      }
    }
  }
  return { nodes, parents, by, reached };
}

function walkOnce(model: GraphModel, movers: readonly number[], from: number, credible: boolean): Found {
  const nodes = [from];
  const parents = [-1];
  const by = [-1];
  const moved = [0];
  const sets = 2 ** movers.length;
  const seen = new Uint8Array(model.states.length * sets);
  const reached = new Set<number>();
  for (let at = 0; at < nodes.length; at += 1) {
    const state = nodes[at]!;
    for (const [place, mover] of movers.entries()) {
      if (((moved[at]! >>> place) & 1) === 1) continue;
      const { moves, preference } = model.decisionMakers[mover]!;
      for (const to of moves[state]!) {
        const after = moved[at]! | (1 << place);
        if (seen[to * sets + after] === 1 || (credible && preference[to]! <= preference[state]!)) continue;
        seen[to * sets + after] = 1;
        reached.add(to);
        nodes.push(to);
        parents.push(at);
        by.push(mover);
        moved.push(after);
      }
    }
  }
  return { nodes, parents, by, reached: [...reached] };
}
