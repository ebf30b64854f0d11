// The second pass: names that must exist, and sentences that must parse. Whatever the schema cannot see.
import { type Diagnostic, nearest, type Span } from '../basics/index.ts';
import { compileRule, type DecisionRule, parseRule } from '../rules/index.ts';
import { parseDuration } from './duration.ts';
import { expandMembers, listPossibleMembers, resolveGroups } from './groups.ts';
import { listReadings } from './open-leaf.ts';
import { electorateOf, listBallots, listRuleNames, listRuleTexts, type RuleText } from './rule-text.ts';
import type { Arrangement, GroupMember, Next, Procedure, Scenario, Stage } from './schema.ts';
import type { Path, SourceTree } from './source.ts';

interface Pass {
  readonly arrangement: Arrangement;
  readonly source: SourceTree;
  readonly found: Diagnostic[];
}

function report(pass: Pass, code: string, message: string, span: Span, extra: Partial<Diagnostic> = {}): void {
  const { file } = pass.source;
  pass.found.push({ code, severity: 'error', message, span, ...extra, ...(file === undefined ? {} : { file }) });
}

/** Says that `name` is not among `known`; the span is the word itself where it can be found in the value. */
function mustKnow(
  pass: Pass,
  name: string,
  known: readonly string[],
  at: { code: string; what: string; path: Path },
): boolean {
  if (known.includes(name)) return true;
  const whole = pass.source.locate(at.path);
  const word = pass.source.text.slice(whole.start, whole.end).indexOf(name);
  const span = word === -1 ? whole : { start: whole.start + word, end: whole.start + word + name.length };
  const meant = nearest(name, known);
  const listed = known.length > 0 ? `${at.what}s here: ${known.slice(0, 20).join(', ')}` : `there are no ${at.what}s`;
  report(pass, at.code, `there is no ${at.what} '${name}'`, span, {
    help: meant ? `did you mean '${meant}'?` : listed,
    ...(meant ? { fix: meant } : {}),
  });
  return false;
}

function knowsGroup(pass: Pass, name: string, path: Path): boolean {
  return mustKnow(pass, name, Object.keys(pass.arrangement.groups), { code: 'A120', what: 'group', path });
}

function knowsProcedure(pass: Pass, name: string, path: Path): void {
  mustKnow(pass, name, Object.keys(pass.arrangement.procedures), { code: 'A121', what: 'procedure', path });
}

function checkNext(pass: Pass, next: Next | undefined, path: Path): void {
  if (typeof next === 'object') knowsProcedure(pass, next.go, [...path, 'go']);
}

/** Moves a span inside a sentence to its place in the file, if the sentence stands there letter by letter. */
function spanInText({ text, locate }: SourceTree, { sentence, path }: RuleText, inner: Span | undefined): Span {
  const whole = locate(path);
  const at = text.slice(whole.start, whole.end).indexOf(sentence);
  if (at === -1 || inner === undefined) return whole;
  return { start: whole.start + at + inner.start, end: whole.start + at + inner.end };
}

function checkRule(pass: Pass, rule: RuleText): void {
  const { arrangement, source } = pass;
  const parsed = parseRule(rule.sentence);
  if (!parsed.ok) {
    for (const { code, message, span, ...rest } of parsed.diagnostics) {
      report(pass, code, message, spanInText(source, rule, span), rest);
    }
    return;
  }
  const names = listRuleNames(parsed.value);
  const procedure = rule.procedure === undefined ? undefined : arrangement.procedures[rule.procedure];
  const ballots = procedure ? [...listBallots(procedure), 'for', 'against', 'abstain', 'absent'] : undefined;
  const known = [...new Map(names.groups.map((name) => [`${name.group}.${name.weight}`, name])).values()].map(
    ({ group, weight }) => {
      if (!knowsGroup(pass, group, rule.path)) return false;
      if (weight === undefined) return true;
      const weights = Object.keys(arrangement.groups[group]?.weights ?? {});
      return mustKnow(pass, weight, weights, { code: 'A120', what: 'weight', path: rule.path });
    },
  );
  const declared = [...new Set(names.ballots)].map((ballot) =>
    ballots === undefined
      ? true
      : mustKnow(pass, ballot, [...new Set(ballots)], { code: 'A126', what: 'ballot', path: rule.path }),
  );
  if ([...known, ...declared].every(Boolean)) checkCounts(pass, rule, parsed.value, names.groups);
}

