// What joins the drafts of one sentence: sources of sources, one side's two drafts, whom the speaker stands for.
import type { CueSense } from '../language/cues.ts';
import type { Draft } from './draft.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { withOwnState } from './own-state.ts';
import { accordingDraft, type AccordingTo, agentAfter } from './passive.ts';

const within = (inner: Draft, outer: Draft): boolean =>
  inner.content.every((part) => outer.content.some((other) => part.start >= other.start && part.end <= other.end));

/** 'accepted the role, according to an official': the official is the source, not another holder. */
function withSource(
  drafts: readonly Draft[],
  sources: readonly AccordingTo[],
  sentence: SentenceMentions,
  according: CueSense,
): readonly Draft[] {
  let all = [...drafts];
  for (const source of sources) {
    const claim = accordingDraft(sentence, source, according);
    if (claim === null) continue;
    const told = all.filter((draft) => within(draft, claim) && draft.holder.id !== source.source.mention.id);
    const share = told.reduce(
      (sum, draft) => sum + draft.content.reduce((inner, part) => inner + part.end - part.start, 0),
      0,
    );
    const speaks = told.some((draft) =>
      claim.content.some((part) => draft.speaker.start <= part.start + 1 && draft.speaker.end > part.start),
    );
    if (told.length > 0 && (speaks || share > 40))
      all = all.map((draft) =>
        told.includes(draft) && draft.via === null
          ? {
              ...draft,
              via: source.source.mention,
              reasons: [...draft.reasons, `reported by '${source.source.mention.text}'`],
            }
          : draft,
      );
    else all.push(claim);
  }
  return all;
}

/** People without a name, who tell what others hold. */
const isWitness = ({ holder, rule }: Draft): boolean =>
  rule.endsWith('after') && (holder.kind === 'unnamed_person' || holder.kind === 'group');

/** A newspaper that reports what X said is X's source, and so are unnamed people: 'X has turned it down, diplomats said'. */
function withMedia(drafts: readonly Draft[]): readonly Draft[] {
  const dropped = new Set<Draft>();
  const vias = new Map<Draft, Draft>();
  for (const outer of drafts) {
    const medium =
      outer.holder.kind === 'medium' || /^(?:his|her|their|its) .*(?:spokes|office|aide)/i.test(outer.speaker.text);
    if (!medium && !isWitness(outer)) continue;
    const told = drafts.find(
      (inner) =>
        inner !== outer &&
        within(inner, outer) &&
        inner.speaker.start - (outer.content[0]?.start ?? 0) < 4 &&
        (medium ||
          (inner.stance !== 'claims' &&
            (outer.behalf === null || (inner.behalf !== outer.behalf && inner.holder.id !== outer.behalf)))) &&
        inner.speaker.start >= (outer.content[0]?.start ?? 0),
    );
    if (told === undefined) continue;
    dropped.add(outer);
    vias.set(told, outer);
  }
  return drafts
    .filter((draft) => !dropped.has(draft))
    .map((draft) => {
      const outer = vias.get(draft);
      return outer === undefined
        ? draft
        : { ...draft, via: outer.holder, reasons: [...draft.reasons, `reported by '${outer.speaker.text}'`] };
    });
}

const onSide = (inner: Draft, outer: Draft): boolean => {
  if (inner === outer || !within(inner, outer) || within(outer, inner)) return false;
  const side = new Set([outer.holder.id, ...outer.others.map(({ id }) => id), outer.behalf]);
  return (
    side.has(inner.holder.id) || (inner.behalf !== null && side.has(inner.behalf) && inner.holder.pronoun === true)
  );
};

/** 'They doubt that Moscow wants peace' does not say that Moscow does. */
const isUnderDoubt = (inner: Draft, outer: Draft): boolean =>
  inner !== outer &&
  /^(?:doubts|rejects|opposes)$/.test(outer.stance) &&
  within(inner, outer) &&
  !within(outer, inner) &&
  // 'He rejected Moscow's demand' tells of the demand; 'they doubt Moscow's commitment' tells of none.
  (inner.rule !== 'owner and noun' || (outer.stance === 'doubts' && /^(?:accepts|supports)$/.test(inner.stance)));

