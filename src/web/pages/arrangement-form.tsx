// The arrangement as a form beside its text: each field changes its own range of the text and nothing else.
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useAnswer, useWorkbench } from '../context.tsx';
import type { FormField, FormSection } from '../engine/questions.ts';
import { Waiting } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';

interface FieldProps {
  readonly path: string;
  readonly section: FormSection;
  readonly field: FormField;
}

interface ControlProps {
  readonly field: FormField;
  readonly id: string;
  readonly invalid: boolean;
  readonly readOnly: boolean;
  readonly name: string;
  readonly change: (value: string) => void;
}

function Control({ field, id, invalid, readOnly, name, change }: ControlProps): JSX.Element {
  const { value, choices, suggestions, long, fixed } = field;
  const shared = { id, 'aria-label': name, 'aria-invalid': invalid, 'aria-describedby': `${id}-help` };
  const quiet = readOnly || fixed === true;
  const set = (event: { readonly currentTarget: { readonly value: string } }): void => change(event.currentTarget.value);
  if (choices !== undefined && fixed !== true) {
    const all = choices.includes(value) || value === '' ? choices : [...choices, value];
    return (
      <select {...shared} value={value} disabled={readOnly} onChange={set}>
        <option value="">{words.form.silent}</option>
        {all.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    );
  }
  if (long === true) return <textarea {...shared} key={value} rows={2} defaultValue={value} readOnly={quiet} onChange={set} />;
  return (
    <>
      <input {...shared} key={value} type="text" defaultValue={value} readOnly={quiet} onChange={set} list={suggestions && `${id}-list`} />
      {suggestions !== undefined && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </>
  );
}

function Field({ path, section, field }: FieldProps): JSX.Element {
  const { engine, session, state } = useWorkbench();
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const id = useId();
  const label = words.form.fields[field.name];
  const change = (value: string): void => {
    if (value.trim() === field.value) return setProblem(undefined);
    if (value.trim() === '' && field.required === true) return setProblem(words.form.required);
    void engine.ask('formEdit', { path, field, value }).then((edited) => {
      if ('text' in edited) {
        setProblem(undefined);
        session.edit([{ path, text: edited.text }], fill(words.form.step, { field: label, where: section.title }));
      } else {
        const [first] = edited.problems;
        setProblem([first?.message, first?.help].filter((each) => each !== undefined).join('; '));
      }
    });
  };
  return (
    <div class="form-field">
      <label for={id}>{label}</label>
      <Control
        field={field}
        id={id}
        invalid={problem !== undefined}
        readOnly={state.role === 'reader'}
        name={`${label}: ${section.title}`}
        change={change}
      />
      <p id={`${id}-help`} class={problem === undefined ? 'muted' : 'danger'} role={problem === undefined ? undefined : 'alert'}>
        {problem === undefined ? (field.fixed === true ? words.form.readings : '') : fill(words.form.refused, { problem })}
      </p>
    </div>
  );
}

export function ArrangementForm({ path }: { readonly path: string }): JSX.Element {
  const { engine, state } = useWorkbench();
  const asked = useAnswer(engine, 'form', { path }, state.revision);
  const sections = asked.answer;
  if (sections === undefined) return asked.pending ? <Waiting asked={asked} /> : <p>{words.form.broken}</p>;
  return (
    <div class="form">
      {sections.map((section, index) => (
        <fieldset key={`${section.kind} ${index}`}>
          <legend>
            {words.form.kinds[section.kind]} <strong>{section.title}</strong>
          </legend>
          {section.fields.map((field) => (
            <Field key={field.path} path={path} section={section} field={field} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
