import {
  type Agreement,
  agreementOf,
  confirmedFields,
  listCoders,
  type Merge,
  mergeCoders,
} from '../../positions/index.ts';
import { CODING_OPTIONS, openCoding } from '../coding/open-coding.ts';
import { type Command, type CommandInput, EXIT } from '../command.ts';
import { countOf } from '../count-of.ts';
import { reportDiagnostics } from '../run.ts';
import { visible } from '../visible.ts';

const shown = (value: number | null): string => (value === null ? 'not defined' : value.toFixed(3));

function showMerge(
  { agreed, differing, onlyFirst, onlySecond }: Merge,
  first: string,
  second: string,
): readonly string[] {
  return [
    `  ${countOf(agreed.length, 'statement')} the same, ${differing.length} differ, ${onlyFirst.length} only ${first}, ${onlySecond.length} only ${second}`,
    ...differing.flatMap((pair) =>
      pair.fields.map((field) => {
        const [a, b] = [pair.first.fields[field] ?? '–', pair.second.fields[field] ?? '–'];
        return `    ${pair.first.id} ${field}: ${visible(a)} (${first}), ${visible(b)} (${second})`;
      }),
    ),
    ...onlyFirst.map(({ id, fields }) => `    ${id} only ${first}: ${visible(fields.speaker)} ${fields.stance}`),
    ...onlySecond.map(({ id, fields }) => `    ${id} only ${second}: ${visible(fields.speaker)} ${fields.stance}`),
  ];
}

function showAgreement(found: Agreement): readonly string[] {
  return [
    `  ranges: F1 ${shown(found.spanF1)} at half overlap`,
    `  alpha: actor ${shown(found.actor)}, stance ${shown(found.stance)} (in order ${shown(found.stanceOrdinal)}), provision ${shown(found.provision)}`,
  ];
}

async function run({ positionals, values, io }: CommandInput): Promise<number> {
  const json = values['json'] === true;
  const opened = await openCoding(io, positionals[0] ?? '', values);
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, json);
  const { coding } = opened.value;
  const coders = listCoders(coding);
  if (coders.length < 2) {
    const message = `two coders are needed, and there are decisions of ${coders.join(', ') || 'nobody'}`;
    const help = 'casus code DOCUMENT --coder NAME';
    return reportDiagnostics(io, [{ code: 'I112', severity: 'error', message, help }], json);
  }
  const pairs = coders.flatMap((first, at) => coders.slice(at + 1).map((second) => ({ first, second })));
  const found = pairs.map(({ first, second }) => {
    const [a, b] = [confirmedFields(coding, first), confirmedFields(coding, second)];
    return { first, second, agreement: agreementOf(a, b), merge: mergeCoders(a, b) };
  });
  if (json) io.out(`${JSON.stringify({ document: coding.document.id, pairs: found }, null, 2)}\n`);
  else
    io.out(
      `${found.flatMap((each) => [`${each.first} and ${each.second}`, ...showAgreement(each.agreement), ...showMerge(each.merge, each.first, each.second)]).join('\n')}\n`,
    );
  return EXIT.ok;
}

export const agreementCommand: Command = {
  name: 'agreement',
  summary: "how far coders of one document agree: matched ranges, Krippendorff's alpha, every difference",
  usage: 'casus agreement DOCUMENT [--coding FILE] [--json]',
  examples: ['casus agreement page.html'],
  names: { min: 1, max: 1 },
  options: {
    coding: CODING_OPTIONS['coding'] ?? { type: 'string', description: '' },
    json: { type: 'boolean', description: 'as JSON' },
  },
  run,
};
