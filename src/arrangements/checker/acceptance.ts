// Findings that the file accepts, and acceptances that have no source or accept nothing.
import { nearest } from '../../basics/index.ts';
import type { Arrangement } from '../schema.ts';
import type { Finding, Found } from './finding.ts';

type Acceptance = NonNullable<Arrangement['accepts']>[number];

function listCites({ cite }: Acceptance): readonly string[] {
  return cite === undefined ? [] : typeof cite === 'string' ? [cite] : cite;
}

function covers({ finding, at }: Acceptance, { id, place }: Finding): boolean {
  return finding === id && (at === undefined || place.path === at || place.path.startsWith(`${at}.`));
}

/** The findings, those the file accepts with its reason and sources; without a source nothing is accepted. */
export function markAccepted(findings: readonly Finding[], { accepts = [] }: Arrangement): readonly Finding[] {
  return findings.map((finding) => {
    const acceptance = accepts.find((each) => covers(each, finding) && listCites(each).length > 0);
    if (acceptance === undefined) return finding;
    return { ...finding, accepted: acceptance.because, acceptedCite: listCites(acceptance) };
  });
}

/** A01: an acceptance names no source. A02: an acceptance accepts nothing that is found. */
export function checkAcceptances(
  { accepts = [] }: Arrangement,
  findings: readonly Finding[],
  known: readonly string[],
): readonly Found[] {
  return accepts.flatMap((acceptance, index): readonly Found[] => {
    const path = `accepts.${index}`;
    const { finding, at } = acceptance;
    if (!findings.some((each) => covers(acceptance, each))) {
      const meant = known.includes(finding) ? undefined : nearest(finding, known);
      const where = at === undefined ? '' : ` at ${at}`;
      const cause = known.includes(finding) ? `${finding} is not found${where}` : `there is no check ${finding}`;
      return [
        {
          id: 'A02',
          tier: 'gap',
          evidence: 'computed',
          claim: `an acceptance accepts nothing: ${cause}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
          place: { path },
          why: 'An acceptance that no longer meets a finding hides the next one at the same place.',
          remedies: [{ title: 'take the acceptance out', set: { [path]: null } }],
        },
      ];
    }
    if (listCites(acceptance).length > 0) return [];
    return [
      {
        id: 'A01',
        tier: 'gap',
        evidence: 'text',
        claim: `${finding} is accepted without a source, and so it stands`,
        place: { path },
        why: 'Who accepted a danger, and in which paper, is what a reader will ask first.',
        remedies: [],
      },
    ];
  });
}
