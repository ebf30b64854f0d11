import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWorkbench } from '../context.tsx';
import type { ArrangementView, FindingView } from '../engine/questions.ts';
import { addressOf } from '../router.ts';
import { Card } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { printBallots } from './arrangement-seats.tsx';

interface FindingsProps {
  readonly path: string;
  readonly view: ArrangementView;
  readonly show: (change: Readonly<Record<string, string | undefined>>) => void;
}

function Finding({ path, finding, show }: { readonly path: string; readonly finding: FindingView } & Pick<FindingsProps, 'show'>): JSX.Element {
  const { engine, session, state } = useWorkbench();
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const { id, tier, claim, why, precedent, remedies, counterScenario, accepted, line } = finding;
  const apply = (set: Readonly<Record<string, unknown>>): void => {
    void engine.ask('edit', { path, edits: [{ kind: 'overlay', set }] }).then((edited) => {
      if ('text' in edited) session.edit([{ path, text: edited.text }], words.arrangements.labels.remedy);
      else setFailed(edited.problems[0]?.message);
    });
  };
  return (
    <li>
      <span class={`tier ${tier === 'gap' ? 'mild' : 'grave'}`}>{tier}</span>
      <div>
        <p>
          {claim}{' '}
          <button type="button" class="link" onClick={() => show({ text: 'yaml', line: String(line) })}>
            {id} · {fill(words.arrangements.line, { line })}
          </button>
        </p>
        {accepted !== undefined && <p class="muted">{fill(words.arrangements.accepted, { because: accepted })}</p>}
        <div class="actions small">
          {counterScenario !== undefined && Object.keys(counterScenario.ballots).length > 0 && (
            <button
              type="button"
              title={counterScenario.outcome}
              onClick={() =>
                show({
                  ballots: printBallots(counterScenario.ballots),
                  ...(counterScenario.stage === undefined ? {} : { stage: counterScenario.stage }),
                })
              }
            >
              {words.arrangements.replay}
            </button>
          )}
          {state.role !== 'reader' &&
            remedies.map(({ title, set }) => (
              <button type="button" key={title} onClick={() => apply(set)}>
                {fill(words.arrangements.remedy, { title })}
              </button>
            ))}
        </div>
        <details class="data">
          <summary>{words.arrangements.why}</summary>
          <p>{why}</p>
          {counterScenario !== undefined && <p>{counterScenario.outcome}</p>}
          {precedent !== undefined && (
            <p class="muted">
              {words.arrangements.precedent}: {precedent.lesson}{' '}
              <a href={addressOf(['d', state.id, 'catalogue'], { q: precedent.slug })}>{precedent.slug}</a>
            </p>
          )}
        </details>
        {failed !== undefined && (
          <p class="danger" role="alert">
            {failed}
          </p>
        )}
      </div>
    </li>
  );
}

const ORDER = ['error', 'hazard', 'gap'];
const SHOWN = 5;

export function Findings({ path, view, show }: FindingsProps): JSX.Element {
  const sorted = view.findings.toSorted((a, b) => ORDER.indexOf(a.tier) - ORDER.indexOf(b.tier));
  const counts = ORDER.flatMap((tier) => {
    const count = sorted.filter((finding) => finding.tier === tier).length;
    return count === 0 ? [] : [`${count} ${tier}${count === 1 ? '' : 's'}`];
  }).join(' · ');
  const item = (finding: FindingView): JSX.Element => (
    <Finding key={finding.id + finding.place.path} path={path} finding={finding} show={show} />
  );
  return (
    <Card title={words.arrangements.findings} aside={counts}>
      {sorted.length === 0 ? (
        <p>{words.arrangements.noFindings}</p>
      ) : (
        <>
          <ul class="findings">{sorted.slice(0, SHOWN).map(item)}</ul>
          {sorted.length > SHOWN && (
            <details class="data">
              <summary>{fill(words.brief.more, { count: sorted.length - SHOWN })}</summary>
              <ul class="findings">{sorted.slice(SHOWN).map(item)}</ul>
            </details>
          )}
        </>
      )}
    </Card>
  );
}
