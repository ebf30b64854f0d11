// The document as it stands: noise folded, speakers, cues and words marked, the proposal at hand framed.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ConfirmedRow, Proposal, SourcesView } from '../engine/questions.ts';
import { fill, words } from '../words.ts';

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'speaker' | 'cue' | 'words' | 'confirmed' | 'rejected';
  readonly proposal?: string;
  readonly statement?: string;
}

interface DocumentProps {
  readonly view: SourcesView;
  readonly current: { readonly start: number; readonly end: number } | undefined;
  readonly onPick: (proposal: string) => void;
}

function marksOf(proposals: readonly Proposal[], confirmed: readonly ConfirmedRow[]): readonly Mark[] {
  const fromProposals = proposals.flatMap((proposal): Mark[] => {
    const { id, state, start, end, speaker, cue } = proposal;
    if (state === 'rejected') return [{ start, end, kind: 'rejected', proposal: id }];
    const around: Mark[] = [
      { start: speaker.start, end: speaker.end, kind: 'speaker', proposal: id },
      ...(cue === undefined ? [] : [{ start: cue.start, end: cue.end, kind: 'cue' as const, proposal: id }]),
    ];
    return state === 'open' ? [...around, { start, end, kind: 'words', proposal: id }] : around;
  });
  const fromConfirmed = confirmed.map(({ id, start, end }): Mark => ({ start, end, kind: 'confirmed', statement: id }));
  return [...fromConfirmed, ...fromProposals].toSorted((a, b) => a.start - b.start);
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

/** A line cut where marks begin and end. */
function piecesOf(start: number, end: number, marks: readonly Mark[]): readonly Piece[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = [...new Set([start, end, ...inside.flatMap((mark) => [mark.start, mark.end])])]
    .filter((at) => at >= start && at <= end)
    .toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    return { start: from, end: to, marks: inside.filter((mark) => mark.start <= from && mark.end >= to) };
  });
}

interface LineProps extends DocumentProps {
  readonly start: number;
  readonly end: number;
  readonly role: string;
  readonly marks: readonly Mark[];
}

function Line({ view, start, end, role, marks, current, onPick }: LineProps): JSX.Element {
  const here = current !== undefined && current.start < end && current.end > start;
  const classes = ['line', role === 'title' ? 'line-title' : '', here ? 'now' : ''].filter(Boolean).join(' ');
  return (
    <p class={classes} data-start={start}>
      {piecesOf(start, end, marks).map((piece) => {
        const text = view.document.text.slice(piece.start, piece.end);
        const inCurrent = current !== undefined && piece.start >= current.start && piece.end <= current.end;
        const kinds = piece.marks.map(({ kind }) => `m-${kind}`);
        if (kinds.length === 0 && !inCurrent) return <span data-at={piece.start}>{text}</span>;
        const proposal = piece.marks.find((mark) => mark.proposal !== undefined)?.proposal;
        return (
          <span
            key={piece.start}
            data-at={piece.start}
            class={[...kinds, inCurrent ? 'm-current' : ''].join(' ')}
            onClick={() => proposal !== undefined && onPick(proposal)}
          >
            {text}
          </span>
        );
      })}
    </p>
  );
}

type Block =
  | { readonly kind: 'line'; readonly line: SourcesView['lines'][number] }
  | { readonly kind: 'fold'; readonly lines: SourcesView['lines'] };

function blocksOf({ lines, noise }: SourcesView): readonly Block[] {
  const folded = new Set(noise);
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (!folded.has(line.line)) blocks.push({ kind: 'line', line });
    else if (last?.kind === 'fold') blocks[blocks.length - 1] = { kind: 'fold', lines: [...last.lines, line] };
    else blocks.push({ kind: 'fold', lines: [line] });
  }
  return blocks;
}

export function DocumentText(props: DocumentProps): JSX.Element {
  const { view, current } = props;
  const host = useRef<HTMLDivElement>(null);
  const marks = marksOf(view.proposals, view.confirmed);
  useEffect(() => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    host.current?.querySelector('.now')?.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  }, [current?.start, view.document.id]);
  return (
    <div class="document" ref={host} lang="und">
      {blocksOf(view).map((block) => {
        if (block.kind === 'line') {
          const { start, end, role } = block.line;
          return <Line key={start} {...props} start={start} end={end} role={role} marks={marks} />;
        }
        const roles = [...new Set(block.lines.map(({ role }) => role.replaceAll('_', ' ')))].join(', ');
        const count = block.lines.length;
        return (
          <details class="noise" key={block.lines[0]?.start}>
            <summary>{fill(words.sources.folded, { count, roles })}</summary>
            {block.lines.map(({ start, end }) => (
              <p key={start}>{view.document.text.slice(start, end)}</p>
            ))}
          </details>
        );
      })}
    </div>
  );
}

function offsetIn(node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const piece = element?.closest('[data-at]');
  const at = piece?.getAttribute('data-at');
  return at === null || at === undefined ? undefined : Number(at) + (node instanceof Element ? 0 : offset);
}

/** The range of the document's text that is selected in the page. */
export function selectedRange(): { readonly start: number; readonly end: number } | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const [start, end] = [offsetIn(range.startContainer, range.startOffset), offsetIn(range.endContainer, range.endOffset)];
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}
