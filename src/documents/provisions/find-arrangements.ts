// Which arrangements a page mentions, and what it says they provide. Mentions of one kind ('the treaty', 'the pact') are
// one arrangement unless their own names differ; what the page never equates stays two.
import { namedActor } from '../../actors/index.ts';
import type { Span } from '../../basics/index.ts';
import type { Mention } from '../attribution/mention.ts';
import { cuesOf } from '../language/cues.ts';
import { AUXILIARIES, isFiniteVerb, PREPOSITIONS, PRONOUNS, SUBORDINATORS } from '../language/word-classes.ts';
import type { ArrangementMention, Bracket, Provision, TextSpan } from '../types.ts';
import { itemsBelow, partyLists, preambleParties } from './draft-parties.ts';
import type { DraftText } from './draft-text.ts';
import { type ProvisionFound, provisionsIn, saysOpen } from './find-provisions.ts';

export interface Part {
  readonly span: Span;
  readonly role: string;
  readonly mentions: readonly Mention[];
}

const HEADS: readonly (readonly [string, string])[] = [
  ['agreement', 'treaty|pact|agreement|accord|deal|convention|memorandum of understanding|charter'],
  ['guarantees', 'guarantees?|assurances|protections?|security arrangements?|security framework|protective framework'],
  ['body', 'joint commission|commission of \\p{L}+ members|control commission|arbitral tribunal|dispute board'],
  ['truce', 'truce|ceasefire|cease-fire|armistice|pause'],
  ['fund', 'fund'],
  ['snapback', 'snap-?back|snap back'],
  ['package', 'package|sanctions regime'],
  ['force', 'coalition of \\p{L}+|peacekeeping force|monitoring mission|reassurance force|stabilisation force'],
  [
    'mechanism',
    'mechanism|silence procedure|framework|settlement|pledge|arrangement|plan|proposal|draft|text|protocol|resolution',
  ],
];
const NAME = new RegExp(
  `\\b(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Tt]heir|[Ii]ts|[Tt]hese|[Ss]uch) )?(?:(?!(?:and|or|of|in|to|for|on|by|with|as|is|was|that|which|a|an|the|has|had|but|from|at|over|any|no|not|their|its|his|will|would|must|could|may|after|whose)\\b)[\\p{L}“"][\\p{L}\\p{N}.“”"’-]*(?:['’]s)? ){0,4}(?<head>${HEADS.map(([, words]) => words).join('|')})(?: on (?:mutual|loss)[\\p{L} -]{3,30}| of (?:mutual )?(?:guarantee|assistance|non-aggression|friendship)|(?: \\d{4}))?(?![\\p{L}-])`,
  'giu',
);

const familyOf = (head: string): string =>
  HEADS.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(head))?.[0] ?? 'mechanism';

interface Found {
  readonly family: string;
  readonly name: TextSpan;
  readonly modifiers: ReadonlySet<string>;
  readonly part: number;
}

const PLAIN = new Set(
  'the a an this that these their its such final new whole nuclear proposed draft whole original old collective'.split(
    ' ',
  ),
);

const VERBAL = /^(?:itself|themselves|also|accept|give|gives|allow|allowed|demand|only|by)$/;

