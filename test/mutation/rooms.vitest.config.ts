import { defineConfig } from 'vitest/config';

/** What mutation testing of coaching and functions runs: their own tests, without the command line and the simulations. */
export default defineConfig({
  test: {
    include: ['test/core/coaching/**/*.test.ts', 'test/functions/**/*.test.{ts,tsx}'],
    setupFiles: ['test/mutation/without-simulations.ts'],
    passWithNoTests: false,
    testTimeout: 60_000,
    // Tests keep no state in modules, and a worker a file would be most of the time.
    isolate: false,
  },
});
