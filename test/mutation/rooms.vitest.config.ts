import { defineConfig } from 'vitest/config';

/**
 * What mutation testing of coaching and functions runs: the tests that live in one process. What starts
 * others (the command line, a killed service, the demo) would not know of a mutant; simulations are slow.
 */
export default defineConfig({
  test: {
    include: [
      'test/core/coaching/**/*.test.ts',
      'test/functions/**/*.test.{ts,tsx}',
      'test/infra/local/{bad-input,first-review,inputs,mail-links,model,onsites,operations,order,scorecards,take-in,vendors,who-is-who}.test.ts',
      'test/security/*.test.ts',
      'test/workflows/*.test.ts',
    ],
    exclude: ['test/security/lockfile.test.ts'],
    setupFiles: ['test/mutation/without-simulations.ts', 'test/properties/cases.ts'],
    passWithNoTests: false,
    testTimeout: 60_000,
    // Tests keep no state in modules, and a worker a file would be most of the time.
    isolate: false,
  },
});
