// A brief as it is printed: headings, words with notes at the foot of the page, tables, pictures and what they were drawn from.
import { type Inline, inlines, span, type Words } from './block.ts';
import type { BriefAnnex, BriefSource } from './brief-annex.ts';
import type { Brief, BriefPosition, BriefSituation } from './brief-model.ts';
import { type LetteredDemand, PACKAGES, type ShownPackage, sketchNegotiation } from './brief-negotiation.ts';
import { type BriefPicture, drawBriefPictures, type PicturePlace } from './brief-pictures.ts';
import type { BriefNegotiation } from './negotiation-model.ts';
import { TONE_KIND } from './style.ts';
import type { Tone, ToneText } from './tone.ts';
import { capitalise, numberAnswers } from './wording.ts';

/** What stands at the foot of the page: the words of a source and where they are. */
export interface PaperNote {
  readonly quote?: string;
  readonly place: string;
}

export interface PaperSpan extends Inline {
  /** A note whose number stands after these words. */
  readonly note?: PaperNote;
}

export type PaperWords = readonly PaperSpan[];

export interface PaperTable {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PaperWords[])[];
  /** Figures behind a picture: smaller letters. */
  readonly small: boolean;
}

export type PaperBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly words: string }
  | { readonly kind: 'paragraph'; readonly words: PaperWords; readonly look: 'plain' | 'lead' | 'soft' }
  | { readonly kind: 'list'; readonly items: readonly PaperWords[] }
  | { readonly kind: 'picture'; readonly picture: BriefPicture }
  | PaperTable;

export interface Paper {
  readonly title: string;
  readonly subtitle?: string;
  /** One sentence for the file's own description. */
  readonly subject: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
  readonly blocks: readonly PaperBlock[];
}

type Pictures = (place: PicturePlace, at?: number) => readonly PaperBlock[];

function heading(words: string, level: 1 | 2 = 1): PaperBlock {
  return { kind: 'heading', level, words };
}

function paragraph(words: Words | undefined, look: 'plain' | 'lead' | 'soft' = 'plain'): readonly PaperBlock[] {
  return words === undefined || words.length === 0 ? [] : [{ kind: 'paragraph', words: inlines(words), look }];
}

function list(items: readonly (Words | PaperWords)[]): readonly PaperBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items: items.map(inlines) }];
}

/** Only signs that the typefaces of printed pages have. */
const SIGN: Readonly<Record<Tone, string>> = { plain: '', ok: '', danger: '× ', open: '? ' };

function toneWords({ text, tone }: ToneText): PaperSpan {
  return span(TONE_KIND[tone], SIGN[tone] + text);
}

/** 'page, line 4' of the only source is its title, line 4. */
function placeIn(sources: readonly BriefSource[], place: string): string {
  const [only, ...others] = sources;
  return only === undefined || others.length > 0 ? place : place.replace(/^page(?=, line )/, only.title);
}

function positionBlocks(brief: Brief, { sources }: BriefAnnex, pictures: Pictures): readonly PaperBlock[] {
  const item = ({ actor, stance, provision, quote, place }: BriefPosition): PaperWords => [
    span('strong', actor),
    { ...span('text', ` ${stance}: ${provision}`), note: { quote, place: placeIn(sources, place) } },
  ];
  const said = [...list(brief.positions.map(item)), ...paragraph(brief.morePositions, 'soft')];
  const drawn = pictures('positions');
  return [...said, ...drawn];
}

function situationBlocks({ situation, assumption, rows }: BriefSituation): readonly PaperBlock[] {
  const table: PaperTable = {
    kind: 'table',
    caption: `What each arrangement would do: ${situation}`,
    columns: ['arrangement', 'who can block', 'activation', 'time', 'findings'],
    rows: rows.map((row) => [
      [span('strong', row.title), span('text', row.difference ? ` (${row.difference})` : '')],
      [toneWords(row.whoCanBlock), span('text', row.smallestSets ? `; ${row.smallestSets}` : '')],
      [toneWords(row.activation)],
      [toneWords(row.delay)],
      [span('text', row.findings)],
    ]),
    small: false,
  };
  return [heading(capitalise(situation), 2), ...paragraph(assumption, 'soft'), table];
}

function activationBlocks(brief: Brief, { arrangements }: BriefAnnex, pictures: Pictures): readonly PaperBlock[] {
  const situations = brief.activation.flatMap((each, at) => [...situationBlocks(each), ...pictures('situation', at)]);
  const differences = brief.differences.flatMap(({ a, b, sentence, ballot }, at) => [
    ...paragraph([
      span('strong', `${a} / ${b}: `),
      span('text', `${sentence}${ballot === '' ? '' : ` They part on this ballot: ${ballot}`}`),
    ]),
    ...pictures('difference', at),
  ]);
  const each = arrangements.flatMap((_, at) => pictures('arrangement', at));
  return [
    ...situations,
    ...(differences.length === 0 ? [] : [heading('How they differ', 2), ...differences]),
    ...(each.length === 0 ? [] : [heading('How each decides, and who can block', 2), ...each]),
  ];
}

function mentionBlocks({ mentions = [] }: Brief): readonly PaperBlock[] {
  if (mentions.length === 0) return [];
  const items = mentions.map(({ title, says }) => [
    span('strong', `${title}: `),
    says.length === 0 ? span('open', 'nothing more is said') : span('text', says.join('; ')),
  ]);
  return list(items);
}

