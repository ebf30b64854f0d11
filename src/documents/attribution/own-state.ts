// Ministers of whom the page does not say which country is theirs: what they say of it tells.
import type { Draft } from './draft.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { stanceOfContent } from './stance.ts';

const MINISTER =
  /\b(?:minister|premier|chancellor|prime minister|foreign secretary|defence secretary|(?:chief |lead )?negotiator|head of (?:the )?delegation|ambassador)\b/i;
const OWN_WILL =
  /^(?:opposes|supports|favou?rs|rejects|accepts|backs|wants|insists|will|would|cannot|can|could|shall|won't|wouldn't|can't|couldn't|is|was)$/;

/** 'Norland will not sign, Defence Minister Ana Rua said': a minister without a country says what his own would do. */
export function withOwnState(drafts: readonly Draft[], sentence: SentenceMentions): readonly Draft[] {
  const { tokens, cast } = sentence.context;
  return drafts.map((draft) => {
    const { holder, content } = draft;
    if (holder.represents !== null || draft.behalf !== null || !MINISTER.test(draft.speaker.text)) return draft;
    const state = sentence.mentions.find(
      (one) => one.kind === 'state' && one.demonym !== true && Math.abs(one.start - (content[0]?.start ?? -9)) < 2,
    );
    const next = state === undefined ? undefined : tokens[state.last + 1]?.lower;
    if (state === undefined || next === undefined || !OWN_WILL.test(next)) return draft;
    if (
      /^(?:is|was)$/.test(next) &&
      !/^(?:ready|willing|prepared|open|opposed)$/.test(tokens[state.last + 2]?.lower ?? '')
    )
      return draft;
    const known = { ...holder, represents: state.id };
    if (holder.kind === 'person') cast.surnames.set(holder.name.split(' ').at(-1) ?? holder.name, known);
    return {
      ...draft,
      holder: known,
      behalf: state.id,
      stance: draft.stance === 'claims' ? stanceOfContent(content[0]?.text ?? '', [holder.id, state.id]) : draft.stance,
      reasons: [...draft.reasons, `says what '${state.text}' would do, as its minister`],
    };
  });
}
