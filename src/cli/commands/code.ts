import { fail, type Result, succeed } from '../../basics/index.ts';
import {
  addStatement,
  type Coding,
  decisionsOf,
  type DnaRow,
  listCoders,
  parseDnaCsv,
  placeDnaRows,
  printCoding,
  printEvent,
  progressOf,
} from '../../positions/index.ts';
import { decodeKeys } from '../coding/keys.ts';
import { readDnaFile } from '../coding/dna-file.ts';
import { CODING_OPTIONS, openCoding, type OpenedCoding } from '../coding/open-coding.ts';
import { renderScreen } from '../coding/render-screen.ts';
import { openScreen, pressKey, type Screen } from '../coding/screen.ts';
import { type Command, type CommandInput, type CommandIo, EXIT } from '../command.ts';
import { countOf } from '../count-of.ts';
import { reportDiagnostics } from '../run.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import { PROPOSER_OPTIONS } from '../with-proposer.ts';

const [ALTERNATE, BACK, CLEAR] = ['\u001b[?1049h\u001b[?25l', '\u001b[?25h\u001b[?1049l', '\u001b[H\u001b[2J'];

/** Writes what was decided since `before`; the first time with what was proposed. */
function keep(
  io: CommandIo,
  { file, whole }: OpenedCoding,
  before: Coding | null,
  now: Coding,
  first: boolean,
): Result<null> {
  const text =
    before === null
      ? printCoding(now)
      : now.events
          .slice(before.events.length)
          .map((one) => `${printEvent(one)}\n`)
          .join('');
  if (text === '') return succeed(null);
  return io.appendText?.(file, first && !whole ? `\n${text}` : text) ?? succeed(null);
}

function draw(io: CommandIo, screen: Screen): void {
  if (io.screen === undefined) return;
  io.out(`${CLEAR}${renderScreen(screen, { columns: io.columns, rows: io.screen.rows, colour: io.colour })}`);
}

async function runScreen(io: CommandIo, opened: OpenedCoding, coder: string): Promise<Result<Coding>> {
  let screen = openScreen(opened.coding, coder, opened.reading.text, opened.codebook);
  let first = true;
  let kept: Coding | null = opened.exists ? opened.coding : null;
  if (io.screen !== undefined) io.out(ALTERNATE);
  try {
    draw(io, screen);
    for await (const input of io.keys?.() ?? []) {
      for (const key of decodeKeys(input)) screen = pressKey(screen, key, io.now().toISOString());
      if (screen.coding !== (kept ?? opened.coding)) {
        const written = keep(io, opened, kept, screen.coding, first);
        if (!written.ok) return written;
        first = false;
        kept = screen.coding;
      }
      if (screen.done) break;
      draw(io, screen);
    }
  } finally {
    if (io.screen !== undefined) io.out(BACK);
  }
  return succeed(screen.coding);
}

function readTable(io: CommandIo, path: string): Result<readonly DnaRow[]> {
  const text = io.readText(path);
  if (!text.ok) return text;
  const rows = parseDnaCsv(text.value);
  return rows.ok ? rows : fail(...rows.diagnostics.map((diagnostic) => ({ file: path, ...diagnostic })));
}

/** Statements of a DNA table become statements added by hand, of the coders that the table names or of this one. */
async function importTable(io: CommandIo, opened: OpenedCoding, path: string, coder: string): Promise<Result<Coding>> {
  const rows = /\.dna$/i.test(path) ? await readDnaFile(path) : readTable(io, path);
  if (!rows.ok) return rows;
  const { document } = opened.coding;
  const own = rows.value.filter((row) => row.document === '' || row.document === document.id);
  const { placed, diagnostics } = placeDnaRows(own.length > 0 ? own : rows.value, opened.reading.text);
  if (diagnostics.length > 0)
    io.err(
      showDiagnostics(
        diagnostics.map((one) => ({ file: path, ...one })),
        { colour: io.colour, textOf: () => undefined },
      ),
    );
  const at = io.now().toISOString();
  let { coding } = opened;
  for (const { row, fields } of placed) {
    const who = { coder: row.coder || coder, at: row.at || at };
    const added = addStatement(
      coding,
      opened.codebook === undefined ? who : { ...who, codebook: opened.codebook },
      fields,
    );
    if (added.ok) coding = added.value;
  }
  const written = keep(io, opened, opened.exists ? opened.coding : null, coding, true);
  return written.ok ? succeed(coding) : written;
}

function summary(coding: Coding, coder: string, file: string): string {
  const { accepted, edited, added, rejected, skipped, open } = progressOf(coding, coder);
  const count = accepted + edited + added;
  return [
    `${coder}: ${countOf(count, 'statement')} confirmed (${accepted} as proposed, ${edited} edited, ${added} added), ${rejected} rejected, ${skipped} skipped, ${open} open.`,
    decisionsOf(coding, coder).size === 0 ? 'Nothing was decided.' : `Kept in ${file}`,
    '',
  ].join('\n');
}

async function run({ positionals, values, io }: CommandInput): Promise<number> {
  const json = values['json'] === true;
  const opened = await openCoding(io, positionals[0] ?? '', values);
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, json);
  const coder = typeof values['coder'] === 'string' ? values['coder'] : 'coder';
  const table = values['import'];
  const done =
    typeof table === 'string'
      ? await importTable(io, opened.value, table, coder)
      : await runScreen(io, opened.value, coder);
  if (!done.ok) return reportDiagnostics(io, done.diagnostics, json);
  const { file } = opened.value;
  if (json) {
    const answer = { document: done.value.document.id, coder, file, ...progressOf(done.value, coder) };
    io.out(`${JSON.stringify(answer, null, 2)}\n`);
  } else {
    const coders = typeof table === 'string' ? listCoders(done.value) : [coder];
    io.out((coders.length === 0 ? [coder] : coders).map((each) => summary(done.value, each, file)).join(''));
  }
  return EXIT.ok;
}

export const codeCommand: Command = {
  name: 'code',
  summary: 'confirm, correct or reject what was proposed on a page, one key a decision',
  usage: 'casus code DOCUMENT [--coder NAME] [--coding FILE] [--import TABLE] [--proposer URL --model NAME] [--json]',
  examples: ['casus code page.html --coder anna', 'casus code page.txt --coder anna --import dna-statements.csv'],
  names: { min: 1, max: 1 },
  options: {
    ...CODING_OPTIONS,
    ...PROPOSER_OPTIONS,
    import: {
      type: 'string',
      value: 'FILE',
      description: 'add the statements of Discourse Network Analyzer (its CSV table or .dna file), without the screen',
    },
    json: { type: 'boolean', description: 'the counts at the end as JSON' },
  },
  run,
};
