/** `casus rule`: what one rule sentence means for the groups given: who blocks, who wins, who weighs how much. */
import { type Command, EXIT } from '../command.ts';
import { countOf } from '../count-of.ts';
import { diagnosticsAsJson, showDiagnostics } from '../show-diagnostics.ts';
import { answerRule, type RuleAnswer } from './rule-answer.ts';
import { readRuleRequest } from './rule-request.ts';

const SENTENCE = 'rule';
const MOST_SETS = 10;

function setsOf(title: string, sets: readonly (readonly string[])[], count: string | null): readonly string[] {
  const shown = sets
    .slice(0, MOST_SETS)
    .map((set) => `  ${set.length === 0 ? '(nobody: it is so anyway)' : set.join(' ')}`);
  const total = count ?? `${sets.length} found, perhaps more`;
  const rest = sets.length > MOST_SETS ? [`  … (${total}; --json lists more)`] : [];
  return [`${title}: ${total}`, ...shown, ...rest];
}

function tableOf(answer: RuleAnswer): readonly string[] {
  const rows = answer.voters.map((voter) => [
    `${voter}${answer.vetoers.includes(voter) ? ' (can block alone)' : ''}`,
    answer.penroseBanzhafMeasure[voter]?.value.toFixed(6) ?? '',
    answer.banzhafIndex[voter]?.value.toFixed(6) ?? '',
    answer.shapleyShubikIndex[voter]?.value.toFixed(6) ?? '',
    answer.banzhafIndexWithAbstention[voter]?.value.toFixed(6) ?? '',
    answer.shapleyShubikIndexWithAbstention?.[voter]?.value.toFixed(6) ?? '-',
  ]);
  const heads = [
    '',
    'Penrose-Banzhaf',
    'Banzhaf index',
    'Shapley-Shubik',
    'Banzhaf, abstention',
    'Shapley, abstention',
  ];
  const lines = [heads, ...rows];
  const widths = heads.map((_, at) => lines.reduce((most, line) => Math.max(most, line[at]?.length ?? 0), 0));
  const pad = (cell: string, at: number): string =>
    at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0);
  return lines.map((line) => line.map(pad).join('  ').trimEnd());
}

function pageOf(answer: RuleAnswer): string {
  const { min, max } = answer.adoption;
  const chance = min === max ? `${min}` : `between ${min} and ${max}`;
  const violation = answer.monotonicityViolation;
  const monotone = violation
    ? `not monotone: ${violation.voter} moving from ${violation.from} to ${violation.to} can turn adoption into rejection`
    : 'monotone: more support never hurts';
  return [
    answer.meaning,
    `${countOf(answer.voters.length, 'voter')}; ${countOf(answer.winningProfiles, 'winning profile')}; ${monotone}`,
    `probability of adoption: ${chance}${answer.adoption.attained ? '' : ' (outer bounds)'}`,
    '',
    ...setsOf('smallest sets that can block', answer.minimalBlocking, answer.minimalBlockingCount),
    ...setsOf('smallest sets that can adopt', answer.minimalWinning, answer.minimalWinningCount),
    '',
    ...tableOf(answer),
    '',
  ].join('\n');
}

export const ruleCommand: Command = {
  name: 'rule',
  summary: 'who can block, who can adopt and who weighs how much under one rule sentence',
  usage:
    "casus rule 'SENTENCE' --group NAME=A,B,C … [--weights 'NAME.WEIGHT=A:3,B:2'] [--p 'A=against:0.9,abstain:0.1'] [--json]",
  examples: [
    "casus rule 'all of guarantors for' --group guarantors=CN,FR,GB,RU,US",
    "casus rule 'at least 3 of council for and none of P2 against' --group council=A,B,C,D,E --group P2=A,B --p 'A=against:0.1..0.3,for:0.7..0.9'",
    "casus rule 'at least 60% of G.votes for' --group G=A,B,C --weights 'G.votes=A:3,B:2,C:2' --json",
  ],
  options: {
    group: { type: 'string', multiple: true, value: 'NAME=A,B,C', description: 'who sits in a group' },
    weights: {
      type: 'string',
      multiple: true,
      value: 'NAME.WEIGHT=A:3,B:2',
      description: 'whole weights of its members',
    },
    p: {
      type: 'string',
      multiple: true,
      value: 'A=for:0.6,abstain:0.4',
      description: 'how a voter votes; ranges 0.1..0.3; others are free',
    },
    ballots: {
      type: 'string',
      value: 'LIST',
      description: 'ballots to count winning profiles over: for,abstain,against',
    },
    limit: { type: 'string', value: 'N', description: 'most coalitions to list of each kind (1000)' },
    json: { type: 'boolean', description: 'print JSON' },
  },
  run({ positionals, values, io }) {
    const request = readRuleRequest(positionals, values);
    const answer = request.ok ? answerRule(request.value) : request;
    if (answer.ok) {
      io.out(values['json'] === true ? `${JSON.stringify(answer.value, null, 2)}\n` : pageOf(answer.value));
      return EXIT.ok;
    }
    const placed = answer.diagnostics.map((each) => (each.span ? { ...each, file: SENTENCE } : each));
    const textOf = (file: string): string | undefined => (file === SENTENCE ? positionals[0] : undefined);
    if (values['json'] === true) io.out(diagnosticsAsJson(placed, textOf));
    io.err(showDiagnostics(placed, { colour: io.colour, textOf }));
    return EXIT.usage;
  },
};
