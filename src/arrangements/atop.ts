// Commitments in the columns of ATOP 4 (Alliance Treaty Obligations and Provisions), and a row of it as a skeleton. ATOP
// codes what is owed and on what condition; how a decision to act is taken it does not code, so that stays unspecified.
// Source of the column names: Leeds, Ritter, Mitchell and Long 2002, International Interactions 28:237-260, member level.
import { type Diagnostic, fail, nearest, type Result, succeed } from '../basics/index.ts';
import { expandMembers } from './groups.ts';
import { listReadings } from './open-leaf.ts';
import type { Arrangement, Commitment, GroupMember } from './schema.ts';

/** Columns written and read, in the order of the codebook's file. */
export const ATOP_COLUMNS = [
  'atopid',
  'member',
  'yrent',
  'yrexit',
  'ineffect',
  'bilat',
  'defense',
  'offense',
  'neutral',
  'nonagg',
  'consul',
  'conditio',
  'defcon',
  'defcoadv',
  'defcoloc',
  'defcocon',
  'asymm',
  'specthrt',
  'speclgth',
  'length',
  'renounce',
  'medarb',
  'milaid',
  'base',
] as const;

export type AtopColumn = (typeof ATOP_COLUMNS)[number];

/** One member's obligations; a column that the arrangement does not determine is empty. */
export type AtopRow = Readonly<Record<AtopColumn, string>>;

const KIND_COLUMNS = {
  // Article 5 of 1949, 'such action as it deems necessary', is coded as a defence obligation.
  defense: ['defence', 'use-of-force', 'measures-as-deemed-necessary'],
  offense: ['offence'],
  neutral: ['neutrality'],
  nonagg: ['non-aggression', 'respect-sovereignty'],
  consul: ['consult', 'referral'],
} as const satisfies Partial<Record<AtopColumn, readonly Commitment['kind'][number][]>>;

function membersOf(arrangement: Arrangement, group: string): readonly string[] {
  const written = arrangement.groups[group];
  const [first] = written ? listReadings<readonly GroupMember[]>(written.members) : [];
  const out = new Set(written?.minus ?? []);
  return expandMembers(first?.value ?? []).filter((member) => !out.has(member));
}

/** Parties that owe a commitment: each member of a group, those of a group together, or one party. */
export function listObliged(arrangement: Arrangement, { by }: Commitment): readonly string[] {
  const group = /^(?:each-of|each of|jointly)\s+(\S+)$/.exec(by)?.[1];
  return group === undefined ? [by] : membersOf(arrangement, group);
}

const flag = (is: boolean): string => (is ? '1' : '0');

function yearsOf(arrangement: Arrangement): Pick<AtopRow, 'yrent' | 'yrexit' | 'ineffect'> {
  const dates = Object.values(arrangement.sources).flatMap(({ date }) =>
    date === undefined ? [] : [date.slice(0, 4)],
  );
  const [first = ''] = dates.toSorted();
  const ended = arrangement.status === 'ended';
  return { yrent: first, yrexit: ended ? '' : '0', ineffect: flag(arrangement.status === 'in-force') };
}

/** Months of a stated duration, for the column `length`. */
function monthsOf(arrangement: Arrangement): string {
  const [only, ...more] = listReadings<string>(arrangement.exit?.duration);
  const match = more.length === 0 ? /^(\d+)(mo|y)$/.exec(only?.value ?? '') : null;
  return match === null ? '' : String(Number(match[1]) * (match[2] === 'y' ? 12 : 1));
}

