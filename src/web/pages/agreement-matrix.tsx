import type { JSX } from 'preact';
import { useAnswer, useWorkbench } from '../context.tsx';
import type { AgreementView, ConfirmedRow } from '../engine/questions.ts';
import { addressOf } from '../router.ts';
import { Card, Dialog, Picture } from '../ui/parts.tsx';
import { StanceMark } from '../ui/stance.tsx';
import { fill, words } from '../words.ts';

interface MatrixProps {
  readonly view: AgreementView;
  readonly evidence: string | undefined;
  readonly setEvidence: (cell: string | undefined) => void;
}

interface EvidenceProps {
  readonly title: string;
  readonly statements: readonly ConfirmedRow[];
  readonly basis: string;
  readonly onClose: () => void;
}

/** The words behind a cell; each leads to its place in the document. */
export function Evidence({ title, statements, basis, onClose }: EvidenceProps): JSX.Element {
  const { state } = useWorkbench();
  return (
    <Dialog title={title} onClose={onClose}>
      {statements.length === 0 && <p class="open">{fill(words.sources.inferred, { basis })}</p>}
      {statements.map((row) => (
        <figure class="quote" key={row.id}>
          <blockquote>
            <p>{row.text}</p>
          </blockquote>
          <figcaption>
            <a href={addressOf(['d', state.id, 'sources', row.document], { statement: row.id })} onClick={onClose}>
              {row.actorName} {row.stance} · {words.sources.inDocument}, {fill(words.arrangements.line, { line: row.line })}
              {row.date === undefined ? '' : ` · ${row.date}`}
            </a>
          </figcaption>
        </figure>
      ))}
    </Dialog>
  );
}

/** 'Russia, demands: All guarantors must agree, red line, 2 statements'. */
function cellName(party: string, cell: AgreementView['cells'][number], option: string): string {
  const count = cell.witnesses.length;
  const rests = fill(count === 1 ? words.agreement.statement : words.agreement.statements, { count });
  const red = cell.redLine ? `, ${words.agreement.redLine}` : '';
  return `${party}, ${cell.stances.join(', ')}: ${option}${red}, ${rests}`;
}

interface IssueRowsProps {
  readonly view: AgreementView;
  readonly issue: AgreementView['issues'][number];
  readonly open: (cell: string) => void;
}

function IssueRows({ view, issue, open }: IssueRowsProps): JSX.Element {
  return (
    <tbody>
      <tr class="issue">
        <th scope="rowgroup" colSpan={view.parties.length + 1}>
          {issue.title}
        </th>
      </tr>
      {issue.options.map((option) => (
        <tr key={option.id}>
          <th scope="row">{option.title}</th>
          {view.parties.map((party) => {
            const cell = view.cells.find(
              (each) => each.party === party.id && each.issue === issue.id && each.option === option.id,
            );
            if (cell === undefined) return <td key={party.id} />;
            const tone = cell.redLine ? 'cell red' : cell.witnesses.length === 0 ? 'cell assumed' : 'cell';
            return (
              <td key={party.id} data-label={party.name}>
                <button
                  type="button"
                  class={tone}
                  aria-label={cellName(party.name, cell, option.title)}
                  onClick={() => open(`${cell.party} ${cell.issue} ${cell.option}`)}
                >
                  {cell.stances.map((stance) => (
                    <StanceMark key={stance} stance={stance} />
                  ))}
                  {cell.witnesses.length > 0 && <span class="count">{cell.witnesses.length}</span>}
                </button>
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

export function Matrix({ view, evidence, setEvidence }: MatrixProps): JSX.Element {
  const { engine, state } = useWorkbench();
  const table = useAnswer(engine, 'table', {}, state.revision);
  const rows = table.answer?.cells.flatMap(({ statements }) => statements) ?? [];
  const open = view.cells.find((cell) => `${cell.party} ${cell.issue} ${cell.option}` === evidence);
  return (
    <Card wide title={words.agreement.matrix} aside={words.agreement.matrixHint}>
      <div class="scroll" tabIndex={0} role="region" aria-label={fill(words.shell.tableOf, { title: words.agreement.matrix })}>
        <table class="matrix-table">
          <caption class="hidden">{words.agreement.matrix}</caption>
          <thead>
            <tr>
              <td />
              {view.parties.map(({ id, name }) => (
                <th scope="col" key={id}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {view.issues.map((issue) => (
            <IssueRows key={issue.id} view={view} issue={issue} open={setEvidence} />
          ))}
        </table>
      </div>
      <p class="legend">
        {(['demands', 'accepts', 'rejects', 'doubts', 'claims'] as const).map((stance) => (
          <span key={stance}>
            <StanceMark stance={stance} /> {words.stances[stance]}
          </span>
        ))}
      </p>
      <details class="data">
        <summary>{words.brief.matrix}</summary>
        <Picture html={view.pictures.matrix} />
      </details>
      {open !== undefined && (
        <Evidence
          title={fill(words.sources.evidence, {
            actor: view.parties.find(({ id }) => id === open.party)?.name ?? open.party,
            issue: view.issues.find(({ id }) => id === open.issue)?.title ?? open.issue,
          })}
          statements={rows.filter(({ id }) => open.witnesses.includes(id))}
          basis={open.basis}
          onClose={() => setEvidence(undefined)}
        />
      )}
    </Card>
  );
}
