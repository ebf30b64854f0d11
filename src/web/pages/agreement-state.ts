// What a reader chose on the page of agreement, as its address carries it.
import type { AgreementView } from '../engine/questions.ts';
import { fill, words } from '../words.ts';

export interface AgreementState {
  readonly without: readonly string[];
  readonly salience: Readonly<Record<string, number>>;
  readonly locked: Readonly<Record<string, string>>;
  readonly conceded: readonly string[] | undefined;
  readonly usable: boolean;
  readonly axes: readonly [string, string] | undefined;
}

type Query = Readonly<Record<string, string>>;

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((each) => each !== '');
}

function pairsOf(text: string | undefined): readonly (readonly [string, string])[] {
  return listOf(text).flatMap((pair) => {
    const at = pair.lastIndexOf(':');
    return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : [];
  });
}

/** The state of the page from its address. */
export function readAgreement(query: Query): AgreementState {
  const salience = pairsOf(query['salience']).map(([key, value]) => [key.replace('~', ' '), Number(value)] as const);
  const [across, up] = listOf(query['axes']);
  return {
    without: listOf(query['without']),
    salience: Object.fromEntries(salience.filter(([, value]) => value >= 0 && value <= 1)),
    locked: Object.fromEntries(pairsOf(query['locked'])),
    conceded: query['conceded'] === undefined ? undefined : listOf(query['conceded']),
    usable: query['usable'] === '1',
    axes: across === undefined || up === undefined ? undefined : [across, up],
  };
}

export function printAgreement({
  without,
  salience,
  locked,
  conceded,
  usable,
  axes,
}: AgreementState): Record<string, string | undefined> {
  const pairs = (record: Readonly<Record<string, string | number>>): string =>
    Object.entries(record)
      .map(([key, value]) => `${key.replace(' ', '~')}:${value}`)
      .join(',');
  return {
    without: without.join(','),
    salience: pairs(salience),
    locked: pairs(locked),
    conceded: conceded?.join(','),
    usable: usable ? '1' : undefined,
    axes: axes?.join(','),
  };
}

export type Negotiated = NonNullable<AgreementView['negotiation']>;

export interface AgreementPartProps {
  readonly view: AgreementView;
  readonly negotiation: Negotiated;
  readonly chosen: AgreementState;
  readonly choose: (change: Partial<AgreementState>) => void;
}

type Demands = Negotiated['brief']['demands'];

/** What a demand asks for: 'All guarantors must agree', 'no to: …'. */
export function demandWords({ wants, refuses }: Demands[number]): string {
  return refuses ? fill(words.agreement.not, { option: wants }) : wants;
}

/** '“All guarantors must agree” and the refusal of “…”'. */
export function demandList(demands: Demands, ids: readonly string[], form: 'wants' | 'short' = 'wants'): string {
  const said = ids.map((id) => {
    const demand = demands.find((each) => each.id === id);
    if (demand === undefined) return id;
    return fill(demand.refuses ? words.agreement.refusalOf : words.agreement.demandFor, { option: demand[form] });
  });
  const last = said.at(-1) ?? '';
  return said.length < 2 ? last : fill(words.agreement.and, { some: said.slice(0, -1).join(', '), last });
}

interface GivenUp {
  readonly party: string;
  readonly plural: boolean;
  readonly demands: readonly string[];
}

/** 'Western governments give up “…”; Russia gives up “…”'. */
export function givingWords(demands: Demands, by: readonly GivenUp[], form: 'wants' | 'short' = 'wants'): string {
  return by
    .map(({ party, plural, demands: ids }) =>
      fill(plural ? words.agreement.giveUp : words.agreement.givesUp, { party, what: demandList(demands, ids, form) }),
    )
    .join('; ');
}
