// Interviews and transcripts: who asks, who answers, and where a label such as 'Q:', 'MARR:' or 'ANA RUA 00:01:12' ends.
import type { Span } from '../../basics/index.ts';
import type { DocumentLine } from '../types.ts';

export interface Turn {
  readonly line: number;
  /** The label, without its colon. */
  readonly label: Span;
  readonly name: string;
  readonly body: number;
  readonly asks: boolean;
  /** What the label says in brackets: a country, an office. */
  readonly whom?: string;
}

const STAMP = String.raw`[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?`;
const WORD = String.raw`\p{Lu}[\p{L}.'’-]*`;
const NAMES = String.raw`(?<name>Q\d{0,2}|A\d{0,2}|Question \d{1,2}|Question|Answer|Interviewer|Moderator|(?:${WORD})(?: (?:${WORD}|of|de|van|von|al|the)){0,5}(?: \([^)]{2,48}\)){0,2})`;
/** A label before the words of its turn. */
const LABEL = new RegExp(
  String.raw`^(?:${STAMP} (?:[-–—|] )?)?(?:\*\*|__)?${NAMES}(?:(?: ${STAMP})?(?:\*\*|__)?(?::(?:\*\*|__)? | [—–|] |\. (?=\p{Lu}))|(?:\*\*|__)?,? ${STAMP}(?:\*\*|__)?:? )`,
  'u',
);
/** A label on a line of its own: with a colon, a time, or in capitals. */
const LONE = new RegExp(
  String.raw`^(?<before>${STAMP} +(?:[-–—|] )?)?(?:\*\*|__)?${NAMES}(?<after>:?(?:,? *[-–—|·]? *${STAMP})|:)?(?:\*\*|__)?$`,
  'u',
);
/** A name that labels a turn even when it comes once. */
const FORMAL =
  /^(?:[QA]\b|(?:Mr|Mrs|Ms|Dr|Sir|Lord|The|President|Minister|Senator|Ambassador)\b|\p{Lu}{3,}|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$)/u;
