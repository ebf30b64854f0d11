// An arrangement file from what a page says about an arrangement, and nothing that it does not say. Every value carries the
// range of the words it rests on; everything else is `unspecified`. Words that fit no field stay as notes with their range.
import { stringify } from 'yaml';
import type { ArrangementMention, DocumentReading, TextSpan } from '../documents/index.ts';

export interface ArrangementDraft {
  readonly id: string;
  /** The file: YAML that `parseArrangement` reads. */
  readonly yaml: string;
  /** What was found and fits no field, in words, with its range. */
  readonly notes: readonly string[];
  /** Fields of the format that the page leaves open. */
  readonly unspecified: readonly string[];
}

const SOURCE = 'page';
const GROUP = 'members';
const cite = ({ start, end }: TextSpan): string => `${SOURCE}@${start}-${end}`;
const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim() || '–';

function slug(words: string): string {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const id = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^(?:the|an|a)-|^-+|-+$/g, '')
    .slice(0, 48);
  return id.replace(/^-+|-+$/g, '') || 'arrangement';
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(
  ' ',
);
const countOf = (word: string): number => (/^\d+$/.test(word) ? Number(word) : NUMBERS.indexOf(word.toLowerCase()));

/** One sentence of the rule language, or two when the words have two usual readings; `null` when they say no rule. */
function readRule(words: string): string | { readonly oneOf: readonly string[] } | null {
  if (/\bunanim(?:ous|ity)/i.test(words) || /\b(?:approval|agreement|consent) of (?:all|every|each)\b/i.test(words))
    return `all of ${GROUP} for`;
  if (/\bconsensus\b|\bno \w+ objects?\b/i.test(words)) return `none of ${GROUP} against`;
  const share = /\b(two|three|four)[- ](thirds?|quarters?|fifths?)\b/i.exec(words);
  if (share !== null) {
    const below = { t: 3, q: 4, f: 5 }[share[2]?.[0]?.toLowerCase() ?? ''] ?? 3;
    return `at least ${countOf(share[1] ?? '')}/${below} of ${GROUP} for`;
  }
  const votes = /\b(\d{1,3}|[a-z]+) of the (\d{1,3}|[a-z]+) (?:votes|members|states)\b/i.exec(words);
  const least = countOf(votes?.[1] ?? '');
  if (votes !== null && least > 0) return `at least ${least} of ${GROUP} for`;
  if (!/\bmajority\b/i.test(words)) return null;
  return { oneOf: [`more than 1/2 of ${GROUP} for`, `more for than against in ${GROUP}`] };
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\btroops?\b|\bboots on the ground\b|\bcontingents?\b|\bpeacekeepers?\b/i, 'troops'],
  [/\bair[- ]defen[cs]e\b/i, 'air-defence'],
  [/\bno-fly\b/i, 'no-fly-zone'],
  [/\bintelligence\b/i, 'intelligence'],
  [/\btrain(?:s|ing)\b/i, 'training'],
  [
    /\bweapons?\b|\barms\b(?! (?:control|limits?))|\bammunition\b|\bmilitary (?:aid|assistance|support)\b/i,
    'military-aid',
  ],
  [/\bsanctions?\b/i, 'sanctions'],
  [/\bmonitor(?:s|ing|ed)?\b|\bobservers?\b|\binspect(?:ion|or)s?\b/i, 'monitoring'],
  [/\bconsult(?:s|ations?)?\b/i, 'consult'],
  [/\bfunds?\b|\bloans?\b|\bbillions?\b/i, 'funds'],
  [/\bcome to the (?:aid|defen[cs]e) of\b|\bassist(?:ance)?\b|\bdefend\b/i, 'defence'],
];

interface Member {
  readonly id: string;
  readonly name: string;
  readonly span: TextSpan;
}

function membersOf(reading: DocumentReading, mention: ArrangementMention): readonly Member[] {
  const found = new Map<string, Member>();
  for (const span of mention.members_stated) {
    const actor = reading.actors.find(({ mentions }) =>
      mentions.some(({ start, end }) => start === span.start && end === span.end),
    );
    const id = (actor?.id ?? slug(span.text).toUpperCase()).replace(/[^A-Za-z0-9_-]+/g, '_');
    if (!found.has(id)) found.set(id, { id, name: actor?.name ?? oneLine(span.text), span });
  }
  return [...found.values()];
}

/** Members are the group only where the text does not say that there are others. */
function groupOf(reading: DocumentReading, members: readonly Member[], least: number): unknown {
  const [first] = members;
  if (first === undefined) return { members: 'unspecified' };
  const before = reading.text.slice(Math.max(0, first.span.start - 40), first.span.start);
  const partial = /\b(?:includ\w+|such as|among them|like|even)\b[^.;]*$/i.test(before) || members.length < least;
  const names = members.map(({ name }) => name).join(', ');
  return {
    members: partial ? 'unspecified' : members.map(({ id }) => id),
    basis: 'reported',
    cite: members.length === 1 ? cite(first.span) : members.map(({ span }) => cite(span)),
    note: partial
      ? `the page names ${names} and says or implies that there are others`
      : `the page names these; that there are no others is not said`,
  };
}

