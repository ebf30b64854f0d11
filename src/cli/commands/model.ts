import { readYaml } from '../../arrangements/index.ts';
import { fail, nearest, type Result, succeed } from '../../basics/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { type Model, type ModelAnswer, type ModelResult, MODELS } from '../models.ts';
import { reportDiagnostics } from '../run.ts';

function findModel(name: string): Result<Model> {
  const found = MODELS.find((model) => model.name === name);
  if (found !== undefined) return succeed(found);
  const names = MODELS.map((model) => model.name);
  const meant = nearest(name, names);
  const help = meant === undefined ? `models: ${names.join(', ')}` : `did you mean '${meant}'?`;
  return fail({ code: 'I205', severity: 'error', message: `there is no model '${name}'`, help });
}

/** Inputs as YAML: those of the file, then one line for each `--set`. */
function readText(io: CommandIo, file: string | undefined, values: OptionValues): Result<string> {
  const given = values['set'];
  const settings = Array.isArray(given) ? given.map(String) : [];
  const wrong = settings.find((setting) => !setting.includes('='));
  if (wrong !== undefined)
    return fail({ code: 'I203', severity: 'error', message: `--set is written name=value, not '${wrong}'` });
  const lines = settings.map(
    (setting) => `${setting.slice(0, setting.indexOf('='))}: ${setting.slice(setting.indexOf('=') + 1)}\n`,
  );
  const text = file === undefined ? succeed('') : io.readText(file);
  if (!text.ok) return text;
  const whole = text.value + (text.value === '' || text.value.endsWith('\n') ? '' : '\n') + lines.join('');
  return succeed(whole.trim() === '' ? '{}' : whole);
}

function digits(value: number): string {
  return Number(value.toPrecision(4)).toString();
}

function showValue({ value, unit }: ModelResult): string {
  if (unit === 'hours') return `${digits(value)} h`;
  return unit === 'number' ? digits(value) : `${digits(value * 100)} %`;
}

function showAnswer({ name, question }: Model, { results, notes }: ModelAnswer): string {
  const width = Math.max(...results.map(({ label }) => label.length));
  const rows = results.map((result) => `  ${result.label.padEnd(width)}  ${showValue(result)}`);
  const inputs =
    name === 'priors'
      ? []
      : ['The inputs are yours; the numbers follow from them exactly and say nothing beyond them.'];
  return `${[`${name}: ${question}`, '', ...rows, '', ...notes, ...inputs].join('\n')}\n`;
}

function showModels(io: CommandIo, json: boolean): number {
  if (json)
    io.out(`${JSON.stringify({ models: MODELS.map(({ name, question }) => ({ name, question })) }, null, 2)}\n`);
  else io.out(`${MODELS.map(({ name, question }) => `${name.padEnd(18)} ${question}`).join('\n')}\n`);
  return EXIT.ok;
}

function run({ positionals, values, io }: CommandInput): number {
  const json = values['json'] === true;
  const [name, file] = positionals;
  if (name === undefined) return showModels(io, json);
  const model = findModel(name);
  if (!model.ok) return reportDiagnostics(io, model.diagnostics, json);
  const text = readText(io, file, values);
  if (!text.ok) return reportDiagnostics(io, text.diagnostics, json);
  const inputs = readYaml(text.value, model.value.schema, file === undefined ? {} : { file });
  if (!inputs.ok) return reportDiagnostics(io, inputs.diagnostics, json);
  const answer = model.value.answer(inputs.value.value);
  if (typeof answer === 'string')
    return reportDiagnostics(io, [{ code: 'I206', severity: 'error', message: answer }], json);
  const asJson = { model: model.value.name, inputs: inputs.value.value, inputsFrom: 'you', ...answer };
  io.out(json ? `${JSON.stringify(asJson, null, 2)}\n` : showAnswer(model.value, answer));
  return EXIT.ok;
}

export const modelCommand: Command = {
  name: 'model',
  summary: 'what follows from your own numbers: decisions, duties, time, attribution, reliability, deterrence',
  usage: 'casus model [MODEL [INPUTS.yaml]] [--set NAME=VALUE …] [--json]',
  examples: [
    'casus model',
    'casus model deterrence --set gain=10 --set loss=30 --set reliability=0.2',
    "casus model priors --set 'group=defence 1945-2003'",
  ],
  names: { min: 0, max: 2 },
  options: {
    set: { type: 'string', multiple: true, value: 'NAME=VALUE', description: 'an input, as YAML; adds to the file' },
    json: { type: 'boolean', description: 'inputs and results as JSON' },
  },
  run,
};
