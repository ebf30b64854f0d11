// A text field with a list that narrows as one types; anything may be typed. Pattern: ARIA combobox with a listbox.
import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** Other words that find it. */
  readonly also?: readonly string[];
}

interface ComboboxProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  /** Offered at the end for words that match nothing; without it typed words are the value. */
  readonly create?: (typed: string) => Choice;
  readonly placeholder?: string;
}

const SHOWN = 12;

function matches({ label, hint = '', also = [], value }: Choice, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' || [label, hint, value, ...also].some((each) => each.toLowerCase().includes(wanted));
}

interface OptionProps {
  readonly id: string;
  readonly choice: Choice;
  readonly active: boolean;
  readonly choose: (choice: Choice) => void;
}

function Option({ id, choice, active, choose }: OptionProps): JSX.Element {
  const take = (event: MouseEvent): void => {
    event.preventDefault();
    choose(choice);
  };
  return (
    <li id={id} role="option" aria-selected={active} onMouseDown={take}>
      {choice.label}
      {choice.hint !== undefined && <small>{choice.hint}</small>}
    </li>
  );
}

export function Combobox({ label, value, choices, onChange, create, placeholder }: ComboboxProps): JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const chosen = choices.find((choice) => choice.value === value);
  const shown = typed ?? chosen?.label ?? value;
  const open = typed !== undefined;
  const found = open ? choices.filter((choice) => matches(choice, typed)).slice(0, SHOWN) : [];
  const exact = found.some((choice) => choice.label.toLowerCase() === (typed ?? '').trim().toLowerCase());
  const made = open && typed.trim() !== '' && !exact && create !== undefined ? [create(typed.trim())] : [];
  const list = [...found, ...made];

  const choose = (choice: Choice | undefined): void => {
    if (choice !== undefined) onChange(choice.value);
    else if (create === undefined && typed !== undefined) onChange(typed.trim());
    setTyped(undefined);
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setTyped('');
      else setAt((index) => (index + (event.key === 'ArrowDown' ? 1 : list.length - 1)) % Math.max(1, list.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(list[at]);
    } else if (event.key === 'Escape') {
      if (open) event.stopPropagation();
      setTyped(undefined);
      input.current?.blur();
    }
  };
  return (
    <div class="combobox">
      <label for={id}>{label}</label>
      <div class="box">
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          autocomplete="off"
          aria-expanded={open && list.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(open && list.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
          {...(placeholder === undefined ? {} : { placeholder })}
          value={shown}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => setTyped((before) => before ?? '')}
          onBlur={() => {
            if (typed !== undefined && typed.trim() !== '' && create === undefined) choose(exact ? list[0] : undefined);
            else setTyped(undefined);
          }}
          onKeyDown={onKeyDown}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!open || list.length === 0}>
          {list.map((choice, index) => (
            <Option key={choice.value} id={`${id}-${index}`} choice={choice} active={index === at} choose={choose} />
          ))}
        </ul>
      </div>
    </div>
  );
}
