// Issues of a dossier → the negotiation behind them: why there is no deal, what would unlock it, which packages remain.
import { type Dossier, isPlural, nameOf } from '../dossier/index.ts';
import {
  countPackages,
  explainDeadlock,
  type Instance,
  type Literal,
  listParetoFrontier,
  listTopPackages,
  type Outcome,
  type RedLineId,
  withoutRedLines,
} from '../negotiation/index.ts';
import { listPositions, type Position } from '../positions/index.ts';
import type { FrontierPicture } from './pictures/frontier.ts';
import type { PositionsMatrix } from './pictures/positions-matrix.ts';
import { lineOf } from './wording.ts';

const VALUE: Readonly<Record<string, number>> = {
  demands: 10,
  supports: 7,
  accepts: 5,
  claims: 0,
  doubts: -3,
  opposes: -7,
  rejects: -10,
};

const [LISTED, CLOUD] = [8, 60];

/** An option that no text names: what remains when the only option of an issue is refused. */
const NEITHER = 'none of these';

export interface AgreementOptions {
  /** Parties left out: 'what if the adversary were not at the table'. */
  readonly without?: readonly string[];
  /** Party and issue (`RU seats`) → salience 0..1, in place of the dossier's own. */
  readonly salience?: Readonly<Record<string, number>>;
  /** Issue → option that every package must have. */
  readonly locked?: Readonly<Record<string, string>>;
  /** Red lines given up by hand; the lightest concession when left out. */
  readonly conceded?: readonly RedLineId[];
  /** The two sides of the frontier: the first side's parties. */
  readonly firstSide?: readonly string[];
}

export interface AgreementRedLine {
  readonly id: string;
  readonly party: string;
  readonly partyName: string;
  /** The name takes a plural verb. */
  readonly plural: boolean;
  readonly issue: string;
  readonly option: string;
  /** The option's title; `against`: the party will not have it. */
  readonly title: string;
  readonly against: boolean;
  readonly weight: number;
  /** Confirmed words, and where they stand; absent for an inferred position. */
  readonly quote?: {
    readonly text: string;
    readonly statement: string;
    readonly document: string;
    readonly place: string;
  };
  readonly basis: string;
}

export interface AgreementPackage {
  readonly label: string;
  readonly choices: readonly { readonly issue: string; readonly option: string }[];
  readonly utilities: readonly { readonly party: string; readonly value: number }[];
  readonly total: number;
  readonly unbeaten: boolean;
}

export interface AgreementAnswer {
  readonly matrix: PositionsMatrix;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly issues: readonly {
    readonly id: string;
    readonly title: string;
    readonly options: readonly { readonly id: string; readonly title: string }[];
    /** False for what is only doubted or claimed: nobody bargains over a belief. */
    readonly negotiable: boolean;
  }[];
  readonly cells: readonly (Position & { readonly salience: number })[];
  readonly redLines: readonly AgreementRedLine[];
  readonly feasible: boolean;
  readonly conflicts: readonly (readonly string[])[];
  readonly concessions: readonly { readonly redLines: readonly string[]; readonly weight: number }[];
  /** Red lines given up so that packages exist. */
  readonly conceded: readonly string[];
  readonly packages: readonly AgreementPackage[];
  /** How many packages meet every red line that is kept; at least so many when not `complete`. */
  readonly packageCount: number;
  readonly frontier?: FrontierPicture;
  readonly complete: boolean;
}

interface Table {
  readonly instance: Instance;
  readonly redLines: readonly AgreementRedLine[];
  readonly parties: readonly string[];
  readonly issues: AgreementAnswer['issues'];
}

function issuesOf(dossier: Dossier, positions: readonly Position[]): AgreementAnswer['issues'] {
  const bargained = new Set(
    positions.filter(({ stances }) => stances.some((each) => Math.abs(VALUE[each] ?? 0) > 3)).map(({ issue }) => issue),
  );
  return dossier.issues.map(({ id, title, options }) => ({
    negotiable: bargained.has(id),
    id,
    title,
    options: [
      ...options.map((option) => ({ id: option.id, title: option.title })),
      ...(options.length === 1 ? [{ id: `not-${id}`, title: NEITHER }] : []),
    ],
  }));
}

function quoteOf(dossier: Dossier, { witnesses }: Position): Pick<AgreementRedLine, 'quote'> {
  const said = dossier.statements.find(({ id }) => id === witnesses[0]);
  if (said === undefined) return {};
  const source = dossier.documents.find(({ id }) => id === said.document);
  const place = source === undefined ? said.document : `${source.title}, line ${lineOf(source.text, said.span.start)}`;
  return { quote: { text: said.text, statement: said.id, document: said.document, place } };
}