/** Every range of weights at its high end: what is out of reach then is out of reach. */
function heaviest(arrangement: Arrangement): Readonly<Record<string, number>> {
  const rows = Object.entries(arrangement.groups).flatMap(([group, { weights = {} }]) =>
    Object.entries(weights).flatMap(([name, table]) =>
      typeof table === 'string'
        ? []
        : Object.entries(table).flatMap(([member, weight]) =>
            typeof weight === 'number' ? [] : [[`${group}.${name}.${member}`, weight[1]] as const],
          ),
    ),
  );
  return Object.fromEntries(rows);
}

/** A threshold above everyone who could ever sit is a mistake; with unspecified members nobody can say. */
function checkCounts(
  pass: Pass,
  rule: RuleText,
  parsed: DecisionRule,
  used: readonly { group: string; weight?: string }[],
): void {
  const { arrangement, source } = pass;
  const open = used.some(({ group, weight }) => {
    const written = arrangement.groups[group];
    const table = weight === undefined ? undefined : written?.weights?.[weight];
    return (
      !written || typeof table === 'string' || listReadings(written.members).some(({ value }) => value === undefined)
    );
  });
  if (open) return;
  const everyone = Object.fromEntries(
    Object.entries(resolveGroups(arrangement, { weights: heaviest(arrangement) })).map(([id, group]) => {
      const written = arrangement.groups[id];
      return [id, { ...group, members: written ? listPossibleMembers(written) : group.members }];
    }),
  );
  const procedure = rule.procedure === undefined ? undefined : arrangement.procedures[rule.procedure];
  const compiled = compileRule(parsed, everyone, procedure ? { ballots: listBallots(procedure) } : {});
  if (compiled.ok) return;
  for (const { code, message, span, ...rest } of compiled.diagnostics) {
    report(pass, code, message, spanInText(source, rule, span), rest);
  }
}

function checkStage(pass: Pass, procedure: Procedure, stage: Stage, path: Path): void {
  const { arrangement } = pass;
  if (stage.opens !== undefined) {
    const known = Object.keys(arrangement.triggers ?? {});
    mustKnow(pass, stage.opens, known, { code: 'A122', what: 'trigger', path: [...path, 'opens'] });
  }
  if (stage.electorate !== undefined) knowsGroup(pass, electorateOf(procedure, stage), [...path, 'electorate']);
  for (const key of ['onAdopted', 'onRejected', 'onExpired'] as const) checkNext(pass, stage[key], [...path, key]);
  for (const { value, path: below } of listReadings<string>(stage.silence)) {
    if (value === undefined || value === 'proceed') continue;
    mustKnow(pass, value, listBallots(procedure), {
      code: 'A126',
      what: 'ballot',
      path: [...path, 'silence', ...below],
    });
  }
  for (const { value, path: below } of listReadings<string>(stage.within)) {
    const parsed = value === undefined ? undefined : parseDuration(value);
    if (parsed === undefined || parsed.ok) continue;
    for (const { code, message, ...rest } of parsed.diagnostics) {
      report(pass, code, message, pass.source.locate([...path, 'within', ...below]), rest);
    }
  }
}

function checkProcedure(pass: Pass, id: string, procedure: Procedure): void {
  const path: Path = ['procedures', id];
  knowsGroup(pass, procedure.body, [...path, 'body']);
  checkNext(pass, procedure.otherwise, [...path, 'otherwise']);
  for (const ballot of procedure.worstToBest ?? []) {
    mustKnow(pass, ballot, listBallots(procedure), { code: 'A126', what: 'ballot', path: [...path, 'worstToBest'] });
  }
  const seen = new Set<string>();
  for (const [index, stage] of procedure.stages.entries()) {
    const at = [...path, 'stages', index];
    if (seen.has(stage.id)) {
      const span = pass.source.locate([...at.slice(0, -1), index, 'id']);
      report(pass, 'A124', `two stages of '${id}' are called '${stage.id}'`, span, {
        help: 'stages are addressed by id',
      });
    }
    seen.add(stage.id);
    checkStage(pass, procedure, stage, at);
  }
}

function checkCommitments(pass: Pass): void {
  const seen = new Set<string>();
  for (const [index, { id, by, to, after }] of pass.arrangement.commitments.entries()) {
    const path: Path = ['commitments', index];
    if (after !== undefined) knowsProcedure(pass, after, [...path, 'after']);
    for (const [key, written] of [
      ['by', by],
      ['to', to],
    ] as const) {
      const group = /^(?:each-of|jointly|each of|any of)\s+(\S+)$/.exec(written)?.[1];
      if (group !== undefined) knowsGroup(pass, group, [...path, key]);
    }
    if (id !== undefined && seen.has(id))
      report(pass, 'A124', `two commitments are called '${id}'`, pass.source.locate([...path, 'id']));
    if (id !== undefined) seen.add(id);
  }
}