function demandWords(
  sources: readonly BriefSource[],
  { letter, words, quote, place, doubt }: LetteredDemand,
): PaperWords {
  const note: PaperNote = { ...(quote === undefined ? {} : { quote }), place: placeIn(sources, place ?? '') };
  return [
    { ...span('strong', `${letter} ${words}`), ...(quote === undefined && place === undefined ? {} : { note }) },
    span('text', doubt === undefined ? '' : ` (not certain: ${doubt})`),
  ];
}

function packagePaperWords({ words, usable, facts, price }: ShownPackage): PaperWords {
  const tail = `${facts === '' ? '' : `, ${facts}`}; ${price}`;
  return [span('strong', capitalise(words)), span('text', ': '), toneWords(usable), span('text', tail)];
}

function negotiationBlocks(
  talks: BriefNegotiation,
  { sources }: BriefAnnex,
  pictures: Pictures,
): readonly PaperBlock[] {
  const sketch = sketchNegotiation(talks);
  const { summary, demands, conflicts, ways, common, packages, hiddenPackages } = sketch;
  return [
    ...paragraph(summary),
    ...list(demands.map((demand) => demandWords(sources, demand))),
    ...paragraph(conflicts),
    ...(ways.length === 0 ? [] : [heading('What would unlock it', 2), ...list(ways)]),
    ...(packages.length === 0 ? [] : [heading(PACKAGES, 2), ...paragraph(common, 'soft')]),
    ...list(packages.map(packagePaperWords)),
    ...paragraph(hiddenPackages > 0 ? `${hiddenPackages} more: casus deadlock` : '', 'soft'),
    ...pictures('negotiation'),
  ];
}

function noDealBlocks(brief: Brief, annex: BriefAnnex, pictures: Pictures): readonly PaperBlock[] {
  if (brief.negotiation !== undefined) return negotiationBlocks(brief.negotiation, annex, pictures);
  return brief.noDeal === undefined ? [] : list(brief.noDeal.text.split('\n'));
}

function openBlocks({ open }: Brief): readonly PaperBlock[] {
  const count = `${open.count} open ${open.count === 1 ? 'point' : 'points'}.`;
  const items = open.top.map(({ label, effect }) => [span('open', label), span('text', `: ${effect}`)]);
  return [...paragraph(open.top.length === 0 ? count : `${count} Those that decide most:`), ...list(items)];
}

function findingBlocks({ findings }: Brief): readonly PaperBlock[] {
  if (findings.length === 0) return [];
  const rows = findings.map(({ id, tier, claim, place }) => [
    [span(tier === 'hazard' || tier === 'error' ? 'danger' : 'open', `${tier} ${id}`)],
    [span('text', claim)],
    [span('text', place)],
  ]);
  const columns = ['finding', 'what it says', 'where'];
  return [heading('Findings'), { kind: 'table', caption: 'Findings of the checker', columns, rows, small: true }];
}

function sourceBlocks({ sources }: BriefAnnex): readonly PaperBlock[] {
  if (sources.length === 0) return [];
  const words = sources.map(({ title, source, date }) => [title, source, date].filter(Boolean).join(', '));
  return [heading('Sources'), ...list(words)];
}

function dataBlocks(pictures: readonly BriefPicture[]): readonly PaperBlock[] {
  if (pictures.length === 0) return [];
  const tables = pictures.map(({ drawing: { data } }): PaperBlock => {
    const rows = data.rows.map((row) => row.map((cell) => [span('text', cell)]));
    return { kind: 'table', caption: data.caption, columns: data.head, rows, small: true };
  });
  return [heading('Data of the pictures'), ...tables];
}

/**
 * A brief with its notes, pictures and their data, for a word processor or a printer. Nothing is left out that the page
 * of the brief says. Cost: linear in the brief.
 */
export function assemblePaper(brief: Brief, annex: BriefAnnex): Paper {
  const all = drawBriefPictures(brief, annex);
  const pictures: Pictures = (place, at = 0) =>
    all
      .filter((picture) => picture.place === place && picture.at === at)
      .map((picture) => ({ kind: 'picture', picture }));
  return {
    title: brief.title,
    ...(brief.subtitle === undefined ? {} : { subtitle: brief.subtitle }),
    subject: brief.headline,
    author: 'Casus',
    language: 'en',
    blocks: [
      ...paragraph(brief.facts.join(' · '), 'soft'),
      ...paragraph(brief.headline, 'lead'),
      ...numberAnswers([
        ['Who wants what', positionBlocks(brief, annex, pictures)],
        ['Would it ever be activated?', activationBlocks(brief, annex, pictures)],
        ['Arrangements it speaks of', mentionBlocks(brief)],
        ['Why there is no deal', noDealBlocks(brief, annex, pictures)],
        ['What nobody has said yet', openBlocks(brief)],
      ]).flatMap(({ title, body }) => [heading(title), ...body]),
      ...findingBlocks(brief),
      ...(brief.notes.length === 0 ? [] : [heading('Notes'), ...list(brief.notes)]),
      ...sourceBlocks(annex),
      ...dataBlocks(all),
    ],
  };
}
