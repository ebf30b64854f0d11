// What a reader chose on the page of agreement, as its address carries it.
import type { AgreementView } from '../engine/questions.ts';
import { fill, words } from '../words.ts';

export interface AgreementState {
  readonly without: readonly string[];
  readonly salience: Readonly<Record<string, number>>;
  readonly locked: Readonly<Record<string, string>>;
  readonly conceded: readonly string[] | undefined;
}

type Query = Readonly<Record<string, string>>;

function pairsOf(text: string | undefined): readonly (readonly [string, string])[] {
  return (text ?? '').split(',').flatMap((pair) => {
    const at = pair.lastIndexOf(':');
    return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : [];
  });
}

/** The state of the page from its address. */
export function readAgreement(query: Query): AgreementState {
  const salience = pairsOf(query['salience']).map(([key, value]) => [key.replace('~', ' '), Number(value)] as const);
  return {
    without: (query['without'] ?? '').split(',').filter((each) => each !== ''),
    salience: Object.fromEntries(salience.filter(([, value]) => value >= 0 && value <= 1)),
    locked: Object.fromEntries(pairsOf(query['locked'])),
    conceded: query['conceded'] === undefined ? undefined : query['conceded'].split(',').filter((each) => each !== '-'),
  };
}

export function printAgreement({
  without,
  salience,
  locked,
  conceded,
}: AgreementState): Record<string, string | undefined> {
  const pairs = (record: Readonly<Record<string, string | number>>): string =>
    Object.entries(record)
      .map(([key, value]) => `${key.replace(' ', '~')}:${value}`)
      .join(',');
  return {
    without: without.join(','),
    salience: pairs(salience),
    locked: pairs(locked),
    conceded: conceded === undefined ? undefined : conceded.join(',') || '-',
  };
}

export interface AgreementPartProps {
  readonly view: AgreementView;
  readonly chosen: AgreementState;
  readonly choose: (change: Partial<AgreementState>) => void;
}

/** 'Russia drops the demand “…”; Ukraine accepts “…”'. */
export function concessionWords(view: Pick<AgreementView, 'redLines'>, ids: readonly string[]): string {
  const said = ids.map((id) => {
    const line = view.redLines.find((each) => each.id === id);
    if (line === undefined) return id;
    const { accepts, acceptsMany, gives, givesMany } = words.brief;
    const sentence = line.against ? (line.plural ? acceptsMany : accepts) : line.plural ? givesMany : gives;
    return fill(sentence, { party: line.partyName, option: line.title });
  });
  return said.join('; ');
}

/** What a red line asks for, in a few words. */
export function redLineWords({ title, against }: AgreementView['redLines'][number]): string {
  return against ? fill(words.agreement.not, { option: title }) : title;
}
