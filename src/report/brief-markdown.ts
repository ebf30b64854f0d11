import { type Block, type Inline, span } from './block.ts';
import type { Brief, BriefSituation } from './brief-model.ts';
import { numberAnswers, openPointsLead } from './wording.ts';
import type { ToneText } from './tone.ts';
import { negotiationBlocks } from './brief-negotiation.ts';
import { renderMarkdown } from './markdown.ts';
import { TONE_KIND, TONE_SIGN } from './style.ts';

export function toneSpans({ text, tone }: ToneText): readonly Inline[] {
  return [span(TONE_KIND[tone], `${TONE_SIGN[tone]}${text}`)];
}

function heading(words: string, level: 1 | 2 | 3 = 2): Block {
  return { kind: 'heading', level, words };
}

function situationBlocks({ situation, assumption, rows }: BriefSituation): readonly Block[] {
  return [
    { kind: 'paragraph', words: [span('strong', situation), span('text', assumption === '' ? '' : `: ${assumption}`)] },
    {
      kind: 'table',
      caption: situation,
      columns: ['arrangement', 'who can block', 'activation', 'time', 'findings'].map((label) => ({ label })),
      rows: rows.map((row) => [
        row.difference ? `${row.title} (${row.difference})` : row.title,
        [...toneSpans(row.whoCanBlock), span('text', row.smallestSets ? `; ${row.smallestSets}` : '')],
        [span(TONE_KIND[row.activation.tone], row.activation.text)],
        [span(TONE_KIND[row.delay.tone], row.delay.text)],
        row.findings,
      ]),
    },
  ];
}

function differenceBlocks({ differences }: Brief): readonly Block[] {
  if (differences.length === 0) return [];
  const items = differences.map(({ a, b, sentence, ballot }) => [
    span('strong', `${a} / ${b}`),
    span('text', `: ${sentence}${ballot === '' ? '' : ` They part on this ballot: ${ballot}`}`),
  ]);
  return [heading('How they differ', 3), { kind: 'list', items }];
}

function mentionBlocks({ mentions = [] }: Brief): readonly Block[] {
  if (mentions.length === 0) return [];
  const items = mentions.map(({ title, says }) => [
    span('strong', `${title}: `),
    says.length === 0 ? span('open', 'nothing more is said') : span('text', says.join('; ')),
  ]);
  return [{ kind: 'list', items }];
}

function noDealBlocks({ negotiation, noDeal }: Brief): readonly Block[] {
  if (negotiation !== undefined) return negotiationBlocks(negotiation);
  return noDeal === undefined ? [] : [{ kind: 'list', items: noDeal.text.split('\n') }];
}

function openBlocks(brief: Brief): readonly Block[] {
  const { open } = brief;
  const lead: Block = { kind: 'paragraph', words: openPointsLead(brief) };
  if (open.top.length === 0) return [lead];
  return [
    lead,
    { kind: 'list', items: open.top.map(({ label, effect }) => [span('open', label), span('text', `: ${effect}`)]) },
  ];
}

function blocksOf(brief: Brief): readonly Block[] {
  const quotes = brief.positions.map(({ quote, actor, stance, provision, place }): Block => {
    return { kind: 'quote', quote, cite: `${actor} ${stance} · ${provision} · ${place}` };
  });
  const paragraph = (words: string | undefined): readonly Block[] => (words ? [{ kind: 'paragraph', words }] : []);
  const findings = brief.findings.map(({ id, tier, claim, place }) => [
    span('strong', `${tier} ${id}`),
    span('text', ` ${claim}${place === '' ? '' : ` (${place})`}`),
  ]);
  return [
    heading(brief.title, 1),
    ...paragraph([brief.subtitle, ...brief.facts].filter(Boolean).join(' · ')),
    { kind: 'paragraph', words: [span('strong', brief.headline)] },
    ...numberAnswers([
      ['Who wants what', quotes.length > 0 ? [...quotes, ...paragraph(brief.morePositions)] : []],
      ['Would it ever be activated?', [...brief.activation.flatMap(situationBlocks), ...differenceBlocks(brief)]],
      ['Arrangements it speaks of', mentionBlocks(brief)],
      ['Why there is no deal', noDealBlocks(brief)],
      ['What nobody has said yet', openBlocks(brief)],
    ]).flatMap(({ title, body }) => [heading(title), ...body]),
    ...(findings.length > 0 ? [heading('Findings'), { kind: 'list' as const, items: findings }] : []),
    ...(brief.notes.length > 0 ? [heading('Notes'), { kind: 'list' as const, items: brief.notes }] : []),
  ];
}

/** The brief as Markdown; words of sources are escaped, so no quotation can become markup. */
export function renderBriefMarkdown(brief: Brief): string {
  return renderMarkdown(blocksOf(brief));
}
