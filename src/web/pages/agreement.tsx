// Issues and parties, why there is no deal, what would unlock it, the packages that remain, and whether this will last.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAnswer, useWorkbench } from '../context.tsx';
import type { AgreementView } from '../engine/questions.ts';
import { addressOf, goTo } from '../router.ts';
import { Card, Empty, Waiting } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { Matrix } from './agreement-matrix.tsx';
import { Questions, Stability } from './agreement-outlook.tsx';
import { Packages, UsableDesigns } from './agreement-packages.tsx';
import {
  type AgreementPartProps,
  type AgreementState,
  demandList,
  demandWords,
  givingWords,
  printAgreement,
  readAgreement,
} from './agreement-state.ts';

const SHOWN = 8;

interface DemandProps {
  readonly view: AgreementView;
  readonly demand: AgreementPartProps['negotiation']['brief']['demands'][number];
}

/** A demand with its words; the words lead to their line in the document. */
function Demand({ view, demand }: DemandProps): JSX.Element {
  const { state } = useWorkbench();
  const { party, quote, place, basis, date, doubt, redLine } = demand;
  const source = quote === undefined ? undefined : view.sources[quote];
  const cite = [
    `${party}: ${demandWords(demand)}`,
    ...(redLine ? [words.agreement.redLine] : []),
    ...(place === undefined ? [fill(words.agreement.basis, { basis })] : [place]),
    ...(date === undefined ? [] : [date]),
  ].join(' · ');
  return (
    <figure class="quote">
      {quote !== undefined && (
        <blockquote>
          <p>{quote}</p>
        </blockquote>
      )}
      <figcaption>
        {source === undefined ? (
          <span class={quote === undefined ? 'open' : ''}>{cite}</span>
        ) : (
          <a href={addressOf(['d', state.id, 'sources', source.document], { statement: source.statement })}>{cite}</a>
        )}
        {doubt !== undefined && <small>{fill(words.agreement.doubt, { doubt })}</small>}
      </figcaption>
    </figure>
  );
}

function Conflicts({ view, negotiation: { brief } }: AgreementPartProps): JSX.Element {
  const { conflicts, demands } = brief;
  const item = ({ demands: ids }: (typeof conflicts)[number]): JSX.Element => (
    <li class="conflict" key={ids.join()}>
      <h3>{ids.length === 1 ? words.agreement.impossible : fill(words.agreement.conflict, { count: ids.length })}</h3>
      {ids.map((id) => {
        const demand = demands.find((each) => each.id === id);
        return demand === undefined ? null : <Demand key={id} view={view} demand={demand} />;
      })}
    </li>
  );
  return (
    <Card
      wide={conflicts.length === 0}
      title={conflicts.length === 0 ? words.agreement.possible : words.agreement.conflicts}
      aside={conflicts.length > 1 ? fill(words.agreement.conflictCount, { count: conflicts.length }) : undefined}>
      {conflicts.length === 0 && <p>{words.agreement.noConflict}</p>}
      <ul class="plain">{conflicts.slice(0, SHOWN).map(item)}</ul>
      {conflicts.length > SHOWN && (
        <details class="data">
          <summary>{fill(words.brief.more, { count: conflicts.length - SHOWN })}</summary>
          <ul class="plain">{conflicts.slice(SHOWN).map(item)}</ul>
        </details>
      )}
      {!brief.complete && <p class="muted">{words.agreement.incomplete}</p>}
    </Card>
  );
}

