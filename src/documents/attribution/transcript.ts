// Interviews and transcripts: who asks, who answers, and where a label such as 'Q:' or 'MARR:' ends.
import type { Span } from '../../basics/index.ts';
import type { DocumentLine } from '../types.ts';

export interface Turn {
  readonly line: number;
  /** The label, without its colon. */
  readonly label: Span;
  readonly name: string;
  readonly body: number;
  readonly asks: boolean;
}

const LABEL =
  /^(?:\[?\d{1,2}:\d{2}\]? )?(?:\*\*)?(?<name>Q\d{0,2}|A\d{0,2}|Question \d{1,2}|Question|Answer|Interviewer|Moderator|(?:\p{Lu}[\p{L}.'’-]*)(?: (?:\p{Lu}[\p{L}.'’-]*|of|de|van|von|al|the)){0,5}(?: \([^)]{2,40}\))?)(?:\*\*)?(?::(?:\*\*)? | [—–|] |\. (?=\p{Lu}))/u;
/** A name that labels a turn even when it comes once. */
const FORMAL =
  /^(?:[QA]\b|(?:Mr|Mrs|Ms|Dr|Sir|Lord|The|President|Minister|Senator|Ambassador)\b|\p{Lu}{3,}|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$)/u;
const ASKS = /^(?:Q|Question|Interviewer|Moderator|Reporter|Journalist|Host|Presenter|Anchor|Correspondent)\b/i;

/** Turns of a transcript: labels that come at least twice, or that ask and answer; empty when the page is none. */
export function turnsOf(text: string, lines: readonly DocumentLine[]): ReadonlyMap<number, Turn> {
  const found: Turn[] = [];
  for (const line of lines) {
    if (line.role === 'dateline') continue;
    const match = LABEL.exec(text.slice(line.start, Math.min(line.end, line.start + 120)));
    const name = match?.groups?.['name']?.replace(/ \(.*$/, '');
    if (match === null || name === undefined) continue;
    if (match[0].endsWith('. ') && !/^[QA]$/.test(name)) continue;
    if (/ [—–|] $/.test(match[0]) && !/^(?:[QA]|\p{Lu}{2,})/u.test(name)) continue;
    const at = line.start + match[0].indexOf(name);
    const body = line.start + match[0].length;
    found.push({
      line: line.line,
      label: { start: at, end: at + name.length },
      name,
      body,
      asks: ASKS.test(name) || /\?["”’)*_]*$/.test(text.slice(body, line.end)),
    });
  }
  const counts = new Map<string, number>();
  for (const { name } of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count >= 2).length;
  const transcript =
    repeated >= 2 ||
    (found.some(({ name }) => /^Q(?:uestion)?[ \d]*$/.test(name)) &&
      found.some(({ name }) => /^A(?:nswer)?\d*$/.test(name)));
  if (!transcript) return new Map();
  const asking = askersOf(found);
  return new Map(
    found
      .filter(({ name }) => (counts.get(name) ?? 0) >= 2 || FORMAL.test(name))
      .map((turn) => [turn.line, { ...turn, asks: asking.has(turn.name) }]),
  );
}

/** Whose turns mostly end in a question asks. */
function askersOf(turns: readonly Turn[]): ReadonlySet<string> {
  const tally = new Map<string, { asked: number; all: number }>();
  for (const { name, asks } of turns) {
    const one = tally.get(name) ?? { asked: 0, all: 0 };
    tally.set(name, { asked: one.asked + (asks ? 1 : 0), all: one.all + 1 });
  }
  return new Set(
    [...tally]
      .filter(([name, { asked, all }]) => ASKS.test(name) || (!/^A\d*$/.test(name) && asked * 2 > all))
      .map(([name]) => name),
  );
}

const INTERVIEW =
  /\binterview(?:s|ed)?\b|\bin conversation with\b|\bQ ?& ?A\b|\bspoke (?:to|with)\b|\bsat down with\b|\btalks to\b|\bquestions (?:to|for)\b/i;

/** An interview without labels: several paragraphs that ask, and a word for it near the top. */
export function isUnlabelledInterview(text: string, lines: readonly DocumentLine[]): boolean {
  const head = lines[0];
  if (head === undefined) return false;
  const questions = lines.filter((line) =>
    /\?["”’)*_]*\s*$/.test(text.slice(Math.max(line.start, line.end - 6), line.end)),
  ).length;
  return questions >= 3 && (INTERVIEW.test(text.slice(head.start, head.start + 1500)) || questions * 4 > lines.length);
}
