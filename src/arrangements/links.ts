// The second pass: names that must exist, and sentences that must parse. Whatever the schema cannot see.
import type { Diagnostic } from '../basics/index.ts';
import type { Arrangement } from './schema.ts';
import type { SourceTree } from './source.ts';

export function checkLinks(_arrangement: Arrangement, _source: SourceTree): Diagnostic[] {
  return [];
}
