import type { Tone, ToneText } from './tone.ts';
import { type LetteredDemand, type ShownPackage, sketchNegotiation } from './brief-negotiation.ts';
import { escapeHtml } from './escape.ts';
import type { BriefNegotiation } from './negotiation-model.ts';
import { capitalise } from './wording.ts';

/** Only signs that the shipped fonts draw. */
const SIGN: Readonly<Record<Tone, string>> = { plain: '', ok: '', danger: '× ', open: '? ' };

function toneHtml({ text, tone }: ToneText): string {
  return tone === 'plain' ? escapeHtml(text) : `<span class="${tone}">${escapeHtml(SIGN[tone] + text)}</span>`;
}

function demandHtml({ letter, words, quote, place, doubt }: LetteredDemand): string {
  const said = quote === undefined ? '' : ` <q>${escapeHtml(quote)}</q>`;
  const aside = [place, doubt === undefined ? undefined : `not certain: ${doubt}`].filter(Boolean).join('; ');
  return `<li><strong>${escapeHtml(`${letter} ${words}`)}</strong>${said}${aside === '' ? '' : ` <span class="muted">${escapeHtml(aside)}</span>`}</li>`;
}

function packageHtml({ words, usable, facts, price }: ShownPackage): string {
  const tail = `${facts === '' ? '' : `, ${facts}`}; ${price}`;
  return `<li><strong>${escapeHtml(capitalise(words))}</strong>: ${toneHtml(usable)}${escapeHtml(tail)}</li>`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul class="plain">${items.join('')}</ul>`;
}

/** Why there is no deal: the demands, and beside them what would unlock it. */
export function negotiationHtml(brief: BriefNegotiation): string {
  const sketch = sketchNegotiation(brief);
  const paragraph = (words: string): string => (words === '' ? '' : `<p>${escapeHtml(words)}</p>`);
  const common = sketch.common === '' ? '' : ` <small>${escapeHtml(sketch.common)}</small>`;
  const more = sketch.hiddenPackages > 0 ? `<p class="muted">${sketch.hiddenPackages} more: casus deadlock</p>` : '';
  const packages =
    sketch.packages.length === 0
      ? ''
      : `<h3>Packages that none betters for all${common}</h3>${list(sketch.packages.map(packageHtml))}${more}`;
  const ways =
    sketch.ways.length === 0
      ? ''
      : `<h3>What would unlock it</h3>${list(sketch.ways.map((way) => `<li>${escapeHtml(way)}</li>`))}`;
  const stands = list(sketch.demands.map(demandHtml)) + paragraph(sketch.conflicts);
  return `${paragraph(sketch.summary)}
<div class="beside"><div>${stands}</div><div>${ways}${packages}</div></div>`;
}
