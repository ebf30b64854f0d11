// Ministers of whom the page does not say which country is theirs: what they say of it tells.
import { isPossessive } from '../language/tokens.ts';
import type { Draft } from './draft.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { stanceOfContent } from './stance.ts';

const MINISTER =
  /\b(?:minister|premier|chancellor|prime minister|foreign secretary|defence secretary|(?:chief |lead )?negotiator|head of (?:the )?delegation|ambassador)\b/i;
const OWN_WILL =
  /^(?:opposes|supports|favou?rs|rejects|accepts|backs|wants|insists|will|would|cannot|can|could|shall|won't|wouldn't|can't|couldn't|is|was)$/;

const RESTATES = /^(?:(?:has|have|had) )?(?:also )?(?:reiterat|reaffirm|restat|repeat|renew)/i;

/** 'Minister Rua reiterated Norland's call for': who repeats a state's position speaks for it. */
function restates({ holder, cue, content }: Draft, { mentions, context: { tokens } }: SentenceMentions): string | null {
  if ((holder.kind !== 'person' && holder.kind !== 'unnamed_person') || !RESTATES.test(cue?.text ?? '')) return null;
  const state = mentions.find(({ kind, start }) => kind === 'state' && Math.abs(start - (content[0]?.start ?? -9)) < 5);
  return state !== undefined && (state.demonym === true || isPossessive(tokens[state.last + 1])) ? state.id : null;
}

/** 'Norland will not sign, Defence Minister Ana Rua said': a minister without a country says what his own would do. */
export function withOwnState(drafts: readonly Draft[], sentence: SentenceMentions): readonly Draft[] {
  const { tokens, cast } = sentence.context;
  return drafts.map((draft) => {
    const { holder, content } = draft;
    if (holder.represents !== null || draft.behalf !== null) return draft;
    const repeated = restates(draft, sentence);
    if (repeated !== null) {
      const spoken = { ...holder, represents: repeated };
      if (holder.kind === 'person') cast.surnames.set(holder.name.split(' ').at(-1) ?? holder.name, spoken);
      return {
        ...draft,
        holder: spoken,
        behalf: repeated,
        reasons: [...draft.reasons, `restates what ${repeated} holds`],
      };
    }
    if (!MINISTER.test(draft.speaker.text)) return draft;
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
