// Precedents and voting bodies as a table to sort and filter; one of them is a starting point for a draft.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Catalogue } from '../api.ts';
import { useAnswer, useWorkbench } from '../context.tsx';
import type { CatalogueRow } from '../engine/questions.ts';
import { addressOf, goTo } from '../router.ts';
import { Segment, Select, Waiting } from '../ui/parts.tsx';
import { Nearest } from './catalogue-nearest.tsx';
import { stemOf } from './arrangements.tsx';
import { fill, words } from '../words.ts';

const COLUMNS = ['title', 'year', 'members', 'rule', 'canBlock', 'adversary', 'deadline', 'findings', 'open'] as const;
type Column = (typeof COLUMNS)[number];
const NUMBERS: ReadonlySet<string> = new Set(['year', 'members', 'findings', 'open']);
const NONE: Catalogue = { arrangements: [], bodies: [] };

interface FullRow extends CatalogueRow {
  readonly canBlock: string;
  readonly adversary: string;
  readonly deadline: string;
  readonly findings: number | string;
}

type Entries = NonNullable<Catalogue['entries']>;

/** A row with what was computed of it when the catalogue was written. */
function fullRow(row: CatalogueRow, entries: Entries): FullRow {
  const found = row.kind === 'body' ? undefined : entries.find(({ slug }) => slug === row.slug);
  if (found === undefined) return { ...row, canBlock: '', adversary: '', deadline: '', findings: '' };
  const { blockers, adversaryCanBlock, deadline, findings } = found;
  return { ...row, canBlock: blockers, adversary: adversaryCanBlock, deadline, findings: findings.length };
}

function compareRows(column: Column): (a: FullRow, b: FullRow) => number {
  return (a, b) => {
    const [left, right] = [a[column], b[column]];
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left).localeCompare(String(right), 'en');
  };
}

