// Documents: what they say, put forward for a person to confirm. Nothing counts before that.
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useAnswer, useWorkbench } from '../context.tsx';
import type { Proposal, SourcesView } from '../engine/questions.ts';
import { addressOf, goTo } from '../router.ts';
import { Card, Empty, Segment, Select, Waiting } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { stemOf } from './arrangements.tsx';
import { AddDocument } from './sources-add.tsx';
import { type Coding, confirm, turnDown, undoLast, withdraw } from './sources-code.ts';
import { DocumentText, selectedRange } from './sources-document.tsx';
import { Queue, type QueueActions, useQueueKeys } from './sources-queue.tsx';
import { CodedTableCard, TimelineCard } from './sources-table.tsx';

type Filter = 'open' | 'skipped' | 'all' | 'confirmed' | 'rejected';
const FILTERS: readonly Filter[] = ['open', 'skipped', 'all', 'confirmed', 'rejected'];

interface SourcesProps {
  readonly document: string | undefined;
  readonly query: Readonly<Record<string, string>>;
}

function codingOf({ id, start, end, actor, stance, option, condition, speaker, kind }: Proposal): Coding {
  const text = { id, start, end, actor, stance, option: option ?? '', condition: condition ?? '' };
  return { ...text, redLine: false, speaker: speaker.text, kind };
}

function Confirmed({ view, current }: { readonly view: SourcesView; readonly current: string | undefined }): JSX.Element | null {
  const { api, engine, session, outline, state } = useWorkbench();
  const row = view.confirmed.find(({ id }) => id === current);
  if (row === undefined || outline === undefined) return null;
  return (
    <Card title={words.sources.confirmed} aside={row.id}>
      <figure class="quote">
        <blockquote>
          <p>{row.text}</p>
        </blockquote>
        <figcaption>
          {row.actorName} {row.stance}
          {row.provision === undefined ? '' : ` · ${outline.options.find(({ option }) => option === row.provision)?.title ?? row.provision}`}
          {row.confirmedBy !== undefined && (
            <span class="muted">
              {' · '}
              {fill(words.sources.confirmedBy, { coder: row.confirmedBy, date: row.confirmedAt?.slice(0, 10) ?? '' })}
            </span>
          )}
        </figcaption>
      </figure>
      {state.role !== 'reader' && (
        <button type="button" onClick={() => void withdraw({ api, engine, session }, row.document, row.id)}>
          {words.sources.withdraw}
        </button>
      )}
    </Card>
  );
}

/** The proposal at hand, what a person made of it so far, and what can be done. */
function useCoding(view: SourcesView, filter: Filter) {
  const { api, engine, session, state } = useWorkbench();
  const context = { api, engine, session };
  const shown = view.proposals.filter((each) => filter === 'all' || each.state === filter);
  const [at, setAt] = useState(0);
  const [change, setChange] = useState<Partial<Coding>>({});
  const [own, setOwn] = useState<Coding | undefined>(undefined);
  const [message, setMessage] = useState<string | undefined>(undefined);
  useEffect(() => setAt(0), [view.document.id, filter]);
  const index = Math.min(at, Math.max(0, shown.length - 1));
  const proposal = shown[index];
  const base = own ?? (proposal === undefined ? undefined : codingOf(proposal));
  const coding = base === undefined ? undefined : { ...base, ...change };
  const move = (to: number): void => {
    setAt(shown.length === 0 ? 0 : (to + shown.length) % shown.length);
    setChange({});
    setOwn(undefined);
    setMessage(undefined);
  };
  const run = (work: Promise<unknown>): void => {
    setChange({});
    setOwn(undefined);
    setMessage(undefined);
    work.catch((error: Error) => setMessage(error.message));
  };
  const actions: QueueActions = {
    next: () => move(index + 1),
    previous: () => move(index - 1),
    accept: () => {
      if (coding === undefined) return;
      if (coding.actor === '') {
        setMessage(words.sources.whoFirst);
        return;
      }
      run(confirm(context, view.document.id, coding));
    },
    reject: () => {
      if (own !== undefined) move(index);
      else if (proposal !== undefined) run(turnDown(context, view.document.id, proposal.id, 'reject'));
    },
    skip: () => {
      if (own !== undefined) move(index);
      else if (proposal?.state === 'skipped' || state.role === 'reader') move(index + 1);
      else if (proposal !== undefined) run(turnDown(context, view.document.id, proposal.id, 'skip'));
    },
    undo: () => {
      // What this visit did first; then, one by one, what was decided before it.
      if (state.undo !== undefined && state.undo !== words.sources.labels.undo) session.undo();
      else run(undoLast(context, view.document.id));
    },
    change: (next) => setChange((before) => ({ ...before, ...next })),
    fromSelection: () => {
      const range = selectedRange();
      if (range === undefined) {
        setMessage(words.sources.selectFirst);
        return;
      }
      const blank = { actor: '', stance: 'claims', option: '', redLine: false, condition: '', speaker: '—', kind: 'reported' };
      setChange({});
      setOwn({ ...range, ...blank });
    },
  };
  const pick = (id: string): void => {
    const found = shown.findIndex((each) => each.id === id);
    if (found !== -1) move(found);
  };
  return { shown, index, proposal, coding, actions, message, pick };
}

