// A negotiation as a reader turns it over: without a party, with other saliences, with options fixed, with a concession
// tried. The answers are those of `assembleNegotiation`; only the question changes.
import type { Diagnostic } from '../basics/index.ts';
import { type Dossier, nameOf } from '../dossier/index.ts';
import {
  adjustNegotiation,
  type Adjustments,
  type JudgedNegotiation,
  type JudgeProgress,
  listUsableDesigns,
  type NegotiationAnswer,
  type OfferedPackage,
  offerPackages,
  packageOf,
  type PackageChoices,
  priceUsableDesigns,
  SEARCH_PARTS,
  subjectOf,
} from '../negotiation/index.ts';
import { listPositions, type Position } from '../positions/index.ts';
import { assembleMatrix } from './assemble-matrix.ts';
import { assembleNegotiation, describeChoices, describeDemand, describePackages } from './assemble-negotiation.ts';
import type { BriefNegotiation, BriefPackage } from './negotiation-model.ts';
import type { FrontierPicture } from './pictures/frontier.ts';
import type { PositionsMatrix } from './pictures/positions-matrix.ts';
import { formatDelay, formatShare } from './wording.ts';

export interface ExplorationOptions extends Adjustments, Pick<PackageChoices, 'locked' | 'usable' | 'conceded'> {
  /** Names of the two blocs whose gains are drawn; the first two when left out. */
  readonly axes?: readonly [string, string];
}

/** How much an issue, or a demanded consequence, matters to a party. */
export interface SalienceRow {
  /** `PARTY SUBJECT`, as `ExplorationOptions.salience` takes it. */
  readonly key: string;
  readonly party: string;
  readonly subject: string;
  readonly value: number;
}

export interface ExploredDesign {
  /** Options taken, a few words each. */
  readonly words: readonly string[];
  readonly activation: string;
  readonly delay: string;
  /** Ids of the demands in the lightest concession that makes a deal with it possible. */
  readonly givenUp: readonly string[];
  readonly weight: number;
}

/** What a negotiation looks like under a reader's choices. */
export interface ExploredNegotiation {
  readonly brief: BriefNegotiation;
  /** Packages that the choices leave, numbered as in the picture; the brief's own when nothing was chosen. */
  readonly packages: readonly BriefPackage[];
  readonly packagesComplete: boolean;
  /** Issues of which an option can be fixed. */
  readonly issues: readonly {
    readonly id: string;
    readonly title: string;
    readonly options: readonly { readonly id: string; readonly title: string }[];
  }[];
  readonly saliences: readonly SalienceRow[];
  readonly blocs: readonly { readonly id: string; readonly name: string }[];
  readonly axes: readonly string[];
  readonly frontier?: FrontierPicture;
  /** Arrangements that the adversary cannot stop alone, of `designCount` that the options make. */
  readonly usableDesigns: readonly ExploredDesign[];
  readonly usableCount: number;
  readonly designCount: number;
}

export interface AgreementAnswer {
  readonly matrix: PositionsMatrix;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly issues: readonly {
    readonly id: string;
    readonly title: string;
    readonly options: readonly { readonly id: string; readonly title: string }[];
  }[];
  readonly cells: readonly Position[];
  /** Who negotiates; not everybody who takes a stance does. */
  readonly table: readonly { readonly id: string; readonly name: string }[];
  readonly adversary: readonly string[];
  /** Absent where no issue has anything to choose, or where `problems` say why the choices leave nothing. */
  readonly negotiation?: ExploredNegotiation;
  readonly problems: readonly Diagnostic[];
}

const [LISTED, CLOUD] = [12, 600];

function saliencesOf(dossier: Dossier, { negotiation }: JudgedNegotiation): readonly SalienceRow[] {
  const { demands, issues, parties } = negotiation;
  const title = (id: string): string | undefined => issues.find((issue) => issue.id === id)?.title;
  const held = negotiation.positions
    .filter(({ party, issue }) => parties.includes(party) && title(issue) !== undefined)
    .map(({ party, issue, claims }) => ({
      party,
      subject: issue,
      words: title(issue) ?? issue,
      value: Math.max(...claims.map(({ salience }) => salience ?? 0.5)),
    }));
  const asked = demands
    .filter(({ target }) => target.kind === 'consequence')
    .map((demand) => ({
      party: demand.party,
      subject: subjectOf(demand),
      words: describeDemand(dossier, demand),
      value: (demand.weight - (demand.redLine ? 10 : 0)) / 10,
    }));
  const all = [...held, ...asked];
  const keys = [...new Set(all.map(({ party, subject }) => `${party} ${subject}`))];
  return keys.flatMap((key) => {
    const same = all.filter(({ party, subject }) => `${party} ${subject}` === key);
    const [first] = same;
    if (first === undefined) return [];
    const value = Math.max(...same.map((each) => each.value));
    return [{ key, party: nameOf(dossier, first.party), subject: first.words, value }];
  });
}

/** Every outcome, unless there are too many to draw. */
function listOutcomes(sizes: readonly number[]): readonly (readonly number[])[] {
  if (sizes.reduce((product, size) => product * size, 1) > CLOUD) return [];
  return sizes.reduce<readonly (readonly number[])[]>(
    (rows, size) => rows.flatMap((row) => Array.from({ length: size }, (_, at) => [...row, at])),
    [[]],
  );
}

