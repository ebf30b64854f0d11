import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAnswer, useWorkbench } from '../context.tsx';
import { Card, Picture, Waiting } from '../ui/parts.tsx';
import { StanceMark } from '../ui/stance.tsx';
import { fill, words } from '../words.ts';
import { Evidence } from './agreement-matrix.tsx';

/** Actor × issue over all documents; each cell opens its words. */
export function CodedTableCard({ wide }: { readonly wide?: boolean }): JSX.Element {
  const { engine, outline, state } = useWorkbench();
  const asked = useAnswer(engine, 'table', {}, state.revision);
  const [open, setOpen] = useState<string | undefined>(undefined);
  const table = asked.answer;
  const cell = table?.cells.find(({ actor, issue }) => `${actor} ${issue}` === open);
  return (
    <Card title={words.sources.soFar} aside={words.sources.soFarHint} {...(wide === undefined ? {} : { wide })}>
      <Waiting asked={asked} />
      {table !== undefined && table.cells.length === 0 && (
        <p>{(outline?.statements ?? 0) > 0 ? words.brief.noPositions : words.brief.noStatements}</p>
      )}
      {table !== undefined && table.cells.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label={fill(words.shell.tableOf, { title: words.sources.soFar })}>
          <table class="matrix-table">
            <caption class="hidden">{words.sources.soFar}</caption>
            <thead>
              <tr>
                <td />
                {table.issues.map(({ id, title }) => (
                  <th scope="col" key={id}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.actors.map((actor) => (
                <tr key={actor.id}>
                  <th scope="row">{actor.name}</th>
                  {table.issues.map((issue) => {
                    const found = table.cells.find((each) => each.actor === actor.id && each.issue === issue.id);
                    if (found === undefined) return <td key={issue.id} />;
                    return (
                      <td key={issue.id} data-label={issue.title}>
                        {
                          <button
                            type="button"
                            class={found.statements.length === 0 ? 'cell assumed' : 'cell'}
                            aria-label={`${actor.name}, ${issue.title}: ${found.stances.join(', ')}, ${found.statements.length}`}
                            onClick={() => setOpen(`${actor.id} ${issue.id}`)}
                          >
                            {found.stances.map((stance) => (
                              <StanceMark key={stance} stance={stance} />
                            ))}
                            {found.statements.length > 0 && <span class="count">{found.statements.length}</span>}
                          </button>
                        }
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {cell !== undefined && (
        <Evidence
          title={fill(words.sources.evidence, {
            actor: table?.actors.find(({ id }) => id === cell.actor)?.name ?? cell.actor,
            issue: table?.issues.find(({ id }) => id === cell.issue)?.title ?? cell.issue,
          })}
          statements={cell.statements}
          basis="inferred"
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  );
}

export function TimelineCard(): JSX.Element {
  const { engine, state } = useWorkbench();
  const asked = useAnswer(engine, 'table', {}, state.revision);
  const html = asked.answer?.timeline ?? '';
  return (
    <Card wide title={words.sources.timeline}>
      <Waiting asked={asked} />
      {asked.answer !== undefined && html === '' && <p>{words.brief.noStatements}</p>}
      {html !== '' && <Picture html={html} />}
    </Card>
  );
}
