import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { accountWords } from '../words-account.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: 'password' | 'text';
  readonly autocomplete: 'current-password' | 'new-password' | 'one-time-code';
  readonly least?: number;
}

interface AccountFormProps {
  readonly label: string;
  readonly fields: readonly Field[];
  readonly send: string;
  /** Why it cannot be sent, or nothing; a promise that fails is shown as a refusal. */
  readonly onSend: (values: Readonly<Record<string, string>>) => Promise<string | undefined>;
  /** Left out: there is no way but forward. */
  readonly onLeave?: () => void;
  /** Whether the first field is to be typed into at once. */
  readonly begin?: boolean;
}

/** Fields and a button; a refusal stands beside them and the fields are emptied. */
export function AccountForm({ label, fields, send, onSend, onLeave, begin }: AccountFormProps): JSX.Element {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const id = useId();
  const submit = (form: HTMLFormElement): void => {
    const given = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const values = Object.fromEntries(given);
    setBusy(true);
    setRefused(undefined);
    onSend(values)
      .catch((error: Error) => error.message)
      .then((why) => {
        setBusy(false);
        setRefused(why);
        form.reset();
        if (why !== undefined) form.querySelector('input')?.focus();
      }, () => undefined);
  };
  return (
    <form
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      {fields.map(({ name, label: words, type, autocomplete, least }, at) => (
        <label class="field" key={name}>
          <span>{words}</span>
          {inputOf({ name, autocomplete, ...(type ? { type } : {}), ...(least ? { least } : {}) }, refused === undefined ? undefined : id, at === 0 && begin === true)}
        </label>
      ))}
      <p class="danger" role="alert" id={id}>
        {refused}
      </p>
      <div class="actions">
        <button type="submit" class="main" disabled={busy}>
          {send}
        </button>
        {onLeave !== undefined && (
          <button type="button" onClick={onLeave}>
            {accountWords.leave}
          </button>
        )}
      </div>
    </form>
  );
}

type Input = Omit<Field, 'label'>;

function inputOf({ name, type, autocomplete, least }: Input, describedBy: string | undefined, first: boolean): JSX.Element {
  const given = {
    ref: first ? focusOnce : null,
    name,
    autocomplete,
    required: true,
    maxLength: 128,
    ...(least === undefined ? {} : { minLength: least }),
    ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
  };
  return type === 'text' ? <input type="text" inputMode="numeric" {...given} /> : <input type="password" {...given} />;
}

function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}
