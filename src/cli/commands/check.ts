import { type Result, succeed } from '../../basics/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { type OpenedArrangement, openArrangement } from '../load-arrangement.ts';
import { findSurroundings, openSituations, type Surroundings } from '../load-situations.ts';
import { reportDiagnostics } from '../run.ts';
import { findingsOf, fixFindings } from './fix-finding.ts';
import { replayFindings } from './replay-finding.ts';
import { placeOf, showFinding } from './show-finding.ts';
import { readCount } from './deadlock.ts';

const ORDER = ['error', 'hazard', 'gap'] as const;

interface Opened {
  readonly opened: OpenedArrangement;
  readonly around: Surroundings;
}

function open(io: CommandIo, file: string, values: OptionValues): Result<Opened> {
  const opened = openArrangement(io, file);
  if (!opened.ok) return opened;
  const asked = values['situations'];
  const around =
    typeof asked === 'string' ? openSituations(io, asked) : findSurroundings(io, file, opened.value.arrangement.id);
  return around.ok ? succeed({ opened: opened.value, around: around.value }) : around;
}

function fix({ io, values }: CommandInput, { opened, around }: Opened, id: string): number {
  const nth = readCount(values, 'remedy', 1);
  if (!nth.ok) return reportDiagnostics(io, nth.diagnostics);
  const fixed = fixFindings(io, opened, around, { id, nth: nth.value });
  if (!fixed.ok) return reportDiagnostics(io, fixed.diagnostics);
  io.out(fixed.value.text);
  io.err(fixed.value.notes.map((note) => `${note}\n`).join(''));
  return EXIT.ok;
}

function replay({ io }: CommandInput, { opened, around }: Opened, id: string): number {
  const replayed = replayFindings(opened, around, id);
  if (!replayed.ok) return reportDiagnostics(io, replayed.diagnostics);
  io.out(`${replayed.value.text}\n`);
  return replayed.value.holds ? EXIT.ok : EXIT.findings;
}

/** A file name as a shell takes it. */
function quoted(name: string): string {
  return /^[\w./@%+=:,-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}

function list({ io, values }: CommandInput, { opened, around }: Opened): number {
  const { arrangement } = opened;
  const findings = findingsOf(opened, around).toSorted((a, b) => ORDER.indexOf(a.tier) - ORDER.indexOf(b.tier));
  const unaccepted = findings.filter(({ accepted }) => accepted === undefined);
  if (values['json'] === true) {
    const rows = findings.map((finding) => ({ ...finding, place: { ...finding.place, ...placeOf(opened, finding) } }));
    const seen = around.situations.map(({ id }) => id);
    io.out(`${JSON.stringify({ arrangement: arrangement.id, situations: seen, findings: rows }, null, 2)}\n`);
  } else {
    const counts = ORDER.map((tier) => `${unaccepted.filter((each) => each.tier === tier).length} ${tier}`).join(', ');
    const seen = around.situations.map(({ id, title }) => title ?? id).join(', ');
    const from = around.file === undefined ? '' : `\nsituations: ${seen} (${around.file})`;
    const asked = values['situations'];
    const told = typeof asked === 'string' ? ` --situations ${quoted(asked)}` : '';
    const command = `casus check ${quoted(opened.file)}${told}`;
    const shown = findings.map((finding) => showFinding(opened, finding, command, io.colour));
    io.out(`${[`${arrangement.title ?? arrangement.id}: ${counts}${from}`, ...shown].join('\n\n')}\n`);
  }
  return unaccepted.some(({ tier }) => tier === 'error') ? EXIT.findings : EXIT.ok;
}

function run(input: CommandInput): number {
  const { positionals, values, io } = input;
  const { fix: fixed, replay: replayed, json } = values;
  const misused =
    fixed !== undefined && replayed !== undefined
      ? '--fix and --replay are two questions: ask one at a time'
      : json === true && fixed !== undefined
        ? '--fix gives the text of the file, not JSON'
        : json === true && replayed !== undefined
          ? '--replay shows the play; --json gives its scenarios without it'
          : undefined;
  if (misused !== undefined) {
    return reportDiagnostics(io, [{ code: 'I203', severity: 'error', message: misused }], json === true);
  }
  const opened = open(io, positionals[0] ?? '', values);
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, json === true);
  if (typeof fixed === 'string') return fix(input, opened.value, fixed);
  return typeof replayed === 'string' ? replay(input, opened.value, replayed) : list(input, opened.value);
}

export const checkCommand: Command = {
  name: 'check',
  summary: 'hazards and gaps of an arrangement, each with a scenario, a precedent and a remedy',
  usage: 'casus check FILE [--situations FILE|FOLDER] [--fix ID [--remedy N] | --replay ID] [--json]',
  examples: [
    'casus check examples/ukraine-2025/arrangements/istanbul-2022-russian.yaml',
    'casus check draft.yaml --situations situations.yaml',
    'casus check draft.yaml --fix L05 > better.yaml',
    'casus check draft.yaml --replay L05',
    'casus check draft.yaml --json',
  ],
  names: { min: 1, max: 1 },
  options: {
    situations: {
      type: 'string',
      value: 'FILE|FOLDER',
      description: 'who the adversary is, and how long things hold; default: those of the dossier around FILE',
    },
    fix: { type: 'string', value: 'ID', description: 'the text of FILE with a remedy of this finding applied' },
    remedy: { type: 'string', value: 'N', description: 'which remedy, counted from 1 (default 1)' },
    replay: { type: 'string', value: 'ID', description: 'what this finding shows, played step by step' },
    json: { type: 'boolean', description: 'the findings as JSON' },
  },
  exitCodes: { 1: 'at least one finding of tier error, or a replay that ends otherwise than its finding says' },
  run,
};
