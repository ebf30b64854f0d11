/** Runs of a property: `usual`, or as many as CASUS_RUNS says (`npm run test:nightly`: ten thousand). */
export const RUNS = (usual: number): number => Number(process.env['CASUS_RUNS'] ?? usual);
