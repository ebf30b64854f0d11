// Printed briefs as other programs see them: LibreOffice opens the Word file and makes a PDF of it, and both PDF files
// are read back. Says so where LibreOffice is not installed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { openArrangement } from '../src/cli/load-arrangement.ts';
import { openDossier } from '../src/cli/load-dossier.ts';
import { processIo } from '../src/cli/terminal.ts';
import { printBrief } from '../src/printing/index.ts';
import {
  assembleAnnex,
  assembleArrangementAnnex,
  assembleArrangementBrief,
  assembleBrief,
  assemblePaper,
  type Brief,
  type BriefAnnex,
} from '../src/report/index.ts';

const FOLDER = '.cache/export';
const ARRANGEMENTS = ['un-charter-27', 'eu-qmv', 'wto-dsb'];

interface Sample {
  readonly name: string;
  readonly brief: Brief;
  readonly annex: BriefAnnex;
}

function samples(): readonly Sample[] {
  const dossier = openDossier('examples/ukraine-2025');
  if (!dossier.ok) throw new Error(dossier.diagnostics[0]?.message);
  const io = processIo();
  const others = ARRANGEMENTS.map((name) => {
    const opened = openArrangement(io, `catalog/arrangements/${name}.yaml`);
    if (!opened.ok) throw new Error(opened.diagnostics[0]?.message);
    return { name, brief: assembleArrangementBrief(opened.value), annex: assembleArrangementAnnex(opened.value) };
  });
  const { value } = dossier;
  return [{ name: 'ukraine-2025', brief: assembleBrief(value), annex: assembleAnnex(value) }, ...others];
}

function letters(words: string): string {
  return words.normalize('NFKC').replace(/[\s\u00ad•]/g, '');
}

/** The letters of each page. */
async function readPdf(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const { items } = await (await pdf.getPage(at)).getTextContent();
    pages.push(letters(items.map((item) => ('str' in item ? item.str : '')).join('')));
  }
  return pages;
}

/** On one page, or begun on one and ended on the next, with notes and page numbers between. */
function isOn(pages: readonly string[], words: string): boolean {
  if (pages.some((page) => page.includes(words))) return true;
  return pages.some((page, at) =>
    Array.from(words).some((_, cut) => page.includes(words.slice(0, cut)) && pages[at + 1]?.includes(words.slice(cut))),
  );
}

/** Every sentence and note of the brief, as it must be found again. */
function saidIn(brief: Brief, annex: BriefAnnex): readonly string[] {
  return assemblePaper(brief, annex).blocks.flatMap((block) => {
    const words = block.kind === 'list' ? block.items.flat() : block.kind === 'paragraph' ? block.words : [];
    const notes = words.flatMap(({ note }) => (note === undefined ? [] : [`${note.quote ?? ''}`, note.place]));
    const own = block.kind === 'heading' ? [block.words] : block.kind === 'table' ? [block.caption] : [];
    return [...own, ...words.map(({ text }) => text), ...notes].map(letters).filter((each) => each !== '');
  });
}

const version = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
const office = version.status === 0 ? version.stdout.trim() : undefined;
console.log(office === undefined ? 'LibreOffice is not installed: Word files are not converted.' : office);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
let wrong = 0;

async function report(what: string, bytes: Uint8Array, { brief, annex }: Sample, size: number): Promise<void> {
  const pages = await readPdf(bytes);
  const said = saidIn(brief, annex);
  const missing = said.filter((words) => !isOn(pages, words));
  wrong += missing.length;
  console.log(
    `  ${what}: ${Math.round(size / 1024)} kB, ${pages.length} pages, ${said.length - missing.length} of ${said.length} sentences found`,
  );
  for (const words of missing.slice(0, 3)) console.log(`    missing: ${words.slice(0, 100)}`);
}

for (const sample of samples()) {
  console.log(sample.name);
  const { name, brief, annex } = sample;
  for (const format of ['pdf', 'docx'] as const) {
    const started = performance.now();
    const printed = await printBrief(brief, annex, format);
    if (!printed.ok) throw new Error(printed.diagnostics[0]?.message);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    writeFileSync(join(FOLDER, `${name}.${format}`), printed.value);
    if (format === 'pdf') {
      await report(`PDF in ${seconds} s`, printed.value, sample, printed.value.length);
      continue;
    }
    console.log(`  Word in ${seconds} s: ${Math.round(printed.value.length / 1024)} kB`);
    if (office === undefined) continue;
    const out = join(FOLDER, 'converted');
    const run = spawnSync(
      'soffice',
      ['--headless', '--convert-to', 'pdf', '--outdir', out, join(FOLDER, `${name}.docx`)],
      {
        encoding: 'utf8',
        timeout: 180_000,
      },
    );
    const complaints = run.stderr.split('\n').filter((line) => line !== '' && !/javaldx/.test(line));
    if (run.status !== 0 || complaints.length > 0) {
      wrong += 1;
      console.log(`  LibreOffice: ${run.status ?? 'ended'} ${complaints.join(' ')}`);
      continue;
    }
    await report(
      'Word through LibreOffice, without complaint',
      readFileSync(join(out, `${name}.pdf`)),
      sample,
      printed.value.length,
    );
  }
}
console.log(wrong === 0 ? 'Everything was found.' : `${wrong} things were not found.`);
process.exitCode = wrong === 0 ? 0 : 1;
