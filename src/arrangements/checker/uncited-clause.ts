import { listReadings } from '../open-leaf.ts';
import type { Provenance } from '../schema.ts';
import type { Check, CheckInput } from './finding.ts';
import { pathOf } from './paths-and-remedies.ts';

function isSourced({ cite, basis }: Provenance): boolean {
  return cite !== undefined || basis !== undefined;
}

/** Events, decisions and commitments that neither cite a source nor say on what they rest. */
function listUncited({ arrangement }: CheckInput): readonly string[] {
  const { triggers = {}, procedures, commitments } = arrangement;
  return [
    ...Object.entries(triggers).flatMap(([id, trigger]) => (isSourced(trigger) ? [] : [`triggers.${id}`])),
    ...Object.entries(procedures).flatMap(([id, procedure]) =>
      procedure.stages.flatMap((stage) => {
        const leaf = listReadings<string>(stage.rule).some(({ provenance }) => isSourced(provenance));
        const sourced = isSourced(stage) || isSourced(procedure) || leaf || stage.rule === undefined;
        return sourced ? [] : [`procedures.${id}.stages.${stage.id}`];
      }),
    ),
    ...commitments.flatMap((commitment, index) => (isSourced(commitment) ? [] : [pathOf(commitment, index)])),
  ];
}

/** M13: sources are listed, and some clauses cite none and do not say on what they rest. */
export const uncitedClause: Check = (input) => {
  const uncited = Object.keys(input.arrangement.sources).length === 0 ? [] : listUncited(input);
  const [first] = uncited;
  if (first === undefined) return [];
  const names = uncited.map((path) => `'${path.split('.').at(-1) ?? path}'`);
  const shown = names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');
  return [
    {
      id: 'M13',
      tier: 'gap',
      evidence: 'text',
      claim: `${names.length === 1 ? 'one clause cites' : `${names.length} clauses cite`} no source and give no basis: ${shown}`,
      place: { path: first },
      why: 'What cannot be traced to a paper cannot be checked, nor defended when it is disputed.',
      remedies: [
        {
          title: 'say that it is inferred',
          set: Object.fromEntries(uncited.map((path) => [`${path}.basis`, 'inferred'])),
        },
      ],
    },
  ];
};
