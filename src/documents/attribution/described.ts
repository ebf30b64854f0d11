// Actors without a name of their own: 'a senior diplomat', 'two officials', 'the guarantors', 'the Soviet government', 'the report'.
import { isCapital, isPossessive } from '../language/tokens.ts';
import {
  ADVERBS,
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  isFiniteVerb,
  type NounSense,
  nounSenses,
  PREPOSITIONS,
  PRONOUNS,
  SUBORDINATORS,
} from '../language/word-classes.ts';
import { cuesOf } from '../language/cues.ts';
import type { ActorKind } from '../types.ts';
import { type Mention, slug } from './mention.ts';
import { homeState, make, type NamingContext, representedIn } from './named.ts';

const COUNTED = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|a|an|another|some|several|\d+)$/;
const POLITY = /^(?:governments?|authorit(?:y|ies)|regime|state|republic|kingdom|leadership|side)$/;
const OFFICE = /^(?:ministry|department|office|directorate|embassy|secretariat|presidency|mission|cabinet|bureau)$/;
const DAY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)$/;
const COMPLEMENT = new Set('of for from at in to with on'.split(' '));

/** May the word stand inside a noun phrase, before its head? */
function isInner(word: string): boolean {
  return (
    !DETERMINERS.has(word) &&
    !PREPOSITIONS.has(word) &&
    !CONJUNCTIONS.has(word) &&
    !SUBORDINATORS.has(word) &&
    !AUXILIARIES.has(word) &&
    !PRONOUNS.has(word) &&
    !ADVERBS.has(word) &&
    !isFiniteVerb(word) &&
    !cuesOf(word).some((cue) => cue.class === 'verb' && cue.form !== 'base' && cue.form !== 's')
  );
}

function headStart(context: NamingContext, head: number): number {
  const { tokens } = context;
  let first = head;
  while (first > 0 && head - first < 7) {
    const before = tokens[first - 1];
    if (before === undefined || before.quoted !== tokens[head]?.quoted) break;
    if (DETERMINERS.has(before.lower) || before.kind === 'number') {
      first -= 1;
      if (
        !/^(?:two|three|four|five|six|seven|eight|nine|ten|twelve|other|most|many|few|several|some|all|both)$/.test(
          before.lower,
        )
      )
        break;
      if (!DETERMINERS.has(tokens[first - 1]?.lower ?? '')) break;
      continue;
    }
    const verb = cuesOf(before.lower).some((cue) => cue.class === 'verb' && cue.form === 's');
    const behind = first - 2;
    const subject =
      nounSenses(tokens[behind]?.lower ?? '').some((sense) => !sense.plural) ||
      [...context.names.values()].some(({ last, found }) => last === behind && found.by !== 'demonym');
    // 'Eastman says manufacturers': a verb that is no noun, behind a name.
    const plainVerb =
      verb && cuesOf(before.lower).every(({ class: kind }) => kind === 'verb') && isCapital(tokens[behind]);
    if (verb && !isCapital(before) && (subject || plainVerb)) break;
    // 'Brazil moves troops': behind the full name of a state an '-s' is a verb.
    const state = [...context.names.values()].find(({ last }) => last === behind)?.found;
    if (
      state?.kind === 'state' &&
      state.by !== 'demonym' &&
      /^\p{Ll}{3,}s$/u.test(before.text) &&
      /\p{Ll}/u.test(tokens[behind]?.text ?? '')
    )
      break;
    const participle =
      before.lower.endsWith('ed') &&
      (DETERMINERS.has(tokens[first - 2]?.lower ?? '') || tokens[first - 2]?.lower.endsWith('ly') === true);
    const manner = before.lower.endsWith('ly') && first < head && DETERMINERS.has(tokens[first - 2]?.lower ?? '');
    if (participle || manner) {
      first -= 1;
      continue;
    }
    // 'the drivers' union', 'the farmers' leader'
    const ofMany = before.text.length === 1 && /^\p{Ll}{3,}s$/u.test(tokens[first - 2]?.text ?? '');
    if (isPossessive(before) && (isCapital(tokens[first - 2]) || ofMany)) first -= ofMany ? 2 : 1;
    else if (
      before.kind === 'word' &&
      (isCapital(before) ? !DETERMINERS.has(before.lower) && isInner(before.lower) : isInner(before.lower))
    )
      first -= 1;
    else break;
  }
  return first;
}

