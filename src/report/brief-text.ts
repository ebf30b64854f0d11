import type { Table, Words } from './block.ts';
import { span } from './block.ts';
import type { Brief, BriefRow, BriefSituation } from './brief-model.ts';
import { openPointsLead } from './wording.ts';
import type { ToneText } from './tone.ts';
import { demandLines, negotiationLines } from './brief-negotiation.ts';
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

/** What all rows say of the time to activation; said once, it takes no column. */
function sharedDelay({ rows }: BriefSituation): ToneText | undefined {
  const [first, ...others] = rows.map(({ delay }) => delay);
  return others.length > 0 && others.every(({ text }) => text === first?.text) ? first : undefined;
}

function situationTable(shown: BriefSituation, columns: number): Table {
  const { situation, rows } = shown;
  const wide = columns >= 96 && rows.some(({ findings }) => findings !== '');
  const timed = sharedDelay(shown) === undefined;
  const labels = [
    'arrangement',
    'who can block',
    'activation',
    ...(timed ? ['time'] : []),
    ...(wide ? ['findings'] : []),
  ];
  return {
    kind: 'table',
    caption: situation,
    columns: labels.map((label) => ({ label })),
    rows: rows.map((row) => [
      row.title,
      [
        ...(toneWords(row.whoCanBlock) as readonly { kind: 'text'; text: string }[]),
        ...(row.smallestSets ? [span('text', `; ${row.smallestSets}`)] : []),
      ],
      activationWords(row),
      ...(timed ? [toneWords({ ...row.delay, tone: row.delay.tone === 'open' ? 'open' : 'plain' })] : []),
      ...(wide ? [row.findings] : []),
    ]),
  };
}

/** Beside computed answers the words are a reminder; in the brief of a document they are the answer. */
const SHOWN_POSITIONS = { besideAnswers: 4, alone: 12 } as const;

function shownPositions({ activation, negotiation, positions }: Brief): Brief['positions'] {
  if (negotiation !== undefined) return [];
  return positions.slice(0, activation.length > 0 ? SHOWN_POSITIONS.besideAnswers : SHOWN_POSITIONS.alone);
}

/** Beside the section's title. */
function morePositions(brief: Brief): string {
  const hidden = brief.positions.length - shownPositions(brief).length;
  if (hidden === 0) return '';
  return brief.negotiation === undefined
    ? `(${hidden} more on the page or with --json)`
    : `(all ${hidden} positions on the page or with --json)`;
}

/** The demands that stand against each other where a negotiation is given, else the first quotations. */
function whoWantsWhat(brief: Brief, options: TextOptions): readonly string[] {
  if (brief.negotiation !== undefined) return demandLines(brief.negotiation, options);
  const lines = shownPositions(brief).flatMap(({ quote, actor, stance, provision, place }) =>
    renderText([{ kind: 'quote', quote, cite: `${actor} ${stance} · ${provision} · ${place}` }], options)
      .trimEnd()
      .split('\n'),
  );
  const rest = morePositions(brief) === '' ? (brief.morePositions ?? '') : '';
  const more = rest === '' ? [] : wrapText(rest, options.columns);
  return [...lines, ...more.map((line) => paint(options.colour, 'dim', line))];
}

/** Only the first situation has a table; the others say in a paragraph whose chance of activation changes. */
function otherSituation(
  { situation, rows }: BriefSituation,
  first: BriefSituation | undefined,
  { columns }: TextOptions,
): readonly string[] {
  const changed = rows.filter(
    ({ arrangement, activation }) =>
      first?.rows.find((row) => row.arrangement === arrangement)?.activation.text !== activation.text,
  );
  const figures = changed.map(({ title, activation }) => `${title} ${activation.text}`).join('; ');
  const rest =
    changed.length === rows.length ? '.' : changed.length === 0 ? 'activation as above.' : '; the others as above.';
  return wrapText(`In the situation ‘${situation}’: ${figures}${rest}`, columns);
}

function wouldItActivate(brief: Brief, options: TextOptions): readonly string[] {
  const lines = brief.activation.flatMap((situation, index) => {
    if (index > 0) return otherSituation(situation, brief.activation[0], options);
    const assumption = situation.assumption === '' ? '' : ` (${situation.assumption})`;
    const delay = sharedDelay(situation);
    const head = wrapText(`In the situation ‘${situation.situation}’${assumption}:`, options.columns);
    return [
      ...head.map((line) => paint(options.colour, 'dim', line)),
      ...renderTableText(situationTable(situation, options.columns), options),
      ...(delay === undefined ? [] : wrapText(`Time to activation, the same for all: ${delay.text}.`, options.columns)),
    ];
  });
  const differences = brief.differences.flatMap(({ sentence, ballot }) =>
    renderText(
      [{ kind: 'list', items: [ballot === '' ? sentence : `${sentence} They part on this ballot: ${ballot}.`] }],
      options,
    )
      .trimEnd()
      .split('\n'),
  );
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

function openPoints(brief: Brief, { colour, columns }: TextOptions): readonly string[] {
  const { open } = brief;
  if (open.top.length === 0) return [openPointsLead(brief)];
  const shown = open.top.slice(0, SHOWN_OPEN_POINTS);
  const width = Math.min(60, Math.max(...shown.map(({ label }) => textWidth(label))));
  const table: Table = {
    kind: 'table',
    caption: '',
    columns: [{ label: '' }, { label: '' }],
    rows: shown.map(({ label, effect }) => [[span('open', `? ${label}`.padEnd(width + 2))], effect]),
  };
  return [openPointsLead(brief), ...renderTableText(table, { colour, columns }).slice(2)];
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
  const aside = rest === 0 ? '' : paint(colour, 'dim', `  ${rest} more: casus check FILE, or --json`);
  return [`${paint(colour, 'heading', 'Findings')}${aside}`, ...lines];
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
  let answers = 0;
  const add = (title: string, body: readonly string[], aside = ''): void => {
    if (body.length === 0) return;
    answers += 1;
    lines.push('', section(answers, title, colour, aside), ...indented(body));
  };
  add('Who wants what', whoWantsWhat(brief, inner), morePositions(brief));
  add('Would it ever be activated?', wouldItActivate(brief, inner));
  add('Arrangements it speaks of', mentionLines(brief, inner));
  add('Why there is no deal', noDealLines(brief, inner));
  add('What nobody has said yet', openPoints(brief, inner));
  if (brief.findings.length > 0) lines.push('', ...findingLines(brief, { colour, columns }));
  const notes = brief.notes.flatMap((note) => wrapText(note, columns)).map((line) => paint(colour, 'dim', line));
  if (notes.length > 0) lines.push('', ...notes);
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