/** Words before the head that belong to the name: behind the last verb, preposition or pronoun among them. */
function nameStart(words: readonly string[]): number {
  for (let k = words.length - 2; k >= 0; k -= 1) {
    const lower = (words[k] ?? '').toLowerCase().replace(/[“”"]/g, '');
    const verb = cuesOf(lower).some((cue) => cue.class === 'verb') && lower !== 'draft' && lower !== 'proposed';
    if (
      verb ||
      VERBAL.test(lower) ||
      isFiniteVerb(lower) ||
      AUXILIARIES.has(lower) ||
      PREPOSITIONS.has(lower) ||
      PRONOUNS.has(lower) ||
      (SUBORDINATORS.has(lower) && lower !== 'that')
    )
      return k + 1;
  }
  return 0;
}

function nameOf(text: string, start: number, whole: string, head: string, part: number): Found | null {
  const words = whole.split(' ');
  const headAt = words.findIndex((_, k) => words.slice(k).join(' ').toLowerCase().startsWith(head.toLowerCase()));
  const lead = nameStart(words.slice(0, headAt + 1));
  const from = start + words.slice(0, lead).reduce((sum, word) => sum + word.length + 1, 0);
  const name = { start: from, end: start + whole.length, text: text.slice(from, start + whole.length) };
  const family = familyOf(head);
  const modifiers = new Set(
    words
      .slice(lead, headAt)
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}-]+/gu)
      ?.filter((word) => !PLAIN.has(word)) ?? [],
  );
  const bare = !/^(?:the|an?|this|that|these|their|its|such) /i.test(name.text) && modifiers.size === 0;
  const after = /^ \p{Ll}+/u.exec(text.slice(name.end, name.end + 24))?.[0].trim() ?? '';
  const compound =
    family === 'mechanism' &&
    after !== '' &&
    !PREPOSITIONS.has(after) &&
    !AUXILIARIES.has(after) &&
    !/^(?:and|or|that|which|who|now|also|but|says|said|does|itself)$/.test(after);
  const verb = family === 'guarantees' && /^th(?:at|is) /i.test(name.text) && head.endsWith('s');
  const vague =
    /^protections?$/i.test(head) && ![...modifiers].some((word) => /security|article|legal|like/.test(word));
  if (
    verb ||
    vague ||
    (bare && !/^\p{Lu}/u.test(name.text)) ||
    compound ||
    modifiers.has('unanimous') ||
    modifiers.has('prior')
  )
    return null;
  return { family, name, modifiers, part };
}

function namesIn(text: string, parts: readonly Part[]): readonly Found[] {
  return parts.flatMap(({ span, role }, part) => {
    if (role === 'title' || role === 'subhead') return [];
    return [...text.slice(span.start, span.end).matchAll(NAME)]
      .map((match) => nameOf(text, span.start + match.index, match[0], match.groups?.['head'] ?? '', part))
      .filter((one) => one !== null);
  });
}

interface Cluster {
  readonly family: string;
  readonly names: Found[];
}

/** Names of one family belong together unless both carry words of their own that share none. */
function clusterNames(names: readonly Found[]): readonly Cluster[] {
  const clusters: Cluster[] = [];
  for (const one of names) {
    const fits = clusters.findLast((cluster) => {
      const named =
        one.family === 'guarantees' && cluster.names.some(({ name }) => /guarantee|assurance/i.test(name.text));
      if (cluster.family !== one.family && !named && !(one.family === 'mechanism' && one.modifiers.size === 0))
        return false;
      if (one.modifiers.size === 0) return true;
      const own = cluster.names.flatMap(({ modifiers }) => [...modifiers]);
      return own.length === 0 || own.some((word) => one.modifiers.has(word)) || one.family !== 'agreement';
    });
    if (fits !== undefined) fits.names.push(one);
    else clusters.push({ family: one.family, names: [one] });
  }
  return clusters;
}

const unique = (spans: readonly TextSpan[]): readonly TextSpan[] =>
  spans.filter(
    (span, index) => spans.findIndex((other) => other.start === span.start && other.end === span.end) === index,
  );
const FIELDS = [
  'members_stated',
  'decision_rule',
  'trigger',
  'preconditions',
  'exclusions',
  'commitments',
  'deadlines',
  'duration',
] as const;

const SIGNS =
  /\b(?:signed|initial(?:l?ed)|concluded|guarantors? (?:are|is|include)|parties (?:are|include)|members (?:are|include)|are among them|(?:reached|agreed|signed|concluded)[^.;]{0,40} between|pact between|treaty between|signatories are|pledges all)\b/i;

const TAKES_PART = /\b(?:if|that|where|when|once) [^.;]{4,160}? (?:take part|participate)\b/i;

