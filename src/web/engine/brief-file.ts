import type { Dossier } from '../../dossier/index.ts';
import { assembleAnnex, assembleBrief, renderBriefHtml, renderBriefMarkdown } from '../../report/index.ts';
import type { Answer, Ask } from './questions.ts';

export function renderBriefFile(dossier: Dossier, format: Ask<'briefFile'>['format']): Answer<'briefFile'> {
  const brief = assembleBrief(dossier);
  return format === 'html'
    ? { name: `${dossier.id}.html`, type: 'text/html', text: renderBriefHtml(brief, { annex: assembleAnnex(dossier) }) }
    : { name: `${dossier.id}.md`, type: 'text/markdown', text: renderBriefMarkdown(brief) };
}
