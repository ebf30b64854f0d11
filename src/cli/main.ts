#!/usr/bin/env node
import { COMMANDS } from './commands/index.ts';
import { isPartWorker, servePartJobs } from './part-workers.ts';
import { run } from './run.ts';
import { processIo } from './terminal.ts';
import { VERSION } from './version.ts';

if (isPartWorker()) servePartJobs();
else {
  const program = { commands: COMMANDS, version: VERSION, debug: Boolean(process.env['CASUS_DEBUG']) };
  process.exitCode = await run(program, process.argv.slice(2), processIo(import.meta.filename));
}
