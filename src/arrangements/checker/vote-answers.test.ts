import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../test/laws/runs.ts';
import { buildDiagram, type SimpleGame, STANDARD_BALLOTS, type Threshold } from '../../rules/index.ts';
import { answersFromDiagram, answersFromThreshold, answersOf } from './vote-answers.ts';

const game = fc
  .record({
    scores: fc.array(fc.tuple(fc.nat(4), fc.integer({ min: -2, max: 2 }), fc.nat(1), fc.integer({ min: -4, max: 0 })), {
      minLength: 1,
      maxLength: 5,
    }),
    least: fc.integer({ min: -3, max: 12 }),
  })
  .map(({ scores, least }): { readonly game: SimpleGame; readonly threshold: Threshold } => {
    const threshold: Threshold = { kind: 'threshold', scores, least };
    const voters = scores.map((_, at) => `v${at}`);
    return { threshold, game: { voters, ballots: [...STANDARD_BALLOTS], condition: threshold } };
  });
const casts = fc.array(fc.option(fc.constantFrom(...STANDARD_BALLOTS), { nil: undefined }), {
  minLength: 5,
  maxLength: 5,
});

describe('answers about one vote', () => {
  it('are the same from sums as from the diagram', () => {
    fc.assert(
      fc.property(game, casts, ({ game: played, threshold }, ballots) => {
        const built = buildDiagram(played);
        if (!built.exact) throw new Error('five voters have a diagram');
        const [sums, exact] = [answersFromThreshold(played, threshold), answersFromDiagram(built.diagram)];
        const some = played.voters.flatMap((voter, at) => (ballots[at] === undefined ? [] : [[voter, ballots[at]]]));
        const cast: Record<string, string> = Object.fromEntries(some);
        const full = { ...Object.fromEntries(played.voters.map((voter) => [voter, 'abstain'])), ...cast };
        expect(sums.constant).toBe(exact.constant);
        expect(sums.settle(cast)).toBe(exact.settle(cast));
        expect(sums.outcome(full)).toBe(exact.outcome(full));
        for (const standing of ['adopted', 'rejected'] as const) {
          expect(sums.settling(standing)).toEqual(exact.settling(standing));
        }
      }),
      { numRuns: RUNS(300) },
    );
  });

  it('show a ballot that decides, from sums only where the diagram has one too', () => {
    fc.assert(
      fc.property(game, ({ game: played, threshold }) => {
        const built = buildDiagram(played);
        if (!built.exact) throw new Error('five voters have a diagram');
        const exact = answersFromDiagram(built.diagram);
        for (const voter of played.voters) {
          for (const pivot of [answersFromThreshold(played, threshold).pivot(voter), exact.pivot(voter)]) {
            if (pivot === undefined) continue;
            expect(exact.outcome({ ...pivot, [voter]: 'for' })).toBe('adopted');
            expect(exact.outcome({ ...pivot, [voter]: 'against' })).toBe('rejected');
          }
        }
      }),
      { numRuns: RUNS(300) },
    );
  });

  it('come at once for a weighted body of two hundred, and not at all where many thresholds meet', () => {
    const voters = Array.from({ length: 200 }, (_, at) => `v${at}`);
    const weights = voters.map((_, at) => 1000 + ((at * 7919) % 9973));
    const one: Threshold = { kind: 'threshold', scores: weights.map((w) => [w, 0, 0, 0]), least: 850_000 };
    const two: Threshold = { ...one, scores: weights.map((w, at) => [(w * (at + 3)) % 8009, 0, 0, 0]), least: 400_000 };
    const ballots = [...STANDARD_BALLOTS];
    expect(answersOf({ voters, ballots, condition: one })?.constant).toBeUndefined();
    expect(answersOf({ voters, ballots, condition: { kind: 'and', parts: [one, two] } })).toBeUndefined();
  });
});
