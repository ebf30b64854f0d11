import { openPointsLead } from './wording.ts';
import type { Brief, BriefFinding, BriefRow, BriefSituation } from './brief-model.ts';
import type { Tone, ToneText } from './tone.ts';
import { negotiationHtml } from './brief-negotiation-html.ts';
import { escapeHtml } from './escape.ts';
import { quoteHtml, renderPage } from './html.ts';
import { type BriefAnnex, NO_ANNEX } from './brief-annex.ts';
import { type BriefPicture, drawBriefPictures, type PicturePlace } from './brief-pictures.ts';
import { figureHtml } from './pictures/picture.ts';
import { STYLE_SHEET } from './style-sheet.ts';

export interface BriefHtmlOptions {
  /** Address of the style sheet; without it the sheet travels inside the page. */
  readonly stylesheet?: string;
  /** Without it the page has only the pictures that the brief itself holds: bounds and seats. */
  readonly annex?: BriefAnnex;
}

/** The figures of one place of the brief. */
type Figures = (place: PicturePlace, at?: number) => string;

function figuresOf(pictures: readonly BriefPicture[]): Figures {
  return (place, at = 0) =>
    pictures
      .filter((picture) => picture.place === place && picture.at === at)
      .map(({ id, drawing, caption }) => figureHtml(drawing, id, caption ?? drawing.parts.title))
      .join('\n');
}

/** Only signs that the shipped fonts draw. */
const SIGN: Readonly<Record<Tone, string>> = { plain: '', ok: '', danger: '× ', open: '? ' };

function toneHtml({ text: words, tone }: ToneText): string {
  // A number and its sign stay on one line.
  const text = words.replaceAll(' %', '\u00a0%');
  return tone === 'plain' ? escapeHtml(text) : `<span class="${tone}">${escapeHtml(SIGN[tone] + text)}</span>`;
}

function answerHtml(number: number, title: string, body: string): string {
  const id = `answer-${number}`;
  return `<section class="card wide" aria-labelledby="${id}"><span class="n" aria-hidden="true">${number}</span><h2 id="${id}">${escapeHtml(title)}</h2>
${body}</section>`;
}

function muted(text: string | undefined): string {
  return text ? `<p class="muted">${escapeHtml(text)}</p>` : '';
}

/** Two columns of them. */
const SHOWN_QUOTES = 8;

function folded(summary: string, body: string, open = false): string {
  return `<details class="data"${open ? ' open' : ''}><summary>${escapeHtml(summary)}</summary>${body}</details>`;
}

function whoWantsWhat({ positions, morePositions }: Brief, figures: Figures): string {
  const quotes = positions.map(({ quote, actor, stance, provision, place }) =>
    quoteHtml(quote, `${actor} ${stance} · ${provision} · ${place}`),
  );
  const [shown, rest] = [quotes.slice(0, SHOWN_QUOTES), quotes.slice(SHOWN_QUOTES)];
  const beside = (some: readonly string[]): string => `<div class="beside">${some.join('\n')}</div>`;
  const more = rest.length === 0 ? '' : folded(`${rest.length} more`, beside(rest));
  return (shown.length === 0 ? '' : beside(shown)) + more + muted(morePositions) + figures('positions');
}

function listHtml(sentences: readonly string[]): string {
  return `<ul class="plain">${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('')}</ul>`;
}

function mentionsHtml({ mentions = [] }: Brief): string {
  if (mentions.length === 0) return '';
  const items = mentions.map(({ title, says }) => {
    const said = says.length === 0 ? '<span class="open">nothing more is said</span>' : escapeHtml(says.join('; '));
    return `<li><strong>${escapeHtml(title)}</strong>: ${said}</li>`;
  });
  return `<ul class="plain">${items.join('')}</ul>`;
}

function rowHtml(row: BriefRow): string {
  const small = (text: string | undefined): string => (text ? `<small>${escapeHtml(text)}</small>` : '');
  const delay: ToneText = row.delay;
  return `<tr><th scope="row">${escapeHtml(row.title)}${small(row.difference)}</th><td data-label="who can block">${toneHtml(row.whoCanBlock)}${small(row.smallestSets)}</td><td data-label="activation">${toneHtml(row.activation)}</td><td data-label="time">${toneHtml(delay)}</td><td data-label="findings">${escapeHtml(row.findings)}</td></tr>`;
}

function situationHtml({ situation, assumption, rows }: BriefSituation, bars: string): string {
  const head = ['arrangement', 'who can block', 'activation', 'time', 'findings'];
  return `<div class="situation"><h3>${escapeHtml(situation)}</h3>${muted(assumption)}
<table><caption class="hidden">${escapeHtml(situation)}</caption><thead><tr>${head.map((label) => `<th scope="col">${label}</th>`).join('')}</tr></thead><tbody>${rows.map(rowHtml).join('\n')}</tbody></table>
${bars}</div>`;
}

