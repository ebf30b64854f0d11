import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import { type Dossier, nameOf } from '../../dossier/index.ts';
import {
  buildInstance,
  type Deadlock,
  describeOutcome,
  describeRedLine,
  explainDeadlock,
  type Instance,
  judgeDesigns,
  listCertificates,
  NOTHING_TO_NEGOTIATE,
  parseInstance,
  partyName,
  type RedLineId,
} from '../../negotiation/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { assembleNegotiation, renderNegotiationText } from '../../report/index.ts';
import { countOf } from '../count-of.ts';
import { openDossier } from '../load-dossier.ts';
import { reportDiagnostics } from '../run.ts';

const SHOWN = 5;

/** A folder with a dossier, or its `dossier.yaml`; undefined for any other file. */
export function dossierFolder(io: CommandIo, file: string): string | undefined {
  const folder = /^(.*?)[/\\]?dossier\.yaml$/.exec(file)?.[1];
  if (folder !== undefined) return folder === '' ? '.' : folder;
  const names = io.listFolder(file);
  return names.ok ? file : undefined;
}

/** N125 where no issue of the dossier has anything to choose. */
export function openTalks(io: CommandIo, folder: string): Result<Dossier> {
  const opened = openDossier(folder, io.readFolder);
  if (!opened.ok || opened.value.negotiation !== undefined) return opened;
  return fail({ ...NOTHING_TO_NEGOTIATE, file: folder });
}

export interface OpenedInstance {
  readonly instance: Instance;
  /** For a dossier: lists of parties of which any one suffices for a deal. */
  readonly coalitions?: readonly (readonly number[])[];
}

/** Reads an instance, or makes one of a dossier; I1xx and F1xx for files, A1xx and N1xx for what is in them. */
export function openInstance(io: CommandIo, file: string): Result<OpenedInstance> {
  const folder = dossierFolder(io, file);
  if (folder !== undefined) {
    const opened = openTalks(io, folder);
    if (!opened.ok) return opened;
    const { negotiation, title } = opened.value;
    if (negotiation === undefined) throw new Error('a dossier without negotiation was let through');
    const name = (party: string): string => nameOf(opened.value, party);
    const instance = buildInstance(judgeDesigns(negotiation), title, 'held', name);
    const { consent, parties } = negotiation;
    const coalitions = consent.coalitions.map((each) => each.map((party) => parties.indexOf(party)));
    return succeed({ instance, coalitions });
  }
  const text = io.readText(file);
  if (!text.ok) return text;
  const instance = parseInstance(text.value, { file });
  return instance.ok ? succeed({ instance: instance.value }) : instance;
}

/** A whole number from 1 on, or `fallback` when the option was not given; I203 otherwise. */
export function readCount(values: OptionValues, name: string, fallback: number): Result<number> {
  const value = values[name];
  if (value === undefined) return succeed(fallback);
  if (typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value)) return succeed(Number(value));
  const message = `--${name} needs a whole number from 1 on, not '${String(value)}'`;
  const diagnostic: Diagnostic = { code: 'I203', severity: 'error', message };
  return { ok: false, diagnostics: [diagnostic] };
}

function describeIds(instance: Instance, ids: readonly RedLineId[], indent: string): string[] {
  const lines = ids.flatMap((id) => instance.red_lines.filter((line) => line.id === id));
  return lines.map((line) => `${indent}[${line.id}] ${describeRedLine(instance, line)}`);
}

function summarise(instance: Instance, answer: Deadlock): string {
  if (answer.feasible) return 'An outcome meets every red line.';
  if (answer.minimalConcessions.length === 0) {
    return answer.complete
      ? 'The compatibility rules alone exclude every outcome.'
      : 'No outcome was found within the budget; whether one exists is open.';
  }
  const hope =
    answer.agreement === 'possible' ? ' One would, if some red lines that are not certain are not held.' : '';
  const extent = answer.complete
    ? `All ${countOf(answer.minimalConflicts.length, 'minimal conflict')} and ${countOf(answer.minimalConcessions.length, 'minimal concession')} were found.`
    : `The lists are cut: the first ${countOf(answer.minimalConflicts.length, 'minimal conflict')} and ${countOf(answer.minimalConcessions.length, 'minimal concession')}.`;
  return `No outcome meets all ${countOf(instance.red_lines.length, 'red line')}.${hope} ${extent}`;
}

