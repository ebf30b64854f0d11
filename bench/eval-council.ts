// npm run eval:council [-- FILE.csv]: Security Council votes with tallies, replayed through the Charter's rule of the day:
// 7 of 11 until 1965, 9 of 15 since, no permanent member against. FILE has one vote a row (date_iso, outcome, symbol,
// yes, no, abstain, vetoed_by); without it the tallies counted in test/golden/data are replayed. Prints and writes JSON.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildDiagram, compileRule, type Diagram, parseRule, settle } from '../src/rules/index.ts';

/** Votes with one tally and outcome. */
export interface Tally {
  readonly since: '1946' | '1966';
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  /** Permanent members among those against. */
  readonly permanentAgainst: number;
  readonly adopted: boolean;
  readonly votes: number;
  /** The document, when it is a single one. */
  readonly symbol: string;
}

export interface Replay {
  readonly since: Tally['since'];
  readonly rule: string;
  readonly votes: number;
  readonly adopted: number;
  readonly vetoed: number;
  readonly reproduced: number;
  readonly misses: readonly Tally[];
}

const PERMANENT = ['CN', 'FR', 'GB', 'RU', 'US'];
const RULES = {
  '1946': { elected: 6, rule: 'at least 7 of council for and none of permanent against' },
  '1966': { elected: 10, rule: 'at least 9 of council for and none of permanent against' },
} as const;
const SUMMARY = resolve(import.meta.dirname, '../test/golden/data/security-council-tallies.csv');

/** Rows as records of their header; a quoted cell may hold commas. */
export function readCsv(text: string): Record<string, string>[] {
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const names = cells(head);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, at) => [names[at] ?? '', cell])));
}

/** One row a vote → how often each tally and outcome occurred; votes without a tally are left out. */
export function countTallies(rows: readonly Readonly<Record<string, string>>[]): Tally[] {
  const counted = new Map<string, Tally>();
  for (const row of rows) {
    if (!row['yes'] || !row['no'] || !row['abstain']) continue;
    const tally = {
      since: (row['date_iso'] ?? '') < '1966' ? ('1946' as const) : ('1966' as const),
      yes: Number(row['yes']),
      no: Number(row['no']),
      abstain: Number(row['abstain']),
      permanentAgainst: (row['vetoed_by'] ?? '').split(/[+;|,]/).filter((name) => name.trim() !== '').length,
      adopted: row['outcome'] === 'adopted',
    };
    const key = JSON.stringify(tally);
    const known = counted.get(key);
    counted.set(key, { ...tally, votes: (known?.votes ?? 0) + 1, symbol: known ? '' : (row['symbol'] ?? '') });
  }
  return [...counted.values()].toSorted(
    (a, b) => Number(a.since) - Number(b.since) || b.yes - a.yes || a.no - b.no || a.abstain - b.abstain,
  );
}

export function readSummary(text: string): Tally[] {
  return readCsv(text).map((row) => ({
    since: row['since'] === '1946' ? '1946' : '1966',
    yes: Number(row['yes']),
    no: Number(row['no']),
    abstain: Number(row['abstain']),
    permanentAgainst: Number(row['permanent_against']),
    adopted: row['adopted'] === 'yes',
    votes: Number(row['votes']),
    symbol: row['symbol'] ?? '',
  }));
}

export function printSummary(tallies: readonly Tally[]): string {
  const lines = tallies.map(({ since, yes, no, abstain, permanentAgainst, adopted, votes, symbol }) =>
    [since, yes, no, abstain, permanentAgainst, adopted ? 'yes' : 'no', votes, adopted ? '' : symbol].join(','),
  );
  return `since,yes,no,abstain,permanent_against,adopted,votes,symbol\n${lines.join('\n')}\n`;
}

function diagramOf(since: Tally['since']): { readonly diagram: Diagram; readonly elected: readonly string[] } {
  const elected = Array.from({ length: RULES[since].elected }, (_, at) => `E${at + 1}`);
  const groups = { council: { members: [...PERMANENT, ...elected] }, permanent: { members: PERMANENT } };
  const parsed = parseRule(RULES[since].rule);
  const compiled = parsed.ok ? compileRule(parsed.value, groups) : parsed;
  const built = compiled.ok ? buildDiagram(compiled.value) : undefined;
  if (!built?.exact) throw new Error('the Charter rule does not compile');
  return { diagram: built.diagram, elected };
}

/** Permanent members vote against as said and else for as far as votes go; then elected members. */
function ballotsOf(tally: Tally, elected: readonly string[]): Readonly<Record<string, string>> {
  const against = [
    ...PERMANENT.slice(0, tally.permanentAgainst),
    ...elected.slice(0, tally.no - tally.permanentAgainst),
  ];
  const others = [...PERMANENT, ...elected].filter((member) => !against.includes(member));
  const ballotOf = (at: number): string =>
    at < tally.yes ? 'for' : at < tally.yes + tally.abstain ? 'abstain' : 'absent';
  return Object.fromEntries([
    ...against.map((member) => [member, 'against']),
    ...others.map((member, at) => [member, ballotOf(at)]),
  ]);
}

export function replay(tallies: readonly Tally[]): readonly Replay[] {
  return (['1946', '1966'] as const).map((since) => {
    const { diagram, elected } = diagramOf(since);
    const own = tallies.filter((tally) => tally.since === since);
    const sum = (of: readonly Tally[]): number => of.reduce((held, { votes }) => held + votes, 0);
    const misses = own.filter(
      (tally) => settle(diagram, ballotsOf(tally, elected)) !== (tally.adopted ? 'adopted' : 'rejected'),
    );
    return {
      since,
      rule: RULES[since].rule,
      votes: sum(own),
      adopted: sum(own.filter(({ adopted }) => adopted)),
      vetoed: sum(own.filter(({ permanentAgainst }) => permanentAgainst > 0)),
      reproduced: sum(own) - sum(misses),
      misses,
    };
  });
}

if (import.meta.main) {
  const file = process.argv[2];
  const tallies =
    file === undefined ? readSummary(readFileSync(SUMMARY, 'utf8')) : countTallies(readCsv(readFileSync(file, 'utf8')));
  if (process.argv.includes('--write')) writeFileSync(SUMMARY, printSummary(tallies));
  const found = replay(tallies);
  console.log('since   votes  adopted  vetoed  reproduced  rule');
  for (const { since, votes, adopted, vetoed, reproduced, rule } of found) {
    console.log(
      `${since}   ${`${votes}`.padStart(5)}  ${`${adopted}`.padStart(7)}  ${`${vetoed}`.padStart(6)}  ${`${reproduced}`.padStart(10)}  ${rule}`,
    );
  }
  for (const { symbol, yes, no, abstain, adopted } of found.flatMap(({ misses }) => misses)) {
    console.log(`miss: ${symbol}, ${yes}-${no}-${abstain}, recorded as ${adopted ? 'adopted' : 'not adopted'}`);
  }
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'council.json'), `${JSON.stringify(found, null, 2)}\n`);
}
