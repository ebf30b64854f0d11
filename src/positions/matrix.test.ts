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
    const positions = listPositions(issues, [said('s1', 'RU'), said('s2', 'RU')]);
    expect(positions).toHaveLength(3);
    expect(positions[0]).toEqual({
      party: 'RU',
      issue: 'rule',
      option: 'unanimity',
      stances: ['demands', 'supports'],
      redLine: true,
      witnesses: ['s1', 's2'],
      basis: 'text',
    });
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
