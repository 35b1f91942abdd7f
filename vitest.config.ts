import { defineConfig } from 'vitest/config';

/** `npm test` needs nothing but npm; browsers and emulators have commands of their own. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/aws/**', 'test/browser/**', 'test/sst/**', 'node_modules/**'],
    setupFiles: ['test/properties/cases.ts'],
    // A test that ran nothing has proven nothing.
    passWithNoTests: false,
    // Every core: by default one is kept free, and of two that is half.
    maxWorkers: '100%',
    // Files share a worker's modules: loading them anew for each is a third of the whole time. Tests keep no state in modules.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/support/budget-reporter.ts'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
