// The whole suite: static checks, then every Vitest project; the last line is 'N passed, N failed'.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly success: boolean;
}

const report = '.cache/vitest.json';
mkdirSync('.cache', { recursive: true });
rmSync(report, { force: true });
const check = spawnSync(process.execPath, ['scripts/check.ts'], { stdio: 'inherit' });
const tests = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile=${report}`],
  { stdio: 'inherit' },
);
const counts: Report | undefined = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
const good = check.status === 0 && tests.status === 0 && counts !== undefined && counts.numPassedTests > 0;
const staticFailures = check.status === 0 ? 0 : 1;
const testFailures = counts === undefined ? 1 : Math.max(counts.numFailedTests, tests.status === 0 ? 0 : 1);
console.log(`${counts?.numPassedTests ?? 0} passed, ${staticFailures + testFailures} failed`);
process.exitCode = good ? 0 : 1;
