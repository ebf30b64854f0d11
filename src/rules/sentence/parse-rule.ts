// A rule sentence → DecisionRule, by recursive descent over words. Linear; nesting is bounded, length is not.
import { fail, nearest, type Result, type Span, succeed } from '../../basics/index.ts';
import type { Amount, BallotTest, Base, DecisionRule, Quantifier } from '../types.ts';
import { noteSpans } from './spans.ts';

interface Word {
  readonly text: string;
  readonly span: Span;
}

interface Mistake {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  readonly help?: string;
  readonly fix?: string;
}

interface Reader {
  readonly words: readonly Word[];
  readonly end: number;
  at: number;
  mistake: Mistake | undefined;
}

const DEEPEST = 200;
const RESERVED = new Set(['and', 'or', 'of', 'in', 'not', '(', ')']);
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(
  ' ',
);

function peek(reader: Reader, ahead = 0): string {
  return reader.words[reader.at + ahead]?.text.toLowerCase() ?? '';
}

function here(reader: Reader): Span {
  return reader.words[reader.at]?.span ?? { start: reader.end, end: reader.end };
}

function report(reader: Reader, mistake: Omit<Mistake, 'span'>, span = here(reader)): undefined {
  reader.mistake ??= { ...mistake, span };
  return undefined;
}

function found(reader: Reader): string {
  const word = reader.words[reader.at]?.text;
  return word === undefined ? 'but the rule ends here' : `found '${word.length > 60 ? `${word.slice(0, 60)}…` : word}'`;
}

function unexpected(reader: Reader, wanted: string, choices: readonly string[] = []): undefined {
  const word = peek(reader);
  const near = word === '' ? undefined : nearest(word, choices);
  const help = near === undefined ? {} : { help: `Did you mean '${near}'?`, fix: near };
  return report(reader, { code: 'R102', message: `Expected ${wanted}, ${found(reader)}.`, ...help });
}

/** Takes the words if they come next; says what is wrong otherwise. */
function take(reader: Reader, ...words: readonly string[]): true | undefined {
  for (const word of words) {
    if (peek(reader) !== word) return unexpected(reader, `'${word}'`, [word]);
    reader.at += 1;
  }
  return true;
}

function parseAmount(reader: Reader): Amount | undefined {
  const text = peek(reader);
  const wrong = (message: string, fix?: string): undefined =>
    report(reader, { code: 'R103', message, ...(fix === undefined ? {} : { help: `Write '${fix}'.`, fix }) });
  const amount = readAmount(text);
  if (amount === undefined) {
    const spelled = NUMBERS.indexOf(text);
    const wanted = 'Expected a whole number, a range n..m, a percentage or a fraction';
    return wrong(`${wanted}, ${found(reader)}.`, spelled === -1 ? undefined : `${spelled}`);
  }
  if (amount.kind === 'share' && (amount.den === 0n || amount.num > amount.den)) {
    return wrong(`A share lies between 0 and 1, ${found(reader)}.`);
  }
  if (amount.kind === 'range' && amount.low > amount.high) {
    return wrong(`A range starts at its smaller number, ${found(reader)}.`, `${amount.high}..${amount.low}`);
  }
  const largest = amount.kind === 'number' ? amount.value : amount.kind === 'range' ? amount.high : 0;
  if (!Number.isSafeInteger(largest)) return wrong(`The number is too large, ${found(reader)}.`);
  reader.at += 1;
  return amount;
}

function readAmount(text: string): Amount | undefined {
  if (text.length > 40) return undefined;
  if (/^\d+$/.test(text)) return { kind: 'number', value: Number(text) };
  const range = /^(\d+)\.\.(\d+)$/.exec(text);
  if (range) return { kind: 'range', low: Number(range[1]), high: Number(range[2]) };
  const percent = /^(\d+)(?:\.(\d+))?%$/.exec(text);
  if (percent) {
    const decimals = percent[2] ?? '';
    const num = BigInt(`${percent[1]}${decimals}`);
    return { kind: 'share', num, den: 10n ** BigInt(decimals.length + 2), written: 'percent' };
  }
  const fraction = /^(\d+)\/(\d+)$/.exec(text);
  if (!fraction) return undefined;
  return { kind: 'share', num: BigInt(fraction[1] ?? 0), den: BigInt(fraction[2] ?? 0), written: 'fraction' };
}

const COMPARISONS = {
  at: { least: 'at-least', most: 'at-most' },
  more: { than: 'more-than' },
  fewer: { than: 'fewer-than' },
} as const;

function parseQuantifier(reader: Reader): Quantifier | undefined {
  const first = peek(reader);
  if (first === 'all' || first === 'none') {
    reader.at += 1;
    return { kind: first };
  }
  if (first !== 'at' && first !== 'more' && first !== 'fewer') {
    const wanted = "'all', 'none', 'at least', 'at most', 'more than', 'fewer than', 'more for than against' or '('";
    return unexpected(reader, wanted, ['all', 'none', 'at', 'more', 'fewer']);
  }
  const seconds: Readonly<Record<string, Exclude<Quantifier['kind'], 'all' | 'none'>>> = COMPARISONS[first];
  reader.at += 1;
  const kind = seconds[peek(reader)];
  if (kind === undefined) {
    const words = Object.keys(seconds);
    return unexpected(reader, words.map((word) => `'${word}'`).join(' or '), words);
  }
  reader.at += 1;
  const amount = parseAmount(reader);
  return amount && { kind, amount };
}

