#!/usr/bin/env node
import { answerBriefFile, answerQuestion } from './answer.ts';
import { isAnswerThread, serveAnswers } from './answer-threads.ts';
import { COMMANDS } from './commands/index.ts';
import { run } from './run.ts';
import { processIo } from './terminal.ts';
import { VERSION } from './version.ts';

if (isAnswerThread()) serveAnswers((question) => answerQuestion(COMMANDS, question), answerBriefFile);
else {
  const program = { commands: COMMANDS, version: VERSION, debug: Boolean(process.env['CASUS_DEBUG']) };
  process.exitCode = await run(program, process.argv.slice(2), processIo());
}
