// A first arrangement file from what a document says: every value carries the place of its words, what the document does
// not say is `unspecified`, and words that fit no field are listed at the end instead of being bent into one.
import { stringify } from 'yaml';
import type { Commitment } from '../arrangements/index.ts';
import type { ArrangementMention, DocumentReading, Provision, TextSpan } from '../documents/index.ts';

export interface DraftedArrangement {
  /** The file. */
  readonly yaml: string;
  /** The same as data. */
  readonly arrangement: Readonly<Record<string, unknown>>;
  /** Found in the document, with no place in the file. */
  readonly notPlaced: readonly TextSpan[];
}

type Leaf = Readonly<Record<string, unknown>> | string;

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const UNITS: Readonly<Record<string, string>> = { hour: 'h', day: 'd', week: 'w', month: 'mo', year: 'y' };

const asId = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'draft';

const plain = (words: string): string => words.replace(/\s+/g, ' ').trim();
const citeOf = ({ start, end }: TextSpan): string => `page@${start}-${end}`;
const within = (inner: TextSpan, outer: TextSpan): boolean => inner.start >= outer.start && inner.end <= outer.end;

function durationOf(words: string): string | null {
  const match = /\b(\d+|[a-z]+)[- ](hour|day|week|month|year)s?\b/i.exec(words);
  if (match === null) return null;
  const named = NUMBERS.indexOf((match[1] ?? '').toLowerCase());
  const count = /^\d+$/.test(match[1] ?? '') ? Number(match[1]) : named;
  const unit = UNITS[(match[2] ?? '').toLowerCase()];
  return count > 0 && unit !== undefined ? `${count}${unit}` : null;
}

const FRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/two[- ]thirds|2\/3/i, '2/3'],
  [/three[- ]quarters|3\/4/i, '3/4'],
  [/three[- ]fifths|3\/5/i, '3/5'],
];

/** The rule sentence that the words stand for, or `null` when they do not fix one. */
function ruleOf(words: string, group: string): string | null {
  const fraction = FRACTIONS.find(([pattern]) => pattern.test(words))?.[1];
  if (fraction !== undefined) return `at least ${fraction} of ${group} for`;
  if (/\bunanim|\b(?:all|every|each)\b[^.]{0,40}\b(?:agree|consent|approve)/i.test(words)) return `all of ${group} for`;
  if (/\bconsensus\b/i.test(words)) return `none of ${group} against`;
  const quota = new RegExp(
    `\\b(\\d+|${NUMBERS.slice(1).join('|')}) of (?:the |its )?(?:\\w+ )?(?:votes|members|states|parties|guarantors)`,
    'i',
  ).exec(words)?.[1];
  if (quota !== undefined)
    return `at least ${/^\d/.test(quota) ? quota : NUMBERS.indexOf(quota.toLowerCase())} of ${group} for`;
  if (/\bsimple majority|\bby (?:a )?majority\b(?! of (?:two|three|at least))/i.test(words))
    return `more than 50% of ${group} for`;
  if (
    /deems? necessary|considers? appropriate|judge[sd]? for (?:it|them)sel|on its own decision|when it is satisfied/i.test(
      words,
    )
  )
    return 'each decides';
  return null;
}

const COMMITMENTS: readonly (readonly [RegExp, Commitment['kind'][number]])[] = [
  [/deems? necessary|considers? appropriate/i, 'measures-as-deemed-necessary'],
  [/use of (?:armed )?force/i, 'use-of-force'],
  [/\bconsult/i, 'consult'],
  [/\b(?:defend|assist|help|come to the aid|attack on all|uphold)/i, 'defence'],
  [/\bneutral/i, 'neutrality'],
  [/\bnot to attack|refrain from/i, 'non-aggression'],
  [/\btroops\b/i, 'troops'],
  [/\bmonitor/i, 'monitoring'],
  [/\b(?:pay|fund|money)/i, 'funds'],
  [/\bsanctions\b/i, 'sanctions'],
  [/\brespect\b/i, 'respect-sovereignty'],
];

