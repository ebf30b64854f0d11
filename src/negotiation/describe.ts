// Words for parts of an instance: names where the instance has them, numbers where it has not.
import type { Instance, Outcome, RedLine } from './instance.ts';

export function partyName(instance: Instance, party: number): string {
  return instance.party_names?.[party] ?? `party ${party}`;
}

function optionName(instance: Instance, provision: number, option: number): string {
  return instance.option_names?.[provision]?.[option] ?? String(option);
}

function provisionName(instance: Instance, provision: number): string {
  return instance.provision_names?.[provision] ?? `provision ${provision}`;
}

/** 'Kyiv: "never a veto for the adversary"', or the options the red line asks for where it carries no words. */
export function describeRedLine(instance: Instance, line: RedLine): string {
  const asked = line.any_of
    .map(({ provision, options }) => {
      const names = options.map((option) => optionName(instance, provision, option)).join(' or ');
      return `${provisionName(instance, provision)}: ${names}`;
    })
    .join('; or ');
  const words =
    line.text === undefined ? asked : `“${line.text}”${line.source === undefined ? '' : ` (${line.source})`}`;
  return `${partyName(instance, line.party)}: ${words}${line.uncertain === true ? ' [not certain]' : ''}`;
}

/** One 'provision: option' per provision, in order. */
export function describeOutcome(instance: Instance, outcome: Outcome): string {
  return outcome
    .map((option, provision) => `${provisionName(instance, provision)}: ${optionName(instance, provision, option)}`)
    .join('; ');
}
