import type { Brief, BriefAnnex } from '../report/index.ts';
import { briefPages, parsePort, readFont, startServer } from '../server/index.ts';
import { type CommandIo, EXIT } from './command.ts';
import { reportDiagnostics } from './run.ts';

export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** Serves a brief on localhost and returns the exit code once the process is asked to stop. */
export async function serveBrief(
  brief: Brief,
  annex: BriefAnnex,
  port: string | undefined,
  io: CommandIo,
): Promise<number> {
  const wanted = parsePort(port ?? process.env['PORT']);
  if (!wanted.ok) return reportDiagnostics(io, wanted.diagnostics);
  const pages = briefPages(brief, readFont, annex);
  const started = await startServer({
    pages: () => pages,
    port: wanted.value,
    onPortTaken: (from, to) => io.err(`Port ${from} is taken; using ${to}.\n`),
  });
  if (!started.ok) return reportDiagnostics(io, started.diagnostics);
  const stopped = untilStopped();
  io.out(`\nThe same brief as a page: ${started.value.url}   (Ctrl-C stops)\n`);
  await stopped;
  await started.value.stop();
  return EXIT.ok;
}
