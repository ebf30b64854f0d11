// Precedents like one's own draft, with the reasons: the same answer as `casus catalog --near`.
import type { JSX } from 'preact';
import type { Catalogue } from '../api.ts';
import { useAnswer, useWorkbench } from '../context.tsx';
import type { ArrangementRow } from '../engine/questions.ts';
import { addressOf } from '../router.ts';
import { Card, Waiting } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { stemOf } from './arrangements.tsx';

const LIMIT = 5;

interface NearestProps {
  readonly draft: ArrangementRow;
  readonly entries: NonNullable<Catalogue['entries']>;
  readonly start: (row: { readonly slug: string }) => void;
}

function Reasons({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>{lines.join('; ')}</dd>
    </>
  );
}

export function Nearest({ draft, entries, start }: NearestProps): JSX.Element {
  const { engine, state } = useWorkbench();
  const asked = useAnswer(engine, 'nearest', { path: draft.path, entries, limit: LIMIT }, state.revision);
  const found = asked.answer;
  return (
    <Card wide title={fill(words.catalogue.nearTitle, { title: draft.title })} aside={words.catalogue.nearHint}>
      <Waiting asked={asked} />
      {found !== undefined && 'problems' in found && <p>{found.problems[0]?.message ?? words.catalogue.noProcedure}</p>}
      {found !== undefined && 'near' in found && (
        <>
          <p class="muted">{fill(words.catalogue.nearDraft, { rule: found.draft.rule, blockers: found.draft.blockers })}</p>
          <ol class="nearest">
            {found.near.map(({ slug, name, year, score, alike, apart, history }) => {
              const here = `arrangements/${slug}.yaml` in state.files;
              return (
                <li key={slug}>
                  <div class="title">
                    <h3>
                      {name}
                      {year !== null && `, ${year}`}
                    </h3>
                    <span class="chip">{fill(words.catalogue.likeness, { score })}</span>
                    {here ? (
                      <a href={addressOf(['d', state.id, 'compare', stemOf(draft.path), slug])}>{words.catalogue.compare}</a>
                    ) : (
                      state.role !== 'reader' && (
                        <button type="button" aria-label={`${words.catalogue.start}: ${name}`} onClick={() => start({ slug })}>
                          {words.catalogue.start}
                        </button>
                      )
                    )}
                  </div>
                  <dl class="reasons">
                    <Reasons title={words.catalogue.alike} lines={alike} />
                    <Reasons title={words.catalogue.apart} lines={apart} />
                    <Reasons title={words.catalogue.history} lines={history} />
                  </dl>
                </li>
              );
            })}
          </ol>
        </>
      )}
    </Card>
  );
}