interface Work {
  readonly reading: DocumentReading;
  readonly mention: ArrangementMention;
  readonly own: readonly Provision[];
  readonly basis: 'draft' | 'reported';
  readonly group: string;
  readonly notPlaced: TextSpan[];
}

/** Bracketed alternatives inside the words, as `oneOf` when each can be read. */
function alternatives({ reading }: Work, span: TextSpan, readOne: (words: string) => string | null): Leaf | null {
  const bracket = reading.brackets.find(
    (one) =>
      one.state === 'oneOf' &&
      one.start < span.end &&
      one.end > span.start &&
      one.options.every((option) => readOne(option.text) !== null),
  );
  return bracket === undefined ? null : { oneOf: bracket.options.map((option) => readOne(option.text)) };
}

function actorId({ reading }: Work, span: TextSpan): string {
  const actor = reading.actors.find(({ mentions }) => mentions.some(({ start }) => start === span.start));
  return asId(actor?.id ?? span.text);
}

function nameOf({ reading }: Work, span: TextSpan): string {
  return reading.actors.find(({ mentions }) => mentions.some(({ start }) => start === span.start))?.name ?? span.text;
}

function partiesOf(work: Work): Readonly<Record<string, unknown>> {
  const spans = [...work.mention.members_stated, ...work.mention.members_bracketed];
  return Object.fromEntries(
    spans.map((span) => [actorId(work, span), { name: nameOf(work, span), cite: citeOf(span) }]),
  );
}

function groupOf(work: Work): Readonly<Record<string, unknown>> {
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
    ...(stated[0] === undefined ? {} : { cite: citeOf(stated[0]) }),
  };
}

const sameArticle = (a: Provision, b: Provision): boolean =>
  a.place !== null && a.place.split(',')[0] === b.place?.split(',')[0];

