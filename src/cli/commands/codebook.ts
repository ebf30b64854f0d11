import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import { CODEBOOK_FILE, type Dossier } from '../../dossier/index.ts';
import {
  changeCodebook,
  type Codebook,
  type CodebookChange,
  type CodebookEntry,
  type CodebookVersion,
  differencesTo,
  entriesOf,
  printCodebookVersion,
  recode,
  recordEntries,
  sharedDecisions,
  statementIdOf,
  versionOf,
} from '../../positions/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { openDossier } from '../load-dossier.ts';
import { reportDiagnostics } from '../run.ts';
import { visible } from '../visible.ts';

/** A decision that stands, and under which version it was made; `null` where no codebook had been recorded. */
interface CodedUnder {
  readonly statement: string;
  readonly coder: string;
  readonly decision: string;
  readonly provision: string | null;
  readonly version: number | null;
}

/** A decision whose provision is another thing today: what became of it, and because of which versions. */
interface Stale {
  readonly statement: string;
  readonly provision: string;
  readonly now: string | null;
  readonly choices: readonly string[];
  readonly because: readonly number[];
}

interface CodebookAnswer {
  readonly dossier: string;
  readonly version: number;
  readonly entries: readonly (CodebookEntry & { readonly issue: string; readonly decisions: number })[];
  readonly history: readonly CodebookVersion[];
  /** What the issues say by now and no version has recorded. */
  readonly unrecorded: readonly CodebookChange[];
  readonly decisions: readonly CodedUnder[];
  readonly stale: readonly Stale[];
}

function decisionsIn({ codings }: Dossier): readonly CodedUnder[] {
  return [...codings].flatMap(([document, coding]) =>
    [...sharedDecisions(coding).values()].map(({ id, coder, decision, fields, codebook }) => ({
      statement: statementIdOf(document, id),
      coder,
      decision,
      provision: fields.provision,
      version: codebook ?? null,
    })),
  );
}

function staleOf(codebook: Codebook, decisions: readonly CodedUnder[]): readonly Stale[] {
  return decisions.flatMap(({ statement, provision, version }) => {
    if (provision === null || version === null) return [];
    const { provision: now, choices, because } = recode(codebook, provision, version);
    return because.length === 0
      ? []
      : [{ statement, provision, now, choices, because: because.map((each) => each.version) }];
  });
}

function answerOf(dossier: Dossier): CodebookAnswer {
  const { codebook, issues } = dossier;
  const decisions = decisionsIn(dossier);
  const confirming = decisions.filter(({ decision }) => decision !== 'reject' && decision !== 'skip');
  const entries = issues.flatMap((issue) =>
    entriesOf([issue]).map((entry) => ({
      ...entry,
      issue: issue.id,
      decisions: confirming.filter(({ provision }) => provision === entry.id).length,
    })),
  );
  return {
    dossier: dossier.id,
    version: versionOf(codebook),
    entries,
    history: codebook.history,
    unrecorded: differencesTo(codebook, entriesOf(issues)),
    decisions,
    stale: staleOf(codebook, confirming),
  };
}

