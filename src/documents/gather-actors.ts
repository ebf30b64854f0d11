import type { Mention } from './attribution/mention.ts';
import type { Token } from './language/tokens.ts';
import type { PageStatements } from './attribution/page-statements.ts';
import type { DocumentActor } from './types.ts';

const ALWAYS = new Set(['state', 'organisation', 'person', 'office', 'body']);

const flat = (mention: Mention): readonly Mention[] => [mention, ...(mention.inner ?? []).flatMap(flat)];

/** 'Under the latest draft, …': a text that is said to provide something, as a source of rules. */
const isCarrier = ({ first, text }: Mention, tokens: readonly Token[]): boolean =>
  tokens[first - 1]?.lower === 'under' &&
  /\b(?:draft|text|treaty|protocol|proposal|bill|agreement|accord)$/i.test(text);

/** Named actors wherever they stand; described ones ('a diplomat', 'the report') once something is said to be theirs. */
export function gatherActors({ sentences, drafts, labels }: PageStatements): readonly DocumentActor[] {
  const used = new Set(
    drafts
      .flatMap((draft) => [draft.holder, ...draft.others, ...(draft.via === null ? [] : [draft.via])])
      .map(({ id }) => id),
  );
  const actors = new Map<
    string,
    { first: Mention; office: string | undefined; represents: string | null; places: Map<number, Mention> }
  >();
  const put = (mention: Mention): void => {
    if (mention.pronoun === true || mention.end <= mention.start) return;
    const known = actors.get(mention.id) ?? {
      first: mention,
      office: undefined,
      represents: null,
      places: new Map<number, Mention>(),
    };
    known.office ??= mention.office;
    known.represents ??= mention.represents;
    if (!known.places.has(mention.start)) known.places.set(mention.start, mention);
    if (mention.name.length > known.first.name.length && mention.kind === 'person')
      known.first = { ...known.first, name: mention.name };
    actors.set(mention.id, known);
  };
  for (const { mentions, context } of sentences)
    for (const mention of mentions)
      if (mention.kind === 'document' && isCarrier(mention, context.tokens)) used.add(mention.id);
  for (const mention of [...sentences.flatMap((sentence) => sentence.mentions).flatMap(flat), ...labels])
    if (
      used.has(mention.id) ||
      (ALWAYS.has(mention.kind) &&
        !((mention.kind === 'office' || mention.kind === 'body') && !/\p{Lu}/u.test(mention.name.slice(0, 1))))
    )
      put(mention);
  for (const draft of drafts)
    for (const mention of [draft.holder, ...draft.others, ...(draft.via === null ? [] : [draft.via])]) put(mention);
  return [...actors.values()].map(({ first, office, represents, places }) => ({
    id: first.id,
    kind: first.kind,
    name: first.name,
    represents: first.kind === 'state' ? null : represents,
    ...(office === undefined || first.kind !== 'person' ? {} : { office }),
    ...(first.kind === 'group' ? { membership: 'unstated' as const } : {}),
    mentions: [...places.values()]
      .sort((a, b) => a.start - b.start)
      .map(({ start, end, text }) => ({ start, end, text })),
  }));
}
