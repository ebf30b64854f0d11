// The package explorer: what each side gets, with saliences to slide, options to fix, and usable arrangements alone.
import type { JSX } from 'preact';
import { useWorkbench } from '../context.tsx';
import { Card, Picture, Select, Tone } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { type AgreementPartProps, demandList, givingWords, type Negotiated } from './agreement-state.ts';

function Saliences({ negotiation, chosen, choose }: AgreementPartProps): JSX.Element {
  const { state } = useWorkbench();
  return (
    <details class="data">
      <summary>{words.agreement.salience}</summary>
      <p class="muted">{words.agreement.scale}</p>
      <div class="sliders">
        {negotiation.saliences.map(({ key, party, subject, value: own }) => {
          const value = chosen.salience[key] ?? own;
          return (
            <label key={state.id + key}>
              <span>
                {party} · {subject}
              </span>
              <input
                type="range"
                min="0"
                max="1"
                step="0.05"
                value={value}
                onInput={(event) => choose({ salience: { ...chosen.salience, [key]: Number(event.currentTarget.value) } })}
              />
              <output>{value.toFixed(2)}</output>
            </label>
          );
        })}
      </div>
      {Object.keys(chosen.salience).length > 0 && (
        <button type="button" onClick={() => choose({ salience: {} })}>
          {words.agreement.reset}
        </button>
      )}
    </details>
  );
}

function Locks({ view, negotiation, chosen, choose }: AgreementPartProps): JSX.Element {
  return (
    <div class="locks">
      {negotiation.issues.map(({ id, title, options }) => (
        <Select
          key={id}
          label={fill(words.agreement.locked, { issue: title })}
          value={chosen.locked[id] ?? ''}
          options={[
            { value: '', label: words.agreement.free },
            ...options.map((option) => ({ value: option.id, label: option.title })),
          ]}
          onChange={(value) => {
            const { [id]: _, ...rest } = chosen.locked;
            choose({ locked: value === '' ? rest : { ...rest, [id]: value } });
          }}
        />
      ))}
      {negotiation.designCount > 0 && view.adversary.length > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={chosen.usable}
            onChange={(event) => choose({ usable: event.currentTarget.checked })}
          />{' '}
          {words.agreement.usable}
        </label>
      )}
    </div>
  );
}

function Axes({ negotiation, choose }: AgreementPartProps): JSX.Element | null {
  const { axes, blocs } = negotiation;
  const [across = '', up = ''] = axes;
  if (blocs.length < 3) return null;
  const options = blocs.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div class="locks">
      <Select label={words.agreement.across} value={across} options={options} onChange={(value) => choose({ axes: [value, up] })} />
      <Select label={words.agreement.up} value={up} options={options} onChange={(value) => choose({ axes: [across, value] })} />
    </div>
  );
}

const SHOWN = 5;
const MOST = 60;

interface PackageProps {
  readonly offered: Negotiated['packages'][number];
  readonly demands: Negotiated['brief']['demands'];
}

function bestWords(best: readonly string[]): string {
  const names: Readonly<Record<string, string>> = words.agreement.best;
  return best.map((each) => names[each] ?? each).join(', ');
}

function Offered({ offered, demands }: PackageProps): JSX.Element {
  const { short, usable, activation, delay, givesUp, weight, alikeShort, gains, consent, best, silences } = offered;
  const price = `${givingWords(demands, givesUp, 'short')} (${fill(words.agreement.weight, { weight })})`;
  return (
    <li>
      <p class="answer">{short.join(' · ')}</p>
      <p>
        <Tone {...usable} />
        {activation !== '' && ` · ${fill(words.agreement.acts, { share: activation })}`}
        {delay !== '' && ` · ${delay}`}
      </p>
      <p>{givesUp.length === 0 ? words.agreement.nothingGiven : price}</p>
      <p class="muted">
        {fill(words.agreement.gains, { gains })}
        {best.length > 0 && ` · ${fill(words.agreement.bestBy, { by: bestWords(best) })}`}
        {` · ${fill(words.agreement.consent, { consent: words.agreement.consents[consent] })}`}
        {silences > 0 && `, ${fill(words.agreement.silences, { count: silences })}`}
      </p>
      {alikeShort.length > 0 && <p class="muted">{fill(words.agreement.alike, { others: alikeShort.join('; ') })}</p>}
    </li>
  );
}