function ByParty({ negotiation: { brief } }: AgreementPartProps): JSX.Element | null {
  const { byParty, concessions, demands } = brief;
  if (byParty.length === 0) return null;
  const often = (party: string): number => concessions.filter(({ by }) => by.some((each) => each.party === party)).length;
  const share = ({ demands: ids, weight }: { readonly demands: readonly string[]; readonly weight: number }): string =>
    `${demandList(demands, ids, 'short')} (${fill(words.agreement.weight, { weight })})`;
  return (
    <>
      <h3>{words.agreement.byParty}</h3>
      <table class="stack">
        <caption class="hidden">{words.agreement.byParty}</caption>
        <thead>
          <tr>
            {words.agreement.byPartyHead.map((label) => (
              <th scope="col" key={label}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byParty.map(({ party, alone, least }) => (
            <tr key={party}>
              <th scope="row">{party}</th>
              <td data-label={words.agreement.byPartyHead[1]}>{fill(words.agreement.partyOften, { count: often(party), total: concessions.length })}</td>
              <td data-label={words.agreement.byPartyHead[2]}>{alone === undefined ? words.agreement.notAlone : share(alone)}</td>
              <td data-label={words.agreement.byPartyHead[3]}>{least.weight === 0 ? words.agreement.nothing : share(least)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Concessions(props: AgreementPartProps): JSX.Element | null {
  const { negotiation, chosen, choose } = props;
  const { concessions, conflicts, demands } = negotiation.brief;
  if (conflicts.length === 0 && concessions.length === 0) return null;
  return (
    <Card title={words.agreement.concessions} aside={concessions.length > 1 ? fill(words.agreement.concessionCount, { count: concessions.length }) : undefined}>
      {concessions.length === 0 && <p>{words.agreement.noConflict}</p>}
      <ol class="concessions">
        {concessions.slice(0, SHOWN).map(({ by, weight, buys }) => {
          const ids = by.flatMap((each) => each.demands);
          const tried = chosen.conceded !== undefined && ids.join() === chosen.conceded.join();
          return (
            <li key={ids.join()}>
              <p>
                {givingWords(demands, by)} <span class="effect">{fill(words.agreement.weight, { weight })}</span>
              </p>
              {buys !== undefined && <p class="muted">{fill(words.agreement.buys, { what: buys })}</p>}
              <button type="button" aria-pressed={tried} onClick={() => choose({ conceded: tried ? undefined : ids })}>
                {tried ? words.agreement.tried : words.agreement.try}
              </button>
            </li>
          );
        })}
      </ol>
      {concessions.length > SHOWN && <p class="muted">{fill(words.brief.more, { count: concessions.length - SHOWN })}</p>}
      <ByParty {...props} />
    </Card>
  );
}

interface WithoutProps extends Pick<AgreementPartProps, 'chosen' | 'choose'> {
  readonly view: AgreementView;
}

function Without({ view, chosen, choose }: WithoutProps): JSX.Element {
  const leave = (ids: readonly string[], out: boolean): void => {
    const rest = chosen.without.filter((each) => !ids.includes(each));
    choose({ without: out ? [...rest, ...ids] : rest, conceded: undefined, axes: undefined });
  };
  const adversary = view.adversary.filter((id) => view.table.some((party) => party.id === id));
  const names = adversary.map((id) => view.table.find((party) => party.id === id)?.name ?? id).join(', ');
  const out = adversary.length > 0 && adversary.every((id) => chosen.without.includes(id));
  return (
    <fieldset class="without">
      <legend>{words.agreement.without}</legend>
      {adversary.length > 0 && (
        <button type="button" role="switch" aria-checked={out} onClick={() => leave(adversary, !out)}>
          {fill(words.agreement.withoutAdversary, { who: names })}
        </button>
      )}
      {view.table
        .filter(({ id }) => !adversary.includes(id))
        .map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.without.includes(id)}
              onChange={(event) => leave([id], event.currentTarget.checked)}
            />{' '}
            {name}
          </label>
        ))}
      <span class="muted">{words.agreement.withoutHint}</span>
    </fieldset>
  );
}

export function AgreementPage({ query }: { readonly query: Readonly<Record<string, string>> }): JSX.Element {
  const { engine, state } = useWorkbench();
  const chosen = readAgreement(query);
  const { conceded, axes, ...rest } = chosen;
  const ask = { ...rest, ...(conceded === undefined ? {} : { conceded }), ...(axes === undefined ? {} : { axes }) };
  const asked = useAnswer(engine, 'agreement', ask, state.revision);
  const [evidence, setEvidence] = useState<string | undefined>(undefined);
  const reading = query['reading'] === 'once' ? 'once' : 'textbook';
  const goWith = (next: AgreementState, how: 'textbook' | 'once'): void =>
    goTo(
      addressOf(['d', state.id, 'agreement'], { ...printAgreement(next), reading: how === 'once' ? how : undefined }),
      true,
    );
  const choose = (change: Partial<AgreementState>): void => goWith({ ...chosen, ...change }, reading);
  const view = asked.answer;
  const negotiation = view?.negotiation;
  return (
    <>
      <div class="title">
        <h1>{words.pages.agreement}</h1>
      </div>
      <Waiting asked={asked} />
      {view !== undefined && view.issues.length === 0 && (
        <Empty text={words.agreement.none}>
          <a href={addressOf(['d', state.id, 'sources'])}>{words.pages.sources}</a>
        </Empty>
      )}
      {view !== undefined && view.issues.length > 0 && (
        <>
          {negotiation !== undefined && <p class="lead">{negotiation.brief.summary}</p>}
          {view.table.length > 0 && <Without view={view} chosen={chosen} choose={choose} />}
          {view.problems.map(({ message }) => (
            <p class="danger" role="alert" key={message}>
              {message}
            </p>
          ))}
          {view.table.length === 0 && <p>{words.agreement.nothingToChoose}</p>}
          <div class="cards pairs">
            <Matrix view={view} evidence={evidence} setEvidence={setEvidence} />
            {negotiation !== undefined && (
              <>
                <Conflicts view={view} negotiation={negotiation} chosen={chosen} choose={choose} />
                <Concessions view={view} negotiation={negotiation} chosen={chosen} choose={choose} />
                <Packages view={view} negotiation={negotiation} chosen={chosen} choose={choose} />
                <UsableDesigns view={view} negotiation={negotiation} chosen={chosen} choose={choose} />
                <Stability
                  view={view}
                  negotiation={negotiation}
                  chosen={chosen}
                  choose={choose}
                  reading={reading}
                  setReading={(next) => goWith(chosen, next)}
                />
                <Questions view={view} negotiation={negotiation} chosen={chosen} choose={choose} />
              </>
            )}
          </div>
        </>
      )}
    </>
  );
}
