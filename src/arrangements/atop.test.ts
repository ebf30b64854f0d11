import { describe, expect, it } from 'vitest';
import { ATOP_COLUMNS, exportAtopRows, importAtop } from './atop.ts';
import { parseArrangement } from './load.ts';

const ROWS = [
  {
    atopid: '3180',
    member: '2',
    yrent: '1949',
    ineffect: '1',
    defense: '1',
    consul: '1',
    conditio: '1',
    length: '240',
  },
  {
    atopid: '3180',
    member: '20',
    yrent: '1949',
    ineffect: '1',
    defense: '1',
    consul: '1',
    conditio: '1',
    length: '240',
  },
  { atopid: '3180', member: '200', yrent: '1949', ineffect: '1', consul: '1', conditio: '0', length: '240' },
  { atopid: '1', member: '1', yrent: '1815' },
];

describe('ATOP', () => {
  it('an alliance becomes an arrangement that reads, with what ATOP does not code unspecified', () => {
    const text = importAtop(ROWS, '3180');
    if (!text.ok) throw new Error('there is such an alliance');
    const read = parseArrangement(text.value);
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    const { arrangement } = read.value;
    expect(arrangement.procedures['activate']?.stages[0]?.rule).toBe('unspecified');
    expect(arrangement.commitments.map(({ by, kind }) => [by, kind])).toEqual([
      ['each-of obliged-1', ['defence', 'consult']],
      ['each-of obliged-2', ['consult']],
    ]);
  });

  it('what is exported comes back: kinds, conditions, duration, members', () => {
    const text = importAtop(ROWS, '3180');
    const read = text.ok ? parseArrangement(text.value) : undefined;
    if (read?.ok !== true) throw new Error('it reads');
    const rows = exportAtopRows(read.value.arrangement);
    const told = rows.map(({ member, yrent, defense, consul, conditio, length, ineffect }) =>
      [member, yrent, defense, consul, conditio, length, ineffect].join(' '),
    );
    expect(told).toEqual(['party-2 1949 1 1 1 240 1', 'party-20 1949 1 1 1 240 1', 'party-200 1949 0 1 0 240 1']);
    expect(Object.keys(rows[0]!)).toEqual([...ATOP_COLUMNS]);
  });

  it('what was exported is read again, under the ids of the arrangement', () => {
    const text = importAtop(ROWS, '3180');
    const read = text.ok ? parseArrangement(text.value) : undefined;
    if (read?.ok !== true) throw new Error('it reads');
    const rows = exportAtopRows(read.value.arrangement);
    const again = importAtop(rows, rows[0]?.atopid ?? '');
    const reread = again.ok ? parseArrangement(again.value) : undefined;
    if (reread?.ok !== true) throw new Error('it reads again');
    const { groups, commitments } = reread.value.arrangement;
    expect(groups['members']?.members).toEqual(['party-2', 'party-20', 'party-200']);
    expect(commitments.map(({ by, kind }) => [by, kind])).toEqual([
      ['each-of obliged-1', ['defence', 'consult']],
      ['each-of obliged-2', ['consult']],
    ]);
    expect(importAtop([{ atopid: 'own', member: 'a b' }], 'own').ok).toBe(false);
  });

  it('aid, bases, mediation and a limit of place come back as well', () => {
    const row = { atopid: 'pact', member: 'GB', yrent: '1939', defense: '1', conditio: '1', defcoloc: '1' };
    const more = { medarb: '2', milaid: '1', base: '3' };
    const text = importAtop(
      [
        { ...row, ...more },
        { ...row, ...more, member: 'PL' },
      ],
      'pact',
    );
    const read = text.ok ? parseArrangement(text.value) : undefined;
    if (read?.ok !== true) throw new Error('it reads');
    expect(
      exportAtopRows(read.value.arrangement).map(({ defense, conditio, defcoloc, medarb, milaid, base }) =>
        [defense, conditio, defcoloc, medarb, milaid, base].join(' '),
      ),
    ).toEqual(['1 1 1 1 1 1', '1 1 1 1 1 1']);
  });

  it('a number that is not there is named with its neighbour (A140)', () => {
    const found = importAtop(ROWS, '3181');
    expect(found.ok ? [] : found.diagnostics).toMatchObject([{ code: 'A140', help: 'did you mean 3180?' }]);
    expect(importAtop([], '1').ok).toBe(false);
    expect(importAtop([{ atopid: 'x: y', member: '1' }], 'x: y').ok).toBe(false);
  });
});
