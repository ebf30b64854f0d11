import { type Dossier, nameOf } from '../dossier/index.ts';
import type { Position } from '../positions/index.ts';
import type { PositionsMatrix } from './pictures/positions-matrix.ts';

/** Every position of every party as a picture's data. Cost: linear. */
export function assembleMatrix(dossier: Dossier, positions: readonly Position[]): PositionsMatrix {
  const title = (issue: string, option: string): string =>
    dossier.issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option)?.title ?? option;
  return {
    title: 'Who stands where',
    parties: [...new Set(positions.map(({ party }) => party))].map((party) => nameOf(dossier, party)),
    options: dossier.issues.flatMap(({ title: issue, options }) =>
      options.map((option) => ({ issue, title: option.title })),
    ),
    cells: positions.map((position) => ({
      party: nameOf(dossier, position.party),
      option: title(position.issue, position.option),
      stances: position.stances,
      redLine: position.redLine,
      statements: position.witnesses.length,
    })),
  };
}
