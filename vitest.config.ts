import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    setupFiles: ['test/seed.ts'],
    // One worker per core: much of a test is waiting for a child process or a browser.
    maxWorkers: '100%',
    env: { TZ: 'UTC', NO_COLOR: '1' },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.ts', 'test/**/*.test.ts'], exclude: ['test/web/**'] },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['test/web/**/*.test.ts'],
          globalSetup: ['test/web/global-setup.ts'],
          testTimeout: 60_000,
          // What a page settles on may take longer than a second while another test has the core.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