/** Numbered as in the picture; the first few stand open. */
function PackageList({ negotiation }: { readonly negotiation: Negotiated }): JSX.Element {
  const { packages, brief } = negotiation;
  const list = (from: number, to: number): JSX.Element => (
    <ol class="packages" start={from + 1}>
      {packages.slice(from, to).map((offered) => (
        <Offered key={offered.options.join()} offered={offered} demands={brief.demands} />
      ))}
    </ol>
  );
  return (
    <>
      {list(0, SHOWN)}
      {packages.length > SHOWN && (
        <details class="data">
          <summary>{fill(words.brief.more, { count: packages.length - SHOWN })}</summary>
          {list(SHOWN, MOST)}
        </details>
      )}
    </>
  );
}

export function Packages(props: AgreementPartProps): JSX.Element {
  const { view, negotiation, chosen, choose } = props;
  const { packages, brief } = negotiation;
  const aside =
    chosen.conceded === undefined ? (
      fill(words.agreement.packagesHint, { rule: brief.consentRule })
    ) : (
      <>
        {fill(words.agreement.packagesAfter, { what: demandList(brief.demands, chosen.conceded) })}{' '}
        <button type="button" onClick={() => choose({ conceded: undefined })}>
          {words.agreement.all}
        </button>
      </>
    );
  return (
    <Card wide title={words.agreement.packages} aside={aside}>
      <Locks {...props} />
      <Saliences {...props} />
      {packages.length === 0 ? (
        <p role="status">{words.agreement.noPackage}</p>
      ) : (
        <div class="two explorer">
          {view.pictures.frontier !== undefined && (
            <div>
              <Axes {...props} />
              <Picture html={view.pictures.frontier} />
              <p class="muted">{words.agreement.frontierHint}</p>
            </div>
          )}
          <div>
            <PackageList negotiation={negotiation} />
            {!negotiation.packagesComplete && <p class="muted">{words.agreement.incomplete}</p>}
          </div>
        </div>
      )}
    </Card>
  );
}

/** Arrangements that keep the guarantee usable when the adversary objects, the cheapest to agree on first. */
export function UsableDesigns({ view, negotiation }: AgreementPartProps): JSX.Element | null {
  const { usableDesigns, usableCount, designCount, brief } = negotiation;
  if (designCount === 0 || view.adversary.length === 0) return null;
  const head = [words.agreement.design, words.brief.activation, words.brief.time, words.agreement.givenUp];
  const aside = fill(words.agreement.usableCount, { count: usableCount, total: designCount });
  return (
    <Card wide title={words.agreement.usableDesigns} aside={aside}>
      {usableDesigns.length === 0 ? (
        <p>{words.agreement.noUsable}</p>
      ) : (
        <div class="scroll tall" tabIndex={0} role="region" aria-label={fill(words.shell.tableOf, { title: words.agreement.usableDesigns })}>
          <table class="stack designs">
            <caption class="hidden">{words.agreement.usableDesigns}</caption>
            <thead>
              <tr>
                {head.map((label) => (
                  <th scope="col" key={label}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {usableDesigns.map(({ words: options, activation, delay, givenUp, weight }) => (
                <tr key={options.join()}>
                  <th scope="row">{options.join(' · ')}</th>
                  <td data-label={words.brief.activation}>{activation}</td>
                  <td data-label={words.brief.time}>{delay}</td>
                  <td data-label={words.agreement.givenUp}>
                    {givenUp.length === 0
                      ? words.agreement.nothing
                      : `${demandList(brief.demands, givenUp, 'short')} (${fill(words.agreement.weight, { weight })})`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
