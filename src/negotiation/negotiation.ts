// A dossier's issues, positions and arrangements put on one table: parties, demands, designs, who must consent.
import type { Arrangement, Situation } from '../arrangements/index.ts';
import { type Diagnostic, fail, nearest, type Result, succeed } from '../basics/index.ts';
import { type ConfirmedStatement, type Issue, listPositions, type Position } from '../positions/index.ts';
import { type ConsentRule, EVERYBODY, readConsent } from './consent.ts';
import { consequenceDemand, type Demand, listDemands } from './demands.ts';
import { type Design, isDesignIssue, listDesigns } from './designs.ts';
import type { NegotiationFile } from './negotiation-file.ts';

/** The parts of a dossier that a negotiation is made from. `arrangements` are resolved. */
export interface NegotiationSources {
  readonly issues: readonly Issue[];
  readonly statements: readonly ConfirmedStatement[];
  readonly arrangements: readonly Arrangement[];
  readonly situations: readonly Situation[];
  /** Document → its day, for statements without a date. */
  readonly documentDates?: ReadonlyMap<string, string>;
  /** What `negotiation.yaml` says; absent when there is none. */
  readonly file?: NegotiationFile;
}

export interface Negotiation {
  readonly parties: readonly string[];
  /** Issues with something to choose, those that change the arrangement first. */
  readonly issues: readonly Issue[];
  /** Ids of issues with a single option: positions on them are kept, but nothing can be chosen. */
  readonly leftOut: readonly string[];
  readonly positions: readonly Position[];
  readonly demands: readonly Demand[];
  readonly designs: readonly Design[];
  readonly procedure: string;
  readonly situation: Situation | undefined;
  readonly situations: readonly Situation[];
  readonly incompatible: NegotiationFile['incompatible'];
  readonly consent: ConsentRule;
  /** Per party of `parties`. */
  readonly disagreement: readonly number[];
  /** Per party of `parties`, the number of its bloc. */
  readonly blocs: readonly number[];
  readonly blocNames: readonly string[];
}

function unknown(what: string, id: string, known: readonly string[]): Diagnostic {
  const near = nearest(id, known);
  const message = `${what} '${id}' is not in the dossier`;
  return {
    code: 'N120',
    severity: 'error',
    message,
    ...(near === undefined ? {} : { help: `did you mean '${near}'?` }),
  };
}

function missing(what: string, ids: readonly (string | undefined)[], known: readonly string[]): Diagnostic[] {
  return ids.flatMap((id) => (id === undefined || known.includes(id) ? [] : [unknown(what, id, known)]));
}

function checkNames(sources: NegotiationSources, file: NegotiationFile, parties: readonly string[]): Diagnostic[] {
  const { issues, statements, arrangements, situations } = sources;
  const situationIds = situations.map(({ id }) => id);
  const base = arrangements.find(({ id }) => id === file.base);
  const pairs = file.incompatible.flatMap((row) => Object.entries(row));
  return [
    ...missing(
      'the base arrangement',
      [file.base],
      arrangements.map(({ id }) => id),
    ),
    ...missing('the procedure', base === undefined ? [] : [file.procedure], Object.keys(base?.procedures ?? {})),
    ...missing('the situation', [file.situation], situationIds),
    ...missing(
      'the party',
      [
        ...Object.keys(file.disagreement),
        ...Object.values(file.groups).flat(),
        ...Object.values(file.blocs).flat(),
        ...file.demands.map(({ party }) => party),
      ],
      parties,
    ),
    ...missing(
      'the issue',
      pairs.map(([issue]) => issue),
      issues.map(({ id }) => id),
    ),
    ...pairs.flatMap(([issue, option]) => {
      const own = issues.find(({ id }) => id === issue)?.options.map(({ id }) => id);
      return own === undefined ? [] : missing(`on '${issue}', the option`, [option], own);
    }),
    ...file.demands.flatMap(({ id, statements: witnesses, wants }) => [
      ...missing(
        `the statement of demand '${id}',`,
        witnesses,
        statements.map((each) => each.id),
      ),
      ...missing(
        `the situation of demand '${id}',`,
        ['situation' in wants ? wants.situation : undefined],
        situationIds,
      ),
    ]),
  ];
}

function checkBase(sources: NegotiationSources, file: NegotiationFile): Diagnostic[] {
  if (file.base !== undefined) return [];
  const change = sources.issues.filter(isDesignIssue).map(({ id }) => `the issue '${id}'`);
  const about = file.demands.map(({ id }) => `the demand '${id}'`);
  const [first] = [...change, ...about];
  if (first === undefined) return [];
  const message = `${first} is about an arrangement, but negotiation.yaml names no base`;
  return [{ code: 'N123', severity: 'error', message, help: `write 'base:' and the id of an arrangement` }];
}

