// A further proposer, when the user asks for one: by --proposer and --model, or CASUS_PROPOSER_URL, _MODEL and _KEY.
import { fail, type Result, succeed } from '../basics/index.ts';
import type { DocumentReading } from '../documents/index.ts';
import { openEndpoint, openLocalModel, propose } from '../proposers/index.ts';
import type { CommandIo, CommandOption, OptionValues } from './command.ts';

export const PROPOSER_OPTIONS: Readonly<Record<string, CommandOption>> = {
  proposer: {
    type: 'string',
    value: 'URL|FOLDER',
    description: 'ask a model too: an OpenAI-compatible endpoint (http://localhost:8080/v1), a folder, or env',
  },
  model: { type: 'string', value: 'NAME', description: 'the name of the model there' },
  'proposer-timeout': { type: 'string', value: 'SECONDS', description: 'for each request (60)' },
};

const text = (value: OptionValues[string]): string | undefined => (typeof value === 'string' ? value : undefined);

/** A folder's own name is the model's; an address has none. */
function folderName(url: string | undefined): string | undefined {
  return url === undefined || /^[a-z]+:\/\//i.test(url)
    ? undefined
    : url.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '');
}

/** The reading itself when no proposer is asked for. What the proposer gave wrongly is counted in the diagnostics. */
export async function withProposer(
  io: CommandIo,
  reading: DocumentReading,
  values: OptionValues,
): Promise<Result<DocumentReading>> {
  const asked = text(values['proposer']);
  if (asked === undefined) return succeed(reading);
  const environment = io.environment ?? {};
  const url = asked === 'env' ? environment['CASUS_PROPOSER_URL'] : asked;
  const model = text(values['model']) ?? environment['CASUS_PROPOSER_MODEL'] ?? folderName(url);
  const seconds = Number(text(values['proposer-timeout']) ?? 60);
  const wrong = (message: string): Result<DocumentReading> => fail({ code: 'I203', severity: 'error', message });
  if (url === undefined) return wrong('--proposer env needs CASUS_PROPOSER_URL');
  if (model === undefined) return wrong('--proposer needs --model NAME or CASUS_PROPOSER_MODEL');
  if (!(seconds > 0 && seconds <= 3600)) return wrong('--proposer-timeout takes seconds, 1 to 3600');
  const key = environment['CASUS_PROPOSER_KEY'];
  const options = { url, model, timeoutMs: seconds * 1000, ...(key === undefined ? {} : { key }) };
  const proposer = /^[a-z]+:\/\//i.test(url) ? openEndpoint(options) : await openLocalModel(url);
  if (!proposer.ok) return fail(...proposer.diagnostics.map((one) => ({ ...one, severity: 'error' as const })));
  const proposed = await propose(reading, proposer.value, model, (done, total) =>
    io.progress(`asking ${model}`, done, total),
  );
  const { reading: merged, added, seconded, dropped } = proposed;
  const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0);
  const failed = merged.diagnostics.find(({ code }) => code === 'M101' || code === 'M102');
  const counts = `${added} statements more, ${seconded} the same as the rules propose, ${lost} answers dropped`;
  io.err(`${model}: ${counts}${failed === undefined ? '' : `; ${failed.message}`}.\n`);
  return succeed(merged);
}
