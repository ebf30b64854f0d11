// The catalogue as a table: in Markdown with links to the files, on a terminal, as CSV; and the precedents near a draft.
import { CATALOGUE_COLUMNS, type CatalogueEntry, type Likeness, type NearPrecedent } from '../dossier/index.ts';
import { type Block, span, type Words } from './block.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatElapsed } from './wording.ts';

function countWhere(entries: readonly CatalogueEntry[], holds: (entry: CatalogueEntry) => boolean): number {
  return entries.filter(holds).length;
}

function standingText({ adversaryCanBlock, adversaryCanBlockAll, adversary }: CatalogueEntry): string {
  if (adversary.length === 0) return adversaryCanBlock;
  const whole = adversaryCanBlock === adversaryCanBlockAll ? '' : `; with fallbacks: ${adversaryCanBlockAll}`;
  return `${adversaryCanBlock} (${adversary.join(', ')})${whole}`;
}

/** Sentences that count what the rows say. */
export function summariseCatalogue(entries: readonly CatalogueEntry[]): readonly string[] {
  const blocks = (standing: CatalogueEntry['adversaryCanBlock']): number =>
    countWhere(entries, ({ adversaryCanBlock }) => adversaryCanBlock === standing);
  const saved = countWhere(
    entries,
    (entry) => entry.adversaryCanBlock === 'yes' && entry.adversaryCanBlockAll === 'no',
  );
  return [
    `${entries.length} precedents, ${entries.reduce((sum, { scenarios }) => sum + scenarios, 0)} scenarios, all of them passing.`,
    `The adversary looked at can block the decision alone in ${blocks('yes')} (in ${saved} of these a fallback gets round it), with friends in ${blocks('with friends')}, in effect through a precondition in ${blocks('in effect')}; it cannot in ${blocks('no')}; ${blocks('no adversary')} are looked at without one.`,
    `No time limit of any kind is stated in ${countWhere(entries, ({ deadline }) => deadline === 'none')}; a latest hour of action follows in ${countWhere(entries, ({ deadlineHours }) => deadlineHours !== null)}.`,
    `A collective decision has nothing behind it when it fails in ${countWhere(entries, ({ fallbackKind }) => fallbackKind === 'none')}.`,
    `Facts were checked on a page in ${countWhere(entries, ({ checked }) => checked === 'on a page')}, partly in ${countWhere(entries, ({ checked }) => checked === 'partly from memory')}, and are wholly from memory in ${countWhere(entries, ({ checked }) => checked === 'from memory')}.`,
  ];
}

const HEADS = [
  'precedent',
  'year',
  'rule',
  'who could block alone',
  'could the adversary block',
  'deadline',
  'fallback',
  'findings',
  'facts',
];

/** `catalog/README.md`: the dashboard, each row linked to its file and its playthrough. Cost: linear. */
export function renderCatalogueMarkdown(entries: readonly CatalogueEntry[]): string {
  const row = (entry: CatalogueEntry): string => {
    const { slug, name, year, ruleKind, rule, blockers, deadline, fallback, findings, checked } = entry;
    const cells = [rule, blockers, standingText(entry), deadline, fallback, findings.join(' ') || 'none', checked];
    const [words = '', ...others] = cells.map(escapeMarkdown);
    const files = `[${slug}](arrangements/${slug}.yaml) · [played through](playthroughs/${slug}.md)`;
    return `| ${[`**${escapeMarkdown(name)}**<br>${files}`, year ?? '', `**${ruleKind.join(' or ')}**<br>${words}`, ...others].join(' | ')} |`;
  };
  return `# Precedents

${summariseCatalogue(entries).join('\n')}

Files in \`arrangements/\` are the precedents in words of our own with article numbers; \`situations.yaml\` says which
adversary each is looked at with; \`playthroughs/\` are written from them, like this page and \`catalog.json\`, by
\`npm run write-catalogue\`, and a test keeps them true. Coding by one hand: good for comparing texts, not a published data
set. "from memory" means that nobody has held the file against the source yet. \`bodies/\` are voting bodies for
\`casus power\`. On the command line: \`casus catalog --where adversaryCanBlock=no\`, \`casus catalog --near draft.yaml\`.

| ${HEADS.join(' | ')} |
| ${HEADS.map(() => '---').join(' | ')} |
${entries.map(row).join('\n')}
`;
}

