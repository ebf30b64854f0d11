/**
 * Runs of a property: `usual`, or as many as CASUS_RUNS says, or `usual` as many times over as CASUS_TIMES says
 * (`npm run test:nightly` sets the one for the rules and the other for all else).
 */
export const RUNS = (usual: number): number =>
  Number(process.env['CASUS_RUNS'] ?? usual * Number(process.env['CASUS_TIMES'] ?? 1));
