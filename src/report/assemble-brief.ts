// Dossier → brief: the four answers, each drawn from what the engine computed and from nothing else.
import {
  type Arrangement,
  check,
  describeArrangement,
  type Finding,
  type LoadedArrangement,
  type Situation,
  listOpenPoints,
} from '../arrangements/index.ts';
import { lineColumnAt, lineStarts } from '../basics/index.ts';
import { type Dossier, isPlural, nameOf, nameWords } from '../dossier/index.ts';
import {
  type ConfirmedStatement,
  listOppositions,
  listPositions,
  type Opposition,
  type Position,
} from '../positions/index.ts';
import {
  type AssessedArrangement,
  assembleRow,
  assessArrangement,
  type NameActor,
  rankOpenPoints,
  roleOfAdversary,
} from './assemble-rows.ts';
import { describeDifferences } from './assemble-differences.ts';
import { assembleNegotiation } from './assemble-negotiation.ts';
import type { Brief, BriefFinding, BriefPosition, BriefSituation } from './brief-model.ts';
import { capitalise, joinNames, lineOf } from './wording.ts';

const SHOWN_POSITIONS = 12;

/** Titles shorten in running text: what stands before the first comma or parenthesis, never less than a word. */
function shortTitle({ arrangement }: AssessedArrangement): string {
  return arrangement.title ?? arrangement.id;
}

function assembleHeadline(
  all: readonly AssessedArrangement[],
  situation: Situation | undefined,
  name: NameActor,
): string {
  if (all.length === 0) return 'No arrangement has been written down yet.';
  if (situation === undefined || situation.adversary.length === 0) {
    const lone = all.filter(({ assessment }) => (assessment?.blockers.always.length ?? 0) > 0);
    if (lone.length === 0)
      return `Nobody can block ${joinNames(all.map(shortTitle), 'or')} alone, as far as the text says.`;
    return `${joinNames(lone.map(shortTitle))} can be blocked by a single voter.`;
  }
  const adversary = joinNames(situation.adversary.map(name));
  const by = (role: ReturnType<typeof roleOfAdversary>): string[] =>
    all.filter((assessed) => roleOfAdversary(assessed, situation) === role).map(shortTitle);
  const [alone, perhaps, cannot, silent] = [
    by('blocks-alone'),
    by('may-block-alone'),
    by('cannot-block-alone'),
    by('not-stated'),
  ];
  const sentences = [
    ...(alone.length > 0 ? [`Under ${joinNames(alone)}, ${adversary} alone could stop activation.`] : []),
    ...(cannot.length > 0
      ? [
          `Under ${joinNames(cannot)} ${alone.length > 0 ? 'it could not' : `${adversary} alone could not stop activation`}.`,
        ]
      : []),
    ...(perhaps.length > 0 ? [`Under ${joinNames(perhaps)} that depends on what is still open.`] : []),
    ...(silent.length > 0 ? [`${joinNames(silent)} ${silent.length > 1 ? 'do' : 'does'} not say who decides.`] : []),
  ];
  return sentences.map(capitalise).join(' ');
}

function placeOf(dossier: Dossier, { document, span }: ConfirmedStatement): string {
  const source = dossier.documents.find(({ id }) => id === document);
  if (source === undefined) return document;
  const title = dossier.documents.length > 1 ? source.title : 'page';
  return `${title}, line ${lineOf(source.text, span.start)}`;
}

/** 'rejects', or 'reject' after a plural name. */
function conjugate(stances: readonly string[], plural: boolean): string {
  return joinNames(stances.map((stance) => (plural ? stance.replace(/s$/, '') : stance)));
}

function assemblePositions(dossier: Dossier, positions: readonly Position[]): readonly BriefPosition[] {
  const statements = new Map(dossier.statements.map((statement) => [statement.id, statement]));
  const options = new Map(
    dossier.issues.flatMap((issue) =>
      issue.options.map((option) => [`${issue.id} ${option.id}`, option.title] as const),
    ),
  );
  const shown = new Set<string>();
  return positions.flatMap(({ party, issue, option, stances, redLine, witnesses }) =>
    witnesses.slice(0, 1).flatMap((witness) => {
      const statement = statements.get(witness);
      if (statement === undefined || shown.has(witness)) return [];
      shown.add(witness);
      return [
        {
          quote: statement.text,
          actor: nameOf(dossier, party),
          stance: `${conjugate(stances, isPlural(dossier, party))}${redLine ? ' (red line)' : ''}`,
          provision: options.get(`${issue} ${option}`) ?? option,
          place: placeOf(dossier, statement),
        },
      ];
    }),
  );
}