const within = (span: Span, outer: Span): boolean => span.start >= outer.start && span.end <= outer.end;

/** States listed in a sentence that says who signs or who the members are; seats and adjectives are not such lists. */
function membersIn(text: string, { span, mentions }: Part): readonly TextSpan[] {
  const words = text.slice(span.start, span.end);
  const taking = TAKES_PART.exec(words);
  const match = SIGNS.exec(words) ?? taking;
  if (match === null) return [];
  const before = match === taking ? span.start + match.index + match[0].length : span.end;
  const after =
    match === taking || (/between|(?:are|is|include)$/.test(match[0]) && !match[0].includes('among'))
      ? span.start + match.index
      : span.start;
  const seen = new Set<string>();
  const states = mentions
    .flatMap((one) => [one, ...(one.inner ?? [])])
    .filter(
      (one) =>
        one.start >= after &&
        one.end <= before &&
        (one.kind === 'state' || one.kind === 'organisation') &&
        one.pronoun !== true,
    )
    .filter(
      (one) => one.demonym !== true && namedActor(one.text)?.by !== 'seat' && !seen.has(one.id) && seen.add(one.id),
    );
  return states.length < 2 ? [] : states.map(({ start, end, text: name }) => ({ start, end, text: name }));
}

/** Whom a draft names as its guarantors or parties, in the body or else in its title: 'Treaty … between A and B'. */
function draftMembers(
  text: string,
  parts: readonly Part[],
  draft: DraftText,
  title: TextSpan | null,
): readonly TextSpan[] {
  const lists = partyLists(text, draft);
  const guarantors = lists.filter((list) => list.guarantors);
  const between =
    title === null
      ? -1
      : title.text.search(/\b(?:between|among|by the \p{L}+s of|of the (?:Governments|Presidents|Ministers) of)\b/iu);
  const head = title === null || between === -1 ? [] : [{ start: title.start + between, end: title.end }];
  const seen = new Set<string>();
  const namedIn = (spans: readonly Span[]): readonly TextSpan[] =>
    parts
      .flatMap(({ mentions }) => mentions.flatMap((one) => [one, ...(one.inner ?? [])]))
      .filter(
        (one) =>
          spans.some((span) => within(one, span)) &&
          /^(?:state|organisation)$/.test(one.kind) &&
          one.pronoun !== true &&
          !/\bpart(?:y|ies)\b/i.test(one.text) &&
          !seen.has(one.id) &&
          seen.add(one.id),
      )
      .map(({ start, end, text: name }) => ({ start, end, text: name }));
  const listed = namedIn(guarantors.length > 0 ? guarantors : lists);
  const titled = listed.length > 0 ? listed : namedIn(head);
  const opening = titled.length > 0 ? titled : namedIn(preambleParties(text, draft.lines));
  return listed.length > 0 || opening.length > 1 ? opening : [];
}

export interface Arranged {
  readonly arrangements: readonly ArrangementMention[];
  readonly provisions: readonly Provision[];
  readonly brackets: readonly Bracket[];
}

interface Placed extends ProvisionFound {
  readonly part: number;
}

