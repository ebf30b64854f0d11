import type { JSX } from 'preact';
import { useAnswer, useWorkbench } from '../context.tsx';
import type { CompareView } from '../engine/questions.ts';
import { addressOf, goTo } from '../router.ts';
import { Card, Empty, Picture, Select, Waiting } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { SituationSelect, stemOf } from './arrangements.tsx';

function Sentences({ title, lines, sign }: { readonly title: string; readonly lines: readonly string[]; readonly sign: string }): JSX.Element {
  return (
    <div>
      <h3>{title}</h3>
      <ul class={`clauses ${sign === '−' ? 'gone' : 'new'}`}>
        {lines.map((line) => (
          <li key={line}>
            <span aria-hidden="true">{sign}</span> {line}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Compared({ view }: { readonly view: CompareView }): JSX.Element {
  const [first, second] = view.titles;
  return (
    <div class="cards">
      {view.rows.map((row) => (
        <Card wide key={row.procedure} title={row.procedure}>
          <p class="answer">{row.verdict}</p>
          <table class="stack">
            <caption class="hidden">{row.procedure}</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">{words.compare.alone}</th>
                <th scope="col">{words.brief.activation}</th>
                <th scope="col">{words.brief.time}</th>
              </tr>
            </thead>
            <tbody>
              {([first, second] as const).map((title, at) => (
                <tr key={title}>
                  <th scope="row">{title}</th>
                  <td data-label={words.compare.alone}>{row.blockers[at]}</td>
                  <td data-label={words.brief.activation}>{row.action[at]}</td>
                  <td class="whole" data-label={words.brief.time}>{row.delay[at]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {row.parting !== undefined && (
            <>
              <h3>{words.compare.part}</h3>
              <p class="ballot">{row.parting}</p>
              <Picture html={row.chamber ?? ''} />
            </>
          )}
        </Card>
      ))}
      <Card wide title={words.compare.changed}>
        {view.onlyInFirst.length + view.onlyInSecond.length === 0 ? (
          <p>{words.compare.same}</p>
        ) : (
          <div class="two">
            <Sentences title={fill(words.compare.only, { title: first })} lines={view.onlyInFirst} sign="−" />
            <Sentences title={fill(words.compare.only, { title: second })} lines={view.onlyInSecond} sign="+" />
          </div>
        )}
      </Card>
    </div>
  );
}

interface CompareProps {
  readonly first: string | undefined;
  readonly second: string | undefined;
  readonly query: Readonly<Record<string, string>>;
}

export function ComparePage({ first: givenFirst, second: givenSecond, query }: CompareProps): JSX.Element {
  const { engine, state, outline } = useWorkbench();
  const rows = outline?.arrangements ?? [];
  const stems = rows.map(({ path }) => stemOf(path));
  const first = stems.find((stem) => stem === givenFirst) ?? stems.find((stem) => stem !== givenSecond);
  const second = stems.find((stem) => stem === givenSecond) ?? stems.find((stem) => stem !== first);
  const pathOf = (stem: string | undefined): string => rows.find(({ path }) => stemOf(path) === stem)?.path ?? '';
  const situation = query['situation'];
  const ask = { first: pathOf(first), second: pathOf(second), ...(situation === undefined ? {} : { situation }) };
  const asked = useAnswer(engine, 'compare', ask, state.revision);
  const options = rows.map(({ path, title }) => ({ value: stemOf(path), label: title }));
  const tooFew = outline !== undefined && rows.length < 2;
  const go = (a: string | undefined, b: string | undefined, chosen: string | undefined): void =>
    goTo(addressOf(['d', state.id, 'compare', a ?? '-', b ?? '-'], { situation: chosen }), true);
  return (
    <>
      <div class="title">
        <h1>{words.compare.title}</h1>
        <Select label={words.compare.first} value={first ?? ''} options={options} onChange={(value) => go(value, second, situation)} />
        <Select label={words.compare.second} value={second ?? ''} options={options} onChange={(value) => go(first, value, situation)} />
        <SituationSelect value={situation} onChange={(value) => go(first, second, value)} />
      </div>
      {tooFew ? (
        <Empty text={words.compare.choose}>
          <a href={addressOf(['d', state.id, 'catalogue'])}>{words.brief.toCatalogue}</a>
        </Empty>
      ) : (
        <Waiting asked={asked} />
      )}
      {asked.answer !== undefined && <Compared view={asked.answer} />}
    </>
  );
}
