/** One emulator for all test files of a run. */
import type { TestProject } from 'vitest/node';
import { startMinistack } from './ministack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    awsEndpoint: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ministack = await startMinistack();
  project.provide('awsEndpoint', ministack.endpoint);
  return ministack.stop;
}
