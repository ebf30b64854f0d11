import { type Diagnostic, nearest } from '../basics/index.ts';
import type { Dossier } from './dossier.ts';

function unknown(file: string, what: string, id: string, known: readonly string[]): Diagnostic {
  const near = nearest(id, known);
  return {
    code: 'F104',
    severity: 'error',
    message: `${what} '${id}' is not in the dossier`,
    file,
    ...(near === undefined ? {} : { help: `did you mean '${near}'?` }),
  };
}

function duplicates(file: string, kind: string, ids: readonly string[]): Diagnostic[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({
    code: 'F105',
    severity: 'error',
    message: `two ${kind} have the id '${id}'`,
    file,
    help: 'give one of them another id',
  }));
}

function checkStatements({ documents, statements }: Dossier): Diagnostic[] {
  return statements.flatMap(({ id, document, span, text }) => {
    const source = documents.find((entry) => entry.id === document);
    if (source === undefined) {
      return [
        unknown(
          'statements.yaml',
          `the document of statement '${id}',`,
          document,
          documents.map((entry) => entry.id),
        ),
      ];
    }
    if (source.text.slice(span.start, span.end) === text) return [];
    const at = source.text.indexOf(text);
    const actual = source.text.slice(span.start, Math.min(span.end, span.start + 60));
    return [
      {
        code: 'F103',
        severity: 'error',
        message: `statement '${id}' does not stand at ${span.start}-${span.end} of ${source.file}; there stands '${actual}'`,
        file: 'statements.yaml',
        help: at === -1 ? 'its words are nowhere in that document' : `its words are at ${at}-${at + text.length}`,
      },
    ];
  });
}

function checkIssues({ issues, statements }: Dossier): Diagnostic[] {
  const said = statements.map(({ id }) => id);
  return issues.flatMap((issue) => {
    const options = issue.options.map(({ id }) => id);
    return issue.stances.flatMap((entry) => [
      ...(options.includes(entry.option)
        ? []
        : [unknown('issues.yaml', `the option of ${entry.party} on '${issue.id}',`, entry.option, options)]),
      ...(entry.statements ?? [])
        .filter((id) => !said.includes(id))
        .map((id) => unknown('issues.yaml', `the statement of ${entry.party} on '${issue.id}',`, id, said)),
    ]);
  });
}

/** Everything that names something else must find it. One diagnostic per broken reference. Cost: linear in the text. */
export function checkReferences(dossier: Dossier): Diagnostic[] {
  return [
    ...duplicates(
      'dossier.yaml',
      'documents',
      dossier.documents.map(({ id }) => id),
    ),
    ...duplicates(
      'statements.yaml',
      'statements',
      dossier.statements.map(({ id }) => id),
    ),
    ...duplicates(
      'issues.yaml',
      'issues',
      dossier.issues.map(({ id }) => id),
    ),
    ...duplicates(
      'situations.yaml',
      'situations',
      dossier.situations.map(({ id }) => id),
    ),
    ...duplicates(
      'arrangements/',
      'arrangements',
      dossier.arrangements.map(({ arrangement }) => arrangement.id),
    ),
    ...checkStatements(dossier),
    ...checkIssues(dossier),
  ];
}
