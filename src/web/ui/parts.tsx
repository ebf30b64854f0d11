// Small parts that every page uses. Native elements first: they bring their keyboard and their names.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { ToneText } from '../../report/index.ts';
import type { Problem } from '../engine/questions.ts';
import { addressOf } from '../router.ts';
import { fill, words } from '../words.ts';
import type { Asked } from '../context.tsx';

interface CardProps {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly number?: number;
  readonly wide?: boolean;
  readonly level?: 2 | 3;
  readonly children: ComponentChildren;
}

export function Card({ title, aside, number, wide, children }: CardProps): JSX.Element {
  const id = useId();
  return (
    <section class={wide === true ? 'card wide' : 'card'} aria-labelledby={id}>
      {number !== undefined && (
        <span class="n" aria-hidden="true">
          {number}
        </span>
      )}
      <div class="head">
        <h2 id={id} class={number === undefined ? 'plain-head' : ''}>
          {title}
        </h2>
        {aside !== undefined && <div class="aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

const SIGN = { plain: '', ok: '', danger: '× ', open: '? ' } as const;

export function Tone({ text: words, tone }: ToneText): JSX.Element {
  // A number and its sign stay on one line.
  const text = words.replaceAll(' %', '\u00a0%');
  return tone === 'plain' ? (
    <span>{text}</span>
  ) : (
    <span class={tone}>
      {SIGN[tone]}
      {text}
    </span>
  );
}

/** A picture of the report: markup that is made of escaped words only. */
export function Picture({ html, class: name }: { readonly html: string; readonly class?: string }): JSX.Element {
  return <div class={name ?? 'pic'} dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Empty({ text, children }: { readonly text: string; readonly children?: ComponentChildren }): JSX.Element {
  return (
    <div class="empty">
      <p>{text}</p>
      {children}
    </div>
  );
}

/** What a page shows while it has no answer: waiting, an error with a way on, or that it was cancelled. */
export function Waiting<T>({ asked }: { readonly asked: Asked<T> }): JSX.Element | null {
  if (asked.error !== undefined) {
    return (
      <div class="empty" role="alert">
        <p>
          {words.shell.failed} {asked.error}
        </p>
        <button type="button" onClick={asked.again}>
          {words.shell.again}
        </button>
      </div>
    );
  }
  if (asked.cancelled) {
    return (
      <div class="empty">
        <p>{words.shell.cancelled}</p>
        <button type="button" onClick={asked.again}>
          {words.shell.again}
        </button>
      </div>
    );
  }
  return asked.answer === undefined ? <p class="muted">{words.shell.computing}</p> : null;
}

interface SegmentProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few: a group of toggle buttons. */
export function Segment<T extends string>({ label, value, options, onChange }: SegmentProps<T>): JSX.Element {
  return (
    <div class="segment" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          type="button"
          key={option.value}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly hideLabel?: boolean;
}

export function Select({ label, value, options, onChange, hideLabel }: SelectProps): JSX.Element {
  return (
    <label class="select">
      <span class={hideLabel === true ? 'hidden' : ''}>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** The browser's own modal dialog: focus stays inside, Escape closes, focus returns. */
export function Dialog({ title, onClose, children }: DialogProps): JSX.Element {
  const ref = useRef<HTMLDialogElement>(null);
  // The browser tells of a closing after it; by then the dialog may be gone and another one open.
  const shown = useRef(true);
  const id = useId();
  const leave = (): void => {
    if (shown.current) onClose();
  };
  useEffect(() => {
    const before = document.activeElement;
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      shown.current = false;
      // While it is open, nothing outside of it takes the focus.
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={ref} aria-labelledby={id} onClose={leave} onCancel={leave}>
      <div class="head">
        <h2 id={id} class="plain-head">
          {title}
        </h2>
        <button type="button" class="quiet" aria-label={words.shell.close} onClick={onClose}>
          ×
        </button>
      </div>
      {children}
    </dialog>
  );
}

export function Problems({ id, problems }: { readonly id: string; readonly problems: readonly Problem[] }): JSX.Element | null {
  if (problems.length === 0) return null;
  const title = problems.length === 1 ? words.shell.problems : fill(words.shell.problemsMany, { count: problems.length });
  return (
    <div class="notice danger-box" role="status">
      <p>
        <strong>{title}</strong> {words.shell.problemsHelp}
      </p>
      <ul class="plain">
        {problems.slice(0, 8).map((problem) => (
          <li key={`${problem.code}${problem.file}${problem.line}${problem.message}`}>
            <ProblemPlace id={id} problem={problem} /> {problem.message}
            {problem.help !== undefined && <span class="muted"> — {problem.help}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ProblemPlace({ id, problem }: { readonly id: string; readonly problem: Problem }): JSX.Element {
  const { file, line } = problem;
  const place = file === undefined ? problem.code : `${file}${line === undefined ? '' : `:${line}`}`;
  const match = /^arrangements\/(.+)\.ya?ml$/.exec(file ?? '');
  if (match?.[1] === undefined) return <code>{place}</code>;
  const query = { text: 'yaml', ...(line === undefined ? {} : { line: String(line) }) };
  return <a href={addressOf(['d', id, 'arrangements', match[1]], query)}>{place}</a>;
}
