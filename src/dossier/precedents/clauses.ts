// The other columns of a row: who determines the trigger, by when, what is left when the decision fails.
import {
  type Arrangement,
  type Commitment,
  describeRule,
  listReadings,
  type Open,
  opennessOf,
  parseDuration,
  type Stage,
  type Trigger,
} from '../../arrangements/index.ts';
import type { StageRef } from '../../procedures/index.ts';
import type { CatalogueEntry } from './entry-schema.ts';
import { stageAt } from './main-procedure.ts';

/** A leaf in a word or two; `unspecified` stays what it is. */
export function leafText(leaf: Open<string> | undefined, silent: string): string {
  if (leaf === undefined) return silent;
  const values = listReadings<string>(leaf).map(({ value }) => value ?? 'unspecified');
  return values.length === 1 ? (values[0] ?? silent) : `disputed: ${values.join(' or ')}`;
}

function determinationKind(trigger: Trigger | undefined): CatalogueEntry['determination'] {
  if (trigger === undefined) return 'no trigger';
  const openness = opennessOf(trigger.determinedBy);
  if (openness === 'unspecified') return 'nobody named';
  if (openness !== 'stated') return 'disputed';
  const text = leafText(trigger.determinedBy, '');
  if (text.startsWith('any of ')) return 'any one member';
  return text.startsWith('procedure ') ? 'the vote itself' : 'named';
}

function determinationText(arrangement: Arrangement, trigger: Trigger | undefined): string {
  const kind = determinationKind(trigger);
  if (trigger === undefined || kind === 'nobody named' || kind === 'the vote itself') return kind;
  return leafText(trigger.determinedBy, '').replace(/\b(any|all) of (\S+)/g, (_, word: string, id: string) => {
    const group = arrangement.groups[id]?.title ?? id;
    return `${word} of ${group}`;
  });
}

export function determinationOf(
  arrangement: Arrangement,
  way: readonly StageRef[],
): Pick<CatalogueEntry, 'determinedBy' | 'determination'> {
  const opens = way.map((at) => stageAt(arrangement, at)?.opens).find((id) => id !== undefined);
  const [first] = Object.values(arrangement.triggers ?? {});
  const trigger = opens === undefined ? first : arrangement.triggers?.[opens];
  return { determinedBy: determinationText(arrangement, trigger), determination: determinationKind(trigger) };
}

function stageTime(stage: Stage): string | undefined {
  const name = stage.title ?? stage.id;
  const values = listReadings<string>(stage.within).flatMap(({ value }) => (value === undefined ? [] : [value]));
  const [written] = values;
  if (written === undefined) return undefined;
  if (values.length > 1) return `${name}: ${values.join(' or ')}`;
  if (written === 'asap') return `${name}: at once, without a number`;
  const parsed = parseDuration(written);
  return parsed.ok && parsed.value.max === 0 ? undefined : `${name}: ${written.replace(/^0[a-z]+\.\./, 'at most ')}`;
}

/** Stated times of the stages of a way, or that there are none. */
export function deadlineText(arrangement: Arrangement, way: readonly StageRef[]): string {
  const times = way.flatMap((at) => {
    const stage = stageAt(arrangement, at);
    return stage === undefined ? [] : (stageTime(stage) ?? []);
  });
  return times.length === 0 ? 'none' : times.join('; ');
}

/** What is owed by those who act after the way, or else by the first commitment. */
export function firstCommitment(arrangement: Arrangement, way: readonly StageRef[]): Commitment | undefined {
  const inside = new Set(way.map(({ procedure }) => procedure));
  const { commitments } = arrangement;
  return commitments.find(({ after }) => after !== undefined && inside.has(after)) ?? commitments[0];
}

/** A stage's rule in plain words, with its readings when it has several. */
export function ruleText(arrangement: Arrangement, stage: Stage | undefined): string {
  if (stage?.rule === undefined) return 'no decision is needed';
  const readings = listReadings<string>(stage.rule);
  const each = readings.map(({ value }) => (value === undefined ? 'not specified' : describeRule(value, arrangement)));
  return each.length === 1
    ? (each[0] ?? '')
    : `${opennessOf(stage.rule) === 'disputed' ? 'disputed: ' : ''}${each.join(' – or – ')}`;
}

export function checkedFrom(tags: readonly string[]): CatalogueEntry['checked'] {
  const [page, memory] = [tags.includes('searched'), tags.includes('from-memory')];
  if (page) return memory ? 'partly from memory' : 'on a page';
  return memory ? 'from memory' : 'not stated';
}

/** The year of the first source, which constitutes the arrangement, or of the date it is looked at. */
export function yearOf(arrangement: Arrangement): number | null {
  const dated = Object.values(arrangement.sources).find(({ date }) => date !== undefined)?.date ?? arrangement.asOf;
  return dated === undefined ? null : Number(dated.slice(0, 4));
}