/** The last token of a complement such as 'of the German delegation', 'for the ministry', 'from Paris'; `head` if none. */
function complementEnd(context: NamingContext, head: number): number {
  const { tokens, names } = context;
  let end = head;
  // 'people close to the minister', 'officials familiar with the talks'
  if (
    /^(?:close|familiar|briefed|involved|present)$/.test(tokens[end + 1]?.lower ?? '') &&
    COMPLEMENT.has(tokens[end + 2]?.lower ?? '')
  )
    end += 1;
  const base = end;
  for (let round = 0; round < 2; round += 1) {
    const word = tokens[end + 1]?.lower ?? '';
    if (!COMPLEMENT.has(word)) return end === base ? head : end;
    let k = end + 2;
    if (DETERMINERS.has(tokens[k]?.lower ?? '') && !/^(?:this|that|these|those|all)$/.test(tokens[k]?.lower ?? ''))
      k += 1;
    const from = k;
    while (k < tokens.length && k < from + 6) {
      const token = tokens[k];
      if (token === undefined) break;
      const inner =
        token.kind === 'mark'
          ? isPossessive(token) && (isCapital(tokens[k - 1]) || /^\p{Ll}{3,}s$/u.test(tokens[k - 1]?.text ?? ''))
          : isInner(token.lower);
      if (!inner || DAY.test(token.lower)) break;
      const known = token.lower !== token.text || nounSenses(token.lower).length > 0 || names.has(k);
      if (
        known ||
        (base > head && /^(?:talks|negotiations|plan|matter|discussions|file|process|draft|text)$/.test(token.lower))
      )
        end = Math.max(end, k);
      k += 1;
    }
    if (end < from) return end === base ? head : end;
  }
  return end === base ? head : end;
}

function kindOf(
  sense: NounSense,
  head: string,
  counted: boolean,
  represents: string | null,
  named: boolean,
): ActorKind {
  if (sense.kind === 'person' || sense.kind === 'title') return sense.plural && !counted ? 'group' : 'unnamed_person';
  if (sense.kind === 'people' || sense.kind === 'group')
    return POLITY.test(head) && !sense.plural && represents !== null ? 'state' : 'group';
  if (sense.kind === 'body') return OFFICE.test(head) ? 'office' : named ? 'organisation' : 'body';
  return sense.kind;
}

