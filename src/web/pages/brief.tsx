// The four answers on one screen; every number and name leads to its inputs and its words.
import type { JSX } from 'preact';
import { useAnswer, useWorkbench } from '../context.tsx';
import type { BriefView } from '../engine/questions.ts';
import { addressOf } from '../router.ts';
import { Card, Picture, Tone, Waiting } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { stemOf } from './arrangements.tsx';

const SHOWN = 6;

interface PartProps {
  readonly id: string;
  readonly view: BriefView;
}

function Quotes({ id, view, from, to }: PartProps & { readonly from: number; readonly to: number }): JSX.Element {
  return (
    <div class="beside">
      {view.brief.positions.slice(from, to).map(({ quote, actor, stance, provision, place }) => {
        const source = view.sources[quote];
        const cite = `${actor} ${stance} · ${provision} · ${place}`;
        return (
          <figure class="quote" key={`${quote}${actor}${provision}`}>
            <blockquote>
              <p>{quote}</p>
            </blockquote>
            <figcaption>
              {source === undefined ? (
                cite
              ) : (
                <a href={addressOf(['d', id, 'sources', source.document], { statement: source.statement })}>{cite}</a>
              )}
            </figcaption>
          </figure>
        );
      })}
    </div>
  );
}

function WhoWants({ id, view }: PartProps): JSX.Element {
  const { outline } = useWorkbench();
  const { positions } = view.brief;
  return (
    <Card number={1} wide title={words.brief.who}>
      {positions.length === 0 && (
        <p>
          {(outline?.statements ?? 0) > 0 ? words.brief.noPositions : words.brief.noStatements}{' '}
          <a href={addressOf(['d', id, 'sources'])}>{words.brief.toSources}</a>
        </p>
      )}
      <Quotes id={id} view={view} from={0} to={SHOWN} />
      {positions.length > SHOWN && (
        <details class="data">
          <summary>{fill(words.brief.more, { count: positions.length - SHOWN })}</summary>
          <Quotes id={id} view={view} from={SHOWN} to={positions.length} />
        </details>
      )}
      {view.matrix !== '' && (
        <details class="data">
          <summary>{words.brief.matrix}</summary>
          <Picture html={view.matrix} />
        </details>
      )}
    </Card>
  );
}