function Coder({ view, query, show }: { readonly view: SourcesView; readonly query: SourcesProps['query']; readonly show: ShowState }): JSX.Element {
  const filter = FILTERS.find((each) => each === query['show']) ?? 'open';
  const { shown, index, proposal, coding, actions, message, pick } = useCoding(view, filter);
  const queue = useRef<HTMLDivElement>(null);
  const toQueue = (): void => queue.current?.scrollIntoView({ block: 'start' });
  const choose = (id: string): void => {
    show({ statement: undefined });
    pick(id);
    // On a narrow screen the proposals stand below the document.
    if (matchMedia('(max-width: 56rem)').matches) toQueue();
  };
  const focused = view.confirmed.find(({ id }) => id === query['statement']);
  const current = focused ?? coding;
  useQueueKeys(view, coding, { ...actions, next: () => { show({ statement: undefined }); actions.next(); } }, true);
  return (
    <>
      <button type="button" class="to-queue" onClick={() => toQueue()}>
        {words.sources.toQueue}
      </button>
    <div class="split">
      <section class="card paper" aria-label={view.document.title}>
        <DocumentText view={view} current={current} onPick={choose} />
      </section>
      <div class="column">
        <Confirmed view={view} current={query['statement']} />
        <div class="filter" ref={queue}>
          <Segment
            label={words.sources.filter}
            value={filter}
            options={FILTERS.map((value) => ({
              value,
              label: `${words.sources.filters[value]} ${view.proposals.filter((each) => value === 'all' || each.state === value).length}`,
            }))}
            onChange={(value) => show({ show: value === 'open' ? undefined : value })}
          />
        </div>
        <Queue
          view={view}
          coding={coding}
          reasons={proposal?.reasons ?? []}
          decisions={proposal?.decisions ?? []}
          at={index + 1}
          total={shown.length}
          actions={actions}
          message={message}
        />
        <CodedTableCard />
        {view.mentions.length > 0 && <Mentioned view={view} />}
      </div>
    </div>
    </>
  );
}

/** What the document says of arrangements, each a start for a file of its own. */
function Mentioned({ view }: { readonly view: SourcesView }): JSX.Element {
  const { engine, session, state } = useWorkbench();
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const draft = async (mention: string): Promise<void> => {
    const answer = await engine.ask('draft', { document: view.document.id, mention });
    if ('problems' in answer) throw new Error(answer.problems.map(({ message }) => message).join('; '));
    session.edit([answer], words.sources.labels.draft);
    goTo(addressOf(['d', state.id, 'arrangements', stemOf(answer.path)]));
  };
  return (
    <Card title={words.sources.mentioned} aside={view.mentions.length}>
      <ul class="plain">
        {view.mentions.map(({ id, name, open }) => (
          <li key={id}>
            {name} <span class="muted">· {fill(words.sources.openPoints, { count: open })}</span>{' '}
            {state.role !== 'reader' && (
              <button
                type="button"
                aria-label={`${words.sources.draft}: ${name}`}
                onClick={() => draft(id).catch((error: Error) => setFailed(error.message))}
              >
                {words.sources.draft}
              </button>
            )}
          </li>
        ))}
      </ul>
      {failed !== undefined && (
        <p class="danger" role="alert">
          {words.shell.failed} {failed}
        </p>
      )}
    </Card>
  );
}

