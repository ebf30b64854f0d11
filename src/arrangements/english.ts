// An arrangement in plain English, for people who negotiate it and do not read its notation.
import { describeAbstention, describeRule, nameGroup } from './english-rule.ts';
import { listReadings, opennessOf } from './open-leaf.ts';
import { EACH_DECIDES, electorateOf } from './rule-text.ts';
import type { Arrangement, Commitment, Next, Open, Procedure, Provenance, Stage } from './schema.ts';

export { describeRule } from './english-rule.ts';

const UNITS: Readonly<Record<string, string>> = {
  min: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  mo: 'month',
  y: 'year',
};

function durationWords(written: string): string {
  const match = /^([\d.]+)([a-z]+)$/.exec(written);
  if (!match) return written;
  return `${match[1]} ${UNITS[match[2] ?? ''] ?? match[2]}${match[1] === '1' ? '' : 's'}`;
}

/** '0d..3d' → 'at most 3 days'. */
function describeDuration(written: string): string {
  if (written === 'asap') return 'as soon as possible (no deadline)';
  const [from = '', to] = written.split('..');
  if (to === undefined) return durationWords(from);
  if (to === '') return `at least ${durationWords(from)}`;
  return /^0[a-z]+$/.test(from)
    ? `at most ${durationWords(to)}`
    : `between ${durationWords(from)} and ${durationWords(to)}`;
}

/** A leaf in words; `say` renders one value; `silent` is what to write when the text does not say. */
function describeLeaf<T>(leaf: Open<T>, say: (value: T) => string, silent: string): string {
  const readings = listReadings<T>(leaf);
  const openness = opennessOf(leaf);
  if (openness === 'unspecified') return silent;
  const spoken = readings.map(({ value }) => (value === undefined ? silent : say(value)));
  if (openness === 'oneOf' && spoken.length > 1) return `one of: ${spoken.join('; ')} (open)`;
  if (openness !== 'disputed') return spoken[0] ?? silent;
  const sides = readings.map(
    ({ name, by }, index) => `${by ? by.join(', ') : `the ${name} reading`}: ${spoken[index]}`,
  );
  return `disputed: ${sides.join('; ')}`;
}

function describeSource({ cite, basis }: Provenance): string {
  const cited = cite === undefined ? [] : Array.isArray(cite) ? cite : [cite];
  return `${basis ? ` Basis: ${basis}.` : ''}${cited.length > 0 ? ` [${cited.join(', ')}]` : ''}`;
}

function describeNext(next: Next, arrangement: Arrangement): string {
  if (next === 'nothing') return 'nothing follows';
  if (next === 'adopted') return 'the decision counts as adopted';
  return `the matter goes to ${arrangement.procedures[next.go]?.title ?? next.go}`;
}

function describeDecision(arrangement: Arrangement, procedure: Procedure, stage: Stage): string[] {
  const who = nameGroup(arrangement, electorateOf(procedure, stage));
  if (stage.rule === undefined) {
    return [`${who.charAt(0).toUpperCase()}${who.slice(1)} consult; no decision is taken at this stage.`];
  }
  const keeps = procedure.polarity === 'keeps';
  const verb = keeps ? 'The present state continues' : `${who} decide`;
  const say = (sentence: string): string =>
    sentence.trim() === EACH_DECIDES
      ? `each member of ${who} decides for itself and binds only itself; there is no common vote`
      : `${verb} if ${describeRule(sentence, arrangement)}`;
  const described = describeLeaf(stage.rule, say, `How ${who} decide is not specified`);
  const stated = opennessOf(stage.rule) === 'stated' ? listReadings<string>(stage.rule)[0]?.value : undefined;
  const abstention = stated === undefined ? undefined : describeAbstention(stated);
  const question = procedure.question ? ` The question is whether to ${procedure.question}.` : '';
  const reverse = keeps
    ? [`${question.trim()} A vote for keeps things as they are; blocking it brings about the change.`.trim()]
    : [];
  return [
    `${described.charAt(0).toUpperCase()}${described.slice(1)}.`,
    ...(abstention ? [abstention] : []),
    ...reverse,
  ];
}

function describeSilence(ballot: string): string {
  return ballot === 'proceed'
    ? 'silence lets the procedure proceed'
    : `a member that stays silent counts as '${ballot}'`;
}

function describeTiming(stage: Stage): string[] {
  const lines: string[] = [];
  if (stage.within !== undefined) {
    lines.push(
      `Time allowed: ${describeLeaf(stage.within, describeDuration, 'not specified, so there is no latest date')}.`,
    );
  }
  if (stage.min !== undefined) lines.push(`It lasts at least ${durationWords(stage.min)}.`);
  if (stage.silence !== undefined) {
    const silence = describeLeaf(stage.silence, describeSilence, 'what silence means is not specified');
    lines.push(`${silence.charAt(0).toUpperCase()}${silence.slice(1)}.`);
  }
  if (stage.closesEarly) lines.push('It closes as soon as the result can no longer change.');
  if (stage.mayChange)
    lines.push('Members may change their ballot until the deadline, so nothing is settled before it.');
  if (stage.repeat)
    lines.push(
      `It may be repeated up to ${stage.repeat.max} times, each time after ${durationWords(stage.repeat.after)}.`,
    );
  return lines;
}

function describeRecusal(procedure: Procedure): string[] {
  const { recuse } = procedure;
  if (!recuse) return [];
  const words = { out: 'does not count at all', abstain: 'must abstain', 'may-vote': 'may vote all the same' } as const;
  const counted = describeLeaf(
    recuse.as,
    (as: keyof typeof words) => words[as],
    'takes part in a way that is not specified',
  );
  const when = recuse.when ? ` (${recuse.when.join('; ')})` : '';
  return [`A ${recuse.who}${when} ${counted}.${describeSource(recuse)}`];
}

