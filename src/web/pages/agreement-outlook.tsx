// Whether today's deadlock would last, and what to ask next.
import type { JSX } from 'preact';
import { useAnswer, useWorkbench } from '../context.tsx';
import { Card, Select, Waiting } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import type { AgreementPartProps } from './agreement-state.ts';

const SHOWN = 6;

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="plain">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

interface StabilityProps extends AgreementPartProps {
  readonly reading: 'textbook' | 'once';
  readonly setReading: (reading: 'textbook' | 'once') => void;
}

export function Stability({ chosen, reading, setReading }: StabilityProps): JSX.Element {
  const { engine, state } = useWorkbench();
  const { without, salience } = chosen;
  const asked = useAnswer(engine, 'stability', { without, salience, reading }, state.revision);
  const said = asked.answer;
  return (
    <Card title={words.agreement.stability}>
      {said === undefined && !asked.pending && asked.error === undefined && !asked.cancelled ? (
        <p>{words.agreement.noDeadlock}</p>
      ) : (
        <Waiting asked={asked} />
      )}
      {said !== undefined && (
        <>
          <p class="answer">{said.deadlock}</p>
          <dl class="letters">
            {said.demands.map(([letter, demand]) => (
              <div key={letter}>
                <dt>{letter}</dt>
                <dd>{demand}</dd>
              </div>
            ))}
          </dl>
          {said.leftOut !== '' && (
            <p class="muted">
              {words.agreement.leftOut} {said.leftOut}
            </p>
          )}
          <Lines title={words.agreement.alone} lines={said.alone} />
          <Lines title={words.agreement.together} lines={said.exits.slice(0, SHOWN)} />
          <Lines title={words.agreement.lasting} lines={said.deals.slice(0, SHOWN)} />
          <details class="data">
            <summary>{words.agreement.terms}</summary>
            <ul class="plain">
              {words.agreement.concepts.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <Select
              label={words.agreement.reading}
              value={reading}
              options={(['textbook', 'once'] as const).map((value) => ({ value, label: words.agreement.readings[value] }))}
              onChange={(value) => setReading(value === 'once' ? 'once' : 'textbook')}
            />
          </details>
        </>
      )}
    </Card>
  );
}

export function Questions({ negotiation: { brief } }: AgreementPartProps): JSX.Element | null {
  const { questions, sensitivity } = brief;
  if (questions.length === 0 && sensitivity.length === 0) return null;
  const shown = questions.slice(0, SHOWN);
  return (
    <Card title={words.agreement.questions} aside={words.agreement.questionsHint}>
      <ul class="opens">
        {shown.map(({ text, effect }) => (
          <li key={text}>
            <span class="open">{text}</span>
            {effect !== '' && <span class="effect">{effect}</span>}
          </li>
        ))}
      </ul>
      {questions.length > SHOWN && (
        <details class="data">
          <summary>{fill(words.brief.more, { count: questions.length - SHOWN })}</summary>
          <ul class="plain">
            {questions.slice(SHOWN).map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      <Lines title={words.agreement.sensitivity} lines={sensitivity.slice(0, SHOWN)} />
    </Card>
  );
}