const ASKS =
  /^(?:the )?(?:Q|Question|Interviewer|Moderator|Reporter|Journalist|Host|Presenter|Anchor|Correspondent|Press|Audience|Operator)\b|\((?:the )?(?:host|moderator|interviewer|presenter|chair|journalist|reporter|anchor)\b/i;
const IN_RECORD =
  /^(?:(?:Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Baroness|Dr)\b\.? |The (?:President|Chair|Speaker)|\p{Lu}.* \()/u;
const PUTS_A_QUESTION = /\?["”’)*_]*$/;

/** What the labels of one speaker share: 'Foreign Minister Ana Rua' and later 'RUA'. */
const keyOf = (name: string): string =>
  (
    name
      .replace(/ \(.*$/, '')
      .split(' ')
      .at(-1) ?? name
  ).toUpperCase();

interface Labelled extends Turn {
  readonly key: string;
  readonly whole: string;
  readonly lone: boolean;
}

const BOLD_NAME = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|of|de|van|von|al|the)){0,4}$/u;

/** '<strong>Rua</strong> No.': a name in bold, told apart by its type alone. */
function boldName(text: string, { start, line }: DocumentLine, end: number | undefined): Labelled | null {
  const name = end === undefined || end - start > 48 ? '' : text.slice(start, end).replace(/[\s.:,|—–-]+$/u, '');
  if (end === undefined || !BOLD_NAME.test(name)) return null;
  const label = { start, end: start + name.length };
  return { line, label, name, whole: name, key: keyOf(name), body: end, asks: false, lone: false };
}

function labelled(text: string, line: DocumentLine, bold: number | undefined): Labelled | null {
  const head = text.slice(line.start, Math.min(line.end, line.start + 120));
  const inline = LABEL.exec(head);
  const alone = inline === null && line.end - line.start <= 90 ? LONE.exec(head) : null;
  const match = inline ?? alone;
  const whole = match?.groups?.['name'];
  if (match === null || whole === undefined) return boldName(text, line, bold);
  const name = whole.replace(/ \(.*$/, '');
  if (inline !== null && inline[0].endsWith('. ') && !/^[QA]$/.test(name)) return boldName(text, line, bold);
  if (inline !== null && / [—–|] $/.test(inline[0]) && !/^(?:[QA]|\p{Lu}{2,})/u.test(name)) return null;
  const marked = alone?.groups?.['before'] ?? alone?.groups?.['after'];
  if (alone !== null && marked === undefined && name !== name.toUpperCase()) return null;
  const at = line.start + match[0].indexOf(name);
  return {
    line: line.line,
    label: { start: at, end: at + name.length },
    name,
    whole,
    key: /^[QA]/.test(name) && name.length < 4 ? name.slice(0, 1) : keyOf(name),
    body: line.start + match[0].length,
    asks: false,
    lone: alone !== null,
    ...(whole.includes('(') ? { whom: whole.slice(whole.indexOf('(')) } : {}),
  };
}

/** Turns of a transcript: labels that come at least twice, or that ask and answer; empty when the page is none. */
export function turnsOf(
  text: string,
  lines: readonly DocumentLine[],
  led: ReadonlyMap<number, number> = new Map(),
): ReadonlyMap<number, Turn> {
  const found: { turn: Labelled; index: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const turn = line.role === 'dateline' || line.role === 'title' ? null : labelled(text, line, led.get(line.start));
    if (turn !== null) found.push({ turn, index });
  }
  const counts = new Map<string, number>();
  for (const { turn } of found) counts.set(turn.key, (counts.get(turn.key) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count >= 2).length;
  // A record: 'Mr. Zhao (China):', 'Mrs. Rua (Brazil) (spoke in Portuguese):', each once.
  const formal = new Set(found.filter(({ turn }) => IN_RECORD.test(turn.whole)).map(({ turn }) => turn.key)).size;
  const transcript =
    repeated >= 2 ||
    formal >= 3 ||
    (found.some(({ turn }) => /^Q(?:uestion)?[ \d]*$/i.test(turn.name)) &&
      found.some(({ turn }) => /^A(?:nswer)?\d*$/i.test(turn.name) || (counts.get(turn.key) ?? 0) >= 2));
  if (!transcript) return dashed(text, lines);
  const kept = found.filter(({ turn }) => (counts.get(turn.key) ?? 0) >= 2 || (!turn.lone && FORMAL.test(turn.name)));
  const put = kept.map(({ turn, index }, k) => {
    const last = lines[(kept[k + 1]?.index ?? lines.length) - 1] ?? lines[index];
    const end = k + 1 < kept.length ? (last?.end ?? turn.body) : (lines[index + (turn.lone ? 1 : 0)]?.end ?? turn.body);
    return { turn, questions: PUTS_A_QUESTION.test(text.slice(Math.max(turn.body, end - 8), end)) };
  });
  const asking = askersOf(put, bylineOf(text, lines));
  return new Map(put.map(({ turn }) => [turn.line, { ...turn, asks: asking.has(turn.key) }]));
}

const bylineOf = (text: string, lines: readonly DocumentLine[]): string =>
  lines
    .filter(({ role }) => role === 'byline')
    .map((line) => text.slice(line.start, line.end))
    .join(' ')
    .toUpperCase();

/** Who asks: by the word for it, by the byline, or because the turns end in a question more often than the other's. */
function askersOf(
  turns: readonly { readonly turn: Labelled; readonly questions: boolean }[],
  byline: string,
): ReadonlySet<string> {
  const tally = new Map<string, { asked: number; all: number; word: boolean }>();
  for (const { turn, questions } of turns) {
    const one = tally.get(turn.key) ?? { asked: 0, all: 0, word: false };
    tally.set(turn.key, {
      asked: one.asked + Number(questions),
      all: one.all + 1,
      word: one.word || ASKS.test(turn.whole) || turn.key === 'Q',
    });
  }
  const share = (key: string): number => (tally.get(key)?.asked ?? 0) / (tally.get(key)?.all ?? 1);
  const main = [...tally].filter(([, { all }]) => all >= 2).map(([key]) => key);
  const named = main.some((key) => tally.get(key)?.word === true);
  const [one = '', other = ''] = main;
  const pair = main.length === 2 && !named ? (share(one) > share(other) ? one : other) : null;
  return new Set(
    [...tally]
      .filter(
        ([key, { word }]) =>
          word ||
          (key !== 'A' &&
            (key === pair ? share(key) > 0 : share(key) > 0.5 || (byline.includes(key) && share(key) > 0))),
      )
      .map(([key]) => key),
  );
}

const DASH = /^[—–-] ?(?=[\p{L}“"«‘¿])/u;

/** Turns that begin with a dash and nothing else, as many newspapers print them: what asks ends in a question mark. */
function dashed(text: string, lines: readonly DocumentLine[]): ReadonlyMap<number, Turn> {
  const found = lines.filter(
    ({ start, end, role }) =>
      (role === 'body' || role === 'list') && DASH.test(text.slice(start, Math.min(end, start + 4))),
  );
  const marked = found.map((line) => isQuestion(text, line));
  const pairs = marked.filter((one, k) => one && marked[k + 1] === false).length;
  // Where every question mark stands in an odd turn, the odd turns ask, also 'Your critics say it is a trick.'
  const odd = pairs >= 2 && found.length % 2 === 0 && marked.every((one, k) => !one || k % 2 === 0);
  const asks = odd ? marked.map((_, k) => k % 2 === 0) : marked;
  if (pairs < 2 || (!odd && pairs * 3 < found.length)) return new Map();
  return new Map(
    found.map((line, k) => {
      const body = line.start + (DASH.exec(text.slice(line.start, line.start + 4))?.[0].length ?? 0);
      const own = asks[k] === true;
      return [
        line.line,
        { line: line.line, label: { start: line.start, end: line.start + 1 }, name: own ? 'Q' : 'A', body, asks: own },
      ];
    }),
  );
}

const INTERVIEW =
  /\binterview(?:s|ed)?\b|\bin conversation with\b|\bQ ?& ?A\b|\b(?:spoke|speaks|talked|talks) (?:to|with)\b|\bsat down with\b|\bquestions (?:to|for)\b|\b(?:met|meets?) (?:him|her|us)\b|\banswers? (?:our|your|readers['’]) questions\b/i;

export const isQuestion = (text: string, line: DocumentLine): boolean =>
  /\?["”’)*_]*\s*$/.test(text.slice(Math.max(line.start, line.end - 6), line.end));

const FIRST_PERSON = /\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b/;

/** Headings of which some ask, each above paragraphs in which somebody speaks for himself. */
function headedAnswers(text: string, lines: readonly DocumentLine[]): ReadonlySet<number> {
  const parts: { head: DocumentLine; own: boolean; told: boolean }[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    const quotes = /^[“"«‘]/.test(text.slice(line.start, line.start + 1));
    if (line.role === 'subhead' || (line.role === 'quote_block' && !quotes))
      parts.push({ head: line, own: false, told: false });
    else if (line.role === 'body' && last !== undefined) {
      last.told = true;
      const words = text.slice(line.start, line.end).replace(/[“"][^”"]*[”"]/g, '');
      last.own ||= FIRST_PERSON.test(words);
    }
  }
  const asked = parts.findIndex(({ head, told }) => told && isQuestion(text, head));
  const open = parts.slice(asked).filter(({ told }) => told);
  const asks = open.filter(({ head }) => isQuestion(text, head)).length;
  const own = open.filter((one) => one.own).length;
  if (asked < 0 || open.length < 3 || asks < 2 || own < 3 || own * 3 < open.length * 2) return new Set();
  return new Set(open.map(({ head }) => head.line));
}

/** An interview without labels: several paragraphs that ask, and a word for it near the top. */
export function isUnlabelledInterview(
  text: string,
  lines: readonly DocumentLine[],
  emphasised: ReadonlySet<number>,
): boolean {
  const head = lines[0];
  if (head === undefined) return false;
  const told = INTERVIEW.test(text.slice(Math.max(0, head.start - 400), head.start + 1500));
  // An explainer asks too, and nobody answers for himself.
  const answers = lines.some(
    (line) =>
      line.role === 'body' &&
      !isQuestion(text, line) &&
      FIRST_PERSON.test(text.slice(line.start, line.end).replaceAll(/[“"][^”"]*[”"]/g, '')),
  );
  if (!told && !answers) return false;
  // In bold or italics, each above a paragraph that is not.
  const bold = lines.filter(
    ({ start, end, role }, k) =>
      (role === 'body' || role === 'subhead') &&
      end - start < 400 &&
      emphasised.has(start) &&
      lines[k + 1]?.role === 'body' &&
      !emphasised.has(lines[k + 1]?.start ?? -1),
  );
  if (bold.length >= 3 && bold.filter((line) => isQuestion(text, line)).length >= 2) return true;
  if (headedAnswers(text, lines).size > 0) return true;
  const questions = lines.filter((line) => isQuestion(text, line)).length;
  return questions >= 3 && (told || questions * 4 > lines.length);
}

/**
 * Lines that ask in an interview without labels: those that end in a question mark; in bold or italics, whatever they end
 * in; and a short one that speaks to somebody and never of itself ('Your critics say the tax is a trick.').
 */
export function askingLines(
  text: string,
  lines: readonly DocumentLine[],
  emphasised: ReadonlySet<number>,
): ReadonlySet<number> {
  const headed = headedAnswers(text, lines);
  if (headed.size > 0) return headed;
  const open = lines.filter(({ role }) => role === 'body' || role === 'subhead' || role === 'list');
  const set = new Set(open.filter((line) => isQuestion(text, line)).map(({ line }) => line));
  const bold = open.filter(({ start, end }) => emphasised.has(start) && end - start < 400);
  const asked = bold.filter(({ line }) => set.has(line)).length;
  if (asked >= 2 && asked * 2 >= set.size && bold.length < open.length) {
    const [first] = bold;
    // An introduction in bold asks nothing: the first one does when it is no part of it.
    const told = lines.some(
      ({ start, role }) => start < (first?.start ?? 0) && /^(?:body|standfirst)$/.test(role) && !emphasised.has(start),
    );
    const alone = first !== undefined && !emphasised.has(open[open.indexOf(first) + 1]?.start ?? -1);
    const begins = first !== undefined && (set.has(first.line) || speaksTo(text, first) || (told && alone));
    return new Set(bold.slice(begins ? 0 : 1).map(({ line }) => line));
  }
  for (const [k, line] of open.entries()) {
    const [before, after] = [open[k - 1], open[k + 1]];
    if (before === undefined || after === undefined || set.has(before.line) || set.has(after.line)) continue;
    if (line.end - line.start < 200 && speaksTo(text, line)) set.add(line.line);
  }
  return set;
}

const speaksTo = (text: string, { start, end }: DocumentLine): boolean => {
  const words = text.slice(start, end).replace(/[“"][^”"]*[”"]/g, '');
  return (
    /\b(?:you|your|minister|ambassador|president|madam|sir)\b/i.test(words) &&
    !/\b(?:I|we|We|my|My|our|Our|us)\b/.test(words)
  );
};
