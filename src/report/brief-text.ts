import type { Table, Words } from './block.ts';
import { span } from './block.ts';
import type { Brief, BriefRow, BriefSituation } from './brief-model.ts';
import type { ToneText } from './tone.ts';
import { negotiationLines } from './brief-negotiation.ts';
import { textWidth, wrapText } from './layout.ts';
import { paint, TONE_KIND, TONE_SIGN } from './style.ts';
import { barText, renderTableText, renderText, type TextOptions } from './text.ts';

const WIDEST = 110;

function toneWords({ text, tone }: ToneText): Words {
  return [span(TONE_KIND[tone], `${TONE_SIGN[tone]}${text}`)];
}

function indented(lines: readonly string[], by = 3): readonly string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));
}

function section(number: number, title: string, colour: boolean, aside = ''): string {
  const tail = aside === '' ? '' : paint(colour, 'dim', `  ${aside}`);
  return `${paint(colour, 'cite', String(number))}  ${paint(colour, 'heading', title)}${tail}`;
}

function activationWords({ activation }: BriefRow): Words {
  const { min, max, text, tone } = activation;
  const bar = min === undefined || max === undefined ? '' : `${barText(min, max, 8)} `;
  return [span('text', bar), span(TONE_KIND[tone], text)];
}

function situationTable({ situation, rows }: BriefSituation, columns: number): Table {
  const wide = columns >= 96 && rows.some(({ findings }) => findings !== '');
  return {
    kind: 'table',
    caption: situation,
    columns: ['arrangement', 'who can block', 'activation', 'time', ...(wide ? ['findings'] : [])].map((label) => ({
      label,
    })),
    rows: rows.map((row) => [
      row.title,
      [
        ...(toneWords(row.whoCanBlock) as readonly { kind: 'text'; text: string }[]),
        ...(row.smallestSets ? [span('text', `; ${row.smallestSets}`)] : []),
      ],
      activationWords(row),
      toneWords({ ...row.delay, tone: row.delay.tone === 'open' ? 'open' : 'plain' }),
      ...(wide ? [row.findings] : []),
    ]),
  };
}

/** Beside computed answers the words are a reminder; in the brief of a document they are the answer; demands quote them again. */
const SHOWN_POSITIONS = { besideAnswers: 4, besideDemands: 1, alone: 12 } as const;

function whoWantsWhat(brief: Brief, options: TextOptions): readonly string[] {
  const beside = brief.negotiation === undefined ? SHOWN_POSITIONS.besideAnswers : SHOWN_POSITIONS.besideDemands;
  const most = brief.activation.length > 0 ? beside : SHOWN_POSITIONS.alone;
  const quotes = brief.positions.slice(0, most).map(({ quote, actor, stance, provision, place }) => ({
    kind: 'quote' as const,
    quote,
    cite: `${actor} ${stance} · ${provision} · ${place}`,
  }));
  const lines = quotes.flatMap((quote) => renderText([quote], options).trimEnd().split('\n'));
  const hidden = brief.positions.length - quotes.length;
  const rest = hidden > 0 ? `${hidden} more on the page or with --json` : (brief.morePositions ?? '');
  const more = rest === '' ? [] : wrapText(rest, options.columns);
  return [...lines, ...more.map((line) => paint(options.colour, 'dim', line))];
}

/** Only the first situation has a table; the others say in a paragraph what changes. */
function otherSituation({ situation, rows }: BriefSituation, { columns }: TextOptions): readonly string[] {
  const figures = rows.map(({ title, activation }) => `${title} ${activation.text}`).join('; ');
  return wrapText(`In the situation ‘${situation}’: ${figures}.`, columns);
}

function wouldItActivate(brief: Brief, options: TextOptions): readonly string[] {
  const lines = brief.activation.flatMap((situation, index) => {
    if (index > 0) return ['', ...otherSituation(situation, options)];
    const assumption = situation.assumption === '' ? '' : ` (${situation.assumption})`;
    const head = wrapText(`In the situation ‘${situation.situation}’${assumption}:`, options.columns);
    return [
      ...head.map((line) => paint(options.colour, 'dim', line)),
      ...renderTableText(situationTable(situation, options.columns), options),
    ];
  });
  const differences = brief.differences.flatMap(({ sentence, ballot }) => [
    ...renderText([{ kind: 'list', items: [[span('text', sentence)]] }], options)
      .trimEnd()
      .split('\n'),
    ...(ballot === ''
      ? []
      : wrapText(`They part on this ballot: ${ballot}`, options.columns - 2).map((line) => `  ${line}`)),
  ]);
  return differences.length === 0
    ? lines
    : [...lines, '', paint(options.colour, 'heading', 'How they differ'), ...differences];
}

function mentionLines({ mentions = [] }: Brief, options: TextOptions): readonly string[] {
  const items = mentions.map(({ title, says }) => [
    span('strong', `${title}: `),
    says.length === 0 ? span('open', 'nothing more is said') : span('text', says.join('; ')),
  ]);
  if (items.length === 0) return [];
  return renderText([{ kind: 'list', items }], options)
    .trimEnd()
    .split('\n');
}

