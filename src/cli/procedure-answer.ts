// What `casus procedure` answers, as blocks: who, how likely, when, what never happens, what each party can do now.
import type { Moves, ProcedureAssessment, ScenarioResult, TimesAnswer, UnreachableStage } from '../procedures/index.ts';
import { type Block, formatDelay, formatShare, joinNames, span } from '../report/index.ts';

export interface ProcedureReport {
  readonly assessment: ProcedureAssessment;
  readonly unreachable: readonly UnreachableStage[];
  readonly scenarios: readonly ScenarioResult[];
  readonly times?: TimesAnswer;
  readonly now?: Moves | 'over';
  readonly events: readonly string[];
}

type Name = (id: string) => string;

function sets(all: readonly (readonly string[])[], name: Name): string {
  if (all[0]?.length === 0) return 'nobody need: it comes so by itself';
  const few = all
    .slice(0, 4)
    .map((set) => (set.length > 6 ? `${set.length} together` : joinNames(set.map(name), 'and')));
  return few.length === 0 ? 'nobody' : few.join('; ') + (all.length > 4 ? '; …' : '');
}

function whoBlock({ blocking, winning, polarity }: ProcedureAssessment, name: Name): Block {
  const act = polarity === 'keeps' ? 'bring the change about' : 'bring it about';
  const idle = blocking.byItself === 'possibly' ? '; or no ballots bring it about' : '';
  const rows = [
    ['prevent it, whatever the text leaves open', sets(blocking.always.sets, name)],
    ['prevent it under some reading', sets(blocking.possibly.sets, name) + idle],
    [`${act}, whatever the text leaves open`, sets(winning.always.sets, name)],
  ];
  return {
    kind: 'table',
    caption: 'Smallest sets over all stages and fallbacks',
    columns: [{ label: 'who can' }, { label: 'smallest sets' }],
    rows,
  };
}

function stageTable({ stages }: ProcedureAssessment, name: Name): Block {
  return {
    kind: 'table',
    caption: 'Stages in the order they may be met',
    columns: ['stage', 'kind', 'blocks it alone', 'adopted', 'time'].map((label) => ({ label })),
    rows: stages.map((stage) => {
      const lone = stage.blockers.always.length > 0 ? stage.blockers.always : stage.blockers.possibly;
      const perhaps = stage.blockers.always.length === 0 && lone.length > 0 ? 'perhaps ' : '';
      const who =
        lone.length === 0 ? 'nobody' : lone.length > 4 ? `any of ${lone.length}` : joinNames(lone.map(name), 'or');
      const { stuck } = stage.blockers;
      const blocks =
        stuck === 'always' ? 'no ballots carry it' : perhaps + who + (stuck ? '; perhaps no ballots carry it' : '');
      return [
        `${stage.procedure}/${stage.stage}`,
        stage.kind,
        blocks,
        formatShare(stage.adoption),
        formatDelay(stage.delay),
      ];
    }),
  };
}

