import { defineConfig } from 'vitest/config';

/** `npm test` needs nothing but npm; browsers and emulators have commands of their own. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/aws/**', 'test/browser/**', 'node_modules/**'],
    // A test that ran nothing has proven nothing.
    passWithNoTests: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
