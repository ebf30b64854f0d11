// Issues and parties, why there is no deal, what would unlock it, and the packages that remain.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAnswer, useWorkbench } from '../context.tsx';
import type { AgreementView } from '../engine/questions.ts';
import { addressOf, goTo } from '../router.ts';
import { Card, Empty, Waiting } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import {
  type AgreementPartProps,
  type AgreementState,
  concessionWords,
  printAgreement,
  readAgreement,
  redLineWords,
} from './agreement-state.ts';
import { Matrix } from './agreement-matrix.tsx';
import { Packages } from './agreement-packages.tsx';

function RedLine({ view, id }: { readonly view: AgreementView; readonly id: string }): JSX.Element | null {
  const { state } = useWorkbench();
  const line = view.redLines.find((each) => each.id === id);
  if (line === undefined) return null;
  return (
    <figure class="quote">
      {line.quote === undefined ? (
        <p>{redLineWords(line)}</p>
      ) : (
        <blockquote>
          <p>{line.quote.text}</p>
        </blockquote>
      )}
      <figcaption>
        {line.quote === undefined ? (
          <span class="open">
            {line.partyName} · {fill(words.agreement.basis, { basis: line.basis })}
          </span>
        ) : (
          <a href={addressOf(['d', state.id, 'sources', line.quote.document], { statement: line.quote.statement })}>
            {line.partyName} · {redLineWords(line)} · {line.quote.place}
          </a>
        )}
      </figcaption>
    </figure>
  );
}

function Conflicts({ view }: { readonly view: AgreementView }): JSX.Element {
  return (
    <Card title={words.agreement.conflicts}>
      {view.conflicts.length === 0 && <p>{words.agreement.noConflict}</p>}
      {view.conflicts.map((conflict) => (
        <div class="conflict" key={conflict.join()}>
          <h3>{words.agreement.conflict}</h3>
          {conflict.map((id) => (
            <RedLine key={id} view={view} id={id} />
          ))}
        </div>
      ))}
      {!view.complete && <p class="muted">{words.agreement.incomplete}</p>}
    </Card>
  );
}

function Concessions({ view, chosen, choose }: AgreementPartProps): JSX.Element {
  const real = view.concessions.filter(({ redLines }) => redLines.length > 0);
  const counts = view.parties
    .map(({ id, name }) => ({
      name,
      count: real.filter(({ redLines }) => redLines.some((line) => view.redLines.find((each) => each.id === line)?.party === id)).length,
    }))
    .filter(({ count }) => count > 0);
  return (
    <Card title={words.agreement.concessions}>
      {real.length === 0 && <p>{words.agreement.noConflict}</p>}
      <ol class="concessions">
        {real.slice(0, 12).map(({ redLines, weight }) => {
          const tried = redLines.join() === view.conceded.join();
          return (
            <li key={redLines.join()}>
              <p>
                {concessionWords(view, redLines)}{' '}
                <span class="effect">{fill(words.agreement.weight, { weight })}</span>
              </p>
              <button type="button" aria-pressed={tried} onClick={() => choose({ conceded: redLines })}>
                {tried ? words.agreement.tried : words.agreement.try}
              </button>
            </li>
          );
        })}
      </ol>
      {chosen.conceded !== undefined && (
        <button type="button" onClick={() => choose({ conceded: undefined })}>
          {words.agreement.reset}
        </button>
      )}
      {counts.length > 0 && <h3>{words.agreement.byParty}</h3>}
      <ul class="plain">
        {counts.map(({ name, count }) => (
          <li key={name}>{fill(words.agreement.partyOften, { party: name, count, total: real.length })}</li>
        ))}
      </ul>
    </Card>
  );
}

function Without({ all, chosen, choose }: { readonly all: readonly { readonly id: string; readonly name: string }[] } & Omit<AgreementPartProps, 'view'>): JSX.Element {
  return (
    <fieldset class="without">
      <legend>
        {words.agreement.without} <span class="muted">{words.agreement.withoutHint}</span>
      </legend>
      {all.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.without.includes(id)}
            onChange={(event) =>
              choose({
                without: event.currentTarget.checked ? [...chosen.without, id] : chosen.without.filter((each) => each !== id),
                conceded: undefined,
              })
            }
          />{' '}
          {name}
        </label>
      ))}
    </fieldset>
  );
}

export function AgreementPage({ query }: { readonly query: Readonly<Record<string, string>> }): JSX.Element {
  const { engine, state, outline } = useWorkbench();
  const chosen = readAgreement(query);
  const { conceded, ...rest } = chosen;
  const asked = useAnswer(engine, 'agreement', conceded === undefined ? rest : { ...rest, conceded }, state.revision);
  const whole = useAnswer(engine, 'agreement', {}, state.revision);
  const [evidence, setEvidence] = useState<string | undefined>(undefined);
  const choose = (change: Partial<AgreementState>): void =>
    goTo(addressOf(['d', state.id, 'agreement'], printAgreement({ ...chosen, ...change })), true);
  const view = asked.answer;
  return (
    <>
      <div class="title">
        <h1>{words.pages.agreement}</h1>
      </div>
      <Waiting asked={asked} />
      {view !== undefined && outline !== undefined && view.issues.length === 0 && (
        <Empty text={words.agreement.none}>
          <a href={addressOf(['d', state.id, 'sources'])}>{words.pages.sources}</a>
        </Empty>
      )}
      {view !== undefined && view.issues.length > 0 && (
        <>
          <Without all={whole.answer?.parties ?? view.parties} chosen={chosen} choose={choose} />
          <div class="cards pairs">
            <Matrix view={view} evidence={evidence} setEvidence={setEvidence} />
            <Conflicts view={view} />
            <Concessions view={view} chosen={chosen} choose={choose} />
            <Packages view={view} chosen={chosen} choose={choose} />
          </div>
        </>
      )}
    </>
  );
}
