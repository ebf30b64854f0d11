import { type Arrangement, parseDuration, parseSituations, type Situation } from '../../arrangements/index.ts';
import { fail, nearest, type Result, succeed } from '../../basics/index.ts';
import {
  assessProcedure,
  computeTimes,
  createMachine,
  listClosings,
  listMoves,
  listUnreachable,
  type MachineEvent,
  playScenario,
  startMachine,
  step,
} from '../../procedures/index.ts';
import { renderMarkdown, renderText } from '../../report/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { openArrangement } from '../load-arrangement.ts';
import { assembleProcedure, type ProcedureReport } from '../procedure-answer.ts';
import { reportDiagnostics } from '../run.ts';

function wrongOption(message: string, help?: string): Result<never> {
  return fail({ code: 'I203', severity: 'error', message, ...(help === undefined ? {} : { help }) });
}

function chooseProcedure(arrangement: Arrangement, values: OptionValues): Result<string> {
  const ids = Object.keys(arrangement.procedures);
  const wanted = values['procedure'];
  const [first] = ids;
  if (first === undefined) return wrongOption('the arrangement has no procedure');
  if (typeof wanted !== 'string') return succeed(first);
  if (ids.includes(wanted)) return succeed(wanted);
  const meant = nearest(wanted, ids);
  return wrongOption(
    `there is no procedure '${wanted}'`,
    meant ? `did you mean '${meant}'?` : `procedures: ${ids.join(', ')}`,
  );
}

function chooseSituation(io: CommandIo, values: OptionValues): Result<Situation | undefined> {
  const file = values['situations'];
  if (typeof file !== 'string') {
    return values['situation'] === undefined
      ? succeed(undefined)
      : wrongOption('--situation needs --situations, the file in which it stands');
  }
  const text = io.readText(file);
  if (!text.ok) return text;
  const read = parseSituations(text.value, { file });
  if (!read.ok) return read;
  const wanted = values['situation'];
  if (typeof wanted !== 'string') return succeed(read.value[0]);
  const found = read.value.find(({ id }) => id === wanted);
  if (found) return succeed(found);
  const ids = read.value.map(({ id }) => id);
  const meant = nearest(wanted, ids);
  return wrongOption(
    `there is no situation '${wanted}'`,
    meant ? `did you mean '${meant}'?` : `situations: ${ids.join(', ')}`,
  );
}

function listOption(values: OptionValues, name: string): readonly string[] {
  const given = values[name];
  return Array.isArray(given) ? given.map(String) : [];
}

/** `--close procedures.activate.stages.decide.rule=ru` */
function readFixed(
  values: OptionValues,
  arrangement: Arrangement,
  procedure: string,
  situation: Situation | undefined,
): Result<Readonly<Record<string, string>>> {
  const closings = listClosings(arrangement, procedure, situation);
  const fixed: Record<string, string> = {};
  for (const written of listOption(values, 'close')) {
    const [path = '', choice] = written.split(/=(.*)/s);
    if (choice === undefined) return wrongOption(`--close is written PATH=CHOICE, not '${written}'`);
    const point = closings.find((each) => each.path === path);
    if (point === undefined) {
      const paths = closings.map((each) => each.path);
      const meant = nearest(path, paths);
      const listed = paths.length === 0 ? 'nothing is open here' : `open here: ${paths.join(', ')}`;
      return wrongOption(`'${path}' is no open point of '${procedure}'`, meant ? `did you mean '${meant}'?` : listed);
    }
    if (!point.accepts(choice))
      return wrongOption(`'${path}' cannot be closed as '${choice}'`, `one of: ${point.choices.join(', ')}`);
    fixed[path] = choice;
  }
  return succeed(fixed);
}

/** `US=for,FR=against`, `wait 24h`, `close`. */
function readEvent(written: string, hours: number): Result<MachineEvent> {
  if (written === 'close') return succeed({ kind: 'close' });
  const waited = /^wait\s+(\S+)$/.exec(written)?.[1];
  if (waited !== undefined) {
    const parsed = parseDuration(waited);
    if (!parsed.ok) return parsed;
    return succeed({ kind: 'wait', until: hours + parsed.value.min });
  }
  const pairs = written.split(',').map((pair) => pair.split('='));
  if (pairs.some((pair) => pair.length !== 2))
    return wrongOption(`--event is VOTER=BALLOT,…, wait 24h or close, not '${written}'`);
  return succeed({ kind: 'cast', ballots: Object.fromEntries(pairs) });
}

