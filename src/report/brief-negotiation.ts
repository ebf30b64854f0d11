// The third answer of a brief, short enough for it: the demands that cannot all hold, lettered; who would give up which;
// three packages. `casus deadlock DOSSIER` tells the whole.
import { type Block, type Inline, type Words, span } from './block.ts';
import type { ToneText } from './tone.ts';
import { wrapText } from './layout.ts';
import type { BriefConflict, BriefDemand, BriefNegotiation, BriefPackage, GivenUp } from './negotiation-model.ts';
import { TONE_KIND, TONE_SIGN } from './style.ts';
import { renderText, type TextOptions } from './text.ts';
import { capitalise, joinNames } from './wording.ts';

const SHOWN = { conflicts: 4, packages: 3 } as const;

export interface LetteredDemand {
  readonly letter: string;
  /** 'Russia wants: unanimity' */
  readonly words: string;
  readonly quote?: string;
  readonly place?: string;
  readonly doubt?: string;
}

export interface ShownPackage {
  readonly words: string;
  readonly usable: ToneText;
  readonly facts: string;
  /** 'Western governments give up F, Russia B' */
  readonly price: string;
}

/** What a brief says of a negotiation, in sentences. */
export interface NegotiationSketch {
  readonly summary: string;
  /** Those that stand in the conflicts shown, the story's first. */
  readonly demands: readonly LetteredDemand[];
  /** 'A, B and C cannot all hold; nor can A and D; A and E; B and F.' */
  readonly conflicts: string;
  readonly ways: readonly string[];
  /** Options that all packages shown have: 'in each: from the first day'. */
  readonly common: string;
  readonly packages: readonly ShownPackage[];
  readonly hiddenPackages: number;
}

/** The story is the smallest conflict of three or more; where there is none, the first. */
function mainConflict(conflicts: readonly BriefConflict[]): BriefConflict | undefined {
  return conflicts.find(({ demands }) => demands.length > 2) ?? conflicts[0];
}

type Letters = ReadonlyMap<string, string>;

function letterAll(conflicts: readonly BriefConflict[]): Letters {
  const ids = [...new Set(conflicts.flatMap(({ demands }) => demands))];
  return new Map(ids.map((id, at) => [id, String.fromCharCode(65 + at)]));
}

