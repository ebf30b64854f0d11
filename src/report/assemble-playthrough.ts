// A precedent played through, as a page: facts, words, who can block, what happened, what the checks find.
import type { CatalogueEntry, Playthrough } from '../dossier/index.ts';
import type { Provenance } from '../arrangements/index.ts';
import type { ProcedureAssessment, ScenarioResult } from '../procedures/index.ts';
import { type Block, span, type Words } from './block.ts';
import { capitalise, formatDelay, formatElapsed, formatShare } from './wording.ts';

/** At most this many sets are written out. */
const MOST_SETS = 5;
/** A set with more members than this is given as a number. */
const LARGEST_SET = 8;

function setText(set: readonly string[]): string {
  if (set.length === 0) return 'nobody is needed';
  return set.length > LARGEST_SET ? `${set.length} together` : set.join(' + ');
}

function setsText({ sets, complete }: ProcedureAssessment['blocking']['always']): string {
  if (sets[0]?.length === 0) return 'nobody is needed: it comes by itself';
  if (sets.length === 0) return complete ? 'none' : 'not listed';
  const shown = [...new Set(sets.map(setText))];
  const more = shown.length > MOST_SETS || !complete ? ' …' : '';
  return `${shown.slice(0, MOST_SETS).join('; ')}${more}`;
}

function namesText(names: readonly string[]): string {
  if (names.length === 0) return 'nobody';
  return names.length > LARGEST_SET ? `${names.length} of them` : names.join(', ');
}

function loneText({ blockers }: ProcedureAssessment, lone: string | undefined): string {
  if (lone !== undefined) return lone;
  const perhaps = blockers.possibly.filter((voter) => !blockers.always.includes(voter));
  const more = perhaps.length > 0 ? `; in some readings ${namesText(perhaps)}` : '';
  if (blockers.stuck === 'always') return 'nobody need: no ballots bring it about';
  const stuck = blockers.stuck === undefined ? '' : '; in some readings no ballots bring it about';
  return `${namesText(blockers.always)}${more}${stuck}`;
}

function assessmentBlocks(assessment: ProcedureAssessment, title: string, lone?: string): readonly Block[] {
  const { blocking, winning, action, delay, preconditions, polarity } = assessment;
  const rows: readonly (readonly [string, string])[] = [
    ['can block alone', loneText(assessment, lone)],
    ['smallest sets that block in every reading', setsText(blocking.always)],
    ['smallest sets that carry it in every reading', setsText(winning.always)],
    ['chance of action, every ballot free', formatShare(action)],
    ['earliest and latest action', delay === undefined ? 'never' : formatDelay(delay)],
    ...(preconditions.length > 0 ? [['waits for', preconditions.join('; ')] as const] : []),
  ];
  const aside =
    polarity === 'keeps' ? 'adoption keeps things as they are; to block is to prevent the change' : undefined;
  return [
    { kind: 'heading', level: 3, words: title, ...(aside ? { aside } : {}) },
    {
      kind: 'table',
      caption: title,
      columns: [{ label: 'question' }, { label: 'answer' }],
      rows: rows.map((row) => [...row]),
    },
  ];
}

function citedText(cite: Provenance['cite']): string {
  if (cite === undefined) return '';
  return ` [${(Array.isArray(cite) ? cite : [cite]).join(', ')}]`;
}

function scenarioItem(result: ScenarioResult, provenance: Provenance | undefined): Words {
  const steps = result.trace.map(({ procedure, stage, verdict, hours }) =>
    verdict === 'pending'
      ? `${procedure}/${stage} still open${hours === 0 ? '' : ` ${formatElapsed(hours)}`}`
      : `${procedure}/${stage} ${verdict} ${formatElapsed(hours)}`,
  );
  const engaged = result.engaged === undefined ? '' : ` Acting: ${namesText(result.engaged)}.`;
  const basis = provenance?.basis === undefined ? '' : ` Basis: ${provenance.basis}.`;
  const note = provenance?.note === undefined ? '' : ` ${capitalise(provenance.note)}.`;
  return [
    span('strong', result.name),
    span(
      'text',
      `: ${result.outcome}, ${result.acted ? 'action follows' : 'no action'}. ${steps.join(' → ')}.${engaged}${basis}${note}${citedText(provenance?.cite)}`,
    ),
  ];
}

