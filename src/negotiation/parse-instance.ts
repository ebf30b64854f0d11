import { readYaml } from '../arrangements/index.ts';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import { type Instance, instanceSchema, type Literal, type RedLineId } from './instance.ts';

type Path = readonly (string | number)[];
type Report = (code: string, message: string, path: Path, help?: string) => void;

function checkClause(instance: Instance, clause: readonly Literal[], path: Path, report: Report): void {
  clause.forEach(({ provision, options }, at) => {
    const size = instance.domain_sizes[provision];
    if (size === undefined) {
      const help = `there are ${instance.domain_sizes.length}, numbered from 0`;
      report('N101', `there is no provision ${provision}`, [...path, at, 'provision'], help);
      return;
    }
    options.forEach((option, place) => {
      if (option < size) return;
      const help = `provision ${provision} has ${size}, numbered from 0`;
      report('N102', `provision ${provision} has no option ${option}`, [...path, at, 'options', place], help);
    });
  });
  if (clause.every(({ options }) => options.length === 0)) {
    report('N104', 'this names no option, so no outcome can meet it', path);
  }
}

function checkRedLines(instance: Instance, report: Report): void {
  const seen = new Set<RedLineId>();
  instance.red_lines.forEach((line, at) => {
    const path = ['red_lines', at];
    if (seen.has(line.id)) report('N103', `the id ${line.id} was used before`, [...path, 'id']);
    seen.add(line.id);
    if (line.party >= instance.parties) {
      report('N107', `there is no party ${line.party}`, [...path, 'party'], `there are ${instance.parties}`);
    }
    if (!Number.isSafeInteger(line.weight)) {
      report('N105', `the weight ${line.weight} is not a whole number below 2^53`, [...path, 'weight']);
    }
    checkClause(instance, line.any_of, [...path, 'any_of'], report);
  });
  const total = instance.red_lines.reduce((sum, { weight }) => sum + weight, 0);
  if (total > Number.MAX_SAFE_INTEGER) report('N105', 'the weights sum to more than 2^53', ['red_lines']);
}

function checkUtilities(instance: Instance, report: Report): void {
  const table = instance.utilities_party_provision_option;
  if (table === undefined) return;
  const path = ['utilities_party_provision_option'];
  const sizes = instance.domain_sizes;
  if (table.length !== instance.parties) {
    report('N106', `there are ${instance.parties} parties, but utilities for ${table.length}`, path);
  }
  let total = 0;
  table.forEach((rows, party) => {
    if (rows.length !== sizes.length) {
      report('N106', `there are ${sizes.length} provisions, but utilities for ${rows.length}`, [...path, party]);
    }
    rows.forEach((row, provision) => {
      const place = [...path, party, provision];
      if (row.length !== (sizes[provision] ?? row.length)) {
        report('N106', `provision ${provision} has ${sizes[provision]} options, here are ${row.length}`, place);
      }
      for (const value of row) {
        if (!Number.isSafeInteger(value)) report('N105', `the utility ${value} is not a whole number`, place);
        total += Math.abs(value);
      }
    });
  });
  if (total > Number.MAX_SAFE_INTEGER) report('N105', 'the utilities sum to more than 2^53', path);
}

function checkNames(instance: Instance, report: Report): void {
  const { camp, disagreement, party_names, provision_names, option_names, domain_sizes, parties } = instance;
  const fits = (key: string, length: number | undefined, wanted: number, code = 'N108'): void => {
    if (length !== undefined && length !== wanted) report(code, `${key} has ${length} entries, not ${wanted}`, [key]);
  };
  fits('camp', camp?.length, parties, 'N107');
  fits('disagreement', disagreement?.length, parties, 'N107');
  fits('party_names', party_names?.length, parties);
  fits('provision_names', provision_names?.length, domain_sizes.length);
  fits('option_names', option_names?.length, domain_sizes.length);
  option_names?.forEach((names, at) => {
    const size = domain_sizes[at] ?? names.length;
    if (names.length !== size) {
      report('N108', `provision ${at} has ${size} options, here are ${names.length} names`, ['option_names', at]);
    }
  });
}

/**
 * JSON (or YAML) text → instance. Reports A1xx for the form and N101-N108 for what does not fit together, each with its
 * place in the text. Cost: linear in the text.
 *
 * @example
 * const two = '{"name": "two", "parties": 1, "domain_sizes": [2], "red_lines": []}';
 * parseInstance(two).ok // => true
 * parseInstance(two.replace('[2]', '[]')).ok // => false
 */
export function parseInstance(text: string, where: { readonly file?: string } = {}): Result<Instance> {
  const read = readYaml(text, instanceSchema, where);
  if (!read.ok) return read;
  const { value, locate } = read.value;
  const diagnostics: Diagnostic[] = [];
  const report: Report = (code, message, path, help) => {
    const span = locate([...path]);
    diagnostics.push({ code, severity: 'error', message, span, ...(help === undefined ? {} : { help }), ...where });
  };
  checkRedLines(value, report);
  value.hard_constraints.forEach((clause, at) => checkClause(value, clause, ['hard_constraints', at], report));
  checkUtilities(value, report);
  checkNames(value, report);
  return diagnostics.length === 0 ? succeed(value) : fail(...diagnostics.slice(0, 100));
}
