import { defineConfig } from 'vitest/config';

/** What mutation testing runs: the tests of core alone, which need no process, folder or clock. */
export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts'],
    setupFiles: ['test/mutation/without-simulations.ts', 'test/properties/cases.ts'],
    passWithNoTests: false,
    testTimeout: 60_000,
    // Nothing in core keeps state between tests, and a worker a file would be most of the time.
    isolate: false,
  },
});
