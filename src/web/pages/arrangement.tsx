// One arrangement: its text left, its pictures in the middle, what follows from it right.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Asked, useAnswer, useWorkbench } from '../context.tsx';
import { YamlEditor } from '../editor/yaml-editor.tsx';
import type { ArrangementView, Problem, RankingView } from '../engine/questions.ts';
import { addressOf, goTo, parseRoute } from '../router.ts';
import { Card, Empty, Picture, Segment, Tone, Waiting } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { ArrangementForm } from './arrangement-form.tsx';
import { Findings } from './arrangement-findings.tsx';
import { Seats } from './arrangement-seats.tsx';
import { SituationSelect, stemOf } from './arrangements.tsx';

interface ArrangementProps {
  readonly stem: string;
  readonly query: Readonly<Record<string, string>>;
}

function Says({ view }: { readonly view: ArrangementView }): JSX.Element {
  return (
    <>
      {view.answer.sentences.map(({ heading, lines }) => (
        <div key={heading}>
          <h3>{heading}</h3>
          <ul class="clauses">
            {lines.map((line) => (
              <li key={line} class={/not specified|unspecified|does not say/.test(line) ? 'vague' : ''}>
                {line}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function ProblemList({ problems, show }: { readonly problems: readonly Problem[]; readonly show: (line: number) => void }): JSX.Element {
  if (problems.length === 0) return <p class="ok">{words.arrangements.clean}</p>;
  return (
    <ul class="plain problems" aria-label={words.arrangements.problems}>
      {problems.map(({ code, message, help, line, column, severity }) => (
        <li key={`${code}${line}${message}`}>
          {line !== undefined && (
            <button type="button" class="link" onClick={() => show(line)}>
              {line}:{column}
            </button>
          )}{' '}
          <span class={severity === 'error' ? 'danger' : 'muted'}>
            {code} {message}
          </span>
          {help !== undefined && <small>{help}</small>}
        </li>
      ))}
    </ul>
  );
}

function TextCard({ path, text, line: written, view, problems, show }: TextProps): JSX.Element {
  const { session, state } = useWorkbench();
  const yaml = text === 'yaml';
  const form = text === 'form';
  const line = written === undefined ? undefined : Number(written);
  const swap = (
    <Segment
      label={words.arrangements.view}
      value={yaml ? 'yaml' : form ? 'form' : 'text'}
      options={[
        { value: 'text', label: words.arrangements.text },
        { value: 'form', label: words.form.title },
        { value: 'yaml', label: words.arrangements.yaml },
      ]}
      onChange={(value) => show({ text: value === 'text' ? undefined : value, line: undefined })}
    />
  );
  return (
    <Card title={words.arrangements.says} aside={swap}>
      {yaml ? (
        <>
          <YamlEditor
            text={state.files[path] ?? ''}
            problems={problems}
            readOnly={state.role === 'reader'}
            line={line}
            onChange={(typed) => session.edit([{ path, text: typed }], words.arrangements.labels.text)}
          />
          <ProblemList problems={problems} show={(place) => show({ line: String(place) })} />
        </>
      ) : (
        view !== undefined && (form ? <ArrangementForm path={path} /> : <Says view={view} />)
      )}
      {!yaml && view === undefined && <ProblemList problems={problems} show={(place) => show({ text: 'yaml', line: String(place) })} />}
    </Card>
  );
}

interface TextProps {
  readonly path: string;
  readonly text: string | undefined;
  readonly line: string | undefined;
  readonly view: ArrangementView | undefined;
  readonly problems: readonly Problem[];
  readonly show: (change: Readonly<Record<string, string | undefined>>) => void;
}

function Blockers({ view }: { readonly view: ArrangementView }): JSX.Element {
  const { answer, pictures } = view;
  const sets = answer.pictures.blocking?.sets ?? [];
  const marked = answer.pictures.blocking?.marked ?? {};
  return (
    <Card title={words.arrangements.block}>
      <p class="big">
        <Tone {...answer.whoCanBlock} />
      </p>
      {answer.blockers.length > 0 && (
        <ul class="names">
          {answer.blockers.map(({ id, name, certain }) => (
            <li key={id} class={marked[name] !== undefined ? 'marked' : certain ? '' : 'unsure'}>
              {marked[name] !== undefined && <span aria-hidden="true">× </span>}
              {name}
              {marked[name] !== undefined && ` · ${marked[name]}`}
              {!certain && ' ?'}
            </li>
          ))}
        </ul>
      )}
      {answer.smallestSets !== undefined && <p class="muted">{answer.smallestSets}</p>}
      {sets.some((set) => set.length > 1) && pictures.blocking !== undefined && (
        <>
          <h3>{words.arrangements.sets}</h3>
          <Picture html={pictures.blocking} />
        </>
      )}
    </Card>
  );
}

interface AdoptionProps {
  readonly view: ArrangementView;
  readonly ranking: Asked<RankingView | undefined>;
}

function Adoption({ view, ranking }: AdoptionProps): JSX.Element {
  const { answer } = view;
  const points = (ranking.answer?.points ?? []).filter(({ effect }) => effect > 0.0005).slice(0, 6);
  return (
    <Card title={words.arrangements.act}>
      <p class="big">
        <Tone {...answer.activation} />
      </p>
      <p class="muted">
        {words.brief.time}: <Tone {...answer.delay} />
      </p>
      <Waiting asked={ranking} />
      {ranking.answer?.adoption !== undefined && <Picture html={ranking.answer.adoption} />}
      {points.length > 0 && (
        <>
          <h3>{words.arrangements.whichOpen}</h3>
          <ul class="opens">
            {points.map(({ path, label, effect }) => (
              <li key={path}>
                <span class="open">{label}</span>
                <span class="effect">
                  {fill(words.arrangements.points, { points: (effect * 100).toFixed(effect < 0.1 ? 1 : 0) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

interface WeightsProps {
  readonly path: string;
  readonly situation: string | undefined;
  readonly view: ArrangementView;
}

function Weights({ path, situation, view }: WeightsProps): JSX.Element | null {
  const { engine, state } = useWorkbench();
  const stages = view.answer.stages.map(({ procedure, stage }) => ({ procedure, stage }));
  const ask = { path, stages, ...(situation === undefined ? {} : { situation }) };
  const { answer } = useAnswer(engine, 'weights', ask, state.revision);
  if (answer === undefined) return null;
  return (
    <Card title={words.arrangements.weight}>
      {'words' in answer ? <p class="muted">{answer.words}</p> : <Picture html={answer.picture} />}
    </Card>
  );
}

interface MiddleProps extends ArrangementProps {
  readonly path: string;
  readonly view: ArrangementView;
  readonly show: TextProps['show'];
}

function Middle({ path, query, view, show }: Omit<MiddleProps, 'stem'>): JSX.Element {
  const { pictures, answer } = view;
  const below = useMemo(
    () => (
      <>
        {pictures.procedure !== undefined && (
          <Card title={words.arrangements.procedure} aside={answer.delay.text}>
            <Picture html={pictures.procedure} />
          </Card>
        )}
        <Findings path={path} view={view} show={show} />
      </>
    ),
    [path, view, show],
  );
  return (
    <>
      <Seats path={path} query={query} view={view} show={show} />
      {below}
    </>
  );
}

interface HeadingProps extends ArrangementProps {
  readonly path: string;
  readonly view: ArrangementView | undefined;
  readonly show: TextProps['show'];
}

/** Which arrangement, in which situation, by which procedure. */
function Heading({ stem, query, path, view, show }: HeadingProps): JSX.Element {
  const { state, outline } = useWorkbench();
  const situation = query['situation'];
  const row = outline?.arrangements.find((each) => each.path === path);
  const base = outline?.arrangements.find(({ id }) => id === row?.variantOf);
  return (
    <div class="title">
      <h1>{view?.answer.title ?? row?.title ?? stem}</h1>
      {view?.answer.status !== undefined && (
        <span class="chip">
          {view.answer.status}
          {view.answer.asOf !== undefined && ` · ${view.answer.asOf}`}
        </span>
      )}
      {base !== undefined && (
        <a class="chip" href={addressOf(['d', state.id, 'compare', stemOf(base.path), stem], { situation })}>
          {fill(words.arrangements.variant, { title: base.title })}
        </a>
      )}
      <SituationSelect value={situation} onChange={(value) => show({ situation: value, ballots: undefined })} />
      {view !== undefined && view.answer.procedures.length > 1 && (
        <Segment
          label={words.arrangements.procedure}
          value={view.answer.procedure ?? ''}
          options={view.answer.procedures.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(value) => show({ procedure: value, stage: undefined, ballots: undefined })}
        />
      )}
    </div>
  );
}

export function ArrangementPage({ stem, query }: ArrangementProps): JSX.Element {
  const { engine, state } = useWorkbench();
  const path = [`arrangements/${stem}.yaml`, `arrangements/${stem}.yml`].find((each) => each in state.files) ?? '';
  const situation = query['situation'];
  const procedure = query['procedure'];
  const ask = {
    path,
    ...(situation === undefined ? {} : { situation }),
    ...(procedure === undefined ? {} : { procedure }),
  };
  const asked = useAnswer(engine, 'arrangement', ask, state.revision);
  const ranking = useAnswer(engine, 'ranking', ask, state.revision);
  const show = useMemo(
    () => (change: Readonly<Record<string, string | undefined>>) =>
      goTo(addressOf(['d', state.id, 'arrangements', stem], { ...parseRoute(location.hash).query, ...change }), true),
    [state.id, stem],
  );
  const got = asked.answer;
  const view = got !== undefined && 'answer' in got ? got : undefined;
  const { text, line } = query;
  const said = useMemo(
    () => <TextCard path={path} text={text} line={line} view={view} problems={got?.problems ?? []} show={show} />,
    [path, text, line, got, show],
  );
  const effects = useMemo(
    () =>
      view !== undefined && (
        <div class="column">
          <Blockers view={view} />
          <Adoption view={view} ranking={ranking} />
          <Weights path={path} situation={situation} view={view} />
        </div>
      ),
    [view, ranking.answer, ranking.pending, ranking.error, ranking.cancelled, path, situation],
  );
  if (path === '') {
    return (
      <>
        <h1>{words.shell.nowhere}</h1>
        <Empty text={words.shell.notFound}>
          <a href={addressOf(['d', state.id, 'arrangements'])}>{words.pages.arrangements}</a>
        </Empty>
      </>
    );
  }
  return (
    <>
      <Heading stem={stem} query={query} path={path} view={view} show={show} />
      <Waiting asked={asked} />
      <div class={query['text'] === undefined ? 'three' : 'three writing'}>
        <div class="column">
          {said}
        </div>
        {view !== undefined && (
          <div class="column">
            <Middle path={path} query={query} view={view} show={show} />
          </div>
        )}
        {effects}
      </div>
    </>
  );
}