function changeWords(change: CodebookChange): string {
  switch (change.kind) {
    case 'add':
      return `adds ${change.entry.id}: ${visible(change.entry.title)}`;
    case 'define':
      return `defines ${change.id} anew: ${visible(change.title)}${change.definition === undefined ? '' : ` (${visible(change.definition)})`}`;
    case 'merge':
      return `merges ${change.from.join(', ')} into ${change.into}`;
    case 'split':
      return `splits ${change.from} into ${change.into.map(({ id }) => id).join(', ')}`;
    case 'retire':
      return `retires ${change.id}`;
  }
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function underVersions(decisions: readonly CodedUnder[]): readonly string[] {
  const versions = [...new Set(decisions.map(({ version }) => version))].toSorted((a, b) => (a ?? 0) - (b ?? 0));
  return versions.map((version) => {
    const own = decisions.filter((each) => each.version === version);
    const name = version === null ? 'no version recorded' : `version ${version}`;
    return `${name}: ${own.map(({ statement, decision, coder }) => `${statement} (${decision}, ${visible(coder)})`).join(', ')}`;
  });
}

function becameOf({ statement, provision, now, choices, because }: Stale): string {
  const today = now ?? (choices.length > 0 ? `a choice of ${choices.join(', ')}` : 'nothing that is left');
  return `${statement}: ${provision} is ${today} since version ${because.join(', ')}`;
}

const counted = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;

function show({ dossier, version, entries, history, unrecorded, decisions, stale }: CodebookAnswer): string {
  const issues = [...new Set(entries.map(({ issue }) => issue))];
  const codes = issues.flatMap((issue) => [
    issue,
    ...entries
      .filter((entry) => entry.issue === issue)
      .flatMap(({ id, title, definition, decisions: count }) => [
        `  ${id}  ${visible(title)}${count === 0 ? '' : `  [${count} decided]`}`,
        ...(definition === undefined ? [] : [`    ${visible(definition)}`]),
      ]),
  ]);
  const head = version === 0 ? 'no version recorded' : `version ${version}`;
  return [
    `Codebook of ${dossier}: ${head}, ${counted(entries.length, 'code')} in ${counted(issues.length, 'issue')}`,
    ...section('Codes', codes),
    ...section(
      'History',
      history.map((each) => `${each.version}  ${each.at.slice(0, 10)} ${visible(each.by)} ${changeWords(each.change)}`),
    ),
    ...section('Not recorded yet (casus codebook DOSSIER --record --coder NAME)', unrecorded.map(changeWords)),
    ...section('Decided under', underVersions(decisions)),
    ...section('Coded under a provision that is another by now', stale.map(becameOf)),
    '',
  ].join('\n');
}

const misfit = (message: string, help: string): Diagnostic => ({ code: 'I203', severity: 'error', message, help });

/** `a,b=c`: what is left of the sign becomes what is right of it. */
function parsePair(option: string, words: string): Result<readonly [readonly string[], readonly string[]]> {
  const [left, right, more] = words.split('=').map((side) =>
    side
      .split(',')
      .map((id) => id.trim())
      .filter(Boolean),
  );
  if (left !== undefined && right !== undefined && more === undefined && left.length > 0 && right.length > 0)
    return succeed([left, right]);
  return fail(misfit(`--${option} takes FROM=INTO, not '${words}'`, '--merge a,b=c joins, --split a=b,c divides'));
}

/** Merges and splits that a person names; everything else is told from the issues. */
function namedChanges(values: OptionValues, entries: readonly CodebookEntry[]): Result<readonly CodebookChange[]> {
  const changes: CodebookChange[] = [];
  const { merge, split } = values;
  if (typeof merge === 'string') {
    const pair = parsePair('merge', merge);
    if (!pair.ok) return pair;
    const [from, [into = '', ...others]] = pair.value;
    if (others.length > 0) return fail(misfit(`'${merge}' merges into more than one`, '--merge a,b=c'));
    changes.push({ kind: 'merge', from, into });
  }
  if (typeof split === 'string') {
    const pair = parsePair('split', split);
    if (!pair.ok) return pair;
    const [[from = '', ...others], into] = pair.value;
    if (others.length > 0) return fail(misfit(`'${split}' splits more than one`, '--split a=b,c'));
    const parts = into.map((id) => entries.find((entry) => entry.id === id) ?? { id, title: id });
    changes.push({ kind: 'split', from, into: parts });
  }
  return succeed(changes);
}

/** Added entries first, so that a merge finds where it leads; what is gone last, so that it finds where it comes from. */
function recordAll(
  codebook: Codebook,
  who: { readonly by: string; readonly at: string },
  entries: readonly CodebookEntry[],
  named: readonly CodebookChange[],
): Result<Codebook> {
  const made = new Set(named.flatMap((change) => (change.kind === 'split' ? change.into.map(({ id }) => id) : [])));
  const now = new Set(entries.map(({ id }) => id));
  const kept = codebook.entries.filter(({ id }) => !now.has(id));
  let next = recordEntries(codebook, who, [...entries.filter(({ id }) => !made.has(id)), ...kept]);
  for (const change of named) {
    if (!next.ok) return next;
    next = changeCodebook(next.value, who, change);
  }
  return next.ok ? recordEntries(next.value, who, entries) : next;
}

function record(io: CommandIo, folder: string, dossier: Dossier, values: OptionValues): Result<Dossier> {
  const entries = entriesOf(dossier.issues);
  const named = namedChanges(values, entries);
  if (!named.ok) return named;
  const { coder } = values;
  if (typeof coder !== 'string' || coder.trim() === '')
    return fail(misfit('a version of the codebook needs a name', 'name the person with --coder NAME'));
  const recorded = recordAll(dossier.codebook, { by: coder, at: io.now().toISOString() }, entries, named.value);
  if (!recorded.ok) return recorded;
  const lines = recorded.value.history.slice(dossier.codebook.history.length).map(printCodebookVersion);
  const file = `${folder.replace(/(?<=.)[/\\]+$/, '')}/${CODEBOOK_FILE}`;
  const kept = io.readText(file);
  const open = kept.ok && !kept.value.endsWith('\n');
  const written =
    lines.length === 0 ? succeed(null) : (io.appendText?.(file, (open ? '\n' : '') + lines.join('')) ?? succeed(null));
  return written.ok ? succeed({ ...dossier, codebook: recorded.value }) : written;
}

function run({ positionals, values, io }: CommandInput): number {
  const json = values['json'] === true;
  const folder = positionals[0] ?? '.';
  const opened = openDossier(folder, io.readFolder);
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, json);
  const changes = values['record'] === true || values['merge'] !== undefined || values['split'] !== undefined;
  const dossier = changes ? record(io, folder, opened.value, values) : opened;
  if (!dossier.ok) return reportDiagnostics(io, dossier.diagnostics, json);
  const answer = answerOf(dossier.value);
  io.out(json ? `${JSON.stringify(answer, null, 2)}\n` : show(answer));
  return EXIT.ok;
}

export const codebookCommand: Command = {
  name: 'codebook',
  summary: 'what coders choose from, its versions, and which decisions were made under which',
  usage: 'casus codebook DOSSIER [--record | --merge A,B=C | --split A=B,C] [--coder NAME] [--json]',
  examples: ['casus codebook my-dossier', 'casus codebook my-dossier --merge veto,consent=unanimity --coder anna'],
  names: { min: 1, max: 1 },
  options: {
    record: { type: 'boolean', description: 'write down what the issues say by now as new versions' },
    merge: { type: 'string', value: 'A,B=C', description: 'the same, and A and B have become C' },
    split: { type: 'string', value: 'A=B,C', description: 'the same, and A has become B and C' },
    coder: { type: 'string', value: 'NAME', description: 'who says so' },
    json: { type: 'boolean', description: 'as JSON' },
  },
  run,
};