function showConflicts(instance: Instance, { minimalConflicts }: Deadlock): string[] {
  const shown = minimalConflicts.slice(0, SHOWN);
  if (shown.length === 0) return [];
  const lines = shown.flatMap((ids, at) => [
    '',
    `${at + 1}. these cannot all hold`,
    ...describeIds(instance, ids, '   '),
  ]);
  const more = minimalConflicts.length - shown.length;
  return ['', 'Why there is no deal', ...lines, ...(more > 0 ? ['', `   and ${more} more (--json lists them)`] : [])];
}

function showConcessions(instance: Instance, { minimalConcessions, packages }: Deadlock): string[] {
  const shown = minimalConcessions.slice(0, SHOWN);
  if (shown.length === 0) return [];
  const lines = shown.flatMap(({ redLines, weight }, at) => {
    const bought = packages.find(({ conceded }) => JSON.stringify(conceded) === JSON.stringify(redLines));
    const buys = bought === undefined ? [] : [`   buys: ${describeOutcome(instance, bought.outcome)}`];
    return ['', `${at + 1}. weight ${weight}: give up`, ...describeIds(instance, redLines, '   '), ...buys];
  });
  const more = minimalConcessions.length - shown.length;
  return ['', 'What would unlock it', ...lines, ...(more > 0 ? ['', `   and ${more} more (--json lists them)`] : [])];
}

function showPackages(instance: Instance, answer: Deadlock): string[] {
  if (!answer.feasible) return [];
  const lines = answer.packages.map(({ outcome, total }) => `  total ${total}: ${describeOutcome(instance, outcome)}`);
  return ['', 'Best by total utility', ...lines];
}

function showQuestions(instance: Instance, { questions }: Deadlock): string[] {
  if (questions.length === 0) return [];
  return ['', 'Worth asking next: is this really held?', ...describeIds(instance, questions, '  ')];
}

/** The fields of an instance's answer, and what only a dossier has. */
function runDossier(io: CommandIo, folder: string, limit: number, json: boolean): number {
  const opened = openTalks(io, folder);
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, json);
  const talks = assembleNegotiation(opened.value, { limit });
  if (talks === undefined) throw new Error('a dossier without negotiation was let through');
  const { brief, answer } = talks;
  if (!json) {
    io.out(renderNegotiationText(opened.value.title, brief, { columns: io.columns }));
    return EXIT.ok;
  }
  const { deadlock, atBest, packages, questions, tippingPoints, negotiation } = answer;
  const text = {
    ...deadlock,
    complete: answer.complete,
    certificates: listCertificates(answer.instance, deadlock, { coalitions: answer.coalitions }),
    parties: negotiation.parties,
    demands: brief.demands.map((demand, at) => ({ ...demand, ...negotiation.demands[at], party: demand.party })),
    leftOut: negotiation.leftOut,
    atBest,
    byParty: brief.byParty,
    frontier: packages,
    openQuestions: questions,
    tippingPoints,
  };
  io.out(`${JSON.stringify(text, null, 2)}\n`);
  return EXIT.ok;
}

function run({ positionals, values, io }: CommandInput): number {
  const json = values['json'] === true;
  const limit = readCount(values, 'limit', 1000);
  if (!limit.ok) return reportDiagnostics(io, limit.diagnostics, json);
  const folder = dossierFolder(io, positionals[0] ?? '');
  if (folder !== undefined) return runDossier(io, folder, limit.value, json);
  const opened = openInstance(io, positionals[0] ?? '');
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, json);
  const { instance } = opened.value;
  const answer = explainDeadlock(instance, { limit: limit.value });
  if (json) {
    io.out(`${JSON.stringify({ ...answer, certificates: listCertificates(instance, answer) }, null, 2)}\n`);
    return EXIT.ok;
  }
  const parties = Array.from({ length: instance.parties }, (_, party) => partyName(instance, party));
  const who = parties.length <= 6 ? parties.join(', ') : `${parties.length} parties`;
  const lines = [
    `${instance.name} (${who})`,
    summarise(instance, answer),
    ...showConflicts(instance, answer),
    ...showConcessions(instance, answer),
    ...showPackages(instance, answer),
    ...showQuestions(instance, answer),
  ];
  io.out(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

export const deadlockCommand: Command = {
  name: 'deadlock',
  summary: 'why no outcome meets all red lines, and the smallest concessions that would',
  usage: 'casus deadlock DOSSIER|INSTANCE [--json] [--limit N]',
  examples: ['casus deadlock examples/ukraine-2025', 'casus deadlock talks.json --json --limit 20'],
  options: {
    json: { type: 'boolean', description: 'conflicts, concessions and packages as JSON' },
    limit: { type: 'string', value: 'N', description: 'longest lists wanted (1000)' },
  },
  run,
};
