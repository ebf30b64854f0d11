// An arrangement in plain English, for people who negotiate it and do not read its notation.
import { describeAbstention, describeRule, nameEach, nameGroup } from './english-rule.ts';
import { takesPlural, joinWords } from './number.ts';
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

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
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
  return `the matter goes on to '${arrangement.procedures[next.go]?.title ?? next.go}'`;
}

function describeDecision(arrangement: Arrangement, procedure: Procedure, stage: Stage): string[] {
  const electorate = electorateOf(procedure, stage);
  const who = nameGroup(arrangement, electorate);
  const many = takesPlural(who);
  if (stage.rule === undefined) {
    const consulting = /consult/i.test(`${stage.id} ${stage.title ?? ''} ${procedure.title ?? ''}`);
    if (/no decision/i.test(stage.title ?? '')) return [];
    const without = 'no decision is taken at this stage.';
    return [consulting ? `${upper(who)} ${many ? 'consult' : 'consults'}; ${without}` : upper(without)];
  }
  const keeps = procedure.polarity === 'keeps';
  const verb = keeps ? 'The present state continues' : `${who} ${many ? 'decide' : 'decides'}`;
  const say = (sentence: string): string =>
    sentence.trim() === EACH_DECIDES
      ? `${nameEach(arrangement, electorate, 'each')} decides for itself and binds only itself; there is no common vote`
      : `${verb} if ${describeRule(sentence, arrangement)}`;
  const described = describeLeaf(stage.rule, say, `How ${who} ${many ? 'decide' : 'decides'} is not specified`);
  const stated = opennessOf(stage.rule) === 'stated' ? listReadings<string>(stage.rule)[0]?.value : undefined;
  const abstention = stated === undefined ? undefined : describeAbstention(stated);
  const asked = procedure.question;
  const question =
    asked === undefined
      ? ''
      : asked.endsWith('?')
        ? ` The question: ${asked}`
        : ` The question is whether to ${asked}.`;
  const reverse = keeps
    ? [`${question.trim()} A vote for keeps things as they are; blocking it brings about the change.`.trim()]
    : [];
  return [`${upper(described)}.`, ...(abstention ? [abstention] : []), ...reverse];
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
    lines.push(`${upper(silence)}.`);
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
  const words = {
    out: 'left out of the vote and of the count',
    abstain: 'must abstain',
    'may-vote': 'may vote all the same',
  } as const;
  const counted = describeLeaf(recuse.as, (as: keyof typeof words) => words[as], 'not specified');
  const who = `${recuse.who}${recuse.when ? ` (${recuse.when.join('; ')})` : ''}`;
  const said =
    opennessOf(recuse.as) === 'stated'
      ? `${upper(counted)}: ${who}.`
      : `What becomes of the vote of ${who}: ${counted}.`;
  return [`${said}${describeSource(recuse)}`];
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
  const victim = trigger?.against === undefined ? '' : nameParty(arrangement, trigger.against);
  const against = victim === '' || trigger?.event.includes(victim) ? '' : ` against ${victim}`;
  const opens = trigger ? [`Opens on this event: ${trigger.event}${against}.`] : [];
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

/** Names of states that take an article in a sentence. */
const WITH_ARTICLE =
  /^(?:United|Soviet|Republic|Democratic|Federal|Netherlands|Philippines|European|Russian Federation)\b/;

function nameParty(arrangement: Arrangement, id: string): string {
  const name = arrangement.parties?.[id]?.name ?? id;
  return WITH_ARTICLE.test(name) ? `the ${name}` : name;
}

/** Who is bound, and whether as many. */
function describeBy(by: string, arrangement: Arrangement): { readonly who: string; readonly many: boolean } {
  const match = /^(each-of|each of|jointly)\s+(\S+)$/.exec(by);
  if (!match) return { who: upper(nameParty(arrangement, by)), many: takesPlural(nameParty(arrangement, by)) };
  const id = match[2] ?? '';
  const group = nameGroup(arrangement, id);
  return match[1] === 'jointly'
    ? { who: upper(`${group}, jointly,`), many: takesPlural(group) }
    : { who: upper(nameEach(arrangement, id, 'each')), many: false };
}

/** Kinds whose id is not yet a phrase. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  consult: 'consultation',
  'apply-decision': 'the carrying out of what is decided',
  'measures-as-deemed-necessary': 'the measures deemed necessary',
  'no-fly-zone': 'a no-fly zone',
  'non-aggression': 'non-aggression',
  'respect-sovereignty': 'respect for sovereignty',
  'use-of-force': 'the use of force',
};
/** What is done to somebody, not given. */
const IMPOSED: ReadonlySet<string> = new Set(['sanctions', 'snapback']);

/** 'owes Ukraine defence and troops', 'must impose sanctions on Iran'. */
function describeDuty(kinds: Commitment['kind'], to: string, force: string | undefined, many: boolean): string {
  const inWords = (some: Commitment['kind']): string =>
    joinWords(some.map((kind) => KIND_WORDS[kind] ?? kind.replaceAll('-', ' ')));
  const imposed = inWords(kinds.filter((kind) => IMPOSED.has(kind)));
  const given = inWords(kinds.filter((kind) => !IMPOSED.has(kind)));
  const tries = many ? 'are' : 'is';
  if (given === '') {
    const verbs: Record<string, string> = {
      automatic: 'must impose',
      discretionary: 'may choose to impose',
      'best-efforts': `${tries} to try to impose`,
    };
    return `${verbs[force ?? ''] ?? `${tries} to impose`} ${imposed} on ${to}`;
  }
  const verbs: Record<string, string> = {
    automatic: many ? 'owe' : 'owes',
    discretionary: 'may choose to give',
    'best-efforts': `${tries} to try to give`,
  };
  return `${verbs[force ?? ''] ?? `${tries} to give`} ${to} ${given}${imposed === '' ? '' : `, and ${imposed}`}`;
}

function describeGate(arrangement: Arrangement, after: string): string {
  const procedure = arrangement.procedures[after];
  return `, once '${procedure?.title ?? after}' has ${procedure?.polarity === 'keeps' ? 'failed' : 'led to it'}`;
}

/** One commitment in a sentence or two: who owes what to whom, when, how firmly, with what exceptions. */
export function describeCommitment(arrangement: Arrangement, commitment: Commitment): string {
  const stated =
    opennessOf(commitment.force) === 'stated' ? listReadings<string>(commitment.force)[0]?.value : undefined;
  const { who, many } = describeBy(commitment.by, arrangement);
  const duty = describeDuty(commitment.kind, nameParty(arrangement, commitment.to), stated, many);
  const gate =
    commitment.after === undefined ? ', without any common decision' : describeGate(arrangement, commitment.after);
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
  const first = `${who} ${duty}${when}${gate}.`;
  return [first, ...extra].join(' ') + describeSource(commitment);
}

/** How one gets out, in, and changes it; open points are said to be open. */
function describeExit(arrangement: Arrangement): readonly string[] {
  const { exit } = arrangement;
  if (exit === undefined) return [];
  const words = (leaf: Open<string> | undefined, start: string, say: (value: string) => string): string[] =>
    leaf === undefined ? [] : [`${start} ${describeLeaf(leaf, say, 'not specified')}.`];
  const plain = (value: string): string => value;
  const rule = (sentence: string): string => `if ${describeRule(sentence, arrangement)}`;
  return [
    ...words(exit.entryIntoForce, 'Entry into force:', plain),
    ...words(exit.duration, 'Duration:', describeDuration),
    ...words(exit.withdrawal, 'Withdrawal:', plain),
    ...words(exit.notice, 'Notice of withdrawal:', describeDuration),
    ...words(exit.accession, 'Accession:', rule),
    ...words(exit.amendment, 'Amendment:', rule),
    ...words(exit.reservations, 'Reservations:', plain),
  ].map((sentence, at, all) => (at === all.length - 1 ? sentence + describeSource(exit) : sentence));
}

function describeInteractions({ interacts = [] }: Arrangement): readonly string[] {
  const verbs = {
    precedes: 'precedes',
    overrides: 'overrides',
    'without-prejudice': 'is without prejudice to',
    conflicts: 'conflicts with',
  } as const;
  return interacts.map((other) => `It ${verbs[other.how]} ${other.with}.${describeSource(other)}`);
}

export interface ArrangementInEnglish {
  readonly title: string;
  readonly procedures: readonly {
    readonly id: string;
    readonly title: string;
    readonly sentences: readonly string[];
  }[];
  readonly commitments: readonly string[];
  /** Entry into force, duration, withdrawal, accession, amendment, reservations. */
  readonly exit: readonly string[];
  /** How it stands to other arrangements. */
  readonly interacts: readonly string[];
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
    exit: describeExit(arrangement),
    interacts: describeInteractions(arrangement),
  };
}