function describeOpposition(dossier: Dossier, { issue, option, inFavour, against }: Opposition): string {
  const found = dossier.issues.find(({ id }) => id === issue);
  const title = found?.options.find(({ id }) => id === option)?.title ?? option;
  const side = (positions: readonly Position[]): string =>
    joinNames(positions.map(({ party }) => nameOf(dossier, party)));
  const verb = (positions: readonly Position[], one: string, many: string): string =>
    positions.length > 1 || positions.some(({ party }) => isPlural(dossier, party)) ? many : one;
  const red = [...inFavour, ...against].some(({ redLine }) => redLine) ? ' Red line.' : '';
  return `${title}: ${side(inFavour)} ${verb(inFavour, 'wants', 'want')} it; ${side(against)} ${verb(against, 'is', 'are')} against.${red}`;
}

function describeAssumptions(situation: Situation, name: NameActor): string {
  const stated = Object.keys(situation.ballots).length;
  const against = situation.adversary.length > 0 ? `adversary: ${joinNames(situation.adversary.map(name))}; ` : '';
  const given =
    stated === 0
      ? 'every ballot free'
      : stated === 1
        ? 'the ballot chance of 1 voter is an assumption of this dossier'
        : `ballot chances of ${stated} voters are assumptions of this dossier`;
  return `${against}${given}; members vote independently${situation.climates.length > 0 ? ' within each climate' : ''}`;
}

