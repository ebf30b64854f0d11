// The table: a seat is a button that takes the next ballot; the outcome settles as soon as no open ballot can change it.
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useWorkbench } from '../context.tsx';
import type { VotingStage } from '../../report/index.ts';
import type { Answer, ArrangementView } from '../engine/questions.ts';
import { Card, Segment } from '../ui/parts.tsx';
import { patchHtml } from '../ui/patch-html.ts';
import { fill, words } from '../words.ts';

interface SeatsProps {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly view: ArrangementView;
  readonly show: (change: Readonly<Record<string, string | undefined>>) => void;
}

const NEXT: Readonly<Record<string, string | undefined>> = {
  for: 'against',
  against: 'abstain',
  abstain: 'absent',
  absent: undefined,
};
const BY_KEY: Readonly<Record<string, string | undefined>> = { f: 'for', x: 'against', b: 'abstain', n: 'absent' };

type Ballots = Readonly<Record<string, string>>;

/** `RU:against,US:for`, short enough for an address. */
export function printBallots(ballots: Ballots): string {
  return Object.entries(ballots)
    .map(([voter, ballot]) => `${voter}:${ballot}`)
    .join(',');
}

export function parseBallots(text: string): Ballots {
  const pairs = text.split(',').map((pair) => pair.split(':', 2));
  return Object.fromEntries(pairs.flatMap(([voter, ballot]) => (voter && ballot ? [[voter, ballot]] : [])));
}

