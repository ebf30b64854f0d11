// Writes docs/diagnostics.md from the code tables of all modules.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import type { DiagnosticCodes } from '../src/basics/index.ts';

const sections: string[] = [];
for (const module of readdirSync('src').sort()) {
  if (!existsSync(`src/${module}/codes.ts`)) continue;
  const exported: Record<string, DiagnosticCodes> = await import(`../src/${module}/codes.ts`);
  const table = exported[`${module.toUpperCase()}_CODES`] ?? {};
  sections.push(`## ${module}`);
  for (const [code, { title, explanation }] of Object.entries(table)) {
    sections.push(`### ${code} ${title}`, explanation);
  }
}
const head = `# What the messages mean

Every message about an input carries a code. This page is written by \`npm run document-codes\` from the tables in
\`src/*/codes.ts\`; a test keeps the two equal.`;
writeFileSync('docs/diagnostics.md', `${[head, ...sections].join('\n\n')}\n`);