function labelOf(words: string): string {
  const plain = words
    .replace(/\s+/g, ' ')
    .replace(/[[\]“”"]/g, '')
    .trim();
  return plain.length <= 90 ? plain : `${plain.slice(0, 87).replace(/ \S*$/, '')} …`;
}

/** The cluster a provision belongs to: named in its sentence, else the last named before in the neighbourhood, else the main one. */
function ownerOf(clusters: readonly Cluster[], main: Cluster, part: number): Cluster {
  const at = (index: number): Cluster | undefined =>
    clusters.find((cluster) => cluster.names.some((one) => one.part === index));
  return at(part) ?? at(part - 1) ?? at(part - 2) ?? main;
}

const TELLING = [
  'unanimity',
  'consensus',
  'majority',
  'quota',
  'reversed vote',
  'veto',
  'no vote',
  'silence',
  'own judgement',
  'vote',
];

/** What guarantees are about, before what disputes and access are about. */
const ATTACK = /\b(?:attack|aggression|violation|invasion|invaded|hostilities|incursion)/i;

/** How far down a rule stands: rules on ending, joining or changing the arrangement come after those on acting under it. */
function weightOf(one: Placed, own: readonly Placed[]): number {
  const ends = own.some(
    (other) =>
      other.part === one.part &&
      (other.kind === 'duration' || (other.kind === 'precondition' && within(other.evidence, one.evidence))),
  );
  const joins =
    /\b(?:invited|acced\p{L}+|accession|join(?:s|ed|ing)?\b|admi(?:t|ssion)\p{L}*|amend\p{L}*|revis\p{L}+|new members?|suspen\p{L}+|expel\p{L}*|expulsion|exten(?:d|sion)\p{L}*|renew\p{L}*|terminat\p{L}+|dissol\p{L}+|elect\p{L}*|appoint\p{L}*|ratif\p{L}+)\b/iu.test(
      one.evidence.text,
    );
  const decides = /\b(?:decid\p{L}+|decisions?|determin\p{L}+|acts?|adopt\p{L}*|vot(?:e|es|ing)|suffices?)\b/iu.test(
    one.evidence.text,
  );
  return TELLING.indexOf(one.rule ?? '') + (ends || joins ? 20 : 0) + (decides ? 0 : 5);
}

function fill(
  id: string,
  cluster: Cluster,
  own: readonly Placed[],
  members: readonly TextSpan[],
  bracketed: readonly TextSpan[],
  open: readonly TextSpan[],
  whole: TextSpan | null,
): ArrangementMention {
  const of = (kind: Placed['kind']): readonly TextSpan[] =>
    unique(own.filter((one) => one.kind === kind).map(({ evidence }) => evidence));
  const rules = own.filter((one) => one.kind === 'decision_rule' && one.rule !== 'quorum');
  const best = rules.toSorted((a, b) => weightOf(a, own) - weightOf(b, own) || a.evidence.start - b.evidence.start)[0];
  const named = cluster.names.toSorted((a, b) => b.modifiers.size - a.modifiers.size || a.name.start - b.name.start)[0]
    ?.name;
  const fields = {
    members_stated: unique(members),
    decision_rule: best?.evidence ?? null,
    trigger: of('trigger').find(({ text }) => ATTACK.test(text)) ?? of('trigger')[0] ?? null,
    preconditions: of('precondition'),
    exclusions: of('exclusion'),
    commitments: of('commitment'),
    deadlines: of('deadline'),
    duration:
      of('duration').find(({ text }) => /\b(?:force|period|term|concluded|valid)\b/i.test(text)) ??
      of('duration')[0] ??
      null,
  };
  const unspecified = FIELDS.filter((field) => {
    const value = fields[field];
    return value === null || (Array.isArray(value) && value.length === 0);
  });
  return {
    id,
    name: whole ?? named ?? { start: 0, end: 0, text: '' },
    mentions: cluster.names.map(({ name }) => name),
    ...fields,
    members_bracketed: bracketed,
    open,
    unspecified,
  };
}

function placedProvisions(text: string, parts: readonly Part[], draft: DraftText | null): readonly Placed[] {
  return parts.flatMap(({ span, role }, part) => {
    if (role === 'title' || role === 'subhead' || saysOpen(text.slice(span.start, span.end))) return [];
    if (draft !== null && [...draft.notes.values()].some((note) => within(span, note))) return [];
    return provisionsIn(text, span, draft !== null).map((one) => ({ ...one, part }));
  });
}

/** 'Each Party shall:' and the items below it: what each item asks is owed, or forbidden. */
function listedDuties(text: string, parts: readonly Part[], draft: DraftText | null): readonly Placed[] {
  if (draft === null) return [];
  return draft.places.flatMap((place, index) => {
    const lead = /\b(?:shall|undertakes?(?: to)?|agrees? to|commits? to)( not)?:\s*$/.exec(
      text.slice(place.start, place.end),
    );
    if (lead === null) return [];
    const kind = lead[1] === undefined ? 'commitment' : 'exclusion';
    return itemsBelow(text, draft.places, index).flatMap((item) => {
      const words = text.slice(item.body, item.end).replace(/[;,.]?(?: and| or)?[;,.]?\s*$/, '');
      const part = parts.findIndex(({ span }) => span.start >= item.start && span.start < item.end);
      if (words.length < 4 || part === -1) return [];
      const evidence = { start: item.body, end: item.body + words.length, text: words };
      return [{ kind, rule: null, evidence, part } as const];
    });
  });
}

/** The arrangements of a page, or the one arrangement of a draft. */
export function findArrangements(
  text: string,
  parts: readonly Part[],
  draft: DraftText | null,
  title: TextSpan | null,
): Arranged {
  const names = namesIn(text, parts);
  const clusters: readonly Cluster[] =
    draft !== null ? [{ family: 'agreement', names: [...names] }] : clusterNames(names);
  const main = clusters.toSorted((a, b) => b.names.length - a.names.length)[0];
  const found = [...placedProvisions(text, parts, draft), ...listedDuties(text, parts, draft)];
  if (main === undefined || found.length === 0)
    return { arrangements: [], provisions: numbered(found, new Map(), draft), brackets: [] };
  const owners = new Map(found.map((one) => [one, ownerOf(clusters, main, one.part)]));
  const opens = parts.filter(({ span, role }) => role !== 'title' && saysOpen(text.slice(span.start, span.end)));
  const ids = new Map<Cluster, string>();
  const arrangements: ArrangementMention[] = [];
  for (const cluster of clusters) {
    const own = found.filter((one) => owners.get(one) === cluster);
    if (own.length === 0) continue;
    const id = `A${arrangements.length + 1}`;
    ids.set(cluster, id);
    const near = new Set(
      draft !== null
        ? parts.map((_, index) => index)
        : [...cluster.names.map(({ part }) => part), ...own.map(({ part }) => part)],
    );
    const declared = draft === null ? [] : draftMembers(text, parts, draft, draft.name ?? title);
    const listed =
      declared.length > 0 ? declared : parts.flatMap((part, index) => (near.has(index) ? membersIn(text, part) : []));
    const boxed = (span: TextSpan): boolean => draft?.brackets.some((bracket) => within(span, bracket)) ?? false;
    const notes = draft === null ? [] : [...draft.notes.values()];
    const members = listed.filter((span) => !boxed(span) && !notes.some((note) => within(span, note)));
    const open =
      cluster === main
        ? opens.map(({ span }) => ({ start: span.start, end: span.end, text: text.slice(span.start, span.end) }))
        : [];
    const whole = draft === null ? null : (draft.name ?? title);
    arrangements.push(fill(id, cluster, own, members, listed.filter(boxed), open, whole));
  }
  return {
    arrangements,
    provisions: numbered(found, new Map(found.map((one) => [one, ids.get(owners.get(one) ?? main) ?? null])), draft),
    brackets: [],
  };
}

function numbered(
  found: readonly Placed[],
  owners: ReadonlyMap<Placed, string | null>,
  draft: DraftText | null,
): readonly Provision[] {
  const once = found.filter(
    (one, index) =>
      found.findIndex((other) => other.kind === one.kind && other.evidence.start === one.evidence.start) === index,
  );
  return once.map((one, index) => ({
    id: `p${String(index + 1).padStart(2, '0')}`,
    kind: one.kind,
    rule: one.rule,
    label: labelOf(one.evidence.text),
    evidence: one.evidence,
    arrangement: owners.get(one) ?? null,
    place: draft?.places.find((place) => within(one.evidence, place))?.name ?? null,
  }));
}
