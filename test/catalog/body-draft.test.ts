// Every voting body of the catalogue is a starting point: an arrangement that reads, with its members and its rule.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listPossibleMembers, parseArrangement } from '../../src/arrangements/index.ts';
import { assessProcedure } from '../../src/procedures/index.ts';
import { answerCatalogue } from '../../src/web/engine/answer-catalogue.ts';

const folder = resolve(import.meta.dirname, '..', '..', 'catalog', 'bodies');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const bodies = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -5))
  .map((slug) => ({ slug, text: read(`${slug}.json`), table: read(`${slug}.csv`) }));

function draftOf(slug: string) {
  const [row] = answerCatalogue({ arrangements: [], bodies: bodies.filter((body) => body.slug === slug) });
  const loaded = parseArrangement(row?.draft ?? '');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  return { row, arrangement: loaded.value.arrangement };
}

describe('a voting body as a starting point', () => {
  for (const { slug } of bodies) {
    it(`${slug} reads as an arrangement with all its members and a rule`, () => {
      const { row, arrangement } = draftOf(slug);
      expect(listPossibleMembers(arrangement.groups['members']!).length).toBe(row?.members);
      expect(arrangement.procedures['decide']?.stages[0]?.rule).not.toBe('unspecified');
    });
  }

  it('keeps who can block: the five permanent members alone, nobody among six with twelve of seventeen votes', () => {
    const council = assessProcedure(draftOf('un-security-council').arrangement, 'decide');
    expect(council?.blockers.always.toSorted()).toEqual([
      'China',
      'France',
      'Russian-Federation',
      'United-Kingdom',
      'United-States',
    ]);
    expect(assessProcedure(draftOf('eec-1958').arrangement, 'decide')?.blockers.always).toEqual([]);
  });
});