function isShown({ title, rule, tags, slug, canBlock, status, deadline }: FullRow, wanted: string): boolean {
  const all = [title, rule, slug, canBlock, status, deadline, ...tags].join(' ').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

interface RowsProps {
  readonly rows: readonly FullRow[];
  readonly sort: Column;
  readonly down: boolean;
  readonly onSort: (column: Column) => void;
  readonly start: (row: CatalogueRow) => void;
}

/** What stands in a cell; a voting body has neither findings nor open points. */
function cellOf(row: FullRow, column: Column): string | number {
  return row.kind === 'body' && row[column] === 0 ? '' : row[column];
}

function Rows({ rows, sort, down, onSort, start }: RowsProps): JSX.Element {
  const { state } = useWorkbench();
  const columns = COLUMNS.filter((column) => rows.some((row) => cellOf(row, column) !== ''));
  return (
    <table class="stack catalogue-table">
      <caption class="hidden">{words.pages.catalogue}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" key={column} class={NUMBERS.has(column) ? 'right' : ''} aria-sort={column === sort ? (down ? 'descending' : 'ascending') : 'none'}>
              <button
                type="button"
                class="link"
                title={fill(words.catalogue.sort, { column: words.catalogue[column] })}
                onClick={() => onSort(column)}
              >
                {words.catalogue[column]}
                {column === sort && <span aria-hidden="true">{down ? ' ↓' : ' ↑'}</span>}
              </button>
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const here = `arrangements/${row.slug}.yaml` in state.files;
          return (
            <tr key={row.kind + row.slug}>
              <th scope="row">{row.title}</th>
              {columns.slice(1).map((column) => (
                <td key={column} class={NUMBERS.has(column) ? 'right' : ''} data-label={words.catalogue[column]}>
                  {cellOf(row, column)}
                </td>
              ))}
              <td>
                {(row.kind === 'arrangement' || row.draft !== undefined) &&
                  (here ? (
                    <a href={addressOf(['d', state.id, 'arrangements', row.slug])}>{words.catalogue.started}</a>
                  ) : (
                    state.role !== 'reader' && (
                      <button type="button" aria-label={`${words.catalogue.start}: ${row.title}`} onClick={() => start(row)}>
                        {words.catalogue.start}
                      </button>
                    )
                  ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Says how many rows are shown once they are there. */
function Lead({ count, total }: { readonly count: number; readonly total: number }): JSX.Element {
  return (
    <p class="muted">
      {words.catalogue.lead} <span role="status">{total > 0 && fill(words.catalogue.shown, { count, total })}</span>
    </p>
  );
}

export function CataloguePage({ query }: { readonly query: Readonly<Record<string, string>> }): JSX.Element {
  const { api, engine, session, state, outline } = useWorkbench();
  const [catalogue, setCatalogue] = useState<Catalogue>(NONE);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  useEffect(() => {
    api.loadCatalogue().then(setCatalogue, (error: Error) => setFailed(error.message));
  }, [api]);
  const { arrangements, bodies } = catalogue;
  const asked = useAnswer(engine, 'catalogue', { arrangements, bodies }, 0);
  const drafts = outline?.arrangements ?? [];
  const near = drafts.find(({ path }) => stemOf(path) === query['near']);
  const show = (change: Readonly<Record<string, string | undefined>>): void =>
    goTo(addressOf(['d', state.id, 'catalogue'], { ...query, ...change }), true);
  const sort = COLUMNS.find((column) => column === query['sort']) ?? 'title';
  const down = query['down'] === '1';
  const kind = query['kind'] === 'arrangement' || query['kind'] === 'body' ? query['kind'] : 'all';
  const entries = catalogue.entries ?? [];
  const all = (asked.answer ?? []).map((row) => fullRow(row, entries));
  const rows = all
    .filter((row) => (kind === 'all' || row.kind === kind) && isShown(row, query['q'] ?? ''))
    .toSorted((a, b) => compareRows(sort)(a, b) * (down ? -1 : 1));
  const start = ({ slug, draft }: Pick<CatalogueRow, 'slug' | 'draft'>): void => {
    const text = draft ?? catalogue.arrangements.find((each) => each.slug === slug)?.text ?? '';
    session.edit([{ path: `arrangements/${slug}.yaml`, text }], words.arrangements.labels.start);
    goTo(addressOf(['d', state.id, 'arrangements', slug]));
  };
  return (
    <>
      <div class="title">
        <h1>{words.pages.catalogue}</h1>
        <label class="field-inline">
          <span>{words.catalogue.filter}</span>
          <input
            type="search"
            value={query['q'] ?? ''}
            placeholder={words.catalogue.filterHint}
            onInput={(event) => show({ q: event.currentTarget.value })}
          />
        </label>
        <Segment
          label={words.catalogue.kind}
          value={kind}
          options={(['all', 'arrangement', 'body'] as const).map((value) => ({ value, label: words.catalogue.kinds[value] }))}
          onChange={(value) => show({ kind: value === 'all' ? undefined : value })}
        />
        {drafts.length > 0 && (
          <Select
            label={words.catalogue.near}
            value={query['near'] ?? ''}
            options={[
              { value: '', label: words.catalogue.nearNone },
              ...drafts.map(({ path, title }) => ({ value: stemOf(path), label: title })),
            ]}
            onChange={(value) => show({ near: value })}
          />
        )}
      </div>
      <Lead count={rows.length} total={all.length} />
      {failed !== undefined && (
        <p class="danger" role="alert">
          {words.shell.failed} {failed}
        </p>
      )}
      <Waiting asked={asked} />
      {near !== undefined && entries.length > 0 && <Nearest draft={near} entries={entries} start={start} />}
      {all.length > 0 && rows.length === 0 && <p>{words.catalogue.empty}</p>}
      {rows.length > 0 && (
        <Rows
          rows={rows}
          sort={sort}
          down={down}
          start={start}
          onSort={(column) => show({ sort: column, down: column === sort && !down ? '1' : undefined })}
        />
      )}
    </>
  );
}