function salienceOf(dossier: Dossier, { party, issue, option }: Position, options: AgreementOptions): number {
  const changed = options.salience?.[`${party} ${issue}`];
  if (changed !== undefined) return changed;
  const stances = dossier.issues.find(({ id }) => id === issue)?.stances ?? [];
  return stances.find((entry) => entry.party === party && entry.option === option)?.salience ?? 0.5;
}

function clauseOf(position: Position, issues: AgreementAnswer['issues']): readonly Literal[] {
  const provision = issues.findIndex(({ id }) => id === position.issue);
  const all = issues[provision]?.options ?? [];
  const wanted = all.findIndex(({ id }) => id === position.option);
  const against = position.stances.some((stance) => (VALUE[stance] ?? 0) < 0);
  const options = against ? all.flatMap((_, at) => (at === wanted ? [] : [at])) : [wanted];
  return [{ provision, options }];
}

function assembleTable(dossier: Dossier, positions: readonly Position[], options: AgreementOptions): Table {
  const issues = issuesOf(dossier, positions).filter(({ negotiable }) => negotiable);
  const parties = [...new Set(positions.map(({ party }) => party))];
  const held = positions.filter(({ redLine }) => redLine);
  const redLines = held.map((position, at): AgreementRedLine => {
    const issue = issues.find(({ id }) => id === position.issue);
    const option = issue?.options.find(({ id }) => id === position.option)?.title ?? position.option;
    const against = position.stances.some((stance) => (VALUE[stance] ?? 0) < 0);
    return {
      id: `R${at + 1}`,
      party: position.party,
      partyName: nameOf(dossier, position.party),
      plural: isPlural(dossier, position.party),
      issue: position.issue,
      option: position.option,
      title: option,
      against,
      weight: Math.round(salienceOf(dossier, position, options) * 100),
      ...quoteOf(dossier, position),
      basis: position.basis,
    };
  });
  const utilities = parties.map((party) =>
    issues.map((issue) =>
      issue.options.map((option) => {
        const own = positions.find(
          (each) => each.party === party && each.issue === issue.id && each.option === option.id,
        );
        if (own === undefined) return 0;
        const value = own.stances.reduce((sum, stance) => sum + (VALUE[stance] ?? 0), 0) / own.stances.length;
        return Math.round(value * salienceOf(dossier, own, options) * 10);
      }),
    ),
  );
  const locks = Object.entries(options.locked ?? {}).flatMap(([issue, option]) => {
    const provision = issues.findIndex(({ id }) => id === issue);
    const at = issues[provision]?.options.findIndex(({ id }) => id === option) ?? -1;
    return at === -1 ? [] : [[{ provision, options: [at] }]];
  });
  const instance: Instance = {
    name: dossier.title,
    parties: parties.length,
    domain_sizes: issues.map((issue) => issue.options.length),
    hard_constraints: locks,
    red_lines: redLines.map(({ id, party, weight }, at) => ({
      id,
      party: parties.indexOf(party),
      weight,
      any_of: [...clauseOf(held[at]!, issues)].map((literal) => ({ ...literal, options: [...literal.options] })),
    })),
    utilities_party_provision_option: utilities,
  };
  return { instance, redLines, parties, issues };
}

function sameOutcome(a: Outcome, b: Outcome): boolean {
  return a.every((option, at) => option === b[at]);
}

interface Found {
  readonly packages: readonly AgreementPackage[];
  readonly packageCount: number;
  readonly frontier?: FrontierPicture;
  readonly complete: boolean;
}

