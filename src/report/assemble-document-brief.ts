// A document nobody has coded yet → a first brief. Everything in it is a proposal and says so; nothing is computed from it.
import type { ArrangementMention, DocumentReading, Statement } from '../documents/index.ts';
import type { Brief, BriefMention, BriefPosition } from './brief-model.ts';
import { capitalise, joinNames, lineOf } from './wording.ts';

const SHOWN = 12;

/** Names of actors by id; ids that the reading does not list stand for themselves. */
function nameIn({ actors }: DocumentReading): (id: string) => string {
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

function quoteOf({ content }: Statement): string {
  return content.map(({ text }) => text.replace(/\s+/g, ' ').trim()).join(' … ');
}

function describeSpeaker({ actor, on_behalf_of: behalf, via }: Statement, name: (id: string) => string): string {
  const represented = behalf === null || behalf === actor ? '' : ` (for ${name(behalf)})`;
  return `${name(actor)}${represented}${via === null ? '' : `, as reported by ${name(via)}`}`;
}

/** Groups take the plural: 'Western allies reject'. */
function isGroup({ actors }: DocumentReading, { actor }: Statement): boolean {
  const found = actors.find(({ id }) => id === actor);
  return found?.kind === 'group' && found.name.endsWith('s');
}

function describePosition(reading: DocumentReading, statement: Statement): BriefPosition {
  const condition = statement.condition === null ? '' : `only if ${statement.condition.replace(/^only if\s+/i, '')}`;
  const [first] = statement.content;
  return {
    quote: quoteOf(statement),
    actor: describeSpeaker(statement, nameIn(reading)),
    stance: isGroup(reading, statement) ? statement.stance.replace(/s$/, '') : statement.stance,
    provision: [statement.provision ?? 'provision not assigned', condition].filter((part) => part !== '').join(', '),
    place: `line ${lineOf(reading.text, first?.start ?? 0)}; proposed`,
  };
}

function words(spans: readonly { readonly text: string }[]): string {
  return joinNames(spans.map(({ text }) => text.replace(/\s+/g, ' ').trim()));
}

function describeMention(mention: ArrangementMention): BriefMention {
  const {
    name,
    decision_rule: rule,
    trigger,
    preconditions,
    exclusions,
    commitments,
    members_stated: members,
  } = mention;
  const part = (label: string, spans: readonly { readonly text: string }[]): readonly string[] =>
    spans.length === 0 ? [] : [`${label}: “${words(spans)}”`];
  return {
    title: capitalise(words([name])),
    says: [
      ...part('decision rule', rule === null ? [] : [rule]),
      ...part('trigger', trigger === null ? [] : [trigger]),
      ...part('waits for', preconditions),
      ...part('excludes', exclusions),
      ...part('owes', commitments),
      ...part('members', members),
    ],
    silent: mention.unspecified.map((field) => field.replace(/_stated$/, '').replaceAll('_', ' ')),
  };
}

/** Statements worth showing first: those that take a stand, before those that only claim; each in the order of the text. */
function byWeight(statements: readonly Statement[]): readonly Statement[] {
  const stands = statements.filter(({ stance }) => stance !== 'claims');
  return [...stands, ...statements.filter(({ stance }) => stance === 'claims')];
}

/** The brief of one document: proposals with their words and places, arrangements mentioned, and what is not said. */
export function assembleDocumentBrief(reading: DocumentReading): Brief {
  const name = nameIn(reading);
  const statements = byWeight(reading.statements);
  const speakers = [...new Set(statements.map(({ actor }) => name(actor)))];
  const mentions = reading.arrangements.map(describeMention);
  const open = mentions.reduce((sum, { silent }) => sum + silent.length, 0);
  const unresolved = reading.dates.filter(({ certainty }) => certainty === 'unresolved');
  const unnamed = reading.actors.filter(({ kind }) => kind === 'unnamed_person');
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  const who = speakers.length === 0 ? 'nobody' : joinNames(speakers.slice(0, 4));
  const others = speakers.length > 4 ? ` and ${speakers.length - 4} more` : '';
  const ruled = reading.arrangements.find(({ decision_rule: rule }) => rule !== null);
  const clause =
    ruled?.decision_rule === undefined || ruled.decision_rule === null
      ? ''
      : ` A decision rule is stated: “${words([ruled.decision_rule])}”.`;
  const arrangementsFound = `It mentions ${count(reading.arrangements.length, 'arrangement')} and leaves ${count(open, 'point')} of them open.`;
  return {
    title: reading.metadata.title ?? reading.metadata.name ?? 'Untitled document',
    subtitle: 'first reading, not confirmed by anyone',
    headline: `In this document ${who}${others} take${speakers.length === 1 ? 's' : ''} a position.${clause} ${arrangementsFound}`,
    facts: [
      `${count(statements.length, 'statement')} proposed`,
      `${count(reading.noise_lines.length, 'line')} set aside as noise`,
      ...(reading.metadata.published?.value ? [`published ${reading.metadata.published.value}`] : []),
    ],
    positions: statements.slice(0, SHOWN).map((statement) => describePosition(reading, statement)),
    ...(statements.length > SHOWN ? { morePositions: `${statements.length - SHOWN} more: casus read FILE` } : {}),
    activation: [],
    mentions,
    differences: [],
    open: {
      count: open,
      top: mentions
        .filter(({ silent }) => silent.length > 0)
        .map(({ title, silent }) => ({ label: title, effect: `says nothing of ${joinNames(silent, 'or')}` })),
    },
    findings: [],
    notes: [
      'Statements become positions only when a person confirms them.',
      ...(unnamed.length > 0 ? [`Unnamed: ${joinNames(unnamed.map(({ name: unnamedName }) => unnamedName))}.`] : []),
      ...(unresolved.length > 0
        ? [
            `Dates without a fixed day: ${joinNames(unresolved.map(({ text }) => `‘${text}’`))}; --reference-date resolves relative ones.`,
          ]
        : []),
    ],
  };
}
