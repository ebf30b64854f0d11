// Runs every check and gives each finding its place. The list of checks is the checker; the order is that of the ids.
import type { Span } from '../../basics/index.ts';
import { listReadings } from '../open-leaf.ts';
import type { Arrangement, Situation } from '../schema.ts';
import { absenceBlocks } from './absence-blocks.ts';
import { checkAcceptances, markAccepted } from './acceptance.ts';
import { adoptedWithoutYes } from './adopted-without-yes.ts';
import { adversaryBlocksAlone } from './adversary-blocks-alone.ts';
import { adversaryBlocksWithFriends } from './adversary-blocks-with-friends.ts';
import { appointmentsStricter } from './appointments-stricter.ts';
import { areaExcludesTheatre } from './area-excludes-theatre.ts';
import { assumptionDecides } from './assumption-decides.ts';
import { assuranceOnly } from './assurance-only.ts';
import { beneficiaryExcluded } from './beneficiary-excluded.ts';
import { betterBallotHarms } from './better-ballot-harms.ts';
import { changeChangesNothing } from './change-changes-nothing.ts';
import { circularWay } from './circular-way.ts';
import { citationMismatch } from './citation-mismatch.ts';
import { clauseWithoutEffect } from './clause-without-effect.ts';
import { collectiveReleasesIndividuals } from './collective-releases-individuals.ts';
import { conflictingTreaty } from './conflicting-treaty.ts';
import { consentToSelfDefence } from './consent-to-self-defence.ts';
import { consultationOnly } from './consultation-only.ts';
import { countedTwice } from './counted-twice.ts';
import { deadlineWithoutConsequence } from './deadline-without-consequence.ts';
import { determinationUndefined } from './determination-undefined.ts';
import { disarmsFirst } from './disarms-first.ts';
import { discretionWithoutFloor } from './discretion-without-floor.ts';
import { dummyMember } from './dummy-member.ts';
import { dutiesWaitInCircle } from './duties-wait-in-circle.ts';
import { dutyNeverDue } from './duty-never-due.ts';
import { exitBeforeCrisis } from './exit-before-crisis.ts';
import type { Check, Checkable, CheckContext, CheckInput, Finding, Found } from './finding.ts';
import { guarantorIsAdversary } from './guarantor-is-adversary.ts';
import { helpTooLate } from './help-too-late.ts';
import { monitorByConsent } from './monitor-by-consent.ts';
import { monitorWithoutFinding } from './monitor-without-finding.ts';
import { nationalApproval } from './national-approval.ts';
import { neverAdopted } from './never-adopted.ts';
import { noCapability } from './no-capability.ts';
import { noDeadline } from './no-deadline.ts';
import { noFallback } from './no-fallback.ts';
import { noLead } from './no-lead.ts';
import { noRecusal } from './no-recusal.ts';
import { noRule } from './no-rule.ts';
import { noTermOrExit } from './no-term-or-exit.ts';
import { notComputed } from './not-computed.ts';
import { nothingSettles } from './nothing-settles.ts';
import { overlappingExceptions } from './overlapping-exceptions.ts';
import { partiesWith } from './paths-and-remedies.ts';
import { preconditionOfAdversary } from './precondition-of-adversary.ts';
import { readingsPart } from './readings-part.ts';
import { recordKeeperIsAdversary } from './record-keeper-is-adversary.ts';
import { refusalOpensFallback } from './refusal-opens-fallback.ts';
import { reversedVeto } from './reversed-veto.ts';
import { silenceNotRegulated } from './silence-not-regulated.ts';
import { staggeredEntry } from './staggered-entry.ts';
import { standingOpen } from './standing-open.ts';
import { twoNames } from './two-names.ts';
import { unanimityWithoutDefault } from './unanimity-without-default.ts';
import { uncitedClause } from './uncited-clause.ts';
import { unconditionalTrigger } from './unconditional-trigger.ts';
import { unlinkedSource } from './unlinked-source.ts';
import { unreachableStage } from './unreachable-stage.ts';
import { voteGatesNothing } from './vote-gates-nothing.ts';
import { listVotingStages, type VotingStage } from './voting-stages.ts';
import { waitsForPeers } from './waits-for-peers.ts';

export const CHECKS: Readonly<Record<string, Check>> = {
  E01: neverAdopted,
  E02: unreachableStage,
  E03: dutyNeverDue,
  E04: twoNames,
  E05: citationMismatch,
  L01: adversaryBlocksAlone,
  L02: adversaryBlocksWithFriends,
  L03: guarantorIsAdversary,
  L04: noRecusal,
  L05: unanimityWithoutDefault,
  L06: noDeadline,
  L07: deadlineWithoutConsequence,
  L08: determinationUndefined,
  L09: beneficiaryExcluded,
  L11: preconditionOfAdversary,
  L12: assuranceOnly,
  L13: consultationOnly,
  L14: discretionWithoutFloor,
  L15: noCapability,
  L16: helpTooLate,
  L17: collectiveReleasesIndividuals,
  L18: dutiesWaitInCircle,
  L19: waitsForPeers,
  L21: areaExcludesTheatre,
  L22: nationalApproval,
  L23: noTermOrExit,
  L24: exitBeforeCrisis,
  L25: silenceNotRegulated,
  L26: absenceBlocks,
  L27: noFallback,
  L28: recordKeeperIsAdversary,
  L29: monitorWithoutFinding,
  L30: monitorByConsent,
  L31: conflictingTreaty,
  L32: disarmsFirst,
  L33: consentToSelfDefence,
  L34: appointmentsStricter,
  L35: standingOpen,
  L36: staggeredEntry,
  L37: noLead,
  L39: unconditionalTrigger,
  L40: unlinkedSource,
  M01: readingsPart,
  M02: reversedVeto,
  M03: adoptedWithoutYes,
  M04: nothingSettles,
  M05: refusalOpensFallback,
  M06: noRule,
  M07: voteGatesNothing,
  M08: betterBallotHarms,
  M09: dummyMember,
  M10: clauseWithoutEffect,
  M11: countedTwice,
  M12: circularWay,
  M13: uncitedClause,
  M14: assumptionDecides,
  M15: overlappingExceptions,
  M16: changeChangesNothing,
  M17: notComputed,
};

