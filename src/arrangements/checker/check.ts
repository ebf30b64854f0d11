// Runs every check and gives each finding its place. The list of checks is the checker; the order is that of the ids.
import type { Span } from '../../basics/index.ts';
import { adversaryBlocksAlone } from './adversary-blocks-alone.ts';
import { adversaryBlocksWithFriends } from './adversary-blocks-with-friends.ts';
import { guarantorIsAdversary } from './guarantor-is-adversary.ts';
import { noRecusal } from './no-recusal.ts';
import { unanimityWithoutDefault } from './unanimity-without-default.ts';
import { noFallback } from './no-fallback.ts';
import { noDeadline } from './no-deadline.ts';
import { deadlineWithoutConsequence } from './deadline-without-consequence.ts';
import { silenceNotRegulated } from './silence-not-regulated.ts';
import { determinationUndefined } from './determination-undefined.ts';
import { preconditionOfAdversary } from './precondition-of-adversary.ts';
import { assuranceOnly } from './assurance-only.ts';
import { discretionWithoutFloor } from './discretion-without-floor.ts';
import { collectiveReleasesIndividuals } from './collective-releases-individuals.ts';
import { areaExcludesTheatre } from './area-excludes-theatre.ts';
import type { Check, Checkable, CheckContext, CheckInput, Finding } from './finding.ts';
import { listVotingStages } from './voting-stages.ts';

export const CHECKS: Readonly<Record<string, Check>> = {
  L01: adversaryBlocksAlone,
  L02: adversaryBlocksWithFriends,
  L03: guarantorIsAdversary,
  L04: noRecusal,
  L05: unanimityWithoutDefault,
  L06: noDeadline,
  L07: deadlineWithoutConsequence,
  L08: determinationUndefined,
  L11: preconditionOfAdversary,
  L12: assuranceOnly,
  L14: discretionWithoutFloor,
  L17: collectiveReleasesIndividuals,
  L21: areaExcludesTheatre,
  L25: silenceNotRegulated,
  L27: noFallback,
};

function inputOf({ arrangement }: Checkable, { situations = [] }: CheckContext): CheckInput {
  const parties = Object.entries(arrangement.parties ?? {});
  const addressees = parties.filter(([, { roles }]) => roles?.includes('addressee') === true).map(([id]) => id);
  const named = situations.flatMap(({ adversary }) => adversary);
  const adversaries = [...new Set(named.length > 0 ? named : addressees)];
  const aligned = [...new Set(situations.flatMap((situation) => situation.aligned))];
  return { arrangement, adversaries, aligned, stages: listVotingStages(arrangement, adversaries) };
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
 * What is dangerous or left open in an arrangement. Every hazard carries a scenario; remedies are `set` overlays.
 * Adversaries come from the situations, else from parties with the role of addressee; without either the checks about
 * an adversary say nothing. Findings that the file accepts stay in the list with the reason. Cost: one diagram per rule.
 */
export function check(loaded: Checkable, context: CheckContext = {}): readonly Finding[] {
  const input = inputOf(loaded, context);
  const accepted = loaded.arrangement.accepts ?? [];
  return Object.values(CHECKS).flatMap((run) =>
    run(input).map((finding) => {
      const because = accepted.find(
        ({ finding: id, at }) => id === finding.id && (at === undefined || finding.place.path.startsWith(at)),
      );
      return {
        ...finding,
        place: { ...finding.place, span: locateIn(loaded, finding.place.path) },
        ...(because === undefined ? {} : { accepted: because.because }),
      };
    }),
  );
}
