import { PEOPLE_ROWS } from './people-data.ts';

export interface OfficeHolder {
  readonly name: string;
  /** Id of the state or organisation. */
  readonly represents: string;
  readonly office: string;
  readonly from: number | null;
  /** `null`: not known to have ended. */
  readonly to: number | null;
}

const year = (words: string | undefined): number | null => (words === undefined || words === '' ? null : Number(words));

function buildHolders(): ReadonlyMap<string, OfficeHolder> {
  const holders = new Map<string, OfficeHolder>();
  for (const row of PEOPLE_ROWS.split('\n')) {
    const [names = '', represents = '', office = '', from, to] = row.split(',');
    const [name = ''] = names.split(';');
    for (const one of names.split(';')) holders.set(one, { name, represents, office, from: year(from), to: year(to) });
  }
  return holders;
}

const HOLDERS = buildHolders();

/**
 * A well-known holder of an office by full name; `undefined` when unknown. Public facts, and no proof that a page means
 * that person or that the office was held on a given day. Constant time.
 *
 * @example
 * officeHolder('Dag Hammarskjöld')?.represents // => 'UN'
 */
export function officeHolder(name: string): OfficeHolder | undefined {
  return HOLDERS.get(name);
}