function demandsOf(
  sources: NegotiationSources,
  positions: readonly Position[],
  file: NegotiationFile,
): readonly Demand[] {
  const asPositions = file.demands.map((entry) => {
    const stance = {
      party: entry.party,
      option: 'it',
      stance: 'demands' as const,
      statements: entry.statements,
      basis: entry.basis,
    };
    const issue: Issue = { id: 'it', title: 'it', options: [{ id: 'it', title: 'it' }], stances: [stance] };
    const [claim] = listPositions([issue], sources.statements, dated(sources))[0]?.claims ?? [];
    return consequenceDemand(entry, claim ?? { manner: 'held', confidence: 'low' });
  });
  return [...listDemands(sources.issues, positions), ...asPositions];
}

function dated({ documentDates }: NegotiationSources): { readonly documentDates?: ReadonlyMap<string, string> } {
  return documentDates === undefined ? {} : { documentDates };
}

function blocsFrom(file: NegotiationFile, parties: readonly string[]): Pick<Negotiation, 'blocs' | 'blocNames'> {
  const names: string[] = [];
  const blocs = parties.map((party) => {
    const name = Object.entries(file.blocs).find(([, members]) => members.includes(party))?.[0] ?? party;
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  });
  return { blocs, blocNames: names };
}

/** For callers that need a negotiation where `openNegotiation` found none. */
export const NOTHING_TO_NEGOTIATE: Diagnostic = {
  code: 'N125',
  severity: 'error',
  message: 'no issue has two options on which anyone takes a stance, so there is nothing to negotiate',
  help: 'issues.yaml lists issues, each with its options and stances',
};

const NO_FILE: NegotiationFile = { groups: {}, blocs: {}, disagreement: {}, incompatible: [], demands: [] };

/**
 * Sources → negotiation. Undefined when no issue has anything to choose. Reports N120-N124; exact, nothing is computed
 * about the designs yet. Cost: one resolved variant per design.
 */
export function openNegotiation(sources: NegotiationSources): Result<Negotiation | undefined> {
  const file = sources.file ?? NO_FILE;
  const choosable = sources.issues.filter(({ options }) => options.length > 1);
  if (choosable.length === 0 && sources.file === undefined) return succeed(undefined);
  const positions = listPositions(sources.issues, sources.statements, dated(sources));
  const ids = new Set(choosable.map(({ id }) => id));
  const spoke = positions.filter(({ issue }) => ids.has(issue)).map(({ party }) => party);
  const parties = file.parties ?? [...new Set([...spoke, ...file.demands.map(({ party }) => party)])];
  const problems = [...checkNames(sources, file, parties), ...checkBase(sources, file)];
  // Issues on which nobody has taken a stance yet are a dossier in the making, not a mistake.
  if (parties.length === 0 && sources.file === undefined && problems.length === 0) return succeed(undefined);
  if (choosable.length === 0 || parties.length === 0) {
    problems.push(NOTHING_TO_NEGOTIATE);
  }
  const base = sources.arrangements.find(({ id }) => id === file.base);
  const { designs, diagnostics } = base === undefined ? { designs: [], diagnostics: [] } : listDesigns(base, choosable);
  problems.push(...diagnostics);
  if (problems.length > 0) return fail(...problems);
  const consent = readConsent(file.consent ?? EVERYBODY, parties, file.groups);
  if (!consent.ok) return consent;
  const changing = choosable.filter((issue) => base !== undefined && isDesignIssue(issue));
  return succeed({
    parties,
    issues: [...changing, ...choosable.filter((issue) => !changing.includes(issue))],
    leftOut: sources.issues.filter(({ options }) => options.length === 1).map(({ id }) => id),
    positions,
    demands: demandsOf(sources, positions, file).filter(({ party }) => parties.includes(party)),
    designs,
    procedure:
      file.procedure ?? (base?.procedures['activate'] ? 'activate' : (Object.keys(base?.procedures ?? {})[0] ?? '')),
    situation: sources.situations.find(({ id }) => id === file.situation) ?? sources.situations[0],
    situations: sources.situations,
    incompatible: file.incompatible,
    consent: consent.value,
    disagreement: parties.map((party) => file.disagreement[party] ?? 0),
    ...blocsFrom(file, parties),
  });
}
