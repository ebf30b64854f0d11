import { describe, expect, it } from 'vitest';
import { listOppositions, listPositions } from './matrix.ts';
import type { ConfirmedStatement, Issue } from './schema.ts';

const said = (id: string, actor: string): ConfirmedStatement => ({
  id,
  document: 'page',
  speaker: actor,
  actor,
  kind: 'reported',
  stance: 'demands',
  span: { start: 0, end: 1 },
  text: 'x',
});
const issues: readonly Issue[] = [
  {
    id: 'rule',
    title: 'Who decides',
    options: [
      { id: 'unanimity', title: 'All guarantors agree' },
      { id: 'each', title: 'Each decides for itself' },
    ],
    stances: [
      { party: 'RU', option: 'unanimity', stance: 'demands', statements: ['s1'], redLine: true },
      { party: 'RU', option: 'unanimity', stance: 'supports', statements: ['s2', 'gone'] },
      { party: 'GB', option: 'unanimity', stance: 'rejects', basis: 'inferred' },
      { party: 'GB', option: 'each', stance: 'supports' },
    ],
  },
];

describe('positions', () => {
  it('joins what one party said about one option and keeps its witnesses', () => {
    const documentDates = new Map([['page', '2025-08-20']]);
    const positions = listPositions(issues, [said('s1', 'RU'), said('s2', 'RU')], { documentDates });
    expect(positions).toHaveLength(3);
    expect(positions[0]).toEqual({
      party: 'RU',
      issue: 'rule',
      option: 'unanimity',
      stances: ['demands', 'supports'],
      redLine: true,
      witnesses: ['s1', 's2'],
      basis: 'text',
      claims: [
        {
          stance: 'demands',
          manner: 'said',
          redLine: true,
          confidence: 'medium',
          date: '2025-08-20',
          witnesses: ['s1'],
          basis: 'text',
        },
        {
          stance: 'supports',
          manner: 'said',
          redLine: false,
          confidence: 'medium',
          date: '2025-08-20',
          witnesses: ['s2'],
          basis: 'text',
        },
      ],
    });
  });

  it('keeps what one party said, signed and did apart, each with its date and confidence', () => {
    const statements: ConfirmedStatement[] = [
      { ...said('s1', 'RU'), kind: 'direct', date: '2025-08-20' },
      { ...said('s2', 'RU'), kind: 'treaty_text', date: '2022-04' },
      { ...said('s3', 'RU'), kind: 'action' },
    ];
    const stances: Issue['stances'] = [
      { party: 'RU', option: 'unanimity', stance: 'demands', statements: ['s1'] },
      { party: 'RU', option: 'unanimity', stance: 'rejects', statements: ['s2', 's3'] },
    ];
    const [position] = listPositions([{ ...issues[0]!, stances }], statements);
    const shown = position?.claims.map(({ manner, stance, date, confidence }) => [manner, stance, date, confidence]);
    expect(shown).toEqual([
      ['said', 'demands', '2025-08-20', 'high'],
      ['signed', 'rejects', '2022-04', 'high'],
      ['did', 'rejects', undefined, 'high'],
    ]);
    expect(position?.stances).toEqual(['demands', 'rejects']);
  });

  it('can be read as of a day, a month or a year; later words are not known then', () => {
    const statements: ConfirmedStatement[] = [
      { ...said('s1', 'RU'), date: '2022-04' },
      { ...said('s2', 'RU'), date: '2025-08-20' },
    ];
    const partiesAt = (asOf: string): unknown[] =>
      listPositions(issues, statements, { asOf }).map(({ party, option, witnesses }) => [party, option, witnesses]);
    expect(partiesAt('2023')[0]).toEqual(['RU', 'unanimity', ['s1']]);
    expect(partiesAt('2022-03')[0]).toEqual(['GB', 'unanimity', []]);
    expect(partiesAt('2022-04-30')[0]).toEqual(['RU', 'unanimity', ['s1']]);
    expect(partiesAt('2025-08-20')[0]).toEqual(['RU', 'unanimity', ['s1', 's2']]);
  });

  it('says on what a position rests when nobody was quoted', () => {
    const positions = listPositions(issues, []);
    expect(positions.map(({ party, option, basis }) => [party, option, basis])).toEqual([
      ['RU', 'unanimity', 'assumed'],
      ['GB', 'unanimity', 'inferred'],
      ['GB', 'each', 'assumed'],
    ]);
  });

  it('finds the options on which parties stand against each other, and no others', () => {
    const oppositions = listOppositions(listPositions(issues, []));
    expect(oppositions.map(({ option }) => option)).toEqual(['unanimity']);
    expect(oppositions[0]?.against.map(({ party }) => party)).toEqual(['GB']);
  });
});