function rowOf(arrangement: Arrangement, member: string, parties: readonly string[], base: string): AtopRow {
  const owed = arrangement.commitments.filter((commitment) => listObliged(arrangement, commitment).includes(member));
  const has = (kinds: readonly string[]): boolean => owed.some(({ kind }) => kind.some((each) => kinds.includes(each)));
  const defences = owed.filter(({ kind }) =>
    kind.some((each) => (KIND_COLUMNS.defense as readonly string[]).includes(each)),
  );
  const limited = (commitments: readonly Commitment[]): boolean =>
    commitments.some(
      ({ except, area, limit, when }) =>
        Boolean(except?.length) || area !== undefined || limit !== undefined || when !== undefined,
    );
  const months = monthsOf(arrangement);
  const kinds = Object.fromEntries(
    Object.entries(KIND_COLUMNS).map(([column, words]) => [column, flag(has(words))]),
  ) as Record<keyof typeof KIND_COLUMNS, string>;
  const differs = parties.some(
    (other) =>
      owed.length !== arrangement.commitments.filter((each) => listObliged(arrangement, each).includes(other)).length,
  );
  return {
    atopid: base,
    member,
    ...yearsOf(arrangement),
    bilat: flag(parties.length === 2),
    ...kinds,
    conditio: flag(limited(owed)),
    defcon: flag(limited(defences)),
    defcoadv: '',
    defcoloc: flag(defences.some(({ except, area }) => Boolean(except?.length) || area !== undefined)),
    defcocon: flag(defences.some(({ when }) => when !== undefined)),
    asymm: flag(differs),
    specthrt: flag(Object.values(arrangement.parties ?? {}).some(({ roles }) => roles?.includes('addressee') === true)),
    speclgth: months === '' ? '' : '1',
    length: months,
    renounce: flag(arrangement.exit?.withdrawal !== undefined),
    medarb: flag(has(['mediation'])),
    milaid: has(['military-aid']) ? '1' : '0',
    base: has(['bases']) ? '1' : '0',
  };
}

/**
 * One row a party that owes something, in ATOP's columns; what the arrangement does not determine is empty, and what ATOP
 * does not code (who decides, deadlines, silence) is not there. Cost: parties × commitments.
 */
export function exportAtopRows(arrangement: Arrangement): readonly AtopRow[] {
  const parties = [...new Set(arrangement.commitments.flatMap((commitment) => listObliged(arrangement, commitment)))];
  return parties.map((member) => rowOf(arrangement, member, parties, arrangement.id));
}

const COUNTRY_CODE = /^\d{1,4}$/;
const OWN_ID = /^[A-Za-z][\w-]{0,39}$/;

/** ATOP's members are numbers; what `exportAtopRows` wrote has the ids of the arrangement. */
function isMember(member: string): boolean {
  return COUNTRY_CODE.test(member) || OWN_ID.test(member);
}

function partyOf({ member = '' }: Readonly<Record<string, string>>): string {
  return COUNTRY_CODE.test(member) ? `party-${member}` : member;
}

const IMPORTED = {
  defense: 'defence',
  offense: 'offence',
  neutral: 'neutrality',
  nonagg: 'non-aggression',
  consul: 'consult',
  medarb: 'mediation',
  milaid: 'military-aid',
  base: 'bases',
} as const;
/** Columns that code a kind or degree above 0, not only yes or no. */
const GRADED: ReadonlySet<string> = new Set(['medarb', 'milaid', 'base']);

function owes(row: Readonly<Record<string, string>>, column: string): boolean {
  return GRADED.has(column) ? Number(row[column]) > 0 : row[column] === '1';
}

