import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: needs the Chromium or Chrome of this machine, or CHROMIUM naming one. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    passWithNoTests: false,
    // One browser at a time: a page that waits for a busy machine is not a slow page.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
