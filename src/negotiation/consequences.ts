// Does a design have the consequence a party demands? The rules engine says yes, no, or that an open point decides.
import type { Situation } from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';
import { assessProcedure, type Blockers } from '../procedures/index.ts';
import type { Design } from './designs.ts';
import type { Consequence } from './negotiation-file.ts';

export type Answer = 'yes' | 'no' | 'open';

/** What follows from one design in one situation. */
export interface DesignFacts {
  /** Voters who alone can prevent action: whatever is left open, or only if it is closed that way. */
  readonly blockers: Blockers;
  /** An adversary of the situation can prevent action alone. */
  readonly adversaryBlocks: Answer;
  readonly activation: Bounds;
  /** Hours from opening to action; undefined when nothing ever acts. */
  readonly delay: Bounds | undefined;
}

const NOTHING_KNOWN: DesignFacts = {
  blockers: { always: [], possibly: [] },
  adversaryBlocks: 'open',
  activation: { min: 0, max: 1 },
  delay: { min: 0, max: Number.POSITIVE_INFINITY },
};

function blocks(who: readonly string[], { always, possibly, stuck }: Blockers, complete: boolean): Answer {
  // What never acts is as good as blocked.
  if (stuck === 'always' || who.some((id) => always.includes(id))) return 'yes';
  return complete && stuck === undefined && !who.some((id) => possibly.includes(id)) ? 'no' : 'open';
}

/** Cost: one assessment. */
export function factsOf(design: Design, procedure: string, situation: Situation | undefined): DesignFacts {
  const found = assessProcedure(design.arrangement, procedure, situation, { brief: true });
  if (found === undefined) return NOTHING_KNOWN;
  const { blockers, blocking, action, delay } = found;
  const complete = blocking.possibly.complete || blocking.possibly.sets.length > 0;
  return {
    blockers,
    adversaryBlocks: delay === undefined ? 'yes' : blocks(situation?.adversary ?? [], blockers, complete),
    activation: action,
    delay,
  };
}

const OPPOSITE: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', open: 'open' };

function atLeast({ min, max }: Bounds, wanted: number): Answer {
  if (min >= wanted) return 'yes';
  return max < wanted ? 'no' : 'open';
}

/** `adversary`: who stands for it where the consequence names nobody. */
export function hasConsequence(facts: DesignFacts, wanted: Consequence, adversary: readonly string[]): Answer {
  const { blockers, activation, delay } = facts;
  switch (wanted.kind) {
    case 'cannot-block-alone':
      return wanted.who === undefined
        ? OPPOSITE[adversary.length === 0 ? 'open' : facts.adversaryBlocks]
        : OPPOSITE[blocks(wanted.who, blockers, true)];
    case 'ballot-needed':
      return blocks([wanted.who], blockers, true);
    case 'acts-within':
      if (delay === undefined) return 'no';
      if (delay.max <= wanted.hours) return 'yes';
      return delay.min > wanted.hours ? 'no' : 'open';
    case 'activation-at-least':
      return atLeast(activation, wanted.share);
    default:
      return wanted satisfies never;
  }
}

/** 'no adversary can block it alone', for people; `name` gives an actor's name, `title` a situation's. */
export function describeConsequence(
  wanted: Consequence,
  name: (actor: string) => string,
  title: (situation: string | undefined) => string | undefined,
): string {
  const situation = 'situation' in wanted ? title(wanted.situation) : undefined;
  const where = situation === undefined ? '' : ` in the situation ‘${situation}’`;
  switch (wanted.kind) {
    case 'cannot-block-alone': {
      const who = wanted.who?.map(name).join(' nor ') ?? 'no adversary';
      return wanted.who === undefined ? `${who} can block alone${where}` : `${who} cannot block alone${where}`;
    }
    case 'ballot-needed':
      return `nothing is decided without the ballot of ${name(wanted.who)}${where}`;
    case 'acts-within':
      return `it acts within ${wanted.hours} hours`;
    case 'activation-at-least':
      return `it acts with a chance of at least ${Math.round(wanted.share * 1000) / 10} %${where}`;
    default:
      return wanted satisfies never;
  }
}
