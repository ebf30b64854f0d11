// Everything `casus rule` says about one rule; field names and definitions are the stable shape of `--json`.
import {
  type Diagnostic,
  fail,
  printRational,
  type Rational,
  type Result,
  succeed,
  toNumber,
} from '../../basics/index.ts';
import {
  adoptionBounds,
  buildDiagram,
  compileRule,
  countWinningProfiles,
  describeRule,
  type Diagram,
  findMonotonicityViolation,
  listMinimalBlocking,
  listMinimalWinning,
  listVetoers,
  type MonotonicityViolation,
  parseRule,
  penroseBanzhaf,
  shapleyShubik,
  shapleyShubikRollCall,
} from '../../rules/index.ts';
import type { RuleRequest } from './rule-request.ts';

export interface Share {
  readonly fraction: string;
  readonly value: number;
}

export type Shares = Readonly<Record<string, Share>>;

export interface RuleAnswer {
  readonly rule: string;
  readonly meaning: string;
  readonly voters: readonly string[];
  readonly winningProfiles: string;
  readonly vetoers: readonly string[];
  readonly minimalWinning: readonly (readonly string[])[];
  readonly minimalBlocking: readonly (readonly string[])[];
  /** How many there are, listed or not; null when not known. */
  readonly minimalWinningCount: string | null;
  readonly minimalBlockingCount: string | null;
  /** Whether both lists are whole. */
  readonly complete: boolean;
  readonly monotone: boolean;
  readonly monotonicityViolation: MonotonicityViolation | null;
  readonly banzhafIndex: Shares;
  readonly penroseBanzhafMeasure: Shares;
  readonly shapleyShubikIndex: Shares;
  readonly banzhafIndexWithAbstention: Shares;
  readonly penroseBanzhafMeasureWithAbstention: Shares;
  /** Null when some voter has no best or no worst ballot. */
  readonly shapleyShubikIndexWithAbstention: Shares | null;
  readonly adoption: { readonly min: number; readonly max: number; readonly attained: boolean };
  readonly diagramNodes: number;
}

const WITH_ABSTENTION = { ballots: ['for', 'abstain', 'against'] };

function sharesOf(voters: readonly string[], values: readonly Rational[]): Shares {
  const share = (value: Rational): Share => ({ fraction: printRational(value), value: toNumber(value) });
  return Object.fromEntries(voters.map((voter, at) => [voter, share(values[at] ?? { num: 0n, den: 1n })]));
}

function describeDiagram(diagram: Diagram, request: RuleRequest): Omit<RuleAnswer, 'rule' | 'meaning'> {
  const { voters } = diagram;
  const winning = listMinimalWinning(diagram, { limit: request.limit });
  const blocking = listMinimalBlocking(diagram, { limit: request.limit });
  const violation = findMonotonicityViolation(diagram);
  const [binary, ternary] = [penroseBanzhaf(diagram), penroseBanzhaf(diagram, WITH_ABSTENTION)];
  const rollCall = shapleyShubikRollCall(diagram);
  return {
    voters,
    winningProfiles: `${countWinningProfiles(diagram, { ballots: request.counted })}`,
    vetoers: listVetoers(diagram),
    minimalWinning: winning.coalitions,
    minimalBlocking: blocking.coalitions,
    minimalWinningCount: winning.count === undefined ? null : `${winning.count}`,
    minimalBlockingCount: blocking.count === undefined ? null : `${blocking.count}`,
    complete: winning.complete && blocking.complete,
    monotone: violation === undefined,
    monotonicityViolation: violation ?? null,
    banzhafIndex: sharesOf(voters, binary.index),
    penroseBanzhafMeasure: sharesOf(voters, binary.measure),
    shapleyShubikIndex: sharesOf(voters, shapleyShubik(diagram)),
    banzhafIndexWithAbstention: sharesOf(voters, ternary.index),
    penroseBanzhafMeasureWithAbstention: sharesOf(voters, ternary.measure),
    shapleyShubikIndexWithAbstention: rollCall === undefined ? null : sharesOf(voters, rollCall),
    adoption: adoptionBounds(diagram, request.distributions),
    diagramNodes: diagram.size,
  };
}

/** Every answer about the rule, or what is wrong with it. */
export function answerRule(request: RuleRequest): Result<RuleAnswer> {
  const parsed = parseRule(request.sentence);
  if (!parsed.ok) return parsed;
  const compiled = compileRule(parsed.value, request.groups);
  if (!compiled.ok) return compiled;
  const built = buildDiagram(compiled.value);
  if (!built.exact) {
    const help = 'For one quota over many weights use casus power.';
    return fail<RuleAnswer>({ code: 'I204', severity: 'error', message: built.reason, help } satisfies Diagnostic);
  }
  const meaning = describeRule(parsed.value, request.groups);
  return succeed({ rule: request.sentence, meaning, ...describeDiagram(built.diagram, request) });
}