function stageOf(work: Work, rule: Provision): Readonly<Record<string, unknown>> {
  const read = (words: string): string | null => ruleOf(words, work.group);
  const near = (one: Provision): boolean => within(one.evidence, rule.evidence) || sameArticle(one, rule);
  const deadlines = work.own.filter((one) => one.kind === 'deadline' && near(one));
  const silent = work.own.find((one) => one.rule === 'silence' && near(one));
  const deadline = deadlines.find((one) => silent === undefined || !within(one.evidence, silent.evidence));
  const written = alternatives(work, rule.evidence, read) ?? read(rule.evidence.text);
  if (written === null) work.notPlaced.push(rule.evidence);
  const within_ =
    deadline === undefined
      ? null
      : (alternatives(work, deadline.evidence, durationOf) ?? durationOf(deadline.evidence.text));
  return {
    id: 'decide',
    ...(work.mention.trigger === null ? {} : { opens: 'case' }),
    rule: written ?? 'unspecified',
    within: within_ ?? 'unspecified',
    silence: 'unspecified',
    cite: citeOf(rule.evidence),
    ...(silent === undefined ? {} : { note: `silence: ${plain(silent.evidence.text)}` }),
  };
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

/** Exclusions of what is owed; one about votes is another matter. */
const excepts = ({ text }: TextSpan): boolean =>
  /oblig|troops|except|exclud|not apply|exempt|no such promise|bound only/i.test(text);

function commitmentsOf(work: Work): readonly unknown[] {
  return work.mention.commitments.flatMap((span, index) => {
    const kinds = COMMITMENTS.filter(([pattern]) => pattern.test(span.text)).map(([, kind]) => kind);
    if (kinds.length === 0) {
      work.notPlaced.push(span);
      return [];
    }
    const except = index === 0 ? work.mention.exclusions.filter(excepts).map(({ text }) => plain(text)) : [];
    return [
      {
        id: `c${index + 1}`,
        by: `each-of ${work.group}`,
        to: 'the beneficiary',
        kind: [...new Set(kinds)],
        force: 'unspecified',
        ...(except.length === 0 ? {} : { except }),
        basis: work.basis,
        note: plain(span.text),
        cite: citeOf(span),
      },
    ];
  });
}

/** Who may leave, and with what notice, tells nothing of how long the arrangement lasts. */
const LEAVING = /\b(?:notice|withdraw|denounce|leave|quit|renounced?|terminated|be ended)\b/i;

function exitOf(work: Work): Readonly<Record<string, unknown>> | undefined {
  const { preconditions, duration } = work.mention;
  const entry =
    preconditions.find(({ text }) => /\b(?:force|effect|begin|start|apply|deploy)/i.test(text)) ?? preconditions[0];
  work.notPlaced.push(...preconditions.filter((span) => span !== entry));
  const leaves = duration !== null && LEAVING.test(duration.text);
  const lasts = duration === null ? null : durationOf(duration.text);
  const notice = leaves && /\bnotice\b/i.test(duration.text) ? lasts : null;
  if (duration !== null && (leaves ? notice : lasts) === null) work.notPlaced.push(duration);
  const exit = {
    ...(entry === undefined ? {} : { entryIntoForce: { value: plain(entry.text), cite: citeOf(entry) } }),
    ...(notice === null || duration === null ? {} : { notice: { value: notice, cite: citeOf(duration) } }),
    ...(lasts === null || duration === null || leaves ? {} : { duration: { value: lasts, cite: citeOf(duration) } }),
  };
  return Object.keys(exit).length === 0 ? undefined : exit;
}

function buildTree(work: Work): Readonly<Record<string, unknown>> {
  const { reading, mention } = work;
  const rule = ruleProvision(work);
  const published = reading.metadata.published?.value ?? null;
  const title = plain(mention.name.text || (reading.metadata.title ?? 'Draft'));
  const parties = partiesOf(work);
  const exit = exitOf(work);
  const commitments = commitmentsOf(work);
  work.notPlaced.push(...mention.exclusions.filter((span) => commitments.length === 0 || !excepts(span)));
  return {
    casus: 1,
    id: asId(title).toLowerCase(),
    title,
    status: 'draft',
    sources: {
      page: {
        title: plain(reading.metadata.title ?? reading.metadata.name ?? 'document'),
        ...(published !== null && /^\d{4}(-\d{2}){0,2}$/.test(published) ? { date: published } : {}),
        sha256: reading.sha256,
      },
    },
    ...(Object.keys(parties).length === 0 ? {} : { parties }),
    groups: { [work.group]: groupOf(work) },
    ...(mention.trigger === null
      ? {}
      : {
          triggers: {
            case: {
              event: plain(mention.trigger.text),
              determinedBy: 'unspecified',
              basis: work.basis,
              cite: citeOf(mention.trigger),
            },
          },
        }),
    ...(rule === undefined ? {} : { procedures: { decide: { body: work.group, stages: [stageOf(work, rule)] } } }),
    ...(commitments.length === 0 ? {} : { commitments }),
    ...(exit === undefined ? {} : { exit }),
  };
}

const fullness = ({ unspecified }: ArrangementMention): number => -unspecified.length;

/**
 * A draft of the arrangement with the given id of a reading, else of the one that the document says most about;
 * `undefined` when there is none. Pure; linear in the reading.
 */
export function draftArrangement(reading: DocumentReading, id?: string): DraftedArrangement | undefined {
  const mention =
    id === undefined
      ? reading.arrangements.toSorted((a, b) => fullness(b) - fullness(a))[0]
      : reading.arrangements.find((one) => one.id === id);
  if (mention === undefined) return undefined;
  const own = reading.provisions.filter((one) => one.arrangement === mention.id);
  const basis = reading.provisions.some(({ place }) => place !== null) ? 'draft' : 'reported';
  const group = /guarantor/i.test(reading.text) ? 'guarantors' : 'members';
  const work: Work = { reading, mention, own, basis, group, notPlaced: [] };
  const arrangement = buildTree(work);
  const left = [...work.notPlaced, ...mention.open].map(({ start, end, text }) => `# ${start}-${end}: ${plain(text)}`);
  const head = '# Drafted from a document; nobody has confirmed it. Numbers behind @ are places in its text.\n';
  const tail = left.length === 0 ? '' : `# Found, and not placed above:\n${left.join('\n')}\n`;
  return { yaml: `${head}${stringify(arrangement, { lineWidth: 0 })}${tail}`, arrangement, notPlaced: work.notPlaced };
}
