import type { CodedStatement } from './agreement.ts';
import type { CodedFields } from './coding.ts';

/** A coded statement for tests, with the fields that matter given. */
export function coded(id: string, fields: Partial<CodedFields> = {}): CodedStatement {
  return {
    id,
    fields: {
      speaker: 'Warsaw',
      actor: 'POL',
      onBehalfOf: null,
      stance: 'claims',
      kind: 'reported',
      provision: null,
      condition: null,
      via: null,
      spans: [{ start: 0, end: 1 }],
      note: null,
      ...fields,
    },
  };
}
