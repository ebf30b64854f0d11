// What is kept over changes of the files changes no answer.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { answerArrangement, answerBallots, answerRanking, answerWeights } from './answer-arrangement.ts';
import { createMemory, type Folder, openFolder } from './folder.ts';

const EXAMPLE = 'examples/ukraine-2025';
const RUSSIAN = 'arrangements/istanbul-2022-russian.yaml';
const COUNCIL = 'arrangements/league-art5.yaml';

function exampleFiles(): Map<string, string> {
  const names = readdirSync(EXAMPLE, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  const files = names.map((name) => [name.replaceAll('\\', '/'), readFileSync(`${EXAMPLE}/${name}`, 'utf8')] as const);
  return new Map([...files, [COUNCIL, readFileSync('catalog/arrangements/league-art5.yaml', 'utf8')]]);
}

/** Everything the page of an arrangement asks. */
function answersOf(folder: Folder, path: string): unknown {
  const view = answerArrangement(folder, { path });
  const ranking = answerRanking(folder, { path });
  if (!('answer' in view)) return { view, ranking };
  const { stages } = view.answer;
  const weights = answerWeights(folder, { path, stages });
  const chambers = stages.map((stage) => answerBallots(folder, { path, stage, ballots: view.ballots }));
  return { view, ranking, weights, chambers, problems: folder.problems };
}

it('answers with what it kept as it answers anew, from one change of a file to the next', () => {
  const files = exampleFiles();
  const memory = createMemory();
  const change = (path: string, from: string, to: string): void => {
    const before = files.get(path) ?? '';
    expect(before).toContain(from);
    files.set(path, before.replace(from, to));
    for (const each of [RUSSIAN, COUNCIL]) {
      const kept = openFolder('example', new Map(files), memory);
      expect(answersOf(kept, each), `${each} after ${to}`).toEqual(
        answersOf(openFolder('example', new Map(files)), each),
      );
    }
  };
  change(RUSSIAN, 'all of guarantors', 'at least 6 of guarantors');
  change(COUNCIL, 'at least 1 of council for', 'at least 2 of council for');
  change(RUSSIAN, 'at least 6 of', 'all but 6 of');
  change(RUSSIAN, 'all but 6 of', 'all of');
  change('situations.yaml', 'adversary: [RU]', 'adversary: [CN]');
});
