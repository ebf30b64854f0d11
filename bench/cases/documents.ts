// Reading pages: how many a second on one core, and how memory behaves over ten thousand of them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRng } from '../../src/basics/index.ts';
import { readCorpus } from '../../src/cli/read-corpus.ts';
import { recordingIo } from '../../src/cli/testing.ts';
import { readDocument } from '../../src/documents/index.ts';
import type { BenchCase } from '../case.ts';

const WORDS = 800;
const SPEAKERS =
  'The Polish government|French Foreign Minister Paul Brun|A senior NATO diplomat|Norway|Chancellor Anna Weiss|The European Commission|Turkish President Kemal Aydin|Japan'.split(
    '|',
  );
const CUES = 'said that|rejected|demanded|welcomed|supports|doubted that|insisted on|warned that'.split('|');
const NOUNS =
  'the clause on unanimity|any guarantee without a vote|a deadline of thirty days|the draft of the third round|the stationing of troops|a right of veto for the guarantors|the list of observers|sanctions after a breach'.split(
    '|',
  );
const FILLER =
  'The talks went on through the night in the old customs house by the river|Nobody left before the morning and the drivers slept in their cars|The windows had been papered over and the heating did not work|Copies of the text were handed out at noon and collected again an hour later|The delegations met in groups of three and then in full|It was the fourth round since the spring'.split(
    '|',
  );

/** A press page of 800 words; pages of different numbers differ in every paragraph. */
function pageOf(number: number): string {
  const rng = seededRng(number + 1);
  const pick = (list: readonly string[]): string => list[Math.floor(rng() * list.length)] ?? '';
  const any = (below: number): number => Math.floor(rng() * below);
  const sentence = (): string =>
    rng() < 0.35
      ? `${pick(SPEAKERS)} ${pick(CUES)} ${pick(NOUNS)} in article ${any(500)}, paragraph ${any(90)} of draft ${any(5000)}.`
      : `${pick(FILLER)}, as ${any(10_000)} papers in the file of ${pick(NOUNS)} show.`;
  const lines = [`Round ${number} of the talks ends without a text`, '', '20 August 2025', ''];
  let words = 12;
  while (words < WORDS) {
    const paragraph = Array.from({ length: 4 }, sentence).join(' ');
    words += paragraph.split(' ').length;
    lines.push(paragraph, '');
  }
  return `${lines.join('\n')}\nShare this\nLeave a comment\n© The Paper\n`;
}

/** The same page in the markup of a news site. */
function htmlOf(number: number): string {
  const [title = '', , date = '', ...rest] = pageOf(number).split('\n');
  const paragraphs = rest.filter((line) => line !== '').map((line) => `<p class="text">${line}</p>`);
  const menu = Array.from({ length: 60 }, (_, k) => `<li><a href="/section-${k}">Section ${k}</a></li>`).join('');
  return `<!doctype html><html><head><title>${title}</title><script>${'var x = 1;'.repeat(2000)}</script></head><body><nav><ul>${menu}</ul></nav><article><h1>${title}</h1><time>${date}</time>${paragraphs.join('\n')}</article><aside class="related">${menu}</aside><footer>© The Paper</footer></body></html>`;
}

function readingCase(
  id: string,
  kind: string,
  pages: number,
  perSecond: number,
  make: (n: number) => string,
): BenchCase {
  return {
    id,
    what: `${pages} ${kind} pages of ${WORDS} words, bytes to statements`,
    goal: pages / perSecond,
    prepare: () => {
      const bytes = Array.from({ length: pages }, (_, number) => new TextEncoder().encode(make(number)));
      return () => {
        const started = process.cpuUsage();
        const found = bytes.reduce((sum, page) => {
          const read = readDocument(page);
          return sum + (read.ok ? read.value.statements.length : 0);
        }, 0);
        const { user, system } = process.cpuUsage(started);
        return `${Math.round((pages * 1e6) / (user + system))} pages a second, ${found} statements`;
      };
    },
  };
}

const PAGES = 10_000;

/** A folder of pages read as `casus read FOLDER` reads it; the answer is the resident memory after each tenth of its steps. */
async function curve(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'casus-pages-'));
  try {
    const documents = Array.from({ length: PAGES }, (_, number) => ({
      name: `${number}.txt`,
      file: join(folder, `${number % 100}`, `${number}.txt`),
    }));
    for (let k = 0; k < 100; k += 1) mkdirSync(join(folder, String(k)));
    documents.forEach(({ file }, number) => writeFileSync(file, pageOf(number)));
    const [reading, comparing]: [number[], number[]] = [[], []];
    const resident = (): number => Math.round(process.memoryUsage().rss / 1024 / 1024);
    const { io } = recordingIo();
    const progress = (label: string, done: number): void => {
      if (done % (PAGES / 10) === 0) (label.startsWith('reading') ? reading : comparing).push(resident());
    };
    const answer = await readCorpus(
      { ...io, progress },
      { documents, state: join(folder, 'readings.jsonl') },
      ({ statements, joined }) => {
        const compared = resident();
        let witnesses = 0;
        for (const each of joined.each()) witnesses += each.witnesses.length;
        return `${statements} statements; compared ${compared}; ${joined.count} joined with ${witnesses} witnesses, all fetched ${resident()}`;
      },
    );
    if (!answer.ok) throw new Error(answer.diagnostics[0]?.message);
    return `MB resident after each ${PAGES / 10} pages read ${reading.join(' ')}, indexed ${comparing.join(' ')}; ${answer.value}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const DOCUMENT_CASES: readonly BenchCase[] = [
  readingCase('pages-text', 'text', 300, 60, pageOf),
  readingCase('pages-html', 'HTML', 100, 8, htmlOf),
  {
    id: 'pages-folder',
    what: `a folder of ${PAGES.toLocaleString('en')} pages, compared with each other`,
    tells: true,
    prepare: () => curve,
  },
];
