import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = 'examples/ukraine-2025';
const statementsFile = z.object({
  statements: z.array(z.object({ id: z.string(), text: z.string(), span: z.object({ start: z.int(), end: z.int() }) })),
});

it('every statement of the example is exactly its slice of the page', () => {
  const page = readFileSync(`${FOLDER}/documents/press-page.txt`, 'utf8');
  const { statements } = statementsFile.parse(parse(readFileSync(`${FOLDER}/statements.yaml`, 'utf8')));
  expect(statements.length).toBeGreaterThanOrEqual(14);
  for (const { id, text, span } of statements) expect(page.slice(span.start, span.end), id).toBe(text);
});
