// Precedents and voting bodies as a table to sort and filter; one of them is a starting point for a draft.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Catalogue } from '../api.ts';
import { useAnswer, useWorkbench } from '../context.tsx';
import type { Answer, CatalogueRow } from '../engine/questions.ts';
import { addressOf, goTo } from '../router.ts';
import { Segment, Waiting } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';

const COLUMNS = ['title', 'status', 'year', 'members', 'rule', 'canBlock', 'findings', 'open'] as const;
type Column = (typeof COLUMNS)[number];
const NONE: Catalogue = { arrangements: [], bodies: [] };

interface FullRow extends CatalogueRow {
  /** '…' until it is computed. */
  readonly canBlock: string;
  readonly findings: number | string;
}

type Precedents = ReadonlyMap<string, Answer<'precedent'>>;

/** What earlier visits of this page computed; the texts of the catalogue do not change while it is open. */
const known = new Map<string, Answer<'precedent'>>();

function usePrecedents(catalogue: Catalogue): Precedents {
  const { engine } = useWorkbench();
  const [, count] = useState(0);
  useEffect(() => {
    let left = false;
    const next = async (): Promise<void> => {
      for (const entry of catalogue.arrangements) {
        if (left) return;
        if (known.has(entry.slug)) continue;
        try {
          known.set(entry.slug, await engine.ask('precedent', entry, 'precedent'));
          count((before) => before + 1);
        } catch {
          return;
        }
      }
    };
    void next();
    return () => {
      left = true;
      engine.drop('precedent');
    };
  }, [engine, catalogue]);
  return known;
}

function fullRow(row: CatalogueRow, precedents: Precedents): FullRow {
  if (row.kind === 'body') return { ...row, canBlock: '', findings: '' };
  const found = precedents.get(row.slug);
  return { ...row, canBlock: found?.canBlock ?? '…', findings: found?.findings ?? '…' };
}

function compareRows(column: Column): (a: FullRow, b: FullRow) => number {
  return (a, b) => {
    const [left, right] = [a[column], b[column]];
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left).localeCompare(String(right), 'en');
  };
}

function isShown({ title, rule, tags, slug, canBlock }: FullRow, wanted: string): boolean {
  const all = [title, rule, slug, canBlock, ...tags].join(' ').toLowerCase();
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

function Rows({ rows, sort, down, onSort, start }: RowsProps): JSX.Element {
  const { state } = useWorkbench();
  return (
    <table class="stack catalogue-table">
      <caption class="hidden">{words.pages.catalogue}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th scope="col" key={column} aria-sort={column === sort ? (down ? 'descending' : 'ascending') : 'none'}>
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
              {COLUMNS.slice(1).map((column) => (
                <td key={column} data-label={words.catalogue[column]}>
                  {row.kind === 'body' && row[column] === 0 ? '' : row[column]}
                </td>
              ))}
              <td>
                {row.kind === 'arrangement' &&
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

export function CataloguePage({ query }: { readonly query: Readonly<Record<string, string>> }): JSX.Element {
  const { api, engine, session, state } = useWorkbench();
  const [catalogue, setCatalogue] = useState<Catalogue>(NONE);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  useEffect(() => {
    api.loadCatalogue().then(setCatalogue, (error: Error) => setFailed(error.message));
  }, [api]);
  const asked = useAnswer(engine, 'catalogue', catalogue, 0);
  const show = (change: Readonly<Record<string, string | undefined>>): void =>
    goTo(addressOf(['d', state.id, 'catalogue'], { ...query, ...change }), true);
  const sort = COLUMNS.find((column) => column === query['sort']) ?? 'title';
  const down = query['down'] === '1';
  const kind = query['kind'] === 'arrangement' || query['kind'] === 'body' ? query['kind'] : 'all';
  const precedents = usePrecedents(catalogue);
  const all = (asked.answer ?? []).map((row) => fullRow(row, precedents));
  const rows = all
    .filter((row) => (kind === 'all' || row.kind === kind) && isShown(row, query['q'] ?? ''))
    .toSorted((a, b) => compareRows(sort)(a, b) * (down ? -1 : 1));
  const start = ({ slug }: CatalogueRow): void => {
    const text = catalogue.arrangements.find((each) => each.slug === slug)?.text ?? '';
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
      </div>
      <p class="muted">
        {words.catalogue.lead} <span role="status">{fill(words.catalogue.shown, { count: rows.length, total: all.length })}</span>
      </p>
      {failed !== undefined && (
        <p class="danger" role="alert">
          {words.shell.failed} {failed}
        </p>
      )}
      <Waiting asked={asked} />
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
