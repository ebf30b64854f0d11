// Property tests draw from one seed, so that a commit passes or fails the same everywhere; `npm run test:nightly` draws
// new ones. A failure prints its seed: CASUS_SEED=… repeats it.
import fc from 'fast-check';

const USUAL_SEED = 20_220_329;

fc.configureGlobal({ seed: Number(process.env['CASUS_SEED'] ?? USUAL_SEED) });
