/** The pieces a count consists of: each depends on no other, and is plain data, so that workers may share them. */
import type { Kernel } from '../kernel/kernel.ts';
import { evaluateBreakers } from './johnston.ts';
import { membershipsModulo, sharesAtNode } from './minimal.ts';
import type { QuadratureNode } from './quadrature.ts';
import { chancesAtNode } from './shapley.ts';
import { evaluateSizes, type ModularPoint } from './shapley-exact.ts';
import { swingsModulo } from './swings.ts';
import type { ReducedGame } from './weighted.ts';

export type PowerPart =
  | { readonly kind: 'swings' | 'memberships'; readonly prime: number }
  | ({ readonly kind: 'sizes' | 'breakers' } & ModularPoint)
  | ({ readonly kind: 'chances' | 'shares' } & QuadratureNode);

/** Reports work done of work to do; returning false stops the work. */
export type Progress = (done: number, of: number) => boolean;

/** The row of numbers that one piece comes to; the same on any machine. */
export function computePart(game: ReducedGame, part: PowerPart, kernel: Kernel): readonly number[] {
  switch (part.kind) {
    case 'swings':
      return swingsModulo(game, part.prime, kernel);
    case 'memberships':
      return membershipsModulo(game, part.prime, kernel);
    case 'sizes':
      return evaluateSizes(game, part.point, part.prime, kernel);
    case 'breakers':
      return evaluateBreakers(game, part.point, part.prime, kernel);
    case 'chances':
      return chancesAtNode(game, part, kernel);
    case 'shares':
      return sharesAtNode(game, part, kernel);
  }
}