function factsText(entry: CatalogueEntry): string {
  const { year, status, checked, confidence, situation, adversary } = entry;
  const sure = confidence === null ? '' : `, confidence ${confidence}`;
  const against = adversary.length === 0 ? 'no adversary' : `adversary: ${adversary.join(', ')} (${situation})`;
  return `${year ?? 'no date'}; ${status.replaceAll('-', ' ')}; facts ${checked}${sure}; ${against}.`;
}

function listOf(words: readonly Words[], none: string): Block {
  return words.length === 0 ? { kind: 'paragraph', words: none } : { kind: 'list', items: words };
}

function wordsBlocks({ words }: Playthrough): readonly Block[] {
  const procedures = words.procedures.flatMap(({ title, sentences }): readonly Block[] => [
    { kind: 'paragraph', words: [span('strong', capitalise(title))] },
    { kind: 'list', items: sentences },
  ]);
  return [
    { kind: 'heading', level: 2, words: 'In words' },
    ...procedures,
    { kind: 'paragraph', words: [span('strong', 'What is owed')] },
    listOf(words.commitments, 'Nothing is stated.'),
  ];
}

/** Every note of the file with its place, those of scenarios and of the whole apart: they stand elsewhere on the page. */
function listNotes(node: unknown, path: readonly string[]): readonly Words[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]): readonly Words[] => {
    if (key === 'scenarios' || (key === 'note' && path.length === 0)) return [];
    if (key === 'note') return [[span('strong', path.join('.')), span('text', ` ${String(value)}`)]];
    const id: unknown = Array.isArray(node) ? (value as { id?: unknown } | null)?.id : undefined;
    return listNotes(value, [...path, typeof id === 'string' ? id : key]);
  });
}

/** What the file was written from: each paper with its id, date and address. */
function sourcesBlocks({ sources }: Playthrough['arrangement']): readonly Block[] {
  const items = Object.entries(sources).map(([id, { title, date, url }]): Words => {
    const when = date === undefined ? '' : `, ${date}`;
    return [span('strong', id), span('text', ` ${title}${when}${url === undefined ? '' : `: ${url}`}`)];
  });
  return [{ kind: 'heading', level: 2, words: 'Sources' }, listOf(items, 'None.')];
}

/** The page of a precedent. Cost: linear. */
export function assemblePlaythrough(playthrough: Playthrough): readonly Block[] {
  const { entry, arrangement, assessments, scenarios, findings, openPoints } = playthrough;
  const provenance = new Map((arrangement.scenarios ?? []).map((scenario) => [scenario.name, scenario]));
  const titleOf = (id: string): string => arrangement.procedures[id]?.title ?? id;
  const note =
    arrangement.note === undefined ? [] : [{ kind: 'paragraph', words: `${capitalise(arrangement.note)}.` } as const];
  const whole =
    entry.adversaryCanBlockAll === entry.adversaryCanBlock ? '' : `; with the fallbacks: ${entry.adversaryCanBlockAll}`;
  return [
    { kind: 'heading', level: 1, words: entry.name },
    { kind: 'paragraph', words: factsText(entry) },
    ...note,
    {
      kind: 'paragraph',
      words: `Decides: ${entry.ruleKind.join(' or ')}. Can block the decision alone: ${entry.blockers}. Can the adversary block it: ${entry.adversaryCanBlock}${whole}. Deadline: ${entry.deadline}. Fallback: ${entry.fallback}.`,
    },
    ...wordsBlocks(playthrough),
    { kind: 'heading', level: 2, words: 'Who can block, fallbacks included' },
    ...assessments.flatMap((each, index) =>
      assessmentBlocks(
        each,
        titleOf(each.procedure),
        index === 0 && entry.fallbackKind === 'none' ? entry.blockers : undefined,
      ),
    ),
    { kind: 'heading', level: 2, words: 'What happened, or would' },
    listOf(
      scenarios.map((result) => scenarioItem(result, provenance.get(result.name))),
      'No scenario.',
    ),
    { kind: 'heading', level: 2, words: 'Findings' },
    listOf(
      findings.map(({ id, tier, claim, accepted }) => [
        span('strong', `${tier} ${id}`),
        span('text', ` ${claim}${accepted === undefined ? '' : ` – accepted: ${accepted}`}`),
      ]),
      'None.',
    ),
    { kind: 'heading', level: 2, words: 'Notes' },
    listOf(listNotes(arrangement, []), 'None.'),
    { kind: 'heading', level: 2, words: 'Left open' },
    listOf(openPoints, 'Nothing.'),
    ...sourcesBlocks(arrangement),
  ];
}