function checkTriggers(pass: Pass): void {
  for (const [id, { determinedBy }] of Object.entries(pass.arrangement.triggers ?? {})) {
    for (const { value, path } of listReadings<string>(determinedBy)) {
      const at: Path = ['triggers', id, 'determinedBy', ...path];
      const match = /^(any of|all of|jointly|procedure)\s+(\S+)$/.exec(value ?? '');
      if (match?.[1] === 'procedure') knowsProcedure(pass, match[2] ?? '', at);
      else if (match) knowsGroup(pass, match[2] ?? '', at);
    }
  }
}

function checkScenarioBallots(pass: Pass, stage: string, ballots: Readonly<Record<string, string>>, path: Path): void {
  const allowed = Object.values(pass.arrangement.procedures).flatMap((procedure) =>
    procedure.stages.some(({ id }) => id === stage) ? listBallots(procedure) : [],
  );
  for (const [voter, ballot] of Object.entries(ballots))
    mustKnow(pass, ballot, [...new Set(allowed)], { code: 'A126', what: 'ballot', path: [...path, voter] });
}

function checkScenario(pass: Pass, scenario: Scenario, path: Path): void {
  const { arrangement } = pass;
  for (const key of ['procedure', 'endsIn'] as const) {
    if (scenario[key] !== undefined) knowsProcedure(pass, scenario[key], [...path, key]);
  }
  const stages = Object.values(arrangement.procedures).flatMap((each) => each.stages.map((stage) => stage.id));
  const groups = Object.entries(arrangement.groups);
  const voters = ['others', ...groups.map(([id]) => id), ...groups.flatMap(([, group]) => listPossibleMembers(group))];
  const anyone = groups.some(([, group]) => listReadings(group.members).some(({ value }) => value === undefined));
  for (const [stage, ballots] of Object.entries(scenario.ballots)) {
    const at = [...path, 'ballots', stage];
    const name = stage.replace(/@\d+$/, '');
    if (!mustKnow(pass, name, stages, { code: 'A127', what: 'stage', path: at })) continue;
    checkScenarioBallots(pass, name, ballots, at);
    if (anyone) continue;
    for (const voter of Object.keys(ballots))
      mustKnow(pass, voter, voters, { code: 'A131', what: 'voter', path: [...at, voter] });
  }
}

/** Every `cite` of the tree, wherever it stands. */
function checkCites(pass: Pass, node: unknown, path: Path): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const at = [...path, Array.isArray(node) ? Number(key) : key];
    if (key !== 'cite' || Array.isArray(node)) {
      checkCites(pass, value, at);
      continue;
    }
    for (const cite of Array.isArray(value) ? value : [value]) {
      if (typeof cite !== 'string') continue;
      const source = cite.split(/[#@]/)[0] ?? '';
      mustKnow(pass, source, Object.keys(pass.arrangement.sources), { code: 'A123', what: 'source', path: at });
    }
  }
}

/** Only a warning: members need not be declared as parties, but a near miss of a long name is probably a slip. */
function checkMembers(pass: Pass): void {
  const parties = Object.keys(pass.arrangement.parties ?? {}).filter((id) => id.length >= 5);
  for (const [id, group] of Object.entries(pass.arrangement.groups)) {
    for (const { value, path } of listReadings<readonly GroupMember[]>(group.members)) {
      for (const member of expandMembers(value ?? [])) {
        const meant = member.length < 5 || parties.includes(member) ? undefined : nearest(member, parties);
        if (meant === undefined) continue;
        const span = pass.source.locate(['groups', id, 'members', ...path]);
        report(pass, 'A125', `member '${member}' is not a party`, span, {
          severity: 'warning',
          help: `did you mean '${meant}'?`,
        });
      }
    }
  }
}

/** What is wrong with the names and sentences of a variant-free arrangement. Cost: linear, one parse per sentence. */
export function checkLinks(arrangement: Arrangement, source: SourceTree): Diagnostic[] {
  const pass: Pass = { arrangement, source, found: [] };
  if (arrangement.extends !== undefined) return [];
  if (arrangement.set !== undefined) {
    report(pass, 'A132', 'set needs extends: the id of the arrangement it changes', source.locateKey(['set']));
  }
  for (const [id, procedure] of Object.entries(arrangement.procedures)) checkProcedure(pass, id, procedure);
  for (const rule of listRuleTexts(arrangement)) checkRule(pass, rule);
  checkTriggers(pass);
  checkCommitments(pass);
  checkCites(pass, source.value, []);
  checkMembers(pass);
  for (const [index, scenario] of (arrangement.scenarios ?? []).entries())
    checkScenario(pass, scenario, ['scenarios', index]);
  return pass.found.slice(0, 100);
}