function playEvents(
  arrangement: Arrangement,
  procedure: string,
  events: readonly string[],
  fixed: Readonly<Record<string, string>>,
): Result<NonNullable<ProcedureReport['now']>> {
  const machine = createMachine(arrangement, procedure, { fixed });
  if (machine === undefined) return wrongOption(`there is no procedure '${procedure}'`);
  let state = startMachine(machine);
  for (const written of events) {
    const event = readEvent(written, state.hours);
    if (!event.ok) return event;
    const stepped = step(machine, state, event.value);
    if (stepped.refused !== undefined)
      return fail({ code: 'I207', severity: 'error', message: `'${written}' is refused: ${stepped.refused}` });
    state = stepped.state;
  }
  return succeed(listMoves(machine, state) ?? 'over');
}

/** A month at least, a year at most, and as long as the procedure may take. */
function horizonOf(latest = 0): number {
  return latest === Number.POSITIVE_INFINITY ? 720 : Math.min(8760, Math.max(720, Math.ceil(latest)));
}

function assemble({
  positionals,
  values,
  io,
}: CommandInput): Result<{ report: ProcedureReport; arrangement: Arrangement }> {
  const opened = openArrangement(io, positionals[0] ?? '');
  if (!opened.ok) return opened;
  const { arrangement } = opened.value;
  const [procedure, situation] = [chooseProcedure(arrangement, values), chooseSituation(io, values)];
  if (!procedure.ok) return procedure;
  if (!situation.ok) return situation;
  const fixed = readFixed(values, arrangement, procedure.value, situation.value);
  if (!fixed.ok) return fixed;
  const assessment = assessProcedure(arrangement, procedure.value, situation.value, { fixed: fixed.value });
  if (assessment === undefined) return wrongOption(`there is no procedure '${procedure.value}'`);
  const events = listOption(values, 'event');
  const now =
    values['now'] === true || events.length > 0
      ? playEvents(arrangement, procedure.value, events, fixed.value)
      : undefined;
  if (now?.ok === false) return now;
  const timed =
    situation.value?.replies === undefined
      ? undefined
      : computeTimes(arrangement, procedure.value, situation.value, {
          fixed: fixed.value,
          horizon: horizonOf(assessment.delay?.max),
        });
  return succeed({
    arrangement,
    report: {
      assessment,
      unreachable: listUnreachable(arrangement),
      scenarios: (arrangement.scenarios ?? []).flatMap((scenario) => playScenario(arrangement, scenario) ?? []),
      ...(timed ? { times: timed } : {}),
      ...(now ? { now: now.value } : {}),
      events,
    },
  });
}

function asJson({ assessment, ...rest }: ProcedureReport): unknown {
  // A reading for every world says little that the stage does not, and may be thousands.
  const stages = assessment.stages.map((stage) => ({ ...stage, readings: undefined }));
  return { ...assessment, stages, ...rest };
}

function run(input: CommandInput): number {
  const { values, io } = input;
  const json = values['json'] === true;
  const found = assemble(input);
  if (!found.ok) return reportDiagnostics(io, found.diagnostics, json);
  const { report, arrangement } = found.value;
  const name = (id: string): string => arrangement.parties?.[id]?.name ?? id;
  const blocks = assembleProcedure(report, arrangement.title ?? arrangement.id, name);
  const endless = (_: string, value: unknown): unknown => (value === Number.POSITIVE_INFINITY ? 'unbounded' : value);
  if (json) io.out(`${JSON.stringify(asJson(report), endless, 2)}\n`);
  else io.out(values['md'] === true ? renderMarkdown(blocks) : renderText(blocks, io));
  return report.scenarios.every(({ passes }) => passes) ? EXIT.ok : EXIT.findings;
}

export const procedureCommand: Command = {
  name: 'procedure',
  summary: 'a procedure in time: who can block all of it, how late it may act, what each party can do now',
  usage:
    'casus procedure FILE [--procedure ID] [--situations FILE [--situation ID]] [--close PATH=CHOICE …] [--now] [--event EVENT …] [--md|--json]',
  examples: [
    'casus procedure catalog/arrangements/snapback-2015.yaml',
    "casus procedure catalog/arrangements/snapback-2015.yaml --procedure keep --event 'RU=against' --event 'wait 10d'",
  ],
  names: { min: 1, max: 1 },
  options: {
    procedure: { type: 'string', value: 'ID', description: 'which procedure; the first without it' },
    situations: { type: 'string', value: 'FILE', description: 'chances of ballots and times of replies' },
    situation: { type: 'string', value: 'ID', description: 'which situation of that file; the first without it' },
    close: { type: 'string', multiple: true, value: 'PATH=CHOICE', description: 'close an open point of the text' },
    now: { type: 'boolean', description: 'show what each party can do at the opening' },
    event: {
      type: 'string',
      multiple: true,
      value: 'EVENT',
      description: 'US=for,FR=against or wait 24h or close, in order; then show what each can do',
    },
    md: { type: 'boolean', description: 'as Markdown' },
    json: { type: 'boolean', description: 'as JSON' },
  },
  exitCodes: { 1: 'a scenario does not end as its author expects' },
  run,
};
