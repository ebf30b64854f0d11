// The whole answer about a negotiation as plain text: what `casus deadlock DOSSIER` prints.
import { wrapText } from './layout.ts';
import type { BriefDemand, BriefNegotiation, BriefPackage, GivenUp } from './negotiation-model.ts';
import { capitalise, joinNames } from './wording.ts';

const SHOWN = { conflicts: 8, concessions: 5, packages: 5, questions: 6, tipping: 3 } as const;

export interface NegotiationTextOptions {
  readonly columns: number;
}

type Find = (id: string) => BriefDemand | undefined;

function hanging(text: string, columns: number, first: string, rest: string): string[] {
  return wrapText(text, columns - rest.length).map((line, at) => (at === 0 ? first : rest) + line);
}

function demandLines(demand: BriefDemand, columns: number): string[] {
  const { party, wants, refuses, redLine, basis, date, quote, place, doubt } = demand;
  const marks = [
    ...(redLine ? ['red line'] : []),
    date === undefined ? basis : `${basis}, ${date}`,
    ...(doubt === undefined ? [] : [`not certain: ${doubt}`]),
  ].join('; ');
  return [
    ...hanging(`${party} ${refuses ? 'against' : 'for'}: ${wants} (${marks})`, columns, '   ', '     '),
    ...(quote === undefined ? [] : hanging(`“${quote}” (${place ?? ''})`, columns, '     ', '     ')),
  ];
}

function moreLine(hidden: number): string[] {
  return hidden > 0 ? ['', `   and ${hidden} more (--json lists them)`] : [];
}

function namedDemands(ids: readonly string[], find: Find): string {
  return joinNames(
    ids.map((id) => {
      const demand = find(id);
      return `${demand?.refuses ? 'the refusal of ' : ''}‘${demand?.wants ?? id}’`;
    }),
  );
}

function giveUpLines(by: readonly GivenUp[], find: Find, columns: number, verb?: string): string[] {
  return by.flatMap(({ party, plural, demands }) => {
    const does = verb ?? (plural ? 'give up' : 'gives up');
    return hanging(`${party} ${does} ${namedDemands(demands, find)}`, columns, '   ', '     ');
  });
}

function packageLines(offered: BriefPackage, at: number, find: Find, columns: number): string[] {
  const { options, usable, activation, delay, givesUp, alike, gains, consent, silences, best } = offered;
  const facts = [usable.text, activation === '' ? '' : `acts ${activation}`, delay].filter((word) => word !== '');
  const silence = silences === 0 ? '' : ` (${silences} times a party never spoke of the option taken)`;
  return [
    '',
    ...hanging(options.join('; '), columns, `${at + 1}. `, '   '),
    ...hanging(facts.join('; '), columns, '   ', '     '),
    ...giveUpLines(givesUp, find, columns, 'would give up'),
    ...(alike.length === 0 ? [] : hanging(`the same for everybody: ${alike.join('; or: ')}`, columns, '   ', '     ')),
    ...hanging(`gains: ${gains}${best.length === 0 ? '' : `; best by ${joinNames(best)}`}`, columns, '   ', '     '),
    ...hanging(`consent, once that is given up: ${consent}${silence}`, columns, '   ', '     '),
  ];
}

function conflictSection({ conflicts }: BriefNegotiation, find: Find, columns: number): string[] {
  if (conflicts.length === 0) return [];
  const groups = conflicts.slice(0, SHOWN.conflicts).flatMap(({ demands }, at) => {
    const only = demands.length === 1 ? 'nothing on the table meets this' : `these ${demands.length} cannot all hold`;
    const lines = demands.flatMap((id) => {
      const demand = find(id);
      return demand === undefined ? [] : demandLines(demand, columns);
    });
    return ['', `${at + 1}. ${only}`, ...lines];
  });
  return ['', 'Why there is no deal', ...groups, ...moreLine(conflicts.length - SHOWN.conflicts)];
}

function concessionSection(brief: BriefNegotiation, find: Find, columns: number): string[] {
  if (brief.concessions.length === 0) return [];
  const groups = brief.concessions
    .slice(0, SHOWN.concessions)
    .flatMap(({ weight, by, buys }, at) => [
      '',
      `${at + 1}. weight ${weight}`,
      ...giveUpLines(by, find, columns),
      ...(buys === undefined ? [] : hanging(`buys: ${buys}`, columns, '   ', '     ')),
    ]);
  const parties = brief.byParty.flatMap(({ party, alone, least }) => {
    const words = (demands: readonly string[]): string => namedDemands(demands, find);
    const own =
      alone === undefined ? 'cannot unlock it alone' : `alone: ${words(alone.demands)}, weight ${alone.weight}`;
    const share =
      least.weight === 0
        ? 'there is a way out that asks nothing of it'
        : `at least ${words(least.demands)}, weight ${least.weight}`;
    return hanging(`${party}: ${own}; ${share}`, columns, '   ', '     ');
  });
  return [
    '',
    'What would unlock it',
    ...groups,
    ...moreLine(brief.concessions.length - SHOWN.concessions),
    '',
    'By party',
    ...parties,
  ];
}

function packageSection({ packages, consentRule }: BriefNegotiation, find: Find, columns: number): string[] {
  if (packages.length === 0) return [];
  const count = packages.length === 1 ? 'one package' : `${packages.length} packages`;
  return [
    '',
    ...wrapText(
      `What could be on the table: ${count} that no other betters for one bloc without loss to another (consent: ${consentRule})`,
      columns,
    ),
    ...packages.slice(0, SHOWN.packages).flatMap((offered, at) => packageLines(offered, at, find, columns)),
    ...moreLine(packages.length - SHOWN.packages),
  ];
}

function listSection(title: string, lines: readonly string[], most: number, columns: number): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, most).flatMap((line) => hanging(line, columns, '   ', '     '));
  const hidden = lines.length - most;
  return ['', title, ...shown, ...(hidden > 0 ? [`   and ${hidden} more (--json lists them)`] : [])];
}

/** Plain text, at most `columns` wide. Cost: O(text). */
export function renderNegotiationText(
  title: string,
  brief: BriefNegotiation,
  { columns }: NegotiationTextOptions,
): string {
  const byId = new Map(brief.demands.map((demand) => [demand.id, demand]));
  const find: Find = (id) => byId.get(id);
  const width = Math.max(40, Math.min(110, columns));
  const questions = brief.questions.map(({ text, effect }) => (effect === '' ? text : `${text} (${effect})`));
  const lines = [
    title,
    ...wrapText(brief.summary, width),
    ...(brief.complete ? [] : ['The lists are cut by the limit or the budget; the lightest come first.']),
    ...conflictSection(brief, find, width),
    ...concessionSection(brief, find, width),
    ...packageSection(brief, find, width),
    ...listSection('Worth asking next', questions, SHOWN.questions, width),
    ...listSection('How far the weights carry', brief.sensitivity.map(capitalise), SHOWN.tipping, width),
  ];
  return `${lines.join('\n')}\n`;
}