type ShowState = (change: Readonly<Record<string, string | undefined>>) => void;

function OneDocument({ id, query, show }: { readonly id: string; readonly query: SourcesProps['query']; readonly show: ShowState }): JSX.Element {
  const { engine, state } = useWorkbench();
  const asked = useAnswer(engine, 'sources', { document: id }, state.revision);
  const view = asked.answer;
  return (
    <>
      <Waiting asked={asked} />
      {view !== undefined && view.document.id === id && (
        <>
          <p class="chips">
            <span class={view.published === null ? 'open' : 'chip'}>
              {view.published === null ? words.sources.undated : fill(words.sources.published, { date: view.published })}
            </span>
            {view.document.sha256 !== '' && <span class="chip">sha256 {view.document.sha256.slice(0, 8)}…</span>}
          </p>
          <Coder key={id} view={view} query={query} show={show} />
        </>
      )}
    </>
  );
}

export function SourcesPage({ document: given, query }: SourcesProps): JSX.Element {
  const { outline, state } = useWorkbench();
  const documents = outline?.documents ?? [];
  const id = documents.find((each) => each.id === given)?.id ?? documents[0]?.id;
  const lost = given !== undefined && outline !== undefined && given !== id;
  const [adding, setAdding] = useState(false);
  const [dropped, setDropped] = useState<File | undefined>(undefined);
  const view = query['view'] === 'table' || query['view'] === 'timeline' ? query['view'] : 'code';
  const show: ShowState = (change) =>
    goTo(addressOf(['d', state.id, 'sources', ...(id === undefined ? [] : [id])], { ...query, ...change }), true);
  const editable = state.role !== 'reader';
  useDrop(editable, (file) => {
    setDropped(file);
    setAdding(true);
  });
  return (
    <>
      <div class="title">
        <h1>{words.pages.sources}</h1>
        {documents.length > 0 && (
          <Select
            label={words.sources.document}
            value={id ?? ''}
            options={documents.map((each) => ({ value: each.id, label: each.title }))}
            onChange={(value) => goTo(addressOf(['d', state.id, 'sources', value], { view: query['view'] }))}
          />
        )}
        {documents.length > 0 && (
          <Segment
            label={words.sources.views}
            value={view}
            options={(['code', 'table', 'timeline'] as const).map((value) => ({ value, label: words.sources[value] }))}
            onChange={(value) => show({ view: value === 'code' ? undefined : value })}
          />
        )}
        {editable && documents.length > 0 && (
          <button type="button" onClick={() => setAdding(true)}>
            {words.sources.add}
          </button>
        )}
      </div>
      {outline === undefined && <p class="muted">{words.shell.computing}</p>}
      {outline !== undefined && documents.length === 0 && view === 'code' && (
        <Empty text={words.sources.noDocument}>
          {editable && (
            <button type="button" class="main" onClick={() => setAdding(true)}>
              {words.sources.add}
            </button>
          )}
        </Empty>
      )}
      {lost && documents.length > 0 && <p class="notice">{words.sources.lost}</p>}
      {view === 'code' && id !== undefined && <OneDocument id={id} query={query} show={show} />}
      {view === 'table' && <CodedTableCard wide />}
      {view === 'timeline' && <TimelineCard />}
      {adding && (
        <AddDocument
          file={dropped}
          onClose={() => {
            setAdding(false);
            setDropped(undefined);
          }}
        />
      )}
    </>
  );
}

function useDrop(on: boolean, take: (file: File) => void): void {
  const latest = useMemo(() => ({ take }), []);
  latest.take = take;
  useEffect(() => {
    if (!on) return undefined;
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) latest.take(file);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, [on]);
}
