// What an annotated page looks like (schema casus-gold/1), and how spans of two annotations are compared.
import type { Span } from '../../src/basics/index.ts';

export interface GoldStatement {
  readonly id: string;
  readonly speaker: Span | null;
  readonly actor: string;
  readonly on_behalf_of: string | null;
  readonly content: readonly (Span & { readonly text: string })[];
  readonly kind: string;
  readonly provision: string | null;
  readonly stance: string;
  readonly stance_also_ok?: readonly string[];
  readonly condition: string | null;
  readonly date: { readonly value: string | null } | null;
  readonly via: string | null;
  readonly scored: boolean;
}

interface GoldActor {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly represents?: string | null;
  readonly mentions: readonly Span[];
}

export interface GoldArrangement {
  readonly id: string;
  readonly name: string;
  readonly members_stated: readonly string[];
  readonly decision_rule: { readonly text: string } | null;
  readonly trigger: string | null;
  readonly preconditions: readonly string[];
  readonly exclusions: readonly string[];
  readonly commitments: readonly string[];
  readonly termination?: string | null;
  readonly deadlines?: readonly string[];
}

interface GoldDate extends Span {
  readonly text: string;
  readonly value: string | null;
  readonly certainty: string;
}

export interface Gold {
  readonly id: string;
  /** The page annotated, beside this file. */
  readonly file: string;
  readonly article_lines: readonly number[];
  readonly noise_lines: readonly number[];
  readonly lines: readonly (Span & { readonly line: number; readonly role: string })[];
  readonly statements: readonly GoldStatement[];
  readonly not_statements?: readonly Span[];
  readonly actors: readonly GoldActor[];
  readonly arrangements?: readonly GoldArrangement[];
  readonly dates: readonly GoldDate[];
}

export const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + span.end - span.start, 0);

/** The same characters without overlaps. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}

export function shared(a: readonly Span[], b: readonly Span[]): number {
  return a.reduce((sum, one) => sum + b.reduce((inner, other) => inner + overlap(one, other), 0), 0);
}

/** Intersection over union of the characters of two sets of spans. */
export function likeness(a: readonly Span[], b: readonly Span[]): number {
  const both = shared(a, b);
  return both / Math.max(1, lengthOf(a) + lengthOf(b) - both);
}

interface WithContent {
  readonly content: readonly Span[];
}

/** One-to-one, likest first, from a likeness of one half. */
export function matchContents<G extends WithContent, F extends WithContent>(
  gold: readonly G[],
  found: readonly F[],
): readonly (readonly [G, F])[] {
  const pairs = gold
    .flatMap((one) => found.map((other) => ({ one, other, iou: likeness(one.content, other.content) })))
    .filter(({ iou }) => iou >= 0.5)
    .sort((a, b) => b.iou - a.iou);
  const [usedGold, usedFound] = [new Set<G>(), new Set<F>()];
  const matched: (readonly [G, F])[] = [];
  for (const { one, other } of pairs) {
    if (usedGold.has(one) || usedFound.has(other)) continue;
    usedGold.add(one);
    usedFound.add(other);
    matched.push([one, other]);
  }
  return matched;
}
