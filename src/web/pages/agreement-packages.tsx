// The package explorer: what each side gets, with saliences to slide and options to fix.
import type { JSX } from 'preact';
import { useWorkbench } from '../context.tsx';
import { Card, Picture, Select } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { type AgreementPartProps, concessionWords } from './agreement-state.ts';

function optionTitle({ view }: Pick<AgreementPartProps, 'view'>, issue: string, option: string): string {
  return view.issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option)?.title ?? option;
}

function Saliences({ view, chosen, choose }: AgreementPartProps): JSX.Element {
  const { state } = useWorkbench();
  const keys = [...new Set(view.cells.map(({ party, issue }) => `${party} ${issue}`))];
  return (
    <details class="data">
      <summary>{words.agreement.salience}</summary>
      <p class="muted">{words.agreement.scale}</p>
      <div class="sliders">
        {keys.map((key) => {
          const [party = '', issue = ''] = key.split(' ');
          const cell = view.cells.find((each) => each.party === party && each.issue === issue);
          const value = chosen.salience[key] ?? cell?.salience ?? 0.5;
          const name = `${view.parties.find(({ id }) => id === party)?.name ?? party} · ${view.issues.find(({ id }) => id === issue)?.title ?? issue}`;
          return (
            <label key={state.id + key}>
              <span>{name}</span>
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

function Locks({ view, chosen, choose }: AgreementPartProps): JSX.Element {
  return (
    <div class="locks">
      {view.issues.filter(({ negotiable }) => negotiable).map(({ id, title, options }) => (
        <Select
          key={id}
          label={`${words.agreement.locked}: ${title}`}
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
    </div>
  );
}

export function Packages(props: AgreementPartProps): JSX.Element {
  const { view } = props;
  const aside = view.conceded.length === 0 ? '' : fill(words.agreement.packagesAfter, { what: concessionWords(view, view.conceded) });
  return (
    <Card wide title={words.agreement.packages} aside={aside}>
      <Locks {...props} />
      <Saliences {...props} />
      {view.packages.length === 0 ? (
        <p>{words.agreement.noPackage}</p>
      ) : (
        <div class="two">
          {view.pictures.frontier !== undefined && <Picture html={view.pictures.frontier} />}
          <div class="scroll" tabIndex={0} role="region" aria-label={fill(words.shell.tableOf, { title: words.agreement.packages })}>
            <table>
              <caption class="hidden">{words.agreement.packages}</caption>
              <thead>
                <tr>
                  <th scope="col">#</th>
                  <th scope="col">{words.agreement.packages}</th>
                  <th scope="col" class="right">
                    {words.agreement.total}
                  </th>
                </tr>
              </thead>
              <tbody>
                {view.packages.map(({ label, choices, total, unbeaten, utilities }) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>
                      {choices.map(({ issue, option }) => optionTitle({ view }, issue, option)).join(' · ')}
                      <small>
                        {utilities
                          .filter(({ value }) => value !== 0)
                          .map(({ party, value }) => `${view.parties.find(({ id }) => id === party)?.name ?? party} ${value}`)
                          .join(', ')}
                        {unbeaten && ` · ${words.agreement.unbeaten}`}
                      </small>
                    </td>
                    <td class="right">{total}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </Card>
  );
}
