// A first arrangement file from what a document says: every value carries the place of its words, what the document does
// not say is `unspecified`, and words that fit no field are listed at the end instead of being bent into one.
import { stringify } from 'yaml';
import type { Span } from '../basics/index.ts';
import type { ArrangementMention, Bracket, DocumentReading, Provision, TextSpan } from '../documents/index.ts';
import { commitmentKinds, durationOf, quorumOf, ruleOf, saysMore } from './draft-wording.ts';

export interface DraftedArrangement {
  /** The file. */
  readonly yaml: string;
  /** The same as data. */
  readonly arrangement: Readonly<Record<string, unknown>>;
  /** Found in the document, with no place in the file. */
  readonly notPlaced: readonly TextSpan[];
}

type Leaf = Readonly<Record<string, unknown>> | string;
type Node = Readonly<Record<string, unknown>>;

const asId = (words: string): string => {
  const whole = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  // Whole words, as many as fit.
  return (
    (whole.length <= 60
      ? whole
      : whole
          .slice(0, 61)
          .replace(/-[^-]*$/, '')
          .slice(0, 60)) || 'draft'
  );
};

const plain = (words: string): string => words.replace(/\s+/g, ' ').trim();
const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
/** Without what stands behind a dash, a colon or a bracket, if enough is left. */
const shortName = (title: string): string => {
  const head = title.split(/ [–—-] | ?[(:|]/)[0] ?? title;
  return head.split(' ').length >= 3 ? head : title;
};
const named = (words: string): string => {
  const bare = plain(words)
    .replace(/[,;:]+$/, '')
    .replace(/^(?:the|an?|this|that|its|their|such) /i, '');
  return `${bare.slice(0, 1).toUpperCase()}${bare.slice(1)}`;
};

interface Work {
  readonly reading: DocumentReading;
  readonly mention: ArrangementMention;
  readonly own: readonly Provision[];
  readonly basis: 'draft' | 'reported';
  readonly group: string;
  /** Ids of parties named by the file so far, with their place. */
  readonly parties: Map<string, Node>;
  readonly placed: Set<Provision>;
  readonly leaves: Set<Bracket>;
}

/** 'page#3.2@690-813': the numbers of the place, where the document has them, and the words. */
function citeOf({ own }: Work, span: TextSpan): string {
  const place = own.find((one) => one.place !== null && within(span, one.evidence))?.place ?? null;
  const numbers = (place ?? '')
    .replace(/\b(?:Article|Section|Clause|Chapter|Rule|Annex|paragraph)\b/g, '')
    .match(/[A-Za-z0-9]+/g);
  return `page${numbers === null ? '' : `#${numbers.join('.')}`}@${span.start}-${span.end}`;
}

function actorAt({ reading }: Work, span: TextSpan): { readonly id: string; readonly name: string } | undefined {
  return reading.actors.find(({ mentions }) => mentions.some(({ start }) => start === span.start));
}

const actorId = (work: Work, span: TextSpan): string => asId(actorAt(work, span)?.id ?? span.text);

function putParty(work: Work, span: TextSpan, roles: readonly string[] = []): string {
  const id = actorId(work, span);
  const known = work.parties.get(id);
  if (known === undefined || roles.length > 0)
    work.parties.set(id, {
      name: actorAt(work, span)?.name ?? span.text,
      ...(roles.length === 0 ? {} : { roles }),
      cite: citeOf(work, span),
    });
  return id;
}

const FAVOURS = /^(?:demands|supports|accepts)$/;

/** Who wants an option of a bracket. */
function favouring(work: Work, option: TextSpan): readonly string[] {
  const { reading } = work;
  const provision = reading.provisions.find(
    ({ kind, evidence }) => kind === 'bracket' && evidence.start === option.start && evidence.end === option.end,
  );
  if (provision === undefined) return [];
  return [
    ...new Set(
      reading.statements
        .filter((one) => one.provision === provision.id && FAVOURS.test(one.stance) && one.condition === null)
        .flatMap((one) => [one.actor, ...one.with].map((id) => partyOf(work, id)).filter((id) => id !== null)),
    ),
  ];
}

function partyOf(work: Work, actor: string): string | null {
  const span = work.reading.actors.find(({ id }) => id === actor)?.mentions[0];
  return span === undefined ? null : putParty(work, span);
}

/** Bracketed alternatives inside the words, each with who wants it; `null` unless each can be read. */
function alternatives(work: Work, span: TextSpan, readOne: (words: string) => string | null): Leaf | null {
  const bracket = work.reading.brackets.find(
    (one) =>
      one.state === 'oneOf' &&
      one.start < span.end &&
      one.end > span.start &&
      one.options.every((option) => readOne(option.text) !== null),
  );
  if (bracket === undefined) return null;
  work.leaves.add(bracket);
  const options = bracket.options.map((option) => ({
    option,
    value: readOne(option.text) ?? '',
    by: favouring(work, option),
  }));
  const values = new Set(options.map(({ value }) => value));
  if (values.size === options.length && options.every(({ by, option }) => by.length === 0 && !saysMore(option.text)))
    return { oneOf: options.map(({ value }) => value) };
  return {
    disputed: Object.fromEntries(
      options.map(({ option, value, by }, index) => [
        `option-${index + 1}`,
        {
          ...(by.length === 0 ? {} : { by }),
          value,
          cite: citeOf(work, option),
          ...(saysMore(option.text) ? { note: plain(option.text) } : {}),
        },
      ]),
    ),
  };
}

function groupOf(work: Work): Node {
  const { members_stated: stated, members_bracketed: bracketed } = work.mention;
  return {
    members: stated.length === 0 ? 'unspecified' : stated.map((span) => actorId(work, span)),
    ...(bracketed.length === 0
      ? {}
      : {
          maybe: bracketed.map((span) => actorId(work, span)),
          note: 'the names under maybe stand in square brackets',
        }),
    basis: work.basis,
    ...(stated[0] === undefined ? {} : { cite: citeOf(work, stated[0]) }),
  };
}

const articleOf = (place: string | null): string | null => place?.split(/, paragraph| \(/)[0] ?? null;
const sameArticle = (a: Provision, b: Provision): boolean =>
  a.place !== null && articleOf(a.place)?.split('.')[0] === articleOf(b.place)?.split('.')[0];

const FAILING =
  /^(?:where|if|when|failing|should|in the absence of)\b[^,]{0,60}?\b(?:consensus|unanimity|agreement|majority)\b/i;

interface Steps {
  readonly rule: Provision;
  readonly near: (one: Provision) => boolean;
}

/** Whether the sentence of a deadline is about deciding, and not about meeting or being told. */
function isForDeciding(text: string, { start, end }: TextSpan): boolean {
  const before = text.slice(Math.max(0, start - 240), start);
  const sentence = `${before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1)}${text.slice(start, end)}`;
  return (
    /\b(?:decid|decision|determin|votes?\b|voting|consensus|unanimity|adopt)/i.test(sentence) &&
    !/\b(?:meets?|meeting|convened?|consult\w*|inform|notif\w*)\b/i.test(
      before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1),
    )
  );
}

function withinOf(work: Work, { rule, near }: Steps): Leaf {
  const silent = work.own.filter((one) => one.rule === 'silence');
  const deadlines = work.own.filter(
    (one) =>
      one.kind === 'deadline' &&
      near(one) &&
      !silent.some(({ evidence }) => within(one.evidence, evidence)) &&
      !/\bnotice\b/i.test(one.evidence.text),
  );
  const deadline =
    deadlines.find((one) => within(one.evidence, rule.evidence)) ??
    deadlines.find((one) => isForDeciding(work.reading.text, one.evidence));
  if (deadline === undefined) return 'unspecified';
  const read = alternatives(work, deadline.evidence, durationOf) ?? durationOf(deadline.evidence.text);
  if (read === null) return 'unspecified';
  work.placed.add(deadline);
  return typeof read === 'string' ? { value: read, cite: citeOf(work, deadline.evidence) } : read;
}

/** What decides when the first rule brings nothing: 'Where consensus cannot be reached, the Council decides by …'. */
function fallbackOf(work: Work, rule: Provision): Provision | undefined {
  return work.own.find(
    (one) =>
      one !== rule &&
      one.kind === 'decision_rule' &&
      FAILING.test(one.evidence.text) &&
      one.evidence.start > rule.evidence.start &&
      (sameArticle(one, rule) || one.evidence.start - rule.evidence.end < 200) &&
      fallbackRule(work, one) !== null,
  );
}

const fallbackRule = ({ group }: Work, { evidence: { text } }: Provision): string | null =>
  ruleOf(text.slice(FAILING.exec(text)?.[0].length ?? 0), group);

function fallbackProcedure(work: Work, one: Provision): Node {
  work.placed.add(one);
  const rule = fallbackRule(work, one) ?? 'unspecified';
  const stage = { id: 'decide', rule, within: 'unspecified', silence: 'unspecified', cite: citeOf(work, one.evidence) };
  return { title: plain(one.evidence.text), body: work.group, stages: [stage] };
}

function stageOf(work: Work, rule: Provision, fallback: Provision | undefined): Node {
  const read = (words: string): string | null => ruleOf(words, work.group);
  const near = (one: Provision): boolean => within(one.evidence, rule.evidence) || sameArticle(one, rule);
  const written = alternatives(work, rule.evidence, read) ?? read(rule.evidence.text);
  if (written !== null) work.placed.add(rule);
  return {
    id: 'decide',
    ...(work.mention.trigger === null ? {} : { opens: 'case' }),
    rule: written ?? 'unspecified',
    within: withinOf(work, { rule, near }),
    silence: 'unspecified',
    ...(fallback === undefined ? {} : { onRejected: { go: 'fallback' }, onExpired: { go: 'fallback' } }),
    cite: citeOf(work, rule.evidence),
    ...(typeof written === 'string' && saysMore(rule.evidence.text) ? { note: plain(rule.evidence.text) } : {}),
  };
}

/** 'A party to the hostilities shall not vote': who; whether it still counts among the voters is seldom said. */
function recusalOf(work: Work): Node | undefined {
  const one = work.own.find(
    ({ rule, evidence }) =>
      rule === 'no vote' &&
      !work.reading.brackets.some((bracket) => within(bracket, evidence)) &&
      /\bvote\b/i.test(evidence.text),
  );
  const who = /^(?:(?:the|an?|any|no) )?(.{3,120}?) (?:shall|may|does|do|must|has|have) (?:not |no )/i.exec(
    one?.evidence.text ?? '',
  );
  if (one === undefined || who?.[1] === undefined || /^(?:it|they|he|she)$/i.test(who[1])) return undefined;
  work.placed.add(one);
  return { who: plain(who[1]), as: 'unspecified', cite: citeOf(work, one.evidence) };
}

function ruleProvision(work: Work): Provision | undefined {
  const { decision_rule: span } = work.mention;
  if (span === null) return undefined;
  const inBracket = work.own.find(
    (one) =>
      one.kind === 'decision_rule' &&
      work.reading.brackets.some(
        (bracket) =>
          bracket.state === 'oneOf' &&
          within(bracket, one.evidence) &&
          bracket.options.every((option) => ruleOf(option.text, work.group) !== null),
      ),
  );
  return inBracket ?? work.own.find((one) => one.kind === 'decision_rule' && one.evidence.start === span.start);
}

/** A text that is adopted unless somebody objects in time. */
function silenceOf(work: Work): Node | undefined {
  const one = work.own.find(
    ({ rule, evidence }) =>
      rule === 'silence' &&
      /\b(?:object|silence|deemed|considered)/i.test(evidence.text) &&
      !/\breservation/i.test(evidence.text),
  );
  if (one === undefined) return undefined;
  const deadlines = work.own.filter(({ kind }) => kind === 'deadline');
  // 'Participants have 72 hours to object; silence is taken as approval.'
  const deadline =
    deadlines.find(({ evidence }) => within(evidence, one.evidence)) ??
    deadlines.find(
      ({ evidence, place }) =>
        place === one.place && evidence.end < one.evidence.start && one.evidence.start - evidence.end < 60,
    );
  const lasts = deadline === undefined ? null : durationOf(deadline.evidence.text);
  work.placed.add(one);
  if (deadline !== undefined) work.placed.add(deadline);
  return {
    title: 'Silence procedure',
    body: work.group,
    stages: [
      {
        id: 'silence',
        rule: `none of ${work.group} against`,
        within: lasts ?? 'unspecified',
        silence: 'for',
        cite: citeOf(work, one.evidence),
      },
    ],
  };
}

function proceduresOf(work: Work): Node | undefined {
  const rule = ruleProvision(work);
  const silence = rule?.rule === 'silence' ? undefined : silenceOf(work);
  const decide = rule === undefined ? undefined : rule.rule === 'silence' ? silenceOf(work) : undefined;
  const quorum = work.own.find((one) => one.rule === 'quorum');
  const present = quorum === undefined ? null : quorumOf(quorum.evidence.text, work.group);
  if (rule === undefined && silence === undefined) return undefined;
  if (quorum !== undefined && present !== null && rule !== undefined) work.placed.add(quorum);
  const recuse = rule === undefined ? undefined : recusalOf(work);
  const fallback = rule === undefined || decide !== undefined ? undefined : fallbackOf(work, rule);
  return {
    ...(rule === undefined
      ? {}
      : {
          decide: decide ?? {
            body: work.group,
            ...(recuse === undefined ? {} : { recuse }),
            ...(present === null ? {} : { quorum: present }),
            stages: [stageOf(work, rule, fallback)],
          },
        }),
    ...(fallback === undefined ? {} : { fallback: fallbackProcedure(work, fallback) }),
    ...(silence === undefined ? {} : { silence }),
  };
}

/** Exclusions of what is owed; one about votes is another matter. */
const excepts = ({ text }: TextSpan): boolean =>
  /oblig|except|exclud|not apply|not extend|exempt|no such promise|bound only/i.test(text);

/** To whom help is owed: words of the commitment, else whom the document calls the beneficiary. */
function owedTo(work: Work, { text }: TextSpan): string {
  const aided = /\bto the aid of (the (?:\p{L}+ ){0,3}(?:attacked|concerned|affected)|\p{Lu}\p{L}+)/u.exec(text)?.[1];
  if (aided !== undefined) return aided;
  for (const actor of work.reading.actors)
    for (const mention of actor.mentions)
      if (/^ (?:is|shall be) the beneficiary\b/.test(work.reading.text.slice(mention.end, mention.end + 30)))
        return putParty(work, mention, ['beneficiary']);
  return 'unspecified';
}

function commitmentsOf(work: Work, decides: boolean): readonly Node[] {
  let count = 0;
  return work.own
    .filter(({ kind }) => kind === 'commitment')
    .flatMap((one) => {
      const { evidence: span } = one;
      const kinds = commitmentKinds(span.text);
      if (kinds.length === 0) return [];
      work.placed.add(one);
      count += 1;
      const excluded =
        count === 1 ? work.own.filter(({ kind, evidence }) => kind === 'exclusion' && excepts(evidence)) : [];
      for (const other of excluded) work.placed.add(other);
      const after =
        decides && /\b(?:up)?on (?:a|the|such a) decision\b|\bfollowing (?:a|the|such a) decision\b/i.test(span.text);
      return [
        {
          id: `c${count}`,
          by: `each-of ${work.group}`,
          to: owedTo(work, span),
          kind: kinds,
          ...(after ? { after: 'decide' } : {}),
          force: 'unspecified',
          ...(excluded.length === 0 ? {} : { except: excluded.map(({ evidence }) => plain(evidence.text)) }),
          basis: work.basis,
          note: plain(span.text),
          cite: citeOf(work, span),
        },
      ];
    });
}

/** Who may leave, and with what notice, tells nothing of how long the arrangement lasts. */
const LEAVING =
  /\b(?:notice|withdraw|denounce|leave|quit|renounced?|terminated?|be ended|notifying|notification|ceases? to be in force)\b/i;
const JOINING = /\b(?:acced\p{L}*|accession|admi(?:t|ssion)\p{L}*|join|membership|invited)\b/iu;

function exitOf(work: Work): Node | undefined {
  const { own, group } = work;
  const leaf = (one: Provision | undefined, value: string | null | undefined): Node | null => {
    if (one === undefined || value === null || value === undefined) return null;
    work.placed.add(one);
    return { value, cite: citeOf(work, one.evidence) };
  };
  const terms = own.filter(({ kind }) => kind === 'duration');
  const leaves = terms.filter(({ evidence }) => LEAVING.test(evidence.text));
  const leaving = leaves.find(({ evidence }) => durationOf(evidence.text) !== null) ?? leaves[0];
  const lasting = terms.find(
    (one) =>
      !leaves.includes(one) && durationOf(one.evidence.text) !== null && !/^(?:renew|extend)/i.test(one.evidence.text),
  );
  const conditions = own.filter(({ kind }) => kind === 'precondition');
  const entry =
    conditions.find(({ evidence }) => /\b(?:force|effect|effective)\b/i.test(evidence.text)) ??
    conditions.find(({ evidence }) => /\b(?:begin|start|apply|deploy)/i.test(evidence.text)) ??
    conditions[0];
  const joining = own.find((one) => one.kind === 'decision_rule' && JOINING.test(one.evidence.text));
  const amending = own.find((one) => one.kind === 'decision_rule' && /\bamend/i.test(one.evidence.text));
  const lasts = lasting === undefined ? null : durationOf(lasting.evidence.text);
  const fields: readonly (readonly [string, Node | null])[] = [
    ['entryIntoForce', leaf(entry, entry === undefined ? null : plain(entry.evidence.text))],
    ['withdrawal', leaf(leaving, leaving === undefined ? null : plain(leaving.evidence.text))],
    ['notice', leaf(leaving, leaving === undefined ? null : durationOf(leaving.evidence.text))],
    ['amendment', leaf(amending, amending === undefined ? null : ruleOf(amending.evidence.text, group))],
    ['accession', leaf(joining, joining === undefined ? null : ruleOf(joining.evidence.text, group))],
    ['duration', leaf(lasting, lasts)],
  ];
  const told = fields.filter(([, value]) => value !== null);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

function buildTree(work: Work): Node {
  const { reading, mention } = work;
  const published = reading.metadata.published?.value ?? null;
  const title = named(mention.name.text || (reading.metadata.title ?? 'Draft'));
  for (const span of [...mention.members_stated, ...mention.members_bracketed]) putParty(work, span);
  const trigger = work.own.find(
    ({ kind, evidence }) => kind === 'trigger' && evidence.start === mention.trigger?.start,
  );
  if (trigger !== undefined) work.placed.add(trigger);
  const procedures = proceduresOf(work);
  const exit = exitOf(work);
  const commitments = commitmentsOf(work, procedures?.['decide'] !== undefined);
  return {
    casus: 1,
    id: asId(shortName(title)).toLowerCase(),
    title,
    status: 'draft',
    sources: {
      page: {
        title: plain(reading.metadata.title ?? reading.metadata.name ?? 'document'),
        ...(published !== null && /^\d{4}(-\d{2}){0,2}$/.test(published) ? { date: published } : {}),
        sha256: reading.sha256,
      },
    },
    ...(work.parties.size === 0 ? {} : { parties: Object.fromEntries(work.parties) }),
    groups: { [work.group]: groupOf(work) },
    ...(mention.trigger === null
      ? {}
      : {
          triggers: {
            case: {
              event: plain(mention.trigger.text),
              determinedBy: 'unspecified',
              basis: work.basis,
              cite: citeOf(work, mention.trigger),
            },
          },
        }),
    ...(procedures === undefined ? {} : { procedures }),
    ...(commitments.length === 0 ? {} : { commitments }),
    ...(exit === undefined ? {} : { exit }),
  };
}

/** Guarantors only where the document lists them as such, or lists nobody and speaks of guarantors. */
function groupName(
  { text }: DocumentReading,
  { members_stated: [first] }: ArrangementMention,
): 'guarantors' | 'members' {
  const told = first === undefined ? text : text.slice(Math.max(0, text.lastIndexOf('\n\n', first.start)), first.start);
  return /guarantor/i.test(told) ? 'guarantors' : 'members';
}

const fullness = ({ unspecified }: ArrangementMention): number => -unspecified.length;

/** What stands in square brackets, who says what of it, and whether it is in the file. */
function bracketLines({ reading, leaves }: Work): readonly string[] {
  return reading.brackets.map((bracket) => {
    const said = bracket.reservations
      .map((id) => reading.statements.find((one) => one.id === id))
      .filter((one) => one !== undefined)
      .map(
        (one) =>
          `${[one.actor, ...one.with].join(', ')} (${one.stance}): ${plain(one.content.map(({ text }) => text).join(' … '))}`,
      );
    const where = bracket.place === null ? '' : `${bracket.place}, `;
    const options = bracket.options.map(({ text }) => `[${plain(text)}]`).join(' ');
    return `# ${where}${bracket.start}-${bracket.end}${leaves.has(bracket) ? ' (above)' : ''}: ${options}${said.length === 0 ? '' : ` — ${said.join('; ')}`}`;
  });
}

/** Words found, each once: a longer clause holds the shorter ones. */
function leftOf({ own, placed }: Work): readonly Provision[] {
  const left = own.filter((one) => !placed.has(one) && one.kind !== 'bracket' && one.kind !== 'topic');
  return left.filter(
    (one) =>
      ![...placed].some((other) => within(one.evidence, other.evidence)) &&
      !left.some(
        (other, at) =>
          other !== one &&
          within(one.evidence, other.evidence) &&
          (!within(other.evidence, one.evidence) || at < left.indexOf(one)),
      ),
  );
}

function tailOf(work: Work, left: readonly Provision[]): string {
  const { mention } = work;
  const found = [
    ...left.map(
      ({ kind, place, evidence: { start, end, text } }) =>
        `# ${kind.replace('_', ' ')}, ${place === null ? '' : `${place}, `}${start}-${end}: ${plain(text)}`,
    ),
    ...mention.open.map(({ start, end, text }) => `# left open, ${start}-${end}: ${plain(text)}`),
  ];
  const brackets = bracketLines(work);
  const missing = mention.unspecified.map((field) => field.replace('_', ' '));
  return [
    ...(missing.length === 0 ? [] : [`# Not found in the document: ${missing.join(', ')}.`]),
    ...(brackets.length === 0 ? [] : ['# Square brackets:', ...brackets]),
    ...(found.length === 0 ? [] : ['# Found, and not placed above:', ...found]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/**
 * A draft of the arrangement with the given id of a reading, else of the one that the document says most about;
 * `undefined` when there is none. Pure; quadratic in the provisions found.
 */
export function draftArrangement(reading: DocumentReading, id?: string): DraftedArrangement | undefined {
  const mention =
    id === undefined
      ? reading.arrangements.toSorted((a, b) => fullness(b) - fullness(a))[0]
      : reading.arrangements.find((one) => one.id === id);
  if (mention === undefined) return undefined;
  const own = reading.provisions.filter((one) => one.arrangement === mention.id);
  const basis =
    reading.brackets.length > 0 || reading.provisions.some(({ place }) => place !== null) ? 'draft' : 'reported';
  const group = groupName(reading, mention);
  const work: Work = { reading, mention, own, basis, group, parties: new Map(), placed: new Set(), leaves: new Set() };
  const arrangement = buildTree(work);
  const left = leftOf(work);
  const head = '# Drafted from a document; nobody has confirmed it. Numbers behind @ are places in its text.\n';
  return {
    yaml: `${head}${stringify(arrangement, { lineWidth: 0 })}${tailOf(work, left)}`,
    arrangement,
    notPlaced: left.map(({ evidence }) => evidence),
  };
}