/** 'the protocol states that', 'the agency reports': the third person of a verb, not a plural. */
function isVerbHere(tokens: NamingContext['tokens'], at: number): boolean {
  const [token, before, after] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (token === undefined || before === undefined || isCapital(token)) return false;
  // 'Ana Rua, who heads the delegation'
  if (before.lower === 'who' && token.lower.endsWith('s')) return true;
  if (!cuesOf(token.lower).some((cue) => cue.class === 'verb' && cue.form === 's')) return false;
  const ends =
    after === undefined ||
    /^[.,:]$/.test(after.text) ||
    /^(?:that|the|a|an|it|he|she|they|no|any)$/.test(after.lower) ||
    after.kind === 'mark';
  // At the end of a sentence it is a verb only behind a comma or a quotation: '…, the final protocol states.'
  const closes = after === undefined || after.text === '.';
  if (
    closes &&
    !tokens.slice(Math.max(0, at - 6), at).some((one) => one.text === ',' || one.quotes || /^["“”]$/.test(one.text))
  )
    return false;
  return ends && (nounSenses(before.lower).some((sense) => !sense.plural) || (isCapital(before) && at > 1));
}

/** 'states press for', 'ministers report that': a verb that is a noun elsewhere. */
function isBaseVerb(tokens: NamingContext['tokens'], at: number): boolean {
  const [token, after] = [tokens[at], tokens[at + 1]];
  if (
    token === undefined ||
    isCapital(token) ||
    !cuesOf(token.lower).some((cue) => cue.class === 'verb' && cue.form === 'base')
  )
    return false;
  return after !== undefined && /^(?:for|that|on|the|a|an|to|no|against)$/.test(after.lower);
}

const OWN_SIDE =
  /^(?:country|government|nation|delegation|administration|party|side|group|movement|organisation|organization|state|ministry|team)$/;
const BACK_REFERENCE = /^(?:group|movement|militia|bloc|union|alliance|organisation|organization|faction)$/;

/** 'his country', 'the group': the side of the one just spoken of. */
function sideOf({ cast }: NamingContext, determiner: string, head: string): string | null {
  const last = cast.subjects.at(-1);
  if (/^(?:his|her|their|its|our|my)$/.test(determiner) && OWN_SIDE.test(head)) {
    const speaker = /^(?:our|my)$/.test(determiner) ? cast.interviewee : last;
    if (speaker !== null && speaker === cast.interviewee && speaker.represents === null) return speaker.id;
    return speaker?.represents ?? (speaker?.kind === 'state' || speaker?.kind === 'organisation' ? speaker.id : null);
  }
  if (determiner !== 'the' || !BACK_REFERENCE.test(head)) return null;
  const named = cast.bodies.get(`${head.slice(0, 1).toUpperCase()}${head.slice(1)}`);
  if (named !== undefined) return named.id;
  const found = cast.subjects
    .slice(-4)
    .findLast((one) => one.kind === 'organisation' || (one.represents !== null && !/^[A-Z]{3}$/.test(one.represents)));
  // 'The Union's negotiator said the bloc was ready': named in the same breath.
  const near = head === 'bloc' ? (cast.organisation?.id ?? null) : null;
  return found === undefined ? near : found.kind === 'organisation' ? found.id : found.represents;
}

const RANK = ['person', 'people', 'group', 'body', 'document', 'medium', 'title'];

/** 'the League's secretariat', 'the bloc's climate commissioner': of the organisation named before. */
function blocState({ tokens, cast }: NamingContext, first: number, head: number): string | null {
  const words = tokens
    .slice(Math.max(0, first - 3), head)
    .map((token) => token.lower)
    .join(' ');
  for (let k = first; k < head; k += 1) {
    const named = isPossessive(tokens[k + 1]) ? cast.bodies.get(tokens[k]?.text ?? '') : undefined;
    if (named !== undefined) return named.id;
  }
  if (/\b(?:bloc|union|alliance|organisation|organization|group) ['’]s/.test(words))
    return cast.organisation?.id ?? null;
  // 'the committee's chairwoman', 'the party's leader': of the body spoken of before.
  const body =
    /\b(committee|commission|council|party|movement|court|parliament|assembly|agency|bank|board|fund|union|company|coalition|federation|association|junta) ['’]s/.exec(
      words,
    )?.[1];
  if (body === undefined) return null;
  return cast.subjects.findLast(({ kind, name }) => kind !== 'person' && name.toLowerCase().endsWith(body))?.id ?? null;
}

const SMALL_BODY = /^(?:union|federation|association|party|movement|network|league)$/;

/** 'an official of the Free Coast Movement': the organisation named in the complement. */
function organisationIn(context: NamingContext, from: number, to: number): Mention | null {
  const { tokens, text, cast } = context;
  let first = to;
  // 'the head of the drivers' union'
  if (SMALL_BODY.test(tokens[to]?.text ?? '')) {
    while (first - 1 >= from && tokens[first - 1]?.lower !== 'of' && !DETERMINERS.has(tokens[first - 1]?.lower ?? ''))
      first -= 1;
    const words = text.slice(tokens[first]?.start, tokens[to]?.end);
    if (first === to || tokens[first - 1]?.lower !== 'the') return null;
    return make(context, first, to, { id: slug(words), kind: 'organisation', name: words, represents: null });
  }
  if (
    !isCapital(tokens[to]) ||
    !nounSenses(tokens[to]?.lower ?? '').some(({ kind }) => kind === 'body' || kind === 'group')
  )
    return null;
  while (first - 1 >= from && isCapital(tokens[first - 1])) first -= 1;
  if (first === to) return cast.bodies.get(tokens[to]?.text ?? '') ?? null;
  const name = text.slice(tokens[first]?.start, tokens[to]?.end);
  const found = make(context, first, to, { id: slug(name), kind: 'organisation', name, represents: null });
  cast.bodies.set(tokens[to]?.text ?? '', found);
  return found;
}

/** 'its president', 'his spokesperson': of the state or the organisation just spoken of. */
function ownerState({ cast, names }: NamingContext, determiner: string, first: number): string | null {
  if (!/^(?:his|her|their|its)$/.test(determiner)) return null;
  // 'Chad is sceptical, and its foreign minister warned': the state or organisation that opens the sentence.
  const opens = determiner === 'its' ? [...names].find(([at]) => at <= 2 && at < first) : undefined;
  if (opens !== undefined && opens[1].found.by !== 'demonym' && opens[1].found.kind !== 'medium')
    return opens[1].found.id;
  const last = cast.subjects.findLast((one) => one.kind !== 'medium' && one.kind !== 'document');
  // 'Diplomats say the Union is impatient. Its commissioner …': what was named last.
  if (
    determiner === 'its' &&
    last !== undefined &&
    /^(?:group|unnamed_person)$/.test(last.kind) &&
    last.represents === null
  )
    return cast.organisation?.id ?? null;
  // 'The owners' association urged … . Its director'
  const whole = determiner === 'its' && last?.plural !== true && /^(?:body|office|group)$/.test(last?.kind ?? '');
  return (
    last?.represents ?? (last !== undefined && (whole || /^(?:state|organisation)$/.test(last.kind)) ? last.id : null)
  );
}

/** 'A member of its delegation': of the side just spoken of. */
function ownersTeam(context: NamingContext, head: number, last: number): string | null {
  const { tokens } = context;
  const whose = tokens[head + 1]?.lower === 'of' ? (tokens[head + 2]?.lower ?? '') : '';
  const [end, more] = [tokens[head + 3]?.lower ?? '', tokens[head + 4]?.lower ?? ''];
  return last >= head && (OWN_SIDE.test(end) || OWN_SIDE.test(more)) ? ownerState(context, whose, head + 2) : null;
}

/** For whom words such as 'its president', 'the bloc's envoy' or 'a member of its delegation' say that somebody speaks. */
function sideSpokenOf(
  context: NamingContext,
  { kind }: NounSense,
  name: string,
  [first, head, last]: readonly [number, number, number],
): string | null {
  const determiner = context.tokens[first]?.lower ?? '';
  const told =
    ownerState(context, determiner, first) ?? blocState(context, first, head) ?? ownersTeam(context, head, last);
  if (told !== null) return told;
  if (/^(?:my|our|your)$/.test(determiner)) return context.cast.interviewee?.represents ?? null;
  return kind === 'person' || kind === 'title' ? homeState(context, name) : null;
}

/** A noun phrase whose head stands at `head`; `null` when the word names no kind of actor. */
export function describedAt(context: NamingContext, head: number): Mention | null {
  const { tokens, names, text, cast } = context;
  const token = tokens[head];
  if (token?.kind !== 'word') return null;
  const senses = nounSenses(token.lower);
  const sense = [...senses].sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind))[0];
  if (sense === undefined || [...names.values()].some((one) => one.last === head && one.found.by === 'name'))
    return null;
  if (
    isVerbHere(tokens, head) ||
    (token.lower === 'conference' && /^(?:press|news|media)$/.test(tokens[head - 1]?.lower ?? ''))
  )
    return null;
  if (
    nounSenses(tokens[head + 1]?.lower ?? '').length > 0 &&
    !isBaseVerb(tokens, head + 1) &&
    !isVerbHere(tokens, head + 1)
  )
    return null;
  const first = headStart(context, head);
  const last =
    sense.kind === 'person' ||
    sense.kind === 'title' ||
    sense.kind === 'body' ||
    sense.kind === 'people' ||
    /^(?:delegation|mission|team|leadership|side)$/.test(token.lower)
      ? complementEnd(context, head)
      : head;
  const before = tokens[first];
  if (before === undefined) return null;
  const determined = DETERMINERS.has(before.lower) || before.kind === 'number';
  if (!determined && !sense.plural && !isCapital(before) && !isCapital(token)) return null;
  const represents =
    representedIn(context, first, head) ?? (last > head ? representedIn(context, head + 1, last + 1) : null);
  const complement = last > head && represents === null ? organisationIn(context, head + 1, last) : null;
  const counted = COUNTED.test(before.lower);
  const agency = token.lower === 'agency' && tokens[head - 1]?.lower === 'news';
  const outlet =
    agency || sense.kind === 'medium'
      ? [...names].find(([at, one]) => at >= first && one.last <= head && one.found.kind === 'medium')
      : undefined;
  if (outlet !== undefined)
    return make(context, first, last, {
      id: outlet[1].found.id,
      kind: 'medium',
      name: outlet[1].found.name,
      represents: null,
    });
  const kind = agency
    ? 'medium'
    : kindOf(sense, token.lower, counted, represents, isCapital(token) && isCapital(tokens[head - 1]));
  const from =
    determined &&
    before.kind === 'word' &&
    !/^(?:most|many|few|other|both|all)$/.test(before.lower) &&
    !COUNTED.test(before.lower.replace(/^an?$/, ''))
      ? first + 1
      : first;
  const name = text.slice(tokens[Math.min(from, head)]?.start, tokens[last]?.end);
  const known =
    sense.kind === 'body' && /^the$/.test(before.lower) && from === head
      ? (cast.bodies.get(token.text) ??
        cast.bodies.get(`${token.text.slice(0, 1).toUpperCase()}${token.text.slice(1)}`))
      : undefined;
  const side = from === head || first + 1 === head ? sideOf(context, before.lower, token.lower) : null;
  const mention = make(context, first, last, {
    id: known?.id ?? side ?? (kind === 'state' && represents !== null ? represents : slug(name)),
    kind: known?.kind ?? (side !== null && side === cast.interviewee?.id ? cast.interviewee.kind : kind),
    name: known?.name ?? name,
    represents:
      kind === 'state'
        ? null
        : (represents ?? complement?.id ?? sideSpokenOf(context, sense, name, [first, head, last])),
    plural: sense.plural,
    gender: null,
    ...(complement === null || complement.start < (tokens[first]?.start ?? 0) ? {} : { inner: [complement] }),
  });
  if (sense.kind === 'body' && isCapital(token)) cast.bodies.set(token.text, mention);
  return mention;
}