/** 'They would ask for help if Caracas made good on its threat to drill': within what is said, a noun is no second position. */
const isTold = (inner: Draft, outer: Draft): boolean =>
  inner !== outer &&
  (outer.saying === true || outer.rule === 'at the insistence of') &&
  inner.holder.id !== outer.holder.id &&
  inner.via === null &&
  within(inner, outer) &&
  !within(outer, inner);

/** 'The minister said Norland would not sign': his country's refusal is his statement, not a second one. */
function oneSide(drafts: readonly Draft[]): readonly Draft[] {
  return drafts
    .filter(
      (inner) => !drafts.some((outer) => onSide(inner, outer) || isUnderDoubt(inner, outer) || isTold(inner, outer)),
    )
    .map((outer) => {
      const own =
        outer.stance === 'claims'
          ? drafts.find((inner) => onSide(inner, outer) && inner.stance !== 'claims')
          : undefined;
      return own === undefined
        ? outer
        : {
            ...outer,
            stance: own.stance,
            reasons: [...outer.reasons, `'${own.cue?.text ?? ''}' within it is read as '${own.stance}'`],
          };
    });
}

const BACK_REFERENCE =
  /^(?:the (?:group|movement|militia|bloc|union|alliance|faction|country|government|administration|ministry|kingdom)|(?:his|her|their|its) (?:country|government|nation|party|delegation|side|group|movement|administration))$/i;

/** 'the group', 'his country': the side that the sentence's own speaker stands for. */
function withGroups(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft, index) => {
    if (!BACK_REFERENCE.test(draft.holder.text)) return draft;
    const before = drafts
      .slice(0, index)
      .filter(
        (other) => other.behalf !== null || other.holder.kind === 'organisation' || other.holder.kind === 'state',
      );
    const inside = before.findLast((other) => within(draft, other));
    const side = inside ?? (/^the (?:gov|adm|min|king)/i.test(draft.holder.text) ? undefined : before.at(-1));
    const id = side === undefined ? null : (side.behalf ?? side.holder.id);
    if (id === null || id === draft.holder.id) return draft;
    const kind = /country|government|nation|administration|kingdom|ministry/i.test(draft.holder.text)
      ? ('state' as const)
      : ('organisation' as const);
    return {
      ...draft,
      holder: { ...draft.holder, id, pronoun: true, kind },
      behalf: null,
      reasons: [...draft.reasons, `'${draft.holder.text}' stands for ${id}`],
    };
  });
}

/** 'speaking on behalf of the Union': for whom the speaker of the sentence stands. */
function withBehalf(drafts: readonly Draft[], sentence: SentenceMentions): readonly Draft[] {
  const { tokens } = sentence.context;
  const at = tokens.findIndex(
    (token, k) => token.lower === 'behalf' && tokens[k - 1]?.lower === 'on' && tokens[k + 1]?.lower === 'of',
  );
  if (at === -1 || tokens[at]?.quoted) return drafts;
  const agent = agentAfter(sentence, at + 2);
  if (agent === null) return drafts;
  const id = agent.mention.id;
  return drafts.map((draft, index) =>
    index === 0 && draft.holder.id !== id
      ? { ...draft, behalf: id, reasons: [...draft.reasons, `speaks on behalf of '${agent.mention.text}'`] }
      : draft,
  );
}

/** The drafts of a sentence with their sources, without those of one side that another one says. */
export function joinDrafts(
  drafts: readonly Draft[],
  sources: readonly AccordingTo[],
  sentence: SentenceMentions,
  according: CueSense,
): readonly Draft[] {
  const found = withOwnState(withGroups(withMedia(withSource(drafts, sources, sentence, according))), sentence);
  return withBehalf(oneSide(found), sentence);
}