function Activation({ id, view }: PartProps): JSX.Element {
  const { outline } = useWorkbench();
  const { activation, differences } = view.brief;
  const head = [words.brief.arrangement, words.brief.canBlock, words.brief.activation, words.brief.time, words.brief.findings];
  const link = (arrangement: string, situation: number): string =>
    addressOf(['d', id, 'arrangements', stemOf(view.files[arrangement] ?? arrangement)], {
      situation: situation === 0 ? undefined : outline?.situations[situation]?.id,
    });
  return (
    <Card number={2} wide title={words.brief.activated}>
      {activation.every(({ rows }) => rows.length === 0) && (
        <p>
          {words.brief.noArrangements} <a href={addressOf(['d', id, 'catalogue'])}>{words.brief.toCatalogue}</a>
        </p>
      )}
      {activation
        .filter(({ rows }) => rows.length > 0)
        .map(({ situation, assumption, rows }, index) => (
          <div class="situation" key={situation}>
            <h3>{situation}</h3>
            <p class="muted">{assumption}</p>
            <table class="stack">
              <caption class="hidden">{situation}</caption>
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
                {rows.map((row) => (
                  <tr key={row.arrangement}>
                    <th scope="row">
                      <a href={link(row.arrangement, index)}>{row.title}</a>
                    </th>
                    <td data-label={words.brief.canBlock}>
                      <a class="bare" href={link(row.arrangement, index)}>
                        <Tone {...row.whoCanBlock} />
                      </a>
                      {row.smallestSets !== undefined && <small>{row.smallestSets}</small>}
                    </td>
                    <td data-label={words.brief.activation}>
                      <a class="bare" href={link(row.arrangement, index)}>
                        <Tone {...row.activation} />
                      </a>
                    </td>
                    <td class="whole" data-label={words.brief.time}>
                      <a class="bare" href={link(row.arrangement, index)}>
                        <Tone {...row.delay} />
                      </a>
                    </td>
                    <td class="whole" data-label={words.brief.findings}>
                      <a class="bare" href={link(row.arrangement, index)}>
                        {row.findings}
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <Picture html={view.bars[index] ?? ''} />
          </div>
        ))}
      {differences.length > 0 && <h3>{words.brief.differ}</h3>}
      <ul class="differences">
        {differences.map(({ sentence, ballot }, index) => (
          <li key={sentence}>
            <p>{sentence}</p>
            {ballot !== '' && <p class="ballot">{fill(words.brief.parts, { ballot })}</p>}
            {view.chambers[index] !== undefined && <Picture html={view.chambers[index] ?? ''} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The same sentences as in the brief that travels, with every quotation linked to its line. */
function Sketch({ id, view, sketch }: PartProps & { readonly sketch: NonNullable<BriefView['noDeal']> }): JSX.Element {
  const { summary, demands, conflicts, ways, common, packages, hiddenPackages } = sketch;
  return (
    <>
      <p class="answer">{summary}</p>
      <div class="beside">
        <div>
          <ul class="plain lettered">
            {demands.map(({ letter, words: wanted, quote, place, doubt }) => {
              const source = quote === undefined ? undefined : view.sources[quote];
              const said = quote === undefined ? undefined : <q>{quote}</q>;
              return (
                <li key={letter}>
                  <strong>
                    {letter} {wanted}
                  </strong>{' '}
                  {source === undefined ? (
                    said
                  ) : (
                    <a href={addressOf(['d', id, 'sources', source.document], { statement: source.statement })}>{said}</a>
                  )}
                  {place !== undefined && <span class="muted"> {place}</span>}
                  {doubt !== undefined && <small>{fill(words.agreement.doubt, { doubt })}</small>}
                </li>
              );
            })}
          </ul>
          {conflicts !== '' && <p>{conflicts}</p>}
        </div>
        <div>
          {ways.length > 0 && (
            <>
              <h3>{words.agreement.concessions}</h3>
              <ul class="plain">
                {ways.map((way) => (
                  <li key={way}>{way}</li>
                ))}
              </ul>
            </>
          )}
          {packages.length > 0 && (
            <>
              <h3>
                {words.brief.packages}
                {common !== '' && <small>{common}</small>}
              </h3>
              <ul class="plain">
                {packages.map((each) => (
                  <li key={each.words}>
                    <strong>{each.words.charAt(0).toUpperCase() + each.words.slice(1)}</strong>: <Tone {...each.usable} />
                    {each.facts !== '' && `, ${each.facts}`}; {each.price}
                  </li>
                ))}
              </ul>
              {hiddenPackages > 0 && <p class="muted">{fill(words.brief.more, { count: hiddenPackages })}</p>}
            </>
          )}
        </div>
      </div>
    </>
  );
}

function NoDeal({ id, view }: PartProps): JSX.Element {
  const { noDeal, brief } = view;
  return (
    <Card number={3} wide title={words.brief.noDeal}>
      {noDeal !== undefined && <Sketch id={id} view={view} sketch={noDeal} />}
      {noDeal === undefined && brief.noDeal === undefined && <p>{words.brief.nothingToChoose}</p>}
      {brief.noDeal !== undefined && (
        <>
          <h3>{words.brief.oppositions}</h3>
          <ul class="plain">
            {brief.noDeal.text.split('\n').map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={addressOf(['d', id, 'agreement'])}>{words.brief.toAgreement}</a>
      </p>
    </Card>
  );
}

function Open({ id, view }: PartProps): JSX.Element {
  const { open, activation } = view.brief;
  const fileOf = (label: string): string | undefined => {
    const row = activation[0]?.rows.find(({ title }) => label.toLowerCase().endsWith(`(${title.toLowerCase()})`));
    return row === undefined ? undefined : view.files[row.arrangement];
  };
  return (
    <Card number={4} wide title={words.brief.open}>
      <p>{fill(open.top.length === 0 ? words.brief.openCountOnly : words.brief.openCount, { count: open.count })}</p>
      <ul class="opens">
        {open.top.map(({ label, effect }) => {
          const file = fileOf(label);
          return (
            <li key={label}>
              {file === undefined ? (
                <span class="open">{label}</span>
              ) : (
                <a class="open" href={addressOf(['d', id, 'arrangements', stemOf(file)])}>
                  {label}
                </a>
              )}{' '}
              <span class="effect">{effect}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Findings({ id, view }: PartProps): JSX.Element | null {
  const { findings } = view.brief;
  if (findings.length === 0) return null;
  const rows = view.brief.activation.flatMap((each) => each.rows);
  const titleOf = (file: string): string =>
    rows.find(({ arrangement }) => view.files[arrangement] === file)?.title ?? file;
  const files = [...new Set(findings.map(({ place }) => place.replace(/:\d+$/, '')))];
  return (
    <Card wide title={words.arrangements.findings}>
      {files.map((file) => {
        const own = findings.filter(({ place }) => place.startsWith(`${file}:`));
        return (
          <details class="data" key={file}>
            <summary>
              {titleOf(file)}: {own.length}
            </summary>
            <ul class="findings">
              {own.map((finding) => (
                <li key={finding.id + finding.place}>
                  <span class={`tier ${finding.tier === 'gap' ? 'mild' : 'grave'}`}>{finding.tier}</span>
                  <p>
                    {finding.claim}{' '}
                    <a
                      href={addressOf(['d', id, 'arrangements', stemOf(file)], {
                        text: 'yaml',
                        line: /:(\d+)$/.exec(finding.place)?.[1],
                      })}
                    >
                      {finding.id} · {finding.place}
                    </a>
                  </p>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </Card>
  );
}

export function BriefPage(): JSX.Element {
  const { engine, state } = useWorkbench();
  const asked = useAnswer(engine, 'brief', {}, state.revision);
  const view = asked.answer;
  if (view === undefined) {
    return (
      <>
        <h1 class="hidden">{words.pages.brief}</h1>
        <Waiting asked={asked} />
      </>
    );
  }
  const part = { id: state.id, view };
  return (
    <>
      <div class="title">
        <h1>{view.brief.title}</h1>
        <ul class="chips">
          {view.brief.facts.map((fact) => (
            <li class="chip" key={fact}>
              {fact}
            </li>
          ))}
        </ul>
      </div>
      {view.brief.subtitle !== undefined && <p class="muted">{view.brief.subtitle}</p>}
      <Waiting asked={asked} />
      <p class="lead">{view.brief.headline}</p>
      <div class="cards">
        <WhoWants {...part} />
        <Activation {...part} />
        <NoDeal {...part} />
        <Open {...part} />
        <Findings {...part} />
      </div>
      {view.brief.notes.map((note) => (
        <p class="muted" key={note}>
          {note}
        </p>
      ))}
    </>
  );
}
