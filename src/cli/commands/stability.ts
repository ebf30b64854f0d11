import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import {
  CONCEPTS,
  findStability,
  type GraphModel,
  listCoalitionImprovements,
  parseGraphModel,
  type SanctionReading,
  type Stability,
  type Step,
  traceStability,
} from '../../negotiation/index.ts';
import { assembleNegotiation, findDeadlockStability, renderStabilityText } from '../../report/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { reportDiagnostics } from '../run.ts';
import { dossierFolder, openTalks } from './deadlock.ts';

const TITLES = {
  nash: 'Nash (no better move)',
  gmr: 'GMR (every better move can be answered)',
  smr: 'SMR (and the answer cannot be escaped)',
  seq: 'SEQ (by answers that serve those who give them)',
} as const;

function readReading(values: OptionValues): Result<SanctionReading> {
  const { reading = 'textbook' } = values;
  if (reading === 'textbook' || reading === 'once') return succeed(reading);
  return fail({ code: 'I203', severity: 'error', message: `--reading is textbook or once, not '${String(reading)}'` });
}

function readState(model: GraphModel, values: OptionValues): Result<number | undefined> {
  const { state } = values;
  if (typeof state !== 'string') return succeed(undefined);
  const at = model.states.indexOf(state);
  if (at !== -1) return succeed(at);
  const diagnostic: Diagnostic = { code: 'I203', severity: 'error', message: `there is no state '${state}'` };
  return fail({ ...diagnostic, help: `states: ${model.states.slice(0, 30).join(', ')}` });
}

function showWay(model: GraphModel, way: readonly Step[]): string {
  return way.map(({ mover, to }) => `${model.decisionMakers[mover]!.name} → ${model.states[to]}`).join(', then ');
}

function exitsOf(model: GraphModel, { equilibria }: Stability, state: number | undefined): string[] {
  const states = state === undefined ? CONCEPTS.flatMap((concept) => equilibria[concept]) : [state];
  return [...new Set(states)]
    .sort((a, b) => a - b)
    .flatMap((from) =>
      listCoalitionImprovements(model, from).map(({ coalition, to, way }) => {
        const names = coalition.map((at) => model.decisionMakers[at]!.name).join(' and ');
        return `  ${model.states[from]} → ${model.states[to]}: ${names} (${showWay(model, way)})`;
      }),
    );
}

function tracesOf(model: GraphModel, state: number, reading: SanctionReading): string[] {
  return model.decisionMakers.flatMap(({ name }, maker) =>
    (['gmr', 'smr', 'seq'] as const).flatMap((concept) =>
      traceStability(model, maker, state, concept, { reading }).map(({ improvement, sanction }) => {
        const answer = sanction === undefined ? 'not deterred' : `deterred: ${showWay(model, sanction)}`;
        return `  ${concept.toUpperCase()} ${name} → ${model.states[improvement]}: ${answer}`;
      }),
    ),
  );
}

function asJson(model: GraphModel, { stable, equilibria }: Stability, reading: SanctionReading): unknown {
  const names = (states: readonly number[]): (string | undefined)[] => states.map((at) => model.states[at]);
  const perMaker = CONCEPTS.map((concept) => [
    concept,
    Object.fromEntries(
      model.decisionMakers.map(({ name }, maker) => [
        name,
        names(stable[concept][maker]!.flatMap((is, at) => (is ? [at] : []))),
      ]),
    ),
  ]);
  return {
    reading,
    equilibria: Object.fromEntries(CONCEPTS.map((concept) => [concept, names(equilibria[concept])])),
    stable: Object.fromEntries(perMaker),
    coalitionImprovements: model.states.flatMap((from, at) =>
      listCoalitionImprovements(model, at).map(({ coalition, to }) => ({
        from,
        to: model.states[to],
        coalition: coalition.map((maker) => model.decisionMakers[maker]!.name),
      })),
    ),
  };
}

/** The contested demands of a dossier as a model: insisted on or given up. */
function runDossier(io: CommandIo, folder: string, values: OptionValues, json: boolean): number {
  const reading = readReading(values);
  if (!reading.ok) return reportDiagnostics(io, reading.diagnostics, json);
  const opened = openTalks(io, folder);
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, json);
  const talks = assembleNegotiation(opened.value);
  if (talks === undefined) throw new Error('a dossier without negotiation was let through');
  const found = findDeadlockStability(talks.answer, reading.value);
  if (json) io.out(`${JSON.stringify(found, null, 2)}\n`);
  else io.out(renderStabilityText(opened.value, found, { columns: io.columns }));
  return EXIT.ok;
}

function run({ positionals, values, io }: CommandInput): number {
  const json = values['json'] === true;
  const file = positionals[0] ?? '';
  const folder = dossierFolder(io, file);
  if (folder !== undefined) return runDossier(io, folder, values, json);
  const text = io.readText(file);
  if (!text.ok) return reportDiagnostics(io, text.diagnostics, json);
  const parsed = parseGraphModel(text.value, { file });
  if (!parsed.ok) return reportDiagnostics(io, parsed.diagnostics, json);
  const model = parsed.value;
  const reading = readReading(values);
  if (!reading.ok) return reportDiagnostics(io, reading.diagnostics, json);
  const state = readState(model, values);
  if (!state.ok) return reportDiagnostics(io, state.diagnostics, json);
  const stability = findStability(model, { reading: reading.value });
  if (json) {
    io.out(`${JSON.stringify(asJson(model, stability, reading.value), null, 2)}\n`);
    return EXIT.ok;
  }
  const lines = CONCEPTS.map((concept) => {
    const states = stability.equilibria[concept].map((at) => model.states[at]);
    return `${TITLES[concept]}: ${states.length === 0 ? 'none' : states.join(', ')}`;
  });
  const exits = exitsOf(model, stability, state.value);
  if (exits.length > 0) lines.push('', 'Stable for each alone, but these would leave together', ...exits);
  if (state.value !== undefined) {
    const traces = tracesOf(model, state.value, reading.value);
    lines.push(
      '',
      `From ${model.states[state.value]}`,
      ...(traces.length === 0 ? ['  nobody has a better move'] : traces),
    );
  }
  io.out(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

export const stabilityCommand: Command = {
  name: 'stability',
  summary: 'which states of a conflict last: Nash, GMR, SMR, SEQ, and who could leave together',
  usage: 'casus stability DOSSIER|MODEL [--state S] [--reading textbook|once] [--json]',
  examples: ['casus stability examples/ukraine-2025', 'casus stability elmira.json --state 7'],
  options: {
    json: { type: 'boolean', description: 'stable states and coalition moves as JSON' },
    state: { type: 'string', value: 'S', description: 'trace better moves from this state and their sanctions' },
    reading: {
      type: 'string',
      value: 'WORD',
      description: 'may an opponent move again in a sanction (textbook) or not (once)',
    },
  },
  run,
};