function assemblePackages(
  dossier: Dossier,
  { instance, parties, issues }: Table,
  conceded: readonly RedLineId[],
  firstSide: readonly string[],
): Found {
  const open = withoutRedLines(instance, conceded);
  const top = listTopPackages(open, CLOUD);
  const first = parties.flatMap((party, at) => (firstSide.includes(party) ? [at] : []));
  const second = parties.flatMap((party, at) => (firstSide.includes(party) ? [] : [at]));
  const blocs = first.length > 0 && second.length > 0 ? [first, second] : [parties.map((_, at) => at)];
  const frontier = listParetoFrontier(open, blocs, { nodes: 2_000_000 });
  const best = frontier.points.map(({ package: found }) => found);
  const extra = best.filter(({ outcome }) => !top.packages.some((each) => sameOutcome(each.outcome, outcome)));
  const listed = [...top.packages.slice(0, LISTED), ...extra.slice(0, LISTED)];
  const all = [...listed, ...top.packages.slice(LISTED)];
  const packages = listed.map(
    ({ outcome, utilities, total }, at): AgreementPackage => ({
      label: String(at + 1),
      choices: issues.map(({ id, options }, provision) => ({
        issue: id,
        option: options[outcome[provision] ?? 0]?.id ?? '',
      })),
      utilities: utilities.map((value, party) => ({ party: parties[party] ?? '', value })),
      total,
      unbeaten: best.some((each) => sameOutcome(each.outcome, outcome)),
    }),
  );
  const sum = (utilities: readonly number[], members: readonly number[]): number =>
    members.reduce((value, party) => value + (utilities[party] ?? 0), 0);
  const sideName = firstSide.map((id) => nameOf(dossier, id)).join(' and ');
  const picture: FrontierPicture = {
    title: 'What each side gets from the packages',
    sides: [sideName, 'the others'],
    points: all.map(({ utilities }, at) => ({
      label: at < listed.length ? String(at + 1) : '',
      values: [sum(utilities, first), sum(utilities, second)],
      unbeaten: packages[at]?.unbeaten === true,
    })),
  };
  const drawn = blocs.length === 2 && packages.length > 0 ? { frontier: picture } : {};
  const counted = countPackages(open, { nodes: 2_000_000 });
  const complete = top.complete && frontier.complete && counted.complete;
  return { packages, packageCount: counted.count, ...drawn, complete };
}

function assembleMatrix(dossier: Dossier, positions: readonly Position[], table: Table): PositionsMatrix {
  const title = (issue: string, option: string): string =>
    dossier.issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option)?.title ?? option;
  return {
    title: 'Who stands where',
    parties: table.parties.map((party) => nameOf(dossier, party)),
    options: dossier.issues.flatMap(({ title: issue, options }) =>
      options.map((option) => ({ issue, title: option.title })),
    ),
    cells: positions.map((position) => ({
      party: nameOf(dossier, position.party),
      option: title(position.issue, position.option),
      stances: position.stances,
      redLine: position.redLine,
      statements: position.witnesses.length,
    })),
  };
}

/**
 * Red lines are positions marked so; each is a clause over its issue. Utilities are stance (10 for a demand to -10 for a
 * rejection) times salience times ten: an analyst's scale, shown as such. Exact when `complete`. Cost: that of
 * `explainDeadlock`, milliseconds for the usual dossier.
 */
export function assembleAgreement(dossier: Dossier, options: AgreementOptions = {}): AgreementAnswer {
  const gone = new Set(options.without ?? []);
  const positions = listPositions(dossier.issues, dossier.statements).filter(({ party }) => !gone.has(party));
  const table = assembleTable(dossier, positions, options);
  const shared = {
    matrix: assembleMatrix(dossier, positions, table),
    parties: table.parties.map((id) => ({ id, name: nameOf(dossier, id) })),
    issues: issuesOf(dossier, positions),
    cells: positions.map((position) => ({ ...position, salience: salienceOf(dossier, position, options) })),
    redLines: table.redLines,
  };
  if (table.issues.length === 0 || table.parties.length === 0) {
    return {
      ...shared,
      feasible: true,
      conflicts: [],
      concessions: [],
      conceded: [],
      packages: [],
      packageCount: 0,
      complete: true,
    };
  }
  const deadlock = explainDeadlock(table.instance, { limit: 50, steps: 20_000_000 });
  const lightest = deadlock.minimalConcessions[0]?.redLines ?? [];
  const conceded = options.conceded ?? (deadlock.feasible ? [] : lightest);
  const adversary = options.firstSide ?? dossier.situations[0]?.adversary ?? [];
  const found = assemblePackages(dossier, table, conceded, adversary);
  return {
    ...shared,
    feasible: deadlock.feasible,
    conflicts: deadlock.minimalConflicts.map((ids) => ids.map(String)),
    concessions: deadlock.minimalConcessions.map(({ redLines, weight }) => ({
      redLines: redLines.map(String),
      weight,
    })),
    conceded: conceded.map(String),
    packages: found.packages,
    packageCount: found.packageCount,
    ...(found.frontier === undefined ? {} : { frontier: found.frontier }),
    complete: deadlock.complete && found.complete,
  };
}
