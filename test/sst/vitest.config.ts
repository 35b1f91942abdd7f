/** Tests that need SST's own platform: a run of their own, so that the ordinary tests need nothing but npm. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    // One compiles and the other synthesises, each for as long as a core takes.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