/** What a file accepts with a source is counted apart, as `casus check` does. */
function countFindings(findings: readonly Finding[]): string {
  const standing = findings.filter(({ accepted }) => accepted === undefined);
  const parts = (['error', 'hazard', 'gap'] as const).flatMap((tier) => {
    const count = standing.filter((finding) => finding.tier === tier).length;
    return count === 0 ? [] : [`${count} ${tier}${count > 1 ? 's' : ''}`];
  });
  const accepted = findings.length - standing.length;
  if (accepted > 0) parts.push(`${accepted} accepted`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function placeOfFinding(file: string, loaded: LoadedArrangement, { place }: Finding): string {
  const { line } = lineColumnAt(lineStarts(loaded.text), place.span?.start ?? 0);
  return `${file}:${line}`;
}

/** What the checker finds in each arrangement, as seen from the dossier's situations and texts. */
function checkArrangements({ arrangements, situations, documents }: Dossier) {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const byId = new Map(arrangements.map(({ arrangement }) => [arrangement.id, arrangement]));
  return arrangements.map(({ file, loaded, arrangement }) => {
    const base = byId.get(loaded.arrangement.extends ?? '');
    const checkable = { ...loaded, arrangement, source: loaded.arrangement, ...(base ? { base } : {}) };
    return { file, loaded, findings: check(checkable, { situations, texts }) };
  });
}

/** Names of the dossier; where it has none, those that its arrangements give their own parties. */
export function knownActors({ actors, arrangements }: Dossier): Pick<Dossier, 'actors'> {
  const parties = arrangements.flatMap(({ arrangement }) => Object.entries(arrangement.parties ?? {}));
  const own = Object.fromEntries(parties.flatMap(([id, { name }]) => (name === undefined ? [] : [[id, { name }]])));
  return { actors: { ...own, ...actors } };
}

/**
 * Everything the brief of a dossier says. Cost: one assessment per arrangement and situation. Exact as its parts are.
 * `progress` is told how many assessments are done.
 */
export function assembleBrief(dossier: Dossier, progress: (done: number, total: number) => void = () => {}): Brief {
  const known = knownActors(dossier);
  const name: NameActor = (id) => nameOf(known, id);
  const rename = nameWords(known);
  const { situations, arrangements } = dossier;
  const total = arrangements.length * Math.max(1, situations.length);
  let done = 0;
  const checked = checkArrangements(dossier);
  const assessedFor = (situation: Situation | undefined): AssessedArrangement[] =>
    arrangements.map(({ arrangement }) => {
      progress(done, total);
      done += 1;
      return assessArrangement(arrangement, situation);
    });
  const [main, ...others] = situations;
  const first = assessedFor(main);
  const rowsOf = (all: readonly AssessedArrangement[], situation: Situation | undefined): BriefSituation => ({
    situation: situation === undefined ? 'every ballot free' : (situation.title ?? situation.id),
    assumption:
      situation === undefined
        ? 'no situation is given, so nobody is assumed to vote in any way'
        : describeAssumptions(situation, name),
    rows: all.map((assessed, index) =>
      assembleRow(assessed, situation, name, countFindings(checked[index]?.findings ?? [])),
    ),
  });
  const positions = listPositions(dossier.issues, dossier.statements);
  const shown = assemblePositions(dossier, positions);
  const oppositions = listOppositions(positions).map((opposition) => describeOpposition(dossier, opposition));
  const negotiation = assembleNegotiation(dossier)?.brief;
  const findings: BriefFinding[] = checked.flatMap(({ file, loaded, findings: own }) =>
    own
      .filter(({ accepted }) => accepted === undefined)
      .map((finding) => ({
        id: finding.id,
        tier: finding.tier,
        claim: rename(finding.claim),
        place: placeOfFinding(file, loaded, finding),
      })),
  );
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  return {
    title: dossier.title,
    ...(dossier.question === undefined ? {} : { subtitle: dossier.question }),
    headline: assembleHeadline(first, main, name),
    facts: [
      `${count(dossier.documents.length, 'document')} · ${count(dossier.statements.length, 'statement')} confirmed`,
      `${count(arrangements.length, 'arrangement')} · ${count(situations.length, 'situation')}`,
    ],
    positions: shown.slice(0, SHOWN_POSITIONS),
    ...(shown.length > SHOWN_POSITIONS ? { morePositions: `${shown.length - SHOWN_POSITIONS} more with --json` } : {}),
    activation: [rowsOf(first, main), ...others.map((situation) => rowsOf(assessedFor(situation), situation))],
    differences: describeDifferences(dossier, name),
    ...(negotiation === undefined && oppositions.length > 0 ? { noDeal: { text: oppositions.join('\n') } } : {}),
    ...(negotiation === undefined ? {} : { negotiation }),
    open: rankOpenPoints(first, rename),
    findings,
    notes: first.every(({ assessment }) => assessment?.complete !== false)
      ? []
      : ['Some coalitions were left out to stay within limits.'],
  };
}

export interface LoneArrangement {
  readonly file: string;
  readonly loaded: LoadedArrangement;
  readonly arrangement: Arrangement;
}

/** One arrangement file as a dossier without documents or positions; its addressees stand in for an adversary. */
export function dossierOfArrangement(opened: LoneArrangement): Dossier {
  const { arrangement } = opened;
  const parties = Object.entries(arrangement.parties ?? {});
  const adversary = parties.filter(([, { roles }]) => roles?.includes('addressee') === true).map(([id]) => id);
  const actors = Object.fromEntries(parties.map(([id, { name }]) => [id, { name: name ?? id }]));
  const title = arrangement.title ?? arrangement.id;
  const situation = { id: 'any', title: 'every ballot free', adversary, aligned: [], ballots: {}, climates: [] };
  return {
    id: arrangement.id,
    title,
    actors,
    documents: [],
    statements: [],
    codings: new Map(),
    codebook: { entries: [], history: [] },
    issues: [],
    arrangements: [opened],
    situations: [situation],
  };
}

/** The brief of one arrangement file: no documents, no positions; its addressees stand in for an adversary. */
export function assembleArrangementBrief(opened: LoneArrangement): Brief {
  const { arrangement } = opened;
  const brief = assembleBrief(dossierOfArrangement(opened));
  const { procedures, commitments, exit, interacts } = describeArrangement(arrangement);
  const open = listOpenPoints(arrangement).map(({ label }) => label);
  return {
    ...brief,
    headline: capitalise(brief.headline.replaceAll(brief.title, 'this arrangement')),
    facts: [
      arrangement.status?.replaceAll('-', ' ') ?? 'status not stated',
      ...(arrangement.asOf === undefined ? [] : [`as of ${arrangement.asOf}`]),
    ],
    notes: [
      'What the text says:',
      ...procedures.flatMap(({ sentences }) => sentences),
      ...commitments,
      ...exit,
      ...interacts,
      ...(open.length === 0 ? [] : [`Left open: ${open.join('; ')}.`]),
      ...brief.notes,
    ],
  };
}