function stageOf(mention: ArrangementMention, rule: ReturnType<typeof readRule>): unknown {
  const words = mention.decision_rule;
  return {
    id: 'decide',
    ...(mention.trigger === null ? {} : { opens: 'event' }),
    rule: rule ?? 'unspecified',
    within: 'unspecified',
    silence: 'unspecified',
    ...(words === null
      ? {}
      : {
          basis: 'reported',
          cite: cite(words),
          note: `${rule === null ? 'no rule could be read from' : 'read from'}: ${oneLine(words.text)}`,
        }),
  };
}

const note = (what: string, span: TextSpan): string => `${what}: ${oneLine(span.text)} (${cite(span)})`;

function commitmentsOf(mention: ArrangementMention): {
  readonly written: readonly unknown[];
  readonly notes: readonly string[];
} {
  const notes: string[] = [];
  const written = mention.commitments.flatMap((span): readonly unknown[] => {
    const kind = KINDS.filter(([pattern]) => pattern.test(span.text)).map(([, name]) => name);
    if (kind.length === 0) {
      notes.push(note('a commitment of no kind that is known', span));
      return [];
    }
    const words = oneLine(span.text);
    const open = { by: 'unspecified', to: 'unspecified', kind, force: 'unspecified' };
    return [{ ...open, basis: 'reported', cite: cite(span), note: `read from: ${words}` }];
  });
  return { written, notes };
}

const EXIT = ['withdrawal', 'notice', 'amendment', 'accession', 'duration', 'entryIntoForce'] as const;

function leastOf(rule: ReturnType<typeof readRule>): number {
  return typeof rule === 'string' ? Number(/^at least (\d+) of/.exec(rule)?.[1] ?? 0) : 0;
}

/** Ranges that the mention has and the format has no field for. */
function leftOver(mention: ArrangementMention): readonly string[] {
  const requires = mention.trigger === null ? mention.preconditions : [];
  return [
    ...requires.map((span) => note('precondition', span)),
    ...mention.exclusions.map((span) => note('exclusion', span)),
  ];
}

function sourceOf({ metadata, sha256 }: DocumentReading): unknown {
  const date = metadata.published?.value ?? null;
  return {
    title: oneLine(metadata.title ?? metadata.name ?? 'a page'),
    ...(date !== null && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(date) ? { date } : {}),
    sha256,
  };
}

/**
 * One mentioned arrangement of a reading → an arrangement file. It loads, and has no finding of tier error; what the page
 * leaves open shows as gaps. Cost: linear in the mention and the actors.
 */
export function draftArrangement(reading: DocumentReading, mention: ArrangementMention): ArrangementDraft {
  const id = slug(mention.name.text);
  const members = membersOf(reading, mention);
  const rule = mention.decision_rule === null ? null : readRule(mention.decision_rule.text);
  const commitments = commitmentsOf(mention);
  const notes = [...leftOver(mention), ...commitments.notes];
  const { trigger, preconditions } = mention;
  const event =
    trigger === null
      ? null
      : { event: oneLine(trigger.text), determinedBy: 'unspecified', basis: 'reported', cite: cite(trigger) };
  const requires = preconditions.map(({ text }) => oneLine(text));
  const tree = {
    casus: 1,
    id,
    title: oneLine(mention.name.text),
    status: 'draft',
    basis: 'reported',
    cite: cite(mention.name),
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
    sources: { [SOURCE]: sourceOf(reading) },
    ...(members.length === 0
      ? {}
      : {
          parties: Object.fromEntries(
            members.map(({ id: party, name, span }) => [party, { name: oneLine(name), cite: cite(span) }]),
          ),
        }),
    groups: { [GROUP]: groupOf(reading, members, leastOf(rule)) },
    ...(event === null ? {} : { triggers: { event: { ...event, ...(requires.length === 0 ? {} : { requires }) } } }),
    procedures: { activate: { body: GROUP, stages: [stageOf(mention, rule)] } },
    ...(commitments.written.length === 0 ? {} : { commitments: commitments.written }),
    exit: Object.fromEntries(EXIT.map((field) => [field, 'unspecified'])),
  };
  const head = `# Drafted from ${oneLine(reading.metadata.name ?? 'a page')}: each value rests on the words at the range that its cite names.\n# 'unspecified' is what the page does not say. Nothing here is confirmed: read it against the page.\n`;
  const unspecified = [
    ...mention.unspecified,
    ...(mention.decision_rule !== null && rule === null ? ['decision_rule'] : []),
    'within',
    'silence',
    ...EXIT.map((field) => `exit.${field}`),
  ];
  return { id, yaml: `${head}${stringify(tree, { lineWidth: 0 })}`, notes, unspecified };
}

/** The mention of which the page says most; the first of equals. */
export function mostStated(mentions: readonly ArrangementMention[]): ArrangementMention | undefined {
  return mentions.toSorted((a, b) => a.unspecified.length - b.unspecified.length)[0];
}
