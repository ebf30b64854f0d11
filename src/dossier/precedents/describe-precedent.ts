// A precedent → its row on the dashboard. Every column is computed from the file and its situation.
import { EACH_DECIDES, type Finding, listReadings } from '../../arrangements/index.ts';
import type { ScenarioResult } from '../../procedures/index.ts';
import { blockingStanding, describeBlockers } from './blocking-standing.ts';
import { checkedFrom, deadlineText, determinationOf, firstCommitment, leafText, ruleText, yearOf } from './clauses.ts';
import type { CatalogueEntry, RuleKind } from './entry-schema.ts';
import { stageAt } from './main-procedure.ts';
import type { MainWay } from './main-way.ts';
import type { Precedent } from './precedent.ts';
import { ruleKindsOf } from './rule-kind.ts';

/** What the engine found about a precedent; the row and the playthrough are both told from it. */
export interface PrecedentResults {
  readonly main: MainWay;
  readonly findings: readonly Finding[];
  readonly scenarios: readonly ScenarioResult[];
}

/** Stages where one power after the other decides for itself alone. */
function isChain({ assessment }: MainWay): boolean {
  const votes = assessment.stages.filter(({ kind }) => kind === 'vote');
  const voters = votes.flatMap(({ electorate }) => electorate);
  return votes.length > 1 && votes.every(({ electorate }) => electorate.length === 1) && new Set(voters).size > 1;
}

function seatedOn({ arrangement, situation }: Precedent, main: MainWay): readonly string[] {
  if (isChain(main)) return [...new Set(main.assessment.stages.flatMap(({ electorate }) => electorate))];
  if (main.deciding === undefined) return [];
  const recuses = arrangement.procedures[main.deciding.at.procedure]?.recuse !== undefined;
  const parties = recuses && situation ? (situation.recused ?? situation.adversary) : [];
  return main.deciding.stage.electorate.filter((voter) => !parties.includes(voter));
}

function kindsOn({ arrangement, situation }: Precedent, main: MainWay): readonly RuleKind[] {
  if (isChain(main)) return ['chain'];
  if (main.deciding === undefined) return ['automatic'];
  return ruleKindsOf(arrangement, main.deciding.at, main.deciding.stage, situation);
}

function smallestOf({ assessment, lone }: MainWay): number | undefined {
  if (lone.always.length > 0) return 1;
  const sizes = assessment.blocking.always.sets.map((set) => set.length);
  return sizes.length === 0 ? undefined : Math.min(...sizes);
}

function fallbackOf(
  { arrangement }: Precedent,
  { fallbacks, deciding, reversed }: MainWay,
): Pick<CatalogueEntry, 'fallback' | 'fallbackKind'> {
  if (fallbacks.length > 0) {
    const rules = fallbacks.flatMap((id) => arrangement.procedures[id]?.stages ?? []).map(({ rule }) => rule);
    const each = rules.some((rule) => listReadings<string>(rule).some(({ value }) => value?.trim() === EACH_DECIDES));
    const fallback = fallbacks.map((id) => arrangement.procedures[id]?.title ?? id).join('; ');
    return { fallback, fallbackKind: each ? 'each acts' : 'another vote' };
  }
  const unneeded = deciding === undefined || deciding.stage.kind === 'each-decides' || reversed;
  return unneeded ? { fallback: 'not needed', fallbackKind: 'not needed' } : { fallback: 'none', fallbackKind: 'none' };
}

/** What the rules gave for the ballots of history; scenarios that are only imagined are left out. */
function historyOf({ arrangement }: Precedent, scenarios: readonly ScenarioResult[]): CatalogueEntry['history'] {
  const told = new Set(
    (arrangement.scenarios ?? []).flatMap(({ name, basis }) =>
      basis === 'practice' || basis === 'inferred' ? [name] : [],
    ),
  );
  return scenarios.filter(({ name }) => told.has(name)).map(({ name, outcome, hours }) => ({ name, outcome, hours }));
}

function countTier(findings: readonly Finding[], tier: Finding['tier']): number {
  return findings.filter((finding) => finding.tier === tier && finding.accepted === undefined).length;
}

/** Columns that need no procedure. */
function factsOf({ arrangement, situation }: Precedent, { findings, scenarios }: PrecedentResults) {
  return {
    slug: arrangement.id,
    name: arrangement.title ?? arrangement.id,
    year: yearOf(arrangement),
    status: arrangement.status ?? 'not stated',
    adversary: [...(situation?.adversary ?? [])],
    situation: situation?.title ?? '',
    kinds: [...new Set(arrangement.commitments.flatMap(({ kind }) => kind))],
    findings: [...new Set(findings.flatMap(({ id, accepted }) => (accepted === undefined ? [id] : [])))],
    hazards: countTier(findings, 'hazard'),
    gaps: countTier(findings, 'gap'),
    errors: countTier(findings, 'error'),
    scenarios: scenarios.length,
    checked: checkedFrom(arrangement.tags ?? []),
    confidence: arrangement.confidence ?? null,
    tags: [...(arrangement.tags ?? [])],
  };
}

/** Who can block, and the adversary among them. */
function blockingOf(precedent: Precedent, { main, findings }: PrecedentResults) {
  const { arrangement, situation } = precedent;
  const { assessment, whole, lone } = main;
  const seated = seatedOn(precedent, main);
  const smallest = smallestOf(main);
  const waits = findings.some(({ id }) => id === 'L11');
  return {
    members: seated.length,
    loneBlockers: lone.always.length,
    possibleBlockers: lone.possibly.length,
    blockers: describeBlockers(arrangement, lone, seated, smallest),
    smallestBlockingSet: smallest ?? null,
    adversaryCanBlock: blockingStanding(assessment, lone, situation, waits),
    adversaryCanBlockAll: blockingStanding(
      whole,
      main.fallbacks.length === 0 ? lone : whole.blockers,
      situation,
      waits,
    ),
  };
}

/** The row of a precedent from what the engine found. Cost: a few ballots judged. */
export function rowOf(precedent: Precedent, results: PrecedentResults): CatalogueEntry {
  const { arrangement } = precedent;
  const { main, scenarios } = results;
  const { way, assessment, whole, deciding } = main;
  const stage = deciding === undefined ? undefined : stageAt(arrangement, deciding.at);
  const latest = assessment.delay?.max ?? Number.POSITIVE_INFINITY;
  return {
    ...factsOf(precedent, results),
    procedure: main.procedure,
    ruleKind: [...kindsOn(precedent, main)],
    rule: ruleText(arrangement, stage),
    recusal: way.some((at) => arrangement.procedures[at.procedure]?.recuse !== undefined),
    ...blockingOf(precedent, results),
    deadlineHours: Number.isFinite(latest) ? latest : null,
    deadline: deadlineText(arrangement, way),
    ...fallbackOf(precedent, main),
    ...determinationOf(arrangement, way),
    preconditions: [...whole.preconditions],
    force: leafText(firstCommitment(arrangement, way)?.force, 'not stated'),
    silence: leafText(stage?.silence, 'not stated'),
    history: historyOf(precedent, scenarios),
  };
}
