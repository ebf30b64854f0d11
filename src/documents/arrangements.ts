import type { Span } from '../basics/index.ts';
import type { Mention } from './attribution/mention.ts';
import type { ArrangementMention, TextSpan } from './types.ts';

const NAME =
  /\b(?:(?:an?|the) )?(?:(?:collective|protective|NATO-like|final|joint) )?(?:protective framework|coalition of guarantor \w+|treaty of mutual guarantee|[“"]Article \d+-like[”"] [A-Z]*\s?protections|Joint Commission|North Atlantic Treaty|security (?:guarantees|arrangements)|[Aa]greement on mutual \w+|nuclear (?:deal|agreement))\b/;
const DECISION =
  /\b(?:a clause requiring )?(?:unanimous (?:approval|agreement|consent)|by unanimity|by consensus|a majority of|two thirds|\w+ of the \w+ votes|no \w+ objects)\b[^.;]*/;
const TRIGGER = /\b(?:in the event of|in case of|an? armed attack|violation of|notify the Council of)\b[^.;,]*/i;
const CONDITION = /\b(?:only (?:if|when)|following any|not before|provided that|once all)\b[^.;]*/;
const EXCLUSION =
  /\b(?:there would be no|no obligation|without the participation of|does not oblige|give no such)\b[^.;]*/;
const COMMITMENT = /\b(?:will receive|shall take|would help|to offer|pledges)\b[^.;]*/;
const FIELDS = ['members_stated', 'decision_rule', 'trigger', 'preconditions', 'exclusions', 'commitments'] as const;

interface Part {
  readonly span: Span;
  readonly mentions: readonly Mention[];
}

function evidence(text: string, part: Part, pattern: RegExp): TextSpan | null {
  const found = pattern.exec(text.slice(part.span.start, part.span.end));
  if (found === null) return null;
  const start = part.span.start + found.index;
  const words = found[0].trimEnd();
  return { start, end: start + words.length, text: words };
}

function first(text: string, parts: readonly Part[], pattern: RegExp): TextSpan | null {
  for (const part of parts) {
    const found = evidence(text, part, pattern);
    if (found !== null) return found;
  }
  return null;
}

const listed = (found: TextSpan | null): readonly TextSpan[] => (found === null ? [] : [found]);

/** One arrangement per sentence that names one; fields come from it and from the sentence after, else stay unspecified. */
export function findArrangements(text: string, parts: readonly Part[]): readonly ArrangementMention[] {
  const found: ArrangementMention[] = [];
  parts.forEach((part, index) => {
    const name = evidence(text, part, NAME);
    if (name === null) return;
    const next = parts[index + 1];
    const near = next !== undefined && next.span.start - part.span.end < 3 ? [part, next] : [part];
    const rule = first(text, near, DECISION);
    const members =
      rule === null
        ? []
        : part.mentions.filter((m) => m.kind === 'state' && m.start >= rule.start && m.end <= rule.end);
    const fields = {
      members_stated: members.map(({ start, end, text: words }) => ({ start, end, text: words })),
      decision_rule: rule,
      trigger: first(text, near, TRIGGER),
      preconditions: listed(first(text, near, CONDITION)),
      exclusions: listed(first(text, near, EXCLUSION)),
      commitments: listed(first(text, near, COMMITMENT)),
    };
    const unspecified = FIELDS.filter((field) => {
      const value = fields[field];
      return value === null || (Array.isArray(value) && value.length === 0);
    });
    if (unspecified.length < FIELDS.length) found.push({ id: `A${found.length + 1}`, name, ...fields, unspecified });
  });
  return found;
}