function number({ min, max }: { readonly min: number; readonly max: number }): string {
  const [low, high] = [min, max].map((value) => Number(value.toFixed(2)));
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** Where each decides: how many act, and with what share of each weight. */
function engagementItems({ stages }: ProcedureAssessment): readonly Block[] {
  const items = stages.flatMap(({ procedure, stage, engagement }) => {
    if (engagement === undefined) return [];
    const { expected, members, anyone, capability } = engagement;
    const shares = capability.map(
      (each) =>
        `; of ${each.weight} ${formatShare(each.expected)} expected, half or more with chance ${formatShare(each.atLeastQuarters[1] ?? each.expected)}`,
    );
    return [
      `${procedure}/${stage}: anyone acts with chance ${formatShare(anyone)}, ${number(expected)} of ${members} expected${shares.join('')}`,
    ];
  });
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** Below this what is still open at the end of the grid is not worth a sentence. */
const STILL_OPEN = 0.0005;

function timesBlocks(times: TimesAnswer | undefined): readonly Block[] {
  if (times === undefined) return [];
  const heading: Block = { kind: 'heading', level: 2, words: 'When, if members answer as the situation says' };
  if (!times.exact) return [heading, { kind: 'paragraph', words: `Not computed: ${times.reason}.` }];
  const last = times.hours.at(-1) ?? 0;
  const marks = [6, 24, 72, 168, 336, 720, 1440, 2880, 5760, 8760].filter((hour) => hour <= last);
  const { open } = times;
  const share = (value: number | undefined): string => formatShare({ min: value ?? 0, max: value ?? 0 });
  const at = (hour: number): number => times.hours.findIndex((each) => each >= hour);
  const mean =
    times.meanHours === undefined
      ? 'It never acts in this time.'
      : `When it acts${open > STILL_OPEN ? ' in this time' : ''}, it takes ${Number(times.meanHours.toFixed(1))} hours on average, counted at full hours.`;
  const rest =
    open > STILL_OPEN
      ? ` After ${last} hours it is still open with chance ${formatShare({ min: open, max: open })}.`
      : '';
  return [
    heading,
    {
      kind: 'table',
      caption: 'Chance to have acted, and to have ended without action',
      columns: [{ label: 'within' }, { label: 'acted', align: 'right' }, { label: 'ended without', align: 'right' }],
      rows: marks.map((hour) => [`${hour} h`, share(times.acted[at(hour)]), share(times.failed[at(hour)])]),
    },
    { kind: 'paragraph', words: mean + rest },
  ];
}

function scenarioItems(scenarios: readonly ScenarioResult[]): readonly Block[] {
  if (scenarios.length === 0) return [];
  return [
    { kind: 'heading', level: 2, words: 'Scenarios' },
    {
      kind: 'list',
      items: scenarios.map(({ name, outcome, endsIn, hours, passes, trace }) => {
        const way = trace
          .map(({ stage, verdict, round }) => `${stage}${round ? ` (round ${round + 1})` : ''} ${verdict}`)
          .join(', ');
        const end = `${outcome} in ${endsIn} after ${Number(hours.toFixed(1))} h`;
        return [
          span(passes ? 'ok' : 'danger', passes ? 'as expected' : 'NOT as expected'),
          span('text', ` · ${name}: ${end} (${way})`),
        ];
      }),
    },
  ];
}

/** The word 'for' for a group of parties that can all do the same. */
function nowBlocks(now: ProcedureReport['now'], events: readonly string[], name: Name): readonly Block[] {
  if (now === undefined) return [];
  const after = events.length === 0 ? 'at the opening' : `after ${events.join(', then ')}`;
  const heading: Block = { kind: 'heading', level: 2, words: `What each can do now, ${after}` };
  if (now === 'over') return [heading, { kind: 'paragraph', words: 'Nothing: the procedure has ended.' }];
  const deadline =
    now.deadline === Number.POSITIVE_INFINITY
      ? 'there is no deadline'
      : `the deadline falls at hour ${Number(now.deadline.toFixed(1))}`;
  const settled =
    now.settled === 'pending' ? 'nothing is settled' : `the ballots cast settle that it is ${now.settled}`;
  const idle =
    now.ifNothing === undefined
      ? ''
      : `; if nobody does more it is then ${now.ifNothing.verdict}${now.ifNothing.note ? ` (${now.ifNothing.note})` : ''}`;
  const rows = new Map<string, { parties: string[]; cells: readonly string[] }>();
  for (const { voter, may, cast, ballots, decisive } of now.parties) {
    const causes = (now.settled === 'pending' ? ballots : [])
      .filter(({ settles }) => settles !== 'pending')
      .map(
        ({ ballot, settles, ends }) => `${ballot}: ${ends === 'pending' ? `settles ${settles}` : `${ends} at once`}`,
      );
    const cells = [
      may === 'wait' ? `has cast ${cast ?? 'nothing'}` : may,
      decisive || causes.length > 0
        ? causes.join('; ')
        : now.settled === 'pending'
          ? 'settles nothing alone'
          : 'changes nothing',
    ];
    const row = rows.get(cells.join()) ?? { parties: [], cells };
    row.parties.push(name(voter));
    rows.set(cells.join(), row);
  }
  return [
    heading,
    { kind: 'paragraph', words: `Stage ${now.at.procedure}/${now.stage}: ${settled}; ${deadline}${idle}.` },
    {
      kind: 'table',
      caption: 'Each party',
      columns: [{ label: 'party' }, { label: 'may' }, { label: 'a ballot causes' }],
      rows: [...rows.values()].map(({ parties, cells }) => [joinNames(parties), ...cells]),
    },
  ];
}

export function assembleProcedure(report: ProcedureReport, title: string, name: Name): readonly Block[] {
  const { assessment, unreachable } = report;
  const { delay, action, attained } = assessment;
  const time = delay === undefined ? 'no course of events makes it act' : formatDelay(delay);
  return [
    { kind: 'heading', level: 1, words: `${title}: ${assessment.procedure}` },
    {
      kind: 'paragraph',
      words: `Acts with chance ${formatShare(action)}${attained ? '' : ' (bounds, not attained)'}; earliest and latest: ${time}.`,
    },
    stageTable(assessment, name),
    ...engagementItems(assessment),
    whoBlock(assessment, name),
    ...timesBlocks(report.times),
    ...(unreachable.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, words: 'Never reached' } as const,
          {
            kind: 'list',
            items: unreachable.map(({ procedure, stage, because }) =>
              because === 'never'
                ? `${procedure}/${stage}: no ballots lead to it`
                : `${procedure}/${stage}: nothing leads to it`,
            ),
          } as const,
        ]),
    ...nowBlocks(report.now, report.events, name),
    ...scenarioItems(report.scenarios),
  ];
}