function parseGroup(reader: Reader): { group: string; weight?: string } | undefined {
  const word = reader.words[reader.at]?.text ?? '';
  const dot = word.indexOf('.');
  const [group, weight] = dot === -1 ? [word, undefined] : [word.slice(0, dot), word.slice(dot + 1)];
  if (group === '' || weight === '' || RESERVED.has(word.toLowerCase())) {
    return unexpected(reader, "the name of a group, or 'group.weight'");
  }
  reader.at += 1;
  return weight === undefined ? { group } : { group, weight };
}

function parseBase(reader: Reader): Base | undefined {
  const first = peek(reader);
  const limited = (first === 'voting' || first === 'present') && peek(reader, 1) === 'in';
  if (limited) reader.at += 2;
  const group = parseGroup(reader);
  return group && { ...group, of: limited ? (first as 'voting' | 'present') : 'members' };
}

function parseBallot(reader: Reader): BallotTest | undefined {
  const word = peek(reader);
  if (word === 'not') {
    reader.at += 1;
    return take(reader, 'for') && { kind: 'not-for' };
  }
  if (word === '' || RESERVED.has(word) || !/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(word)) {
    return unexpected(reader, "a ballot ('for', 'against', 'abstain', 'absent', 'not for', 'cast', 'present')");
  }
  const written = reader.words[reader.at]?.text ?? '';
  reader.at += 1;
  if (word === 'cast' || word === 'present') return { kind: word };
  const standard = ['for', 'against', 'abstain', 'absent'].includes(word);
  return { kind: 'is', ballot: standard ? word : written };
}

function parseAtom(reader: Reader, depth: number): DecisionRule | undefined {
  const word = peek(reader);
  const first = reader.at;
  if (word === '(') {
    const open = here(reader);
    if (depth >= DEEPEST) {
      const message = `Parentheses are nested more than ${DEEPEST} deep here.`;
      return report(reader, { code: 'R104', message });
    }
    reader.at += 1;
    const inner = parseOr(reader, depth + 1);
    if (inner === undefined) return undefined;
    if (peek(reader) === ')') {
      reader.at += 1;
      return inner;
    }
    if (peek(reader) !== '') return unexpected(reader, "'and', 'or' or ')'", ['and', 'or']);
    return report(reader, { code: 'R111', message: "This '(' is never closed." }, open);
  }
  if (word === 'always' || word === 'never') {
    reader.at += 1;
    return { kind: word };
  }
  if (word === 'more' && peek(reader, 1) === 'for') {
    if (!take(reader, 'more', 'for', 'than', 'against', 'in')) return undefined;
    const group = parseGroup(reader);
    const rule = group && { kind: 'more-for-than-against' as const, ...group };
    if (rule) noteSpans(rule, { whole: between(reader, first), group: before(reader) });
    return rule;
  }
  return parseCount(reader);
}

/** The word just taken. */
function before(reader: Reader): Span {
  return reader.words[reader.at - 1]?.span ?? here(reader);
}

/** From the word at `first` to the one just taken. */
function between(reader: Reader, first: number): Span {
  return { start: reader.words[first]?.span.start ?? 0, end: before(reader).end };
}

function parseCount(reader: Reader): DecisionRule | undefined {
  const first = reader.at;
  const quantifier = parseQuantifier(reader);
  const amount = before(reader);
  const base = quantifier && take(reader, 'of') && parseBase(reader);
  const group = before(reader);
  const ballot = base && parseBallot(reader);
  if (!ballot) return undefined;
  const rule: DecisionRule = { kind: 'count', quantifier, base, ballot };
  noteSpans(rule, { whole: between(reader, first), amount, group, ballot: before(reader) });
  return rule;
}

function parseList(reader: Reader, kind: 'and' | 'or', part: () => DecisionRule | undefined): DecisionRule | undefined {
  const first = part();
  if (first === undefined) return undefined;
  const rules = [first];
  while (peek(reader) === kind) {
    reader.at += 1;
    const next = part();
    if (next === undefined) return undefined;
    rules.push(next);
  }
  return rules.length === 1 ? first : { kind, rules };
}

function parseOr(reader: Reader, depth: number): DecisionRule | undefined {
  return parseList(reader, 'or', () => parseList(reader, 'and', () => parseAtom(reader, depth)));
}

/**
 * Reads a rule sentence (grammar: docs/spec/RULES.md). 'and' binds tighter than 'or'; keywords in any case; names of
 * groups and declared ballots as written. Spans are ranges of `text`, also those that `compileRule` gives. Cost: linear. Codes R101-R104, R111.
 * @example
 * parseRule('none of council against').ok // => true
 * parseRule('at laest 9 of council for').diagnostics[0].fix // => 'least'
 */
export function parseRule(text: string): Result<DecisionRule> {
  const words = [...text.matchAll(/[()]|[^\s()]+/g)].map((match) => ({
    text: match[0],
    span: { start: match.index, end: match.index + match[0].length },
  }));
  const reader: Reader = { words, end: text.trimEnd().length, at: 0, mistake: undefined };
  if (words.length === 0) {
    const help = "Write for example 'all of council for'.";
    return fail({
      code: 'R101',
      severity: 'error',
      message: 'The rule is empty.',
      span: { start: 0, end: text.length },
      help,
    });
  }
  const rule = parseOr(reader, 0);
  if (rule !== undefined && reader.at < words.length) {
    if (peek(reader) === ')') report(reader, { code: 'R111', message: "This ')' closes nothing." });
    else unexpected(reader, "'and', 'or' or the end of the rule", ['and', 'or']);
  }
  if (reader.mistake) return fail({ severity: 'error', ...reader.mistake });
  if (rule === undefined) throw new Error('a rule that does not parse has a mistake');
  return succeed(rule);
}