function noDealLines({ noDeal, negotiation }: Brief, options: TextOptions): readonly string[] {
  if (negotiation !== undefined) return negotiationLines(negotiation, options);
  if (noDeal === undefined) return [];
  return renderText([{ kind: 'list', items: noDeal.text.split('\n') }], options)
    .trimEnd()
    .split('\n');
}

const SHOWN_OPEN_POINTS = 6;

function openPoints({ open }: Brief, { colour, columns }: TextOptions): readonly string[] {
  const count = `${open.count} open ${open.count === 1 ? 'point' : 'points'}.`;
  if (open.top.length === 0) return [count];
  const shown = open.top.slice(0, SHOWN_OPEN_POINTS);
  const lead = `${count} Those that decide most:`;
  const width = Math.min(60, Math.max(...shown.map(({ label }) => textWidth(label))));
  const table: Table = {
    kind: 'table',
    caption: '',
    columns: [{ label: '' }, { label: '' }],
    rows: shown.map(({ label, effect }) => [[span('open', `? ${label}`.padEnd(width + 2))], effect]),
  };
  return [lead, ...renderTableText(table, { colour, columns }).slice(2)];
}

const SHOWN_FINDINGS = { alone: 3, besideDemands: 2 } as const;

/** Errors, then hazards, each id once; the rest is a count. */
function mostTelling(findings: Brief['findings'], most: number): Brief['findings'] {
  const firsts = findings.filter(({ id }, index) => findings.findIndex((other) => other.id === id) === index);
  const rank = (tier: string): number => ['error', 'hazard', 'gap'].indexOf(tier);
  return firsts.toSorted((a, b) => rank(a.tier) - rank(b.tier)).slice(0, most);
}

function findingLines({ findings, negotiation }: Brief, { colour, columns }: TextOptions): readonly string[] {
  const shown = mostTelling(findings, negotiation === undefined ? SHOWN_FINDINGS.alone : SHOWN_FINDINGS.besideDemands);
  const lines = shown.flatMap(({ id, tier, claim, place }) => {
    const kind = tier === 'gap' ? 'open' : 'danger';
    const words = [
      span(kind, `${tier} ${id}`),
      span('text', ` ${claim}`),
      ...(place === '' ? [] : [span('cite', ` ${place}`)]),
    ];
    return renderText([{ kind: 'list', items: [words] }], { colour, columns })
      .trimEnd()
      .split('\n');
  });
  const rest = findings.length - shown.length;
  return rest === 0 ? lines : [...lines, paint(colour, 'dim', `  ${rest} more: casus check FILE, or --json`)];
}

/** Title and subtitle on one line where they fit. */
function titleLines({ title, subtitle = '' }: Brief, { colour, columns }: TextOptions): readonly string[] {
  const heads = wrapText(title, columns).map((line) => paint(colour, 'heading', line));
  if (subtitle === '') return heads;
  if (heads.length === 1 && textWidth(title) + textWidth(subtitle) + 2 <= columns) {
    return [`${heads[0]}${paint(colour, 'dim', `  ${subtitle}`)}`];
  }
  return [...heads, ...wrapText(subtitle, columns).map((line) => paint(colour, 'dim', line))];
}

/** The brief for a terminal: at most 110 columns wide, plain text when `colour` is off. Cost: O(text). */
export function renderBriefText(brief: Brief, options: TextOptions): string {
  const columns = Math.max(40, Math.min(WIDEST, options.columns));
  const { colour } = options;
  const inner = { colour, columns: columns - 3 };
  const facts = brief.facts.length === 0 ? [] : wrapText(brief.facts.join(' · '), columns);
  const lines = [
    ...titleLines(brief, { colour, columns }),
    ...facts.map((line) => paint(colour, 'dim', line)),
    '',
    ...wrapText(brief.headline, columns).map((line) => paint(colour, 'strong', line)),
  ];
  const add = (title: string, number: number, body: readonly string[], aside = ''): void => {
    if (body.length > 0) lines.push('', section(number, title, colour, aside), ...indented(body));
  };
  add('Who wants what', 1, whoWantsWhat(brief, inner));
  add('Would it ever be activated?', 2, wouldItActivate(brief, inner));
  add('Arrangements it speaks of', 2, mentionLines(brief, inner));
  add('Why there is no deal', 3, noDealLines(brief, inner));
  add('What nobody has said yet', 4, openPoints(brief, inner));
  if (brief.findings.length > 0)
    lines.push('', paint(colour, 'heading', 'Findings'), ...findingLines(brief, { colour, columns }));
  const notes = brief.notes.flatMap((note) => wrapText(note, columns)).map((line) => paint(colour, 'dim', line));
  if (notes.length > 0) lines.push('', ...notes);
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