function drawFrontier(
  dossier: Dossier,
  { negotiation, instance }: NegotiationAnswer,
  packages: readonly OfferedPackage[],
  axes: readonly [number, number],
): FrontierPicture {
  const { blocs, blocNames } = negotiation;
  const gain = (utilities: readonly number[], bloc: number): number =>
    utilities.reduce((sum, value, party) => (blocs[party] === bloc ? sum + value : sum), 0);
  const both = (utilities: readonly number[]): readonly [number, number] => [
    gain(utilities, axes[0]),
    gain(utilities, axes[1]),
  ];
  const reached = packages.map(({ utilities }) => both(utilities));
  // Unbeaten for these two sides; for a third one another package may be.
  const isBeaten = ([across, up]: readonly [number, number]): boolean =>
    reached.some(([x, y]) => x >= across && y >= up && (x > across || y > up));
  const listed = reached.map((values, at) => ({
    label: at < LISTED ? String(at + 1) : '',
    values,
    unbeaten: !isBeaten(values),
  }));
  const known = new Set(packages.map(({ outcome }) => outcome.join()));
  const others = listOutcomes(instance.domain_sizes)
    .filter((outcome) => !known.has(outcome.join()))
    .map((outcome) => ({ label: '', values: both(packageOf(instance, outcome).utilities), unbeaten: false }));
  const name = (at: number): string => nameOf(dossier, blocNames[at] ?? '');
  return {
    title: 'What each side gets from the packages',
    sides: [name(axes[0]), name(axes[1])],
    points: [...listed, ...others],
  };
}

function hasChoices({ locked = {}, usable = false, conceded }: ExplorationOptions): boolean {
  return Object.keys(locked).length > 0 || usable || conceded !== undefined;
}

function explore(
  dossier: Dossier,
  found: NonNullable<ReturnType<typeof assembleNegotiation>>,
  options: ExplorationOptions,
  searched: (share: number) => void,
): ExploredNegotiation {
  const { brief, answer } = found;
  const { negotiation } = answer;
  const offered = hasChoices(options) ? offerPackages(answer, { ...options, progress: searched }) : undefined;
  const packages = offered?.packages ?? answer.packages;
  const place = (name: string | undefined, otherwise: number): number => {
    const at = negotiation.blocNames.indexOf(name ?? '');
    return at === -1 ? otherwise : at;
  };
  const axes = [place(options.axes?.[0], 0), place(options.axes?.[1], 1)] as const;
  const drawn = negotiation.blocNames.length > 1 && packages.length > 0;
  const taken = negotiation.issues.map(({ id, title, options: all }) => ({
    id,
    title,
    options: all.map((option) => ({ id: option.id, title: option.title })),
  }));
  return {
    brief,
    packages: offered === undefined ? brief.packages : describePackages(dossier, answer, packages),
    packagesComplete: offered?.complete ?? answer.complete,
    issues: taken,
    saliences: saliencesOf(dossier, answer.judged),
    blocs: negotiation.blocNames.map((id) => ({ id, name: nameOf(dossier, id) })),
    axes: axes.map((at) => negotiation.blocNames[at] ?? ''),
    ...(drawn ? { frontier: drawFrontier(dossier, answer, packages, axes) } : {}),
    usableDesigns: priceUsableDesigns(answer).map(({ choices, facts, givenUp, weight }) => ({
      words: describeChoices(dossier, choices, 'short'),
      activation: formatShare(facts.activation),
      delay: facts.delay === undefined ? '' : formatDelay(facts.delay),
      givenUp: givenUp.map(String),
      weight,
    })),
    usableCount: listUsableDesigns(answer.judged).length,
    designCount: negotiation.designs.length,
  };
}

/**
 * Positions, and the negotiation behind them under the choices of `options`: `brief` is what `casus deadlock` and
 * `casus brief` say of the same negotiation. Exact where the parts say so. Cost: that of `explainNegotiation`, and one
 * search more for the packages that the choices leave.
 */
export function exploreNegotiation(
  dossier: Dossier,
  options: ExplorationOptions = {},
  progress?: JudgeProgress,
): AgreementAnswer {
  const gone = new Set(options.without ?? []);
  const positions = listPositions(dossier.issues, dossier.statements).filter(({ party }) => !gone.has(party));
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: nameOf(dossier, id) }));
  const shared = {
    matrix: assembleMatrix(dossier, positions),
    parties: named([...new Set(positions.map(({ party }) => party))]),
    issues: dossier.issues.map(({ id, title, options: all }) => ({
      id,
      title,
      options: all.map((option) => ({ id: option.id, title: option.title })),
    })),
    cells: positions,
    table: named(dossier.negotiation?.parties ?? []),
    adversary: dossier.negotiation?.situation?.adversary ?? [],
  };
  if (dossier.negotiation === undefined) return { ...shared, problems: [] };
  const adjusted = adjustNegotiation(dossier.negotiation, options);
  if (!adjusted.ok) return { ...shared, problems: adjusted.diagnostics };
  const more = hasChoices(options) ? SEARCH_PARTS : 0;
  const found = assembleNegotiation(
    { ...dossier, negotiation: adjusted.value },
    progress === undefined ? {} : { progress: (done, total) => progress(done, total + more) },
  );
  if (found === undefined) return { ...shared, problems: [] };
  const first = adjusted.value.designs.length + SEARCH_PARTS;
  const searched = (share: number): void => progress?.(first + Math.floor(share * more), first + more);
  return { ...shared, negotiation: explore(dossier, found, options, searched), problems: [] };
}
