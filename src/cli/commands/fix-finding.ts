// `casus check --fix`: a remedy put into the text of the file. Nothing is written; the text goes to standard output.
import {
  applyOverlay,
  check,
  type CheckContext,
  type Finding,
  FINDING_IDS,
  removeValue,
} from '../../arrangements/index.ts';
import { type Diagnostic, fail, nearest, type Result, succeed } from '../../basics/index.ts';
import { playScenario } from '../../procedures/index.ts';
import type { CommandIo } from '../command.ts';
import { type OpenedArrangement, openText } from '../load-arrangement.ts';

export interface Fixed {
  readonly text: string;
  /** One sentence for each change, and for each scenario of the file that ends otherwise now. */
  readonly notes: readonly string[];
}

const MOST_FIXES = 50;

/** The findings of an opened file. */
export function findingsOf(opened: OpenedArrangement, context: CheckContext): readonly Finding[] {
  const { loaded, arrangement, base } = opened;
  return check({ ...loaded, arrangement, source: loaded.arrangement, ...(base ? { base } : {}) }, context);
}

function misused(message: string, help?: string): Diagnostic {
  return { code: 'I203', severity: 'error', message, ...(help === undefined ? {} : { help }) };
}

/** The text without scenarios, which a remedy may make untrue or unreadable. */
function withoutScenarios(text: string): string {
  const bare = removeValue(text, 'scenarios');
  return bare.ok ? bare.value : text;
}

function listBrokenScenarios(io: CommandIo, before: OpenedArrangement, text: string): readonly string[] {
  const { scenarios = [] } = before.arrangement;
  const after = openText(io, before.file, withoutScenarios(text));
  const whole = openText(io, before.file, text);
  if (!after.ok) return [];
  if (!whole.ok) return [...new Set(whole.diagnostics.map(({ message }) => `look at the scenarios: ${message}`))];
  return scenarios.flatMap((scenario) => {
    const held = playScenario(before.arrangement, scenario)?.passes === true;
    const holds = playScenario(after.value.arrangement, scenario)?.passes === true;
    return held && !holds ? [`look at the scenario '${scenario.name}': it ended as it says, and does so no more`] : [];
  });
}

function patch(opened: OpenedArrangement, text: string, finding: Finding, nth: number): Result<string> {
  const remedy = finding.remedies[nth - 1];
  const have = finding.remedies.length;
  if (remedy === undefined) {
    const message =
      have === 0 ? `${finding.id} has no remedy to apply` : `${finding.id} has ${have} remedies, not ${nth}`;
    return fail(misused(message, 'casus check FILE shows the remedies'));
  }
  return applyOverlay(text, remedy.set, opened.base);
}

/**
 * The file's text with the nth remedy applied to every open finding of this id. Reports I203 for an id or a number that
 * does not exist, A133 where the text has no place for the change.
 */
export function fixFindings(
  io: CommandIo,
  opened: OpenedArrangement,
  context: CheckContext,
  { id, nth }: { readonly id: string; readonly nth: number },
): Result<Fixed> {
  if (!FINDING_IDS.includes(id)) {
    const near = nearest(id, FINDING_IDS);
    return fail(misused(`there is no check ${id}`, near === undefined ? undefined : `did you mean ${near}?`));
  }
  let text = opened.loaded.text;
  let current = opened;
  const notes: string[] = [];
  for (let count = 0; count < MOST_FIXES; count += 1) {
    const finding = findingsOf(current, context).find((each) => each.id === id && each.accepted === undefined);
    if (finding === undefined) break;
    const patched = patch(current, text, finding, nth);
    if (!patched.ok) return patched;
    text = patched.value;
    notes.push(`${id} at ${finding.place.path}: ${finding.remedies[nth - 1]?.title ?? ''}`);
    const reopened = openText(io, opened.file, withoutScenarios(text));
    if (!reopened.ok) return reopened;
    current = reopened.value;
  }
  if (notes.length === 0) notes.push(`${id} is not found in ${opened.file}; the text is unchanged`);
  return succeed({ text, notes: [...notes, ...listBrokenScenarios(io, opened, text)] });
}