/** Ids of all findings there can be: those of the checks, then those about acceptances. */
export const FINDING_IDS: readonly string[] = [...Object.keys(CHECKS), 'A01', 'A02'];

interface View {
  readonly input: Omit<CheckInput, 'stages' | 'texts'>;
  /** Situations that look the same to every check. */
  readonly situations: readonly string[];
}

/** One view per situation, those that no check can tell apart together; without situations the addressees are the adversaries. */
function listViews(arrangement: Arrangement, situations: readonly Situation[]): readonly View[] {
  const addressees = partiesWith(arrangement, 'addressee');
  if (situations.length === 0) {
    return [{ input: { arrangement, adversaries: addressees, aligned: [], recused: addressees }, situations: [] }];
  }
  const views = new Map<string, View>();
  for (const situation of situations) {
    const adversaries = situation.adversary.length > 0 ? situation.adversary : addressees;
    const recused = situation.recused ?? adversaries;
    const { id, aligned, lostAfter, crisis } = situation;
    const key = JSON.stringify([adversaries, recused, aligned, lostAfter, crisis]);
    const same = views.get(key)?.situations ?? [];
    views.set(key, { input: { arrangement, situation, adversaries, aligned, recused }, situations: [...same, id] });
  }
  return [...views.values()];
}

interface Sighting {
  readonly finding: Found;
  readonly order: number;
  readonly situations: Set<string>;
  readonly readings: Set<string>;
}

/** Names the situations and the reading where not all of them give the finding. */
function summarise({ arrangement }: Checkable, { finding, situations, readings }: Sighting, all: number): Finding {
  const { reading: _, ...rest } = finding;
  const at = /^procedures\.([^.]+)\.stages\.([^.]+)/.exec(finding.place.path) ?? [];
  const procedure = at[1] ?? finding.counterScenario?.procedure;
  const stage = at[2] ?? finding.counterScenario?.stage;
  const rule = arrangement.procedures[procedure ?? '']?.stages.find(({ id }) => id === stage)?.rule;
  const some = readings.size > 0 && readings.size < listReadings(rule).length;
  return {
    ...rest,
    ...(some ? { reading: [...readings].join(', ') } : {}),
    ...(situations.size > 0 && situations.size < all ? { situations: [...situations] } : {}),
  };
}

/** What each situation finds, alike findings once. */
function runAll(loaded: Checkable, { situations = [], texts = new Map() }: CheckContext): readonly Finding[] {
  const { arrangement, source, base } = loaded;
  const compiled = new Map<string, readonly VotingStage[]>();
  const views = listViews(arrangement, situations);
  const found = new Map<string, Sighting>();
  for (const view of views) {
    const { recused } = view.input;
    const key = recused.join(' ');
    const stages = compiled.get(key) ?? listVotingStages(arrangement, recused);
    compiled.set(key, stages);
    const more = { ...(source ? { source } : {}), ...(base ? { base } : {}) };
    const input: CheckInput = { ...view.input, stages, texts, ...more };
    for (const [order, run] of Object.values(CHECKS).entries()) {
      for (const finding of run(input)) {
        const same = `${finding.id} ${finding.place.path} ${finding.claim}`;
        const known = found.get(same) ?? { finding, order, situations: new Set(), readings: new Set() };
        for (const id of view.situations) known.situations.add(id);
        if (finding.reading !== undefined) known.readings.add(finding.reading);
        found.set(same, known);
      }
    }
  }
  const inOrder = [...found.values()].toSorted((a, b) => a.order - b.order);
  return inOrder.map((sighting) => summarise(loaded, sighting, situations.length));
}

/** A place in a variant: the `set` entry that covers the path, else where it names its base. */
function locateIn(loaded: Checkable, path: string): Span {
  const written = loaded.locate([]);
  const own = loaded.locate(path);
  const overlay = Object.keys(loaded.source?.set ?? {}).filter((key) => path === key || path.startsWith(`${key}.`));
  const [longest] = overlay.toSorted((a, b) => b.length - a.length);
  if (longest !== undefined) return loaded.locate(['set', longest]);
  const missing = loaded.source?.extends !== undefined && own.start === written.start && own.end === written.end;
  return missing ? loaded.locate('extends') : own;
}

/**
 * What is dangerous or left open in an arrangement, as seen from each situation. Every hazard carries a scenario, played
 * by `replay` where there is a vote; remedies are `set` overlays. Adversaries come from the situations, else from
 * parties with the role of addressee; without either the checks about an adversary say nothing. Findings that the file
 * accepts stay in the list with the reason. Cost: one diagram per rule and set of recused members.
 */
export function check(loaded: Checkable, context: CheckContext = {}): readonly Finding[] {
  const found = markAccepted(runAll(loaded, context), loaded.arrangement);
  const all = [...found, ...checkAcceptances(loaded.arrangement, found, FINDING_IDS)];
  return all.map((finding) => ({
    ...finding,
    place: { ...finding.place, span: locateIn(loaded, finding.place.path) },
  }));
}
