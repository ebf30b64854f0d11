// Variants side by side, as blocks: one table, then the ballots on which they part, then what each says differently.
import type { VariantProcedure, VariantsComparison, VariantSummary } from '../procedures/index.ts';
import { describePartings } from './assemble-differences.ts';
import type { NameActor } from './assemble-rows.ts';
import { type Block, span, type Words } from './block.ts';
import { escapeHtml } from './escape.ts';
import { renderHtml, renderPage } from './html.ts';
import { STYLE_SHEET } from './style-sheet.ts';
import { capitalise, formatDelay, formatShare, joinNames } from './wording.ts';

function heading(words: string): Block {
  return { kind: 'heading', level: 2, words };
}

function nameBlockers({ blockers }: VariantProcedure, name: NameActor): string {
  const { always, possibly, stuck } = blockers;
  const who = (ids: readonly string[]): string =>
    ids.length > 5 ? `any of ${ids.length}` : joinNames(ids.map(name), 'or');
  if (always.length > 0) return `${who(always)} alone`;
  if (stuck === 'always') return 'no ballots bring it about';
  return possibly.length > 0 ? `perhaps ${who(possibly)} alone` : 'nobody alone';
}

function findingsCell({ findings, findingCount }: VariantSummary, isBase: boolean): string {
  if (isBase) return `${findingCount}`;
  const sign = (ids: readonly { readonly id: string }[], mark: string): string =>
    ids.length === 0 ? '' : ` ${mark}${[...new Set(ids.map(({ id }) => id))].join(` ${mark}`)}`;
  return `${findingCount}${sign(findings.lost, '−')}${sign(findings.gained, '+')}`;
}

function variantRows(variant: VariantSummary, isBase: boolean, name: NameActor): readonly (readonly Words[])[] {
  return variant.procedures.map((procedure, at) => [
    at === 0 ? [span('strong', variant.title)] : '',
    procedure.id,
    [span(procedure.blockers.always.length > 0 ? 'danger' : 'text', nameBlockers(procedure, name))],
    formatShare(procedure.action),
    procedure.delay === undefined ? 'never acts' : formatDelay(procedure.delay),
    at === 0 ? findingsCell(variant, isBase) : '',
  ]);
}

/** Pairs of which nothing can be said for the same reason stand together. */
function partingItems({ pairs, variants }: VariantsComparison, name: NameActor): readonly string[] {
  const titleOf = (id: string): string => variants.find((variant) => variant.id === id)?.title ?? id;
  const said: string[] = [];
  const unsaid = new Map<string, string[]>();
  for (const { first, second, procedures } of pairs) {
    const titles = [titleOf(first), titleOf(second)] as const;
    for (const compared of procedures) {
      const pair = `${titles[0]} and ${titles[1]}`;
      for (const each of describePartings(compared, titles, name)) {
        const reason = /^cannot be said, (.*)$/.exec(each)?.[1];
        if (reason === undefined || pairs.length === 1) said.push(`${pair}, ${compared.first}: ${each}.`);
        else {
          const why = reason
            .replace(/^of the (?:first|second), its /, '')
            .replace(/; of the (?:first|second), its .*$/, '');
          const key = `${compared.first}: cannot be said, because in one or both the ${why}`;
          unsaid.set(key, [...(unsaid.get(key) ?? []), pair]);
        }
      }
    }
  }
  return [...said, ...[...unsaid].map(([why, those]) => `${why}: ${those.join('; ')}.`)];
}

function changeBlocks(variant: VariantSummary, base: string): readonly Block[] {
  const { sentences, findings } = variant;
  const items: Words[] = [
    ...sentences.lost.map((sentence) => `no longer: ${sentence}`),
    ...sentences.gained.map((sentence) => `new: ${sentence}`),
    ...findings.lost.map(({ id, claim }) => [span('ok', `finding gone: ${id} ${claim}`)]),
    ...findings.gained.map(({ id, claim }) => [span('danger', `finding new: ${id} ${claim}`)]),
  ];
  const list: Block = items.length === 0 ? { kind: 'paragraph', words: 'Nothing.' } : { kind: 'list', items };
  return [{ kind: 'heading', level: 3, words: `${variant.title}, against ${base}` }, list];
}

/** The comparison as blocks, for any renderer. */
export function assembleComparison(comparison: VariantsComparison, name: NameActor): readonly Block[] {
  const [base, ...others] = comparison.variants;
  if (base === undefined) return [];
  const columns = ['arrangement', 'procedure', 'who can block', 'activation', 'time', 'findings'];
  return [
    heading('Side by side'),
    {
      kind: 'table',
      caption: `${comparison.variants.length} arrangements; findings of the others against ${base.title}`,
      columns: columns.map((label) => ({ label })),
      rows: comparison.variants.flatMap((variant) => variantRows(variant, variant === base, name)),
    },
    heading('Ballots on which they part'),
    { kind: 'list', items: partingItems(comparison, name) },
    heading('What each says differently'),
    ...others.flatMap((variant) => changeBlocks(variant, base.title)),
  ];
}

/** Blocks from one heading of the second level to the next. */
function sectionsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const sections: Block[][] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) sections.push([block]);
    else sections.at(-1)?.push(block);
  }
  return sections;
}

/** The comparison as one page with its style inside: a card for each part, the table stacked on a narrow screen. */
export function renderComparisonHtml(comparison: VariantsComparison, name: NameActor): string {
  const titles = comparison.variants.map((variant) => variant.title);
  const title = titles.length > 2 ? `${titles.length} arrangements compared` : capitalise(joinNames(titles));
  const cards = sectionsOf(assembleComparison(comparison, name)).map(
    (blocks) => `<section class="card wide situation">\n${renderHtml(blocks)}\n</section>`,
  );
  const heading1 = renderHtml([{ kind: 'heading', level: 1, words: title }]);
  const head = `<header><p class="brand">Casus</p>${heading1}</header>`;
  const against = `<p class="muted">${escapeHtml(`What changes is told against ${titles[0] ?? ''}.`)}</p>`;
  const body = `${head}\n<main id="comparison">${against}<div class="cards">${cards.join('\n')}</div></main>\n<footer></footer>`;
  return renderPage({ title: `${title} · Casus`, body, style: { text: STYLE_SHEET } });
}