function useChamber(
  path: string,
  stage: VotingStage | undefined,
  situation: string | undefined,
  ballots: Ballots,
): Answer<'ballots'> {
  const { engine, state } = useWorkbench();
  const [chamber, setChamber] = useState<Answer<'ballots'>>(undefined);
  const key = printBallots(ballots) + JSON.stringify(stage);
  // Asked before the page is painted, so that the engine works meanwhile.
  useLayoutEffect(() => {
    let left = false;
    if (stage === undefined) return undefined;
    const ask = { path, stage, ballots, ...(situation === undefined ? {} : { situation }) };
    engine.ask('ballots', ask).then(
      (answer) => {
        if (!left) setChamber(answer);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [engine, path, situation, key, state.revision]);
  return chamber;
}

function seatAt(target: EventTarget | null): string | undefined {
  const seat = target instanceof Element ? target.closest('[data-seat]') : null;
  return seat?.getAttribute('data-seat') ?? undefined;
}

function Outcome({ chamber }: { readonly chamber: NonNullable<Answer<'ballots'>> }): JSX.Element {
  const { settled, counts, waiting } = chamber;
  const outcome = words.arrangements.settled[settled];
  const said =
    waiting > 0 && settled !== 'pending' ? fill(words.arrangements.settledEarly, { outcome, open: waiting }) : outcome;
  return (
    <p class="outcome-line" role="status">
      {fill(words.arrangements.counts, counts)}{' '}
      <strong class={settled === 'adopted' ? 'ok' : settled === 'rejected' ? 'danger' : 'open'}>{said}</strong>
    </p>
  );
}

interface Turning {
  readonly host: { readonly current: HTMLDivElement | null };
  readonly focused: { current: string | undefined };
  readonly ballots: Ballots;
  readonly order: readonly string[];
  readonly cast: (ballots: Ballots) => void;
}

/** What a click or a key on a seat does. */
function turningSeats({ host, focused, ballots, order, cast }: Turning) {
  const set = (voter: string, ballot: string | undefined): void => {
    focused.current = voter;
    const rest = Object.fromEntries(Object.entries(ballots).filter(([each]) => each !== voter));
    cast(ballot === undefined ? rest : { ...rest, [voter]: ballot });
  };
  const turn = (voter: string): void => {
    const ballot = ballots[voter];
    set(voter, ballot === undefined ? 'for' : NEXT[ballot]);
  };
  const onClick = (event: MouseEvent): void => {
    const voter = seatAt(event.target);
    if (voter !== undefined) turn(voter);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const voter = seatAt(event.target);
    if (voter === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const wanted = order[(order.indexOf(voter) + step + order.length) % order.length] ?? voter;
      const seat = host.current?.querySelector(`[data-seat="${CSS.escape(wanted)}"]`);
      if (seat instanceof SVGElement) seat.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      turn(voter);
    } else if (event.key in BY_KEY) set(voter, BY_KEY[event.key]);
  };
  return { turn, on: { onClick, onKeyDown } };
}

interface SeatListProps {
  readonly chamber: NonNullable<Answer<'ballots'>>;
  readonly ballots: Ballots;
  readonly turn: (voter: string) => void;
}

/** Beyond so many seats the picture has no room for names. */
const MANY = 28;

/** The same seats as a list of buttons: for fingers on a narrow screen, and where the picture has no room for names. */
function SeatList({ chamber, ballots, turn }: SeatListProps): JSX.Element {
  const list = (
    <ul class="names seat-list">
      {chamber.seats.map((voter, index) => {
        const ballot = ballots[voter] ?? 'open';
        return (
          <li key={voter}>
            <button type="button" onClick={() => turn(voter)}>
              {chamber.names[index]}: {words.arrangements.ballots[ballot as keyof typeof words.arrangements.ballots] ?? ballot}
            </button>
          </li>
        );
      })}
    </ul>
  );
  if (chamber.seats.length <= MANY) return list;
  return (
    <details class="data many">
      <summary>{fill(words.arrangements.byName, { count: chamber.seats.length })}</summary>
      {list}
    </details>
  );
}

export function Seats({ path, query, view, show }: SeatsProps): JSX.Element | null {
  const { stages } = view.answer;
  const host = useRef<HTMLDivElement>(null);
  const focused = useRef<string | undefined>(undefined);
  const drawn = useRef<string | undefined>(undefined);
  const stage = stages.find((each) => each.stage === query['stage']) ?? stages.at(-1);
  const ballots = query['ballots'] === undefined ? view.ballots : parseBallots(query['ballots']);
  const chamber = useChamber(path, stage, query['situation'], ballots);
  useLayoutEffect(() => {
    if (host.current !== null && chamber !== undefined) patchHtml(host.current, drawn.current, chamber.svg);
    drawn.current = host.current === null ? undefined : chamber?.svg;
    const wanted = focused.current;
    if (wanted === undefined) return;
    const seat = host.current?.querySelector(`[data-seat="${CSS.escape(wanted)}"]`);
    if (seat instanceof SVGElement && document.activeElement !== seat) seat.focus();
    focused.current = undefined;
  }, [chamber?.svg]);
  const cast = (next: Ballots): void => show({ ballots: printBallots(next) || '-' });
  const all = (of: VotingStage, ballot: string): Ballots => Object.fromEntries(of.electorate.map((voter) => [voter, ballot]));
  const turning = turningSeats({ host, focused, ballots, order: chamber?.seats ?? [], cast });
  const list = useMemo(
    () => chamber !== undefined && <SeatList chamber={chamber} ballots={ballots} turn={turning.turn} />,
    [chamber, printBallots(ballots), show],
  );
  if (stage === undefined) return <Card title={words.arrangements.table}>{words.arrangements.noTable}</Card>;
  return (
    <Card title={words.arrangements.table} aside={words.arrangements.tableHint}>
      {stages.length > 1 && (
        <Segment
          label={words.arrangements.stage}
          value={stage.stage}
          options={stages.map((each) => ({ value: each.stage, label: each.title }))}
          onChange={(value) => show({ stage: value, ballots: undefined })}
        />
      )}
      {chamber !== undefined && (
        <>
          <div class="pic seats" ref={host} {...turning.on} />
          <Outcome chamber={chamber} />
          {list}
        </>
      )}
      <div class="actions">
        <button type="button" onClick={() => cast(all(stage, 'for'))}>
          {words.arrangements.everyone}
        </button>
        <button type="button" onClick={() => show({ ballots: undefined })}>
          {words.arrangements.adversary}
        </button>
        <button type="button" onClick={() => cast({})}>
          {words.arrangements.clear}
        </button>
      </div>
    </Card>
  );
}