function differencesHtml({ differences }: Brief, figures: Figures): string {
  if (differences.length === 0) return '';
  const items = differences.map(({ sentence, ballot }, index) => {
    const parting = ballot === '' ? '' : `<p class="ballot">They part on this ballot: ${escapeHtml(ballot)}</p>`;
    return `<li><p>${escapeHtml(sentence)}</p>${parting}${figures('difference', index)}</li>`;
  });
  return `<h3>How they differ</h3><ul class="differences">${items.join('')}</ul>`;
}

function arrangementsHtml({ arrangements }: BriefAnnex, figures: Figures): string {
  const drawn = arrangements.map(({ title }, at) => ({ title, pictures: figures('arrangement', at) }));
  const parts = drawn
    .filter(({ pictures }) => pictures !== '')
    .map(({ title, pictures }) => `<h4>${escapeHtml(title)}</h4><div class="pictures">${pictures}</div>`);
  if (parts.length === 0) return '';
  return `<h3>How each decides, and who can block</h3>${parts.join('\n')}`;
}

function noDealHtml({ negotiation, noDeal }: Brief, figures: Figures): string {
  if (negotiation !== undefined) return negotiationHtml(negotiation) + figures('negotiation');
  return noDeal === undefined ? '' : listHtml(noDeal.text.split('\n'));
}

function openHtml(brief: Brief): string {
  const { open } = brief;
  const top = open.top.map(
    ({ label, effect }) =>
      `<li><span class="open">${escapeHtml(label)}</span> <span class="effect">${escapeHtml(effect)}</span></li>`,
  );
  return `<p>${openPointsLead(brief)}</p>${top.length === 0 ? '' : `<ul class="opens">${top.join('')}</ul>`}`;
}

function findingHtml({ id, tier, claim, place }: BriefFinding): string {
  const grave = tier === 'hazard' || tier === 'error';
  return `<li><span class="tier ${grave ? 'grave' : 'mild'}">${escapeHtml(tier)}</span><p>${escapeHtml(claim)} <span class="muted">${escapeHtml([id, place].filter(Boolean).join(' · '))}</span></p></li>`;
}

/** One fold per file; the first is open. */
function findingsHtml({ findings }: Brief): string {
  if (findings.length === 0) return '';
  const files = [...new Set(findings.map(({ place }) => place.replace(/:\d+$/, '')))];
  const folds = files.map((file, index) => {
    const own = findings.filter(({ place }) => place.replace(/:\d+$/, '') === file);
    const count = `${own.length} ${own.length === 1 ? 'finding' : 'findings'}`;
    return folded(`${file}: ${count}`, `<ul class="findings">${own.map(findingHtml).join('')}</ul>`, index === 0);
  });
  return `<section class="card wide" aria-labelledby="findings"><h2 id="findings">Findings</h2>${folds.join('\n')}</section>`;
}

/** A whole page: valid under a content policy without inline style or script when `stylesheet` is given. */
export function renderBriefHtml(brief: Brief, options: BriefHtmlOptions = {}): string {
  const chips = brief.facts.map((fact) => `<li class="chip">${escapeHtml(fact)}</li>`).join('');
  const { annex = NO_ANNEX } = options;
  const figures = figuresOf(drawBriefPictures(brief, annex));
  const situations = brief.activation.map((each, at) => situationHtml(each, figures('situation', at)));
  const activation = situations.join('\n') + differencesHtml(brief, figures) + arrangementsHtml(annex, figures);
  const notes = brief.notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('');
  const answers = [
    ['Who wants what', whoWantsWhat(brief, figures)],
    ['Would it ever be activated?', activation],
    ['Arrangements it speaks of', mentionsHtml(brief)],
    ['Why there is no deal', noDealHtml(brief, figures)],
    ['What nobody has said yet', openHtml(brief)],
  ] as const;
  const cards = [
    ...answers.filter(([, text]) => text !== '').map(([title, text], index) => answerHtml(index + 1, title, text)),
    findingsHtml(brief),
  ];
  const body = `<a class="skip" href="#brief">To the brief</a>
<header><p class="brand">Casus</p><h1>${escapeHtml(brief.title)}</h1>${brief.subtitle ? `<p class="muted">${escapeHtml(brief.subtitle)}</p>` : ''}${chips === '' ? '' : `<ul class="chips">${chips}</ul>`}</header>
<main id="brief" tabindex="-1"><p class="lead">${escapeHtml(brief.headline)}</p>
<div class="cards">
${cards.filter((part) => part !== '').join('\n')}
</div></main>
<footer>${notes}</footer>`;
  const style = options.stylesheet === undefined ? { text: STYLE_SHEET } : { href: options.stylesheet };
  return renderPage({ title: `${brief.title} · Casus`, body, style });
}