interface AtopAlliance {
  readonly id: string;
  /** The first year any row gives. */
  readonly year: string | undefined;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Members by what they owe: `kinds`, whether it is conditional, and whether its place is. */
function listDuties({ rows }: AtopAlliance): readonly {
  readonly kinds: string;
  readonly limited: boolean;
  readonly placed: boolean;
  readonly members: readonly string[];
}[] {
  const found = new Map<string, { kinds: string; limited: boolean; placed: boolean; members: string[] }>();
  for (const row of rows) {
    const kinds = Object.entries(IMPORTED).flatMap(([column, kind]) => (owes(row, column) ? [kind] : []));
    if (kinds.length === 0) continue;
    const limited = row['conditio'] === '1';
    const placed = row['defcoloc'] === '1' && row['defense'] === '1';
    const key = `${kinds.join()} ${limited} ${placed}`;
    const duty = found.get(key) ?? { kinds: kinds.join(', '), limited, placed, members: [] };
    duty.members.push(partyOf(row));
    found.set(key, duty);
  }
  return [...found.values()];
}

/**
 * An alliance of an ATOP member file as the text of an arrangement: members, what each owes and the duration as coded,
 * everything ATOP does not code unspecified. `rows` are cells by column name: ATOP's own, or what an export wrote. Reports
 * A140 when there is no such alliance.
 */
export function importAtop(rows: readonly Readonly<Record<string, string>>[], atopid: string): Result<string> {
  const chosen = rows.filter((row) => row['atopid'] === atopid && isMember(row['member'] ?? ''));
  if (chosen.length === 0 || !(/^\d{1,6}$/.test(atopid) || OWN_ID.test(atopid))) return fail(noAlliance(rows, atopid));
  const latest = new Map(chosen.map((row) => [row['member'] ?? '', row]));
  const years = chosen.flatMap(({ yrent = '' }) => (/^\d{4}$/.test(yrent) ? [yrent] : [])).toSorted();
  const alliance: AtopAlliance = { id: atopid, year: years[0], rows: [...latest.values()] };
  return succeed(writeSkeleton(alliance, listDuties(alliance)));
}

function writeSkeleton({ id, rows, year }: AtopAlliance, duties: ReturnType<typeof listDuties>): string {
  const [first] = rows;
  const published = /^\d+$/.test(id);
  const months = Number(first?.['length'] ?? 0);
  const members = rows.map(partyOf);
  const alike = duties.length === 1 && duties[0]?.members.length === members.length;
  const groups = alike
    ? []
    : duties.map((duty, at) => `  obliged-${at + 1}: {members: [${duty.members.join(', ')}], cite: atop}`);
  const commitments = duties.map(({ kinds, limited, placed }, at) => {
    const by = alike ? 'each-of members' : `each-of obliged-${at + 1}`;
    return `  - {by: ${by}, to: other members, kind: [${kinds}], force: unspecified${placed ? ', area: unspecified' : ''}${limited && !placed ? ', limit: unspecified' : ''}, cite: atop}`;
  });
  const lines = [
    `# A skeleton from ${published ? `ATOP ${id}: party numbers are Correlates of War country codes` : `the rows of ${id}`}. Fill in what is unspecified.`,
    'casus: 1',
    `id: atop-${id}`,
    `title: ${published ? `ATOP ${id}` : id}`,
    `status: ${rows.some((row) => row['ineffect'] === '1') ? 'in-force' : 'ended'}`,
    `sources: {atop: {title: '${published ? 'Alliance Treaty Obligations and Provisions (Leeds et al. 2002)' : 'Table in the columns of ATOP 4'}, ${id}'${year ? `, date: '${year}'` : ''}}}`,
    'groups:',
    `  members: {members: [${members.join(', ')}], cite: atop}`,
    ...groups,
    'procedures:',
    '  activate:',
    '    body: members',
    '    stages: [{id: decide, rule: unspecified, within: unspecified, silence: unspecified}]',
    ...(commitments.length === 0 ? [] : ['commitments:', ...commitments]),
    `exit: {withdrawal: unspecified${months > 0 ? `, duration: ${months}mo` : ''}, cite: atop}`,
  ];
  return `${lines.join('\n')}\n`;
}

function noAlliance(rows: readonly Readonly<Record<string, string>>[], atopid: string): Diagnostic {
  const ids = [...new Set(rows.flatMap((row) => row['atopid'] ?? []))];
  const meant = nearest(atopid, ids.slice(0, 2000));
  const help =
    ids.length === 0
      ? 'the table needs a column atopid'
      : meant === undefined
        ? `${ids.length} alliances are there`
        : `did you mean ${meant}?`;
  return { code: 'A140', severity: 'error', message: `there is no alliance '${atopid}' in the table`, help };
}