/**
 * One stage in a few sentences: who decides, by what rule, what abstention and silence do, how long it may take, what
 * follows. Open points are said to be open. Returns undefined for ids that do not exist.
 */
export function describeStage(arrangement: Arrangement, procedureId: string, stageId: string): string | undefined {
  const procedure = arrangement.procedures[procedureId];
  const stage = procedure?.stages.find(({ id }) => id === stageId);
  if (!procedure || !stage) return undefined;
  const trigger = stage.opens === undefined ? undefined : arrangement.triggers?.[stage.opens];
  const opens = trigger ? [`Opens on ${trigger.event}${trigger.against ? ` against ${trigger.against}` : ''}.`] : [];
  const requires = trigger?.requires ? [`Precondition: ${trigger.requires.join('; ')}.`] : [];
  const follows = (['onAdopted', 'onRejected', 'onExpired'] as const).flatMap((key) => {
    const next = stage[key];
    const when = { onAdopted: 'If adopted', onRejected: 'If rejected', onExpired: 'If the time runs out' }[key];
    return next === undefined ? [] : [`${when}, ${describeNext(next, arrangement)}.`];
  });
  const sentences = [
    ...opens,
    ...requires,
    ...describeDecision(arrangement, procedure, stage),
    ...describeTiming(stage),
    ...follows,
  ];
  return `${stage.title ?? stage.id}: ${sentences.join(' ')}${describeSource(stage)}`;
}

/** A procedure: one line of heading, then one line per stage, recusal and what happens otherwise. */
export function describeProcedure(arrangement: Arrangement, procedureId: string): readonly string[] {
  const procedure = arrangement.procedures[procedureId];
  if (!procedure) return [];
  const stages = procedure.stages.flatMap(({ id }) => describeStage(arrangement, procedureId, id) ?? []);
  const otherwise =
    procedure.otherwise === undefined ? [] : [`Otherwise, ${describeNext(procedure.otherwise, arrangement)}.`];
  const quorum = procedure.quorum ? [`Quorum: ${describeRule(procedure.quorum, arrangement)}.`] : [];
  const effect = procedure.effect ? [`Effect: ${procedure.effect}.`] : [];
  return [...stages, ...quorum, ...describeRecusal(procedure), ...otherwise, ...effect];
}

function describeBy(by: string, arrangement: Arrangement): string {
  const match = /^(each-of|each of|jointly)\s+(\S+)$/.exec(by);
  if (!match) return arrangement.parties?.[by]?.name ?? by;
  const group = nameGroup(arrangement, match[2] ?? '');
  return match[1] === 'jointly' ? `${group}, jointly,` : `Each member of ${group}`;
}

/** One commitment in a sentence or two: who owes what to whom, when, how firmly, with what exceptions. */
export function describeCommitment(arrangement: Arrangement, commitment: Commitment): string {
  const words = {
    automatic: 'owes',
    discretionary: 'may choose to give',
    'best-efforts': 'is to try to give',
  } as const;
  const stated =
    opennessOf(commitment.force) === 'stated'
      ? listReadings<keyof typeof words>(commitment.force)[0]?.value
      : undefined;
  const verb = stated ? words[stated] : 'is to give';
  const to = arrangement.parties?.[commitment.to]?.name ?? commitment.to;
  const kinds = commitment.kind.map((kind) => kind.replaceAll('-', ' ')).join(', ');
  const gate = commitment.after
    ? `, once ${arrangement.procedures[commitment.after]?.title ?? commitment.after} has decided`
    : ', without any common decision';
  const when = commitment.when ? ` (${commitment.when})` : '';
  const extra = [
    ...(stated
      ? []
      : [`Whether this is automatic: ${describeLeaf(commitment.force, (force: string) => force, 'not specified')}.`]),
    ...(commitment.except ? [`Except: ${commitment.except.join('; ')}.`] : []),
    ...(commitment.area ? [`Area: ${describeLeaf(commitment.area, (area: string) => area, 'not specified')}.`] : []),
    ...(commitment.capability ? [`With: ${commitment.capability}.`] : []),
    ...(commitment.limit
      ? [`Limit: ${describeLeaf(commitment.limit, (limit: string) => limit, 'not specified')}.`]
      : []),
    ...(commitment.lasts ? [`Lasts: ${describeLeaf(commitment.lasts, describeDuration, 'not specified')}.`] : []),
  ];
  const first = `${describeBy(commitment.by, arrangement)} ${verb} ${to} ${kinds}${when}${gate}.`;
  return [first, ...extra].join(' ') + describeSource(commitment);
}

export interface ArrangementInEnglish {
  readonly title: string;
  readonly procedures: readonly {
    readonly id: string;
    readonly title: string;
    readonly sentences: readonly string[];
  }[];
  readonly commitments: readonly string[];
}

/** The whole arrangement, part by part, in the order of the text. Cost: linear. */
export function describeArrangement(arrangement: Arrangement): ArrangementInEnglish {
  return {
    title: arrangement.title ?? arrangement.id,
    procedures: Object.entries(arrangement.procedures).map(([id, { title }]) => ({
      id,
      title: title ?? id,
      sentences: describeProcedure(arrangement, id),
    })),
    commitments: arrangement.commitments.map((commitment) => describeCommitment(arrangement, commitment)),
  };
}
