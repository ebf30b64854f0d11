import type { Dossier } from '../../dossier/index.ts';
import { assembleAnnex, assembleBrief, fileStem, renderBriefHtml, renderBriefMarkdown } from '../../report/index.ts';
import type { Answer, Ask } from './questions.ts';

export function renderBriefFile(dossier: Dossier, format: Ask<'briefFile'>['format']): Answer<'briefFile'> {
  const brief = assembleBrief(dossier);
  const stem = fileStem(dossier.title, dossier.id);
  return format === 'html'
    ? { name: `${stem}.html`, type: 'text/html', text: renderBriefHtml(brief, { annex: assembleAnnex(dossier) }) }
    : { name: `${stem}.md`, type: 'text/markdown', text: renderBriefMarkdown(brief) };
}
