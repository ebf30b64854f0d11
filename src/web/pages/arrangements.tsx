// Cards side by side: what each text is, who can block it, how likely it acts, how long that takes.
import type { JSX } from 'preact';
import { useWorkbench, useAnswer } from '../context.tsx';
import type { ArrangementRow } from '../engine/questions.ts';
import { addressOf, goTo } from '../router.ts';
import { Empty, Select, Tone, Waiting } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';

export function stemOf(path: string): string {
  return path.replace(/^arrangements\//, '').replace(/\.ya?ml$/, '');
}

interface SituationProps {
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

export function SituationSelect({ value, onChange }: SituationProps): JSX.Element {
  const { outline } = useWorkbench();
  const situations = outline?.situations ?? [];
  return (
    <Select
      label={words.arrangements.situation}
      value={value ?? situations[0]?.id ?? 'none'}
      onChange={onChange}
      options={[
        ...situations.map(({ id, title }) => ({ value: id, label: title })),
        { value: 'none', label: words.arrangements.noSituation },
      ]}
    />
  );
}

function Tile({ row, situation }: { readonly row: ArrangementRow; readonly situation: string | undefined }): JSX.Element {
  const { engine, state, outline } = useWorkbench();
  const ask = { path: row.path, ...(situation === undefined ? {} : { situation }) };
  const asked = useAnswer(engine, 'arrangement', ask, state.revision);
  const view = asked.answer;
  const base = outline?.arrangements.find(({ id }) => id === row.variantOf);
  const address = addressOf(['d', state.id, 'arrangements', stemOf(row.path)], { situation });
  return (
    <li class="card">
      <h2>
        <a href={address}>{row.title.charAt(0).toUpperCase() + row.title.slice(1)}</a>
      </h2>
      <Waiting asked={asked} />
      {view !== undefined && 'answer' in view && (
        <>
          <p class="chips">
            {view.answer.status !== undefined && <span class="chip">{view.answer.status}</span>}
            {view.answer.asOf !== undefined && (
              <span class="chip">{fill(words.arrangements.asOf, { date: view.answer.asOf })}</span>
            )}
            {base !== undefined && <span class="chip">{fill(words.arrangements.variant, { title: base.title })}</span>}
          </p>
          <dl class="facts">
            <dt>{words.brief.canBlock}</dt>
            <dd>
              <Tone {...view.answer.whoCanBlock} />
            </dd>
            <dt>{words.brief.activation}</dt>
            <dd>
              <Tone {...view.answer.activation} />
            </dd>
            <dt>{words.brief.time}</dt>
            <dd>
              <Tone {...view.answer.delay} />
            </dd>
            <dt>{words.brief.findings}</dt>
            <dd>
              {view.findings.length} · {fill(words.arrangements.open, { count: view.answer.openCount })}
            </dd>
          </dl>
        </>
      )}
      {base !== undefined && (
        <p>
          <a href={addressOf(['d', state.id, 'compare', stemOf(base.path), stemOf(row.path)], { situation })}>
            {words.arrangements.compareWith} {base.title}
          </a>
        </p>
      )}
    </li>
  );
}

export function ArrangementsPage({ query }: { readonly query: Readonly<Record<string, string>> }): JSX.Element {
  const { outline, state } = useWorkbench();
  const rows = outline?.arrangements ?? [];
  const situation = query['situation'];
  return (
    <>
      <div class="title">
        <h1>{words.pages.arrangements}</h1>
        <SituationSelect
          value={situation}
          onChange={(value) => goTo(addressOf(['d', state.id, 'arrangements'], { situation: value }), true)}
        />
        {rows.length > 1 && (
          <a
            class="button"
            href={addressOf(['d', state.id, 'compare', stemOf(rows[0]?.path ?? ''), stemOf(rows[1]?.path ?? '')], { situation })}
          >
            {words.arrangements.compare}
          </a>
        )}
      </div>
      <p class="muted">{words.arrangements.lead}</p>
      {outline === undefined && <p class="muted">{words.shell.computing}</p>}
      {outline !== undefined && rows.length === 0 && (
        <Empty text={words.arrangements.none}>
          <a href={addressOf(['d', state.id, 'catalogue'])}>{words.brief.toCatalogue}</a>
        </Empty>
      )}
      <ul class="tiles">
        {rows.map((row) => (
          <Tile key={row.path} row={row} situation={situation} />
        ))}
      </ul>
    </>
  );
}
