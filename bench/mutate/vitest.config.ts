// The tests that mutants of src/rules have to face: fast ones, seeded, so that a mutant's fate does not depend on luck.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/rules/**/*.test.ts',
      'test/laws/rules*.test.ts',
      'test/golden/rules.test.ts',
      'src/cli/commands/rule.test.ts',
      'src/cli/commands/power.test.ts',
    ],
    setupFiles: ['bench/mutate/seed.ts'],
    testTimeout: 60_000,
  },
});
