// The arrangement is negotiated too: every way of taking one option of each issue that changes it is a design.
import { type Arrangement, parseArrangement, resolveVariant } from '../arrangements/index.ts';
import type { Diagnostic } from '../basics/index.ts';
import type { Issue, IssueOption } from '../positions/index.ts';

export interface Design {
  /** Issue → option, for the issues that change the arrangement. */
  readonly choices: Readonly<Record<string, string>>;
  readonly arrangement: Arrangement;
}

export const MOST_DESIGNS = 512;

/** Whether some option of the issue changes the arrangement. */
export function isDesignIssue({ options }: Issue): boolean {
  return options.length > 1 && options.some(({ set }) => set !== undefined);
}

function combine(issues: readonly Issue[]): readonly (readonly IssueOption[])[] {
  return issues.reduce<(readonly IssueOption[])[]>(
    (rows, { options }) => rows.flatMap((row) => options.map((option) => [...row, option])),
    [[]],
  );
}

function samePaths(issues: readonly Issue[]): Diagnostic[] {
  const owner = new Map<string, string>();
  return issues.flatMap(({ id, options }) => {
    const paths = [...new Set(options.flatMap(({ set }) => Object.keys(set ?? {})))];
    return paths.flatMap((path): Diagnostic[] => {
      const before = owner.get(path);
      owner.set(path, id);
      if (before === undefined) return [];
      const message = `the issues '${before}' and '${id}' both set '${path}', so one would undo the other`;
      return [{ code: 'N121', severity: 'error', message, help: 'make them one issue, or set different paths' }];
    });
  });
}

/**
 * Base and issues → designs, in the order of the options, overlays applied in the order of the issues. N121 when an
 * overlay leads nowhere or gives an arrangement that does not load, N122 for more than `MOST_DESIGNS`. Cost: one
 * resolved variant per design.
 */
export function listDesigns(
  base: Arrangement,
  issues: readonly Issue[],
): { readonly designs: readonly Design[]; readonly diagnostics: readonly Diagnostic[] } {
  const changing = issues.filter(isDesignIssue);
  const count = changing.reduce((product, { options }) => product * options.length, 1);
  if (count > MOST_DESIGNS) {
    const message = `the options make ${count} arrangements; at most ${MOST_DESIGNS} are compared`;
    const help = 'join issues, or leave out options that nobody wants';
    return { designs: [], diagnostics: [{ code: 'N122', severity: 'error', message, help }] };
  }
  const diagnostics = new Map<string, Diagnostic>();
  const report = (found: Diagnostic): void => void diagnostics.set(found.message, found);
  for (const found of samePaths(changing)) report(found);
  const designs = combine(changing).flatMap((row): Design[] => {
    const set = Object.assign({}, ...row.map((option) => option.set ?? {}));
    const id = ['negotiated', base.id, ...row.map((option) => option.id)].join('-').replace(/[^A-Za-z0-9_-]/g, '-');
    const variant: Arrangement = {
      casus: 1,
      id,
      extends: base.id,
      set,
      sources: {},
      groups: {},
      procedures: {},
      commitments: [],
    };
    const resolved = resolveVariant(variant, () => base);
    const loaded = resolved.ok ? parseArrangement(JSON.stringify(resolved.value)) : resolved;
    for (const { code, message, severity, help } of loaded.ok ? [] : loaded.diagnostics) {
      if (severity === 'error') {
        report({
          code: 'N121',
          severity,
          message: `the options ${row.map((option) => option.id).join(', ')} give no arrangement: ${message} (${code})`,
          ...(help ? { help } : {}),
        });
      }
    }
    if (!resolved.ok || !loaded.ok) return [];
    const choices = Object.fromEntries(changing.map((issue, at) => [issue.id, row[at]!.id]));
    return [{ choices, arrangement: resolved.value }];
  });
  return { designs, diagnostics: [...diagnostics.values()].slice(0, 20) };
}
