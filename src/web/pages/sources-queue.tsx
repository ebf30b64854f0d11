// One proposal at a time: who, on what, which stance; keys do everything.
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useWorkbench } from '../context.tsx';
import type { Proposal, SourcesView } from '../engine/questions.ts';
import { Combobox } from '../ui/combobox.tsx';
import { Card } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { type Coding, NEW } from './sources-code.ts';

const STANCES = ['demands', 'accepts', 'supports', 'opposes', 'rejects', 'doubts', 'claims'] as const;

export interface QueueActions {
  readonly next: () => void;
  readonly previous: () => void;
  readonly accept: () => void;
  readonly reject: () => void;
  readonly skip: () => void;
  readonly undo: () => void;
  readonly fromSelection: () => void;
  readonly change: (change: Partial<Coding>) => void;
}

interface QueueProps {
  readonly view: SourcesView;
  readonly coding: Coding | undefined;
  readonly reasons: readonly string[];
  readonly decisions: Proposal['decisions'];
  readonly at: number;
  readonly total: number;
  readonly actions: QueueActions;
  readonly message: string | undefined;
}

function moveEnd(text: string, end: number, step: 1 | -1, floor: number): number {
  if (step === 1) {
    const found = /^\s*\S+/.exec(text.slice(end, end + 200));
    const word = found?.[0].replace(/[.,;:!?”"')\]]+$/, '') ?? '';
    return end + (word.trim() === '' ? (found?.[0].length ?? 0) : word.length);
  }
  const before = text.slice(floor, end).replace(/\s*\S+\s*$/, '');
  return before.trim() === '' ? end : floor + before.length;
}

/** Keys of the queue; silent while somebody types. */
export function useQueueKeys(view: SourcesView, coding: Coding | undefined, actions: QueueActions, on: boolean): void {
  // With the screen, not after it: the next key must find what the last one did.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { target } = event;
      if (!on || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null) return;
      const stance = STANCES[Number(event.key) - 1];
      const { text } = view.document;
      const keys: Readonly<Record<string, () => void>> = {
        j: actions.next,
        s: actions.skip,
        k: actions.previous,
        a: actions.accept,
        r: actions.reject,
        u: actions.undo,
        n: actions.fromSelection,
        ']': () => coding && actions.change({ end: moveEnd(text, coding.end, 1, coding.start) }),
        '[': () => coding && actions.change({ end: moveEnd(text, coding.end, -1, coding.start) }),
      };
      const run = stance === undefined ? keys[event.key] : () => actions.change({ stance });
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [view, coding, actions, on]);
}

/** Who decided what, where more than the last decision is of interest: several coders, or a decided proposal. */
function Decisions({ decisions }: Pick<QueueProps, 'decisions'>): JSX.Element | null {
  if (decisions.length === 0) return null;
  const known: Readonly<Record<string, string>> = words.sources.decisionWords;
  const said = decisions.map(({ coder, decision, at }) => `${coder}: ${known[decision] ?? decision}, ${at.slice(0, 10)}`);
  return (
    <p class="muted">
      {words.sources.decisions}: {said.join('; ')}
    </p>
  );
}

function Fields({ view, coding, reasons, actions }: Pick<QueueProps, 'view' | 'reasons' | 'actions'> & { readonly coding: Coding }): JSX.Element {
  const { outline } = useWorkbench();
  const actors = outline?.actors ?? [];
  const known = actors.some(({ id }) => id === coding.actor);
  const options = (outline?.options ?? []).map(({ option, title, issueTitle }) => ({ value: option, label: title, hint: issueTitle }));
  const fresh = coding.option.startsWith(NEW)
    ? [{ value: coding.option, label: fill(words.sources.newOption, { title: coding.option.slice(NEW.length) }) }]
    : [];
  return (
    <>
      <blockquote class="coded-words">{view.document.text.slice(coding.start, coding.end)}</blockquote>
      <Combobox
        label={words.sources.who}
        value={coding.actor}
        choices={actors.map(({ id, name, aliases }) => ({ value: id, label: name, also: aliases }))}
        onChange={(actor) => actions.change({ actor })}
      />
      {!known && <p class="note open">{words.sources.stranger}</p>}
      <Combobox
        label={words.sources.what}
        value={coding.option}
        placeholder={words.sources.noOption}
        choices={[...options, ...fresh]}
        create={(typed) => ({ value: `${NEW}${typed}`, label: fill(words.sources.newOption, { title: typed }) })}
        onChange={(option) => actions.change({ option })}
      />
      <fieldset class="stances">
        <legend>{words.sources.stance}</legend>
        {STANCES.map((stance, index) => (
          <label key={stance} class={stance === coding.stance ? 'on' : ''}>
            <input
              type="radio"
              name="stance"
              checked={stance === coding.stance}
              onChange={() => actions.change({ stance })}
            />
            <kbd aria-hidden="true">{index + 1}</kbd> {words.stances[stance]}
          </label>
        ))}
      </fieldset>
      <label class="check">
        <input
          type="checkbox"
          checked={coding.redLine}
          disabled={coding.option === ''}
          onChange={(event) => actions.change({ redLine: event.currentTarget.checked })}
        />{' '}
        {words.sources.redLine}
      </label>
      <p class="muted">
        {words.sources.onlyIf}: {coding.condition === '' ? words.sources.noCondition : coding.condition}
      </p>
      {reasons.length > 0 && (
        <p class="muted">
          {words.sources.reasons}: {reasons.join('; ')}
        </p>
      )}
    </>
  );
}

export function Queue(props: QueueProps): JSX.Element {
  const { state } = useWorkbench();
  const { view, coding, at, total, actions, message } = props;
  const decided = view.proposals.filter((proposal) => proposal.state !== 'open').length;
  const strangers = view.proposals.filter((proposal) => proposal.state === 'open' && !proposal.actorKnown).length;
  const all = view.proposals.length;
  const editable = state.role !== 'reader';
  return (
    <Card title={coding === undefined ? words.sources.code : fill(words.sources.proposal, { at, total })}>
      {coding === undefined ? (
        <p>{all === 0 ? words.sources.none : words.sources.allDone}</p>
      ) : (
        <>
          <Fields view={view} coding={coding} reasons={props.reasons} actions={actions} />
          <Decisions decisions={props.decisions} />
        </>
      )}
      {editable && (
        <div class="actions">
          {coding !== undefined && (
            <>
              <button type="button" class="main" onClick={actions.accept}>
                <kbd>a</kbd> {words.sources.accept}
              </button>
              <button type="button" onClick={actions.reject}>
                <kbd>r</kbd> {words.sources.reject}
              </button>
              <button type="button" onClick={actions.skip}>
                <kbd>s</kbd> {words.sources.skipOne}
              </button>
            </>
          )}
          <button type="button" disabled={state.undo === undefined && !view.proposals.some(({ decisions }) => decisions.length > 0)} onClick={actions.undo}>
            <kbd>u</kbd> {words.sources.undo}
          </button>
        </div>
      )}
      <progress class="decided" value={decided} max={Math.max(1, all)} aria-label={words.sources.decided} />
      <p class="muted" role="status">
        {fill(words.sources.decided, { done: decided, total: all, strangers })}
        {message !== undefined && ` · ${message}`}
      </p>
      <p class="keys muted">{words.sources.keys}</p>
    </Card>
  );
}