function lettered(demand: BriefDemand, letters: Letters): LetteredDemand {
  const { id, party, refuses, short, quote, place, doubt } = demand;
  return {
    letter: letters.get(id) ?? id,
    words: `${party}: ${refuses ? 'no ' : ''}${short}`,
    ...(quote === undefined ? {} : { quote }),
    ...(place === undefined ? {} : { place }),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

function priceOf(by: readonly GivenUp[], name: (id: string) => string): string {
  return by
    .map(({ party, plural, demands }, at) => {
      const verb = at === 0 ? ` ${plural ? 'give' : 'gives'} up` : '';
      return `${party}${verb} ${joinNames(demands.map(name))}`;
    })
    .join(', ');
}

function shownPackage(
  { short, usable, activation, delay, givesUp, alikeShort }: BriefPackage,
  common: readonly string[],
  name: (id: string) => string,
  said: ReadonlySet<string>,
): ShownPackage {
  const own = short.filter((option) => !common.includes(option)).join(', ');
  const fresh = alikeShort.filter((other) => !said.has(other));
  const alike = fresh.length === 0 ? '' : ` (or ${fresh.join(', or ')})`;
  return {
    words: `${own === '' ? short.join(', ') : own}${alike}`,
    usable,
    facts: [activation === '' ? '' : `acts ${activation}`, delay].filter((word) => word !== '').join(', '),
    price: givesUp.length === 0 ? 'nobody gives anything up' : priceOf(givesUp, name),
  };
}

function waysOut({ concessions, byParty }: BriefNegotiation, name: (id: string) => string): readonly string[] {
  const [first] = concessions;
  if (first === undefined) return [];
  const ids = (list: readonly string[]): string => joinNames(list.map(name));
  const key = (list: readonly string[]): string => list.toSorted().join();
  const alone = byParty.flatMap(({ party, alone: own }) =>
    own === undefined || key(own.demands) === key(first.by.flatMap(({ demands }) => demands))
      ? []
      : [`${party} alone would have to give up ${ids(own.demands)} (${own.weight})`],
  );
  return [`Lightest way out: ${priceOf(first.by, name)} (weight ${first.weight})`, ...alone];
}

function conflictSentence(
  main: BriefConflict,
  rest: readonly BriefConflict[],
  count: number,
  name: (id: string) => string,
): string {
  const ids = ({ demands }: BriefConflict): string => joinNames(demands.map(name));
  const alone = main.demands.length === 1 ? 'cannot be met at all' : 'cannot all hold';
  const also = rest.length === 0 ? '' : `; nor can ${rest.map(ids).join('; ')}`;
  const hidden = count - rest.length - 1;
  return `${ids(main)} ${alone}${also}${hidden > 0 ? `; and ${hidden} more groups` : ''}.`;
}

/** Cost: linear in the answer. */
export function sketchNegotiation(brief: BriefNegotiation): NegotiationSketch {
  const { demands, conflicts, packages } = brief;
  const main = mainConflict(conflicts);
  const rest = conflicts.filter((conflict) => conflict !== main).slice(0, SHOWN.conflicts);
  const letters = letterAll([...(main === undefined ? [] : [main]), ...rest]);
  const byId = new Map(demands.map((demand) => [demand.id, demand]));
  const name = (id: string): string => letters.get(id) ?? `‘${byId.get(id)?.short ?? id}’`;
  const shown = packages.slice(0, SHOWN.packages);
  const common = (shown[0]?.short ?? []).filter((option) => shown.every(({ short }) => short.includes(option)));
  return {
    summary: brief.summary,
    demands: [...letters.keys()].flatMap((id) => byId.get(id) ?? []).map((demand) => lettered(demand, letters)),
    conflicts: main === undefined ? '' : conflictSentence(main, rest, conflicts.length, name),
    ways: waysOut(brief, name),
    common: shown.length > 1 && common.length > 0 ? `in each: ${common.join(', ')}` : '',
    packages: shown.map((each, at) => {
      const said = new Set(shown.slice(0, at).flatMap(({ alikeShort }) => alikeShort));
      return shownPackage(each, shown.length > 1 ? common : [], name, said);
    }),
    hiddenPackages: packages.length - shown.length,
  };
}

/** Cuts at a word, with an ellipsis, so that it fits. */
function fit(words: string, width: number): string {
  if (words.length <= width) return words;
  const cut = words.slice(0, Math.max(8, width - 1));
  return `${cut.slice(0, Math.max(8, cut.lastIndexOf(' ')))}…`;
}

/** A quotation shorter than this tells nothing; it takes a line of its own. */
const LEAST_QUOTE = 16;

function demandLine({ letter, words, quote, place, doubt }: LetteredDemand, columns: number): readonly string[] {
  const head = `${letter} ${words}`;
  const tail = `${place === undefined ? '' : ` (${place})`}${doubt === undefined ? '' : ' [not certain]'}`;
  const hang = (text: string): readonly string[] =>
    wrapText(text, columns - 2).map((line, at) => (at === 0 ? line : `  ${line}`));
  if (quote === undefined) return hang(`${head}${tail}`);
  const around = tail.length + 2;
  const room = columns - head.length - 1 - around;
  if (room >= Math.min(LEAST_QUOTE, quote.length)) return [`${head} “${fit(quote, room)}”${tail}`];
  return [...hang(head), `  “${fit(quote, columns - 2 - around)}”${tail}`];
}

function packageWords({ words, usable, facts, price }: ShownPackage): Words {
  return [
    span('strong', capitalise(words)),
    span('text', ': '),
    span(TONE_KIND[usable.tone], `${TONE_SIGN[usable.tone]}${usable.text}`),
    span('text', `${facts === '' ? '' : `, ${facts}`}; ${price}`),
  ];
}

export const PACKAGES = 'Packages that none betters for all';

/** For a terminal: the demands that stand in the conflicts, a line each, under the letters that the third answer uses. */
export function demandLines(brief: BriefNegotiation, { columns }: TextOptions): readonly string[] {
  return sketchNegotiation(brief).demands.flatMap((each) => demandLine(each, columns));
}

/** For a terminal: about ten lines; the letters are those of `demandLines`. */
export function negotiationLines(brief: BriefNegotiation, options: TextOptions): readonly string[] {
  const sketch = sketchNegotiation(brief);
  const { columns } = options;
  const head = `${PACKAGES}${sketch.common === '' ? '' : ` (${sketch.common})`}:`;
  const items = sketch.packages.map(packageWords);
  const ways = sketch.ways.length === 0 ? '' : `${sketch.ways.join('; ')}.`;
  return [
    ...wrapText(`${sketch.summary} ${sketch.conflicts} ${ways}`.trim(), columns),
    ...(items.length === 0 ? [] : wrapText(head, columns)),
    ...(items.length === 0
      ? []
      : renderText([{ kind: 'list', items }], options)
          .trimEnd()
          .split('\n')),
  ];
}

/** For Markdown: the same with every quotation whole. */
export function negotiationBlocks(brief: BriefNegotiation): readonly Block[] {
  const sketch = sketchNegotiation(brief);
  const demand = ({ letter, words, quote, place, doubt }: LetteredDemand): readonly Inline[] => [
    span('strong', `${letter} ${words}`),
    ...(quote === undefined ? [] : [span('text', ` “${quote}”`)]),
    span('text', `${place === undefined ? '' : ` (${place})`}${doubt === undefined ? '' : `, not certain: ${doubt}`}`),
  ];
  const paragraph = (words: string): readonly Block[] => (words === '' ? [] : [{ kind: 'paragraph', words }]);
  const list = (items: readonly Words[]): readonly Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);
  const more = sketch.hiddenPackages > 0 ? `${sketch.hiddenPackages} more: casus deadlock` : '';
  return [
    ...paragraph(sketch.summary),
    ...list(sketch.demands.map(demand)),
    ...paragraph(sketch.conflicts),
    ...list(sketch.ways),
    ...(sketch.packages.length === 0
      ? []
      : paragraph(`${PACKAGES}${sketch.common === '' ? '' : ` (${sketch.common})`}:`)),
    ...list(sketch.packages.map(packageWords)),
    ...paragraph(more),
  ];
}
