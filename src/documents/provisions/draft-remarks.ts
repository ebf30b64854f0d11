// What delegations say in brackets and notes of a draft, as statements; and which sentences of the draft itself are none.
import { namedActor } from '../../actors/index.ts';
import type { Draft } from '../attribution/draft.ts';
import { type Mention, slug } from '../attribution/mention.ts';
import type { Stance, TextSpan } from '../types.ts';
import type { DraftRemark, DraftText } from './draft-text.ts';

const STANCES: readonly (readonly [RegExp, Stance])[] = [
  [/^(?:delete|remove|lift)s? (?:the )?(?:square )?brackets/i, 'supports'],
  [/\breservation$/i, 'doubts'],
  [/^(?:delet|remov|reject|cannot|does not|no$)/i, 'rejects'],
  [/^(?:oppos|object)/i, 'opposes'],
  [/^(?:reserv|scrutiny)/i, 'doubts'],
  [/^(?:accept|can accept|agree|yes$)/i, 'accepts'],
  [/^(?:propos|insert|prefer)/i, 'demands'],
  [/^(?:retain|keep|support)/i, 'supports'],
];

function mentionOf({ start, end, text }: TextSpan): Mention {
  const plain = text.replace(/^(?:the )?(?:(?:republic|kingdom|federation|principality) of (?:the )?)?/i, '');
  const known = namedActor(text) ?? namedActor(plain);
  return {
    start,
    end,
    text,
    id: known?.id ?? slug(plain),
    kind: known === undefined ? 'state' : known.kind === 'organisation' ? 'organisation' : 'state',
    name: known?.name ?? plain,
    represents: null,
    first: -1,
    last: -1,
  };
}

/** A statement for each remark in brackets. */
export function remarkDrafts(remarks: readonly DraftRemark[]): readonly Draft[] {
  return remarks.flatMap(({ names, cue, content }) => {
    const [first, ...others] = names;
    if (first === undefined) return [];
    const stance = cue === null ? 'demands' : (STANCES.find(([pattern]) => pattern.test(cue.text))?.[1] ?? 'claims');
    const rule = cue === null ? 'words that a bracket gives to a delegation' : 'remark in a bracket';
    return [
      {
        speaker: first,
        holder: mentionOf(first),
        others: others.map(mentionOf),
        behalf: null,
        cue,
        content: [content],
        kind: 'reported' as const,
        stance,
        condition: null,
        via: null,
        time: null,
        date: null,
        rule,
        reasons: cue === null ? [rule] : [rule, `'${cue.text}' is read as '${stance}'`],
      },
    ];
  });
}

const PROVIDES =
  /^(?:undertake|agree|commit|pledge|accept|recogni[sz]e|reaffirm|affirm|resolve|decide|consider|notif)/i;

/** Articles provide in the present tense; what was said or wanted is told in the past. */
const TOLD = /^(?:said|told|wrote|\p{L}+ed)\b/iu;

/**
 * The articles of a draft provide; they are nobody's position. What a party named in them declares for itself is one, and
 * so is everything in notes.
 */
export function withoutProvisions(drafts: readonly Draft[], { places }: DraftText): readonly Draft[] {
  return drafts.filter(({ speaker, holder, cue }) => {
    if (!places.some(({ start, end }) => start <= speaker.start && speaker.start < end)) return true;
    const named = holder.kind === 'person' || (/^(?:state|organisation)$/.test(holder.kind) && holder.pronoun !== true);
    if (cue === null || /^(?:shall|may|must)\b/i.test(cue.text)) return false;
    if (named) return !PROVIDES.test(cue.text) || (TOLD.test(cue.text) && !/^agreed/i.test(cue.text));
    return (
      TOLD.test(cue.text) &&
      !/^agreed/i.test(cue.text) &&
      /^(?:the|an?|some|several|many|most|both|two) |^\p{Lu}/u.test(speaker.text)
    );
  });
}
