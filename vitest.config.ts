import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A bound on what hangs; a machine with more to do than this may be many times as slow.
    testTimeout: 60_000,
    setupFiles: ['test/seed.ts'],
    // One worker per core: much of a test is waiting for a child process or a browser.
    maxWorkers: '100%',
    env: { TZ: 'UTC', NO_COLOR: '1' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/web/**'],
          // Files share a worker and what it has loaded: loading the engine anew for each takes a third of the whole time. A
          // test that changes what is common to a process (folder, environment, timers) puts it back. Not so with the pages:
          // the servers of one process count attempts to sign in together.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['test/web/**/*.test.ts'],
          globalSetup: ['test/web/global-setup.ts'],
          // What a page settles on may take longer than a second while another test has the core.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