/** The same on a terminal. */
export function assembleCatalogue(entries: readonly CatalogueEntry[], total: number): readonly Block[] {
  const heading = entries.length === total ? `${total} precedents` : `${entries.length} of ${total} precedents`;
  const columns = ['precedent', 'year', 'rule', 'can block', 'adversary', 'deadline', 'fallback'];
  const rows = entries.map((entry): readonly Words[] => [
    entry.slug,
    `${entry.year ?? ''}`,
    entry.ruleKind.join(' or '),
    entry.blockers,
    [span(entry.adversaryCanBlock === 'yes' ? 'danger' : 'text', standingText(entry))],
    entry.deadline,
    entry.fallback,
  ]);
  const table: Block = { kind: 'table', caption: heading, columns: columns.map((label) => ({ label })), rows };
  return [{ kind: 'heading', level: 1, words: heading }, ...(entries.length === 0 ? [] : [table])];
}

function listCell(each: string | CatalogueEntry['history'][number]): string {
  return typeof each === 'string' ? each : `${each.name} (${each.outcome})`;
}

function csvCell(value: CatalogueEntry[keyof CatalogueEntry]): string {
  const text = typeof value === 'object' && value !== null ? value.map(listCell).join('; ') : `${value ?? ''}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Every column of every row; lists joined by '; ', an absent number empty. */
export function renderCatalogueCsv(entries: readonly CatalogueEntry[]): string {
  const lines = entries.map((entry) => CATALOGUE_COLUMNS.map((column) => csvCell(entry[column])).join(','));
  return `${[CATALOGUE_COLUMNS.join(','), ...lines].join('\n')}\n`;
}

const MOST_REASONS = 4;

function alikeText({ respect, draft, precedent, likeness }: Likeness): string {
  return likeness === 1 && draft === precedent
    ? `${respect}: ${precedent}`
    : `${respect}: ${draft} / there ${precedent}`;
}

function historyText({ name, outcome, hours }: CatalogueEntry['history'][number]): string {
  return `${name}: ${outcome}${hours > 0 ? ` ${formatElapsed(hours)}` : ''}`;
}

/** One precedent near a draft, in words. */
export interface NearestWords {
  readonly slug: string;
  readonly name: string;
  readonly year: number | null;
  readonly score: string;
  readonly alike: readonly string[];
  readonly apart: readonly string[];
  readonly history: readonly string[];
}

/** What `casus catalog --near` and the workbench say of each, the weightiest reasons first. */
export function describeNearest(near: readonly NearPrecedent[]): readonly NearestWords[] {
  return near.map(({ entry: { slug, name, year, history }, score, alike, apart }) => ({
    slug,
    name,
    year,
    score: score.toFixed(2),
    alike: alike.slice(0, MOST_REASONS).map(alikeText),
    apart: apart
      .slice(0, MOST_REASONS)
      .map(({ respect, draft, precedent }) => `${respect}: ${draft} / there ${precedent}`),
    history: history.slice(0, MOST_REASONS).map(historyText),
  }));
}

/** 'consensus – none of council against'; the kind alone where the rule says no more. */
export function describeDraftRule({ ruleKind, rule }: CatalogueEntry): string {
  const kinds = ruleKind.join(' or ');
  return kinds === rule ? kinds : `${kinds} – ${rule}`;
}

function nearBlocks({ slug, name, year, score, alike, apart, history }: NearestWords, place: number): readonly Block[] {
  const said = (title: string, lines: readonly string[]): Words[] =>
    lines.length === 0 ? [] : [[span('strong', title), span('text', ` ${lines.join('; ')}`)]];
  return [
    {
      kind: 'heading',
      level: 2,
      words: `${place}. ${name} (${slug}${year === null ? '' : `, ${year}`}), likeness ${score}`,
    },
    {
      kind: 'list',
      items: [...said('alike:', alike), ...said('different:', apart), ...said('what happened:', history)],
    },
  ];
}

/** Precedents near a draft, with what speaks for and against each. */
export function assembleNearest(draft: CatalogueEntry, near: readonly NearPrecedent[]): readonly Block[] {
  return [
    { kind: 'heading', level: 1, words: `Precedents near ${draft.name}` },
    {
      kind: 'paragraph',
      words: `It decides: ${describeDraftRule(draft)}. Can block alone: ${draft.blockers}. The likeness orders by stated weights (docs/guides/catalogue.md); it measures nothing.`,
    },
    ...describeNearest(near).flatMap((each, index) => nearBlocks(each, index + 1)),
  ];
}
