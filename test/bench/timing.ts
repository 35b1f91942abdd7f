/** Times work side by side: rounds alternate, so that a busy machine is busy for all of them. */
import { performance } from 'node:perf_hooks';

/**
 * @param rounds how often each is run, after a fifth as many runs to warm up
 * @returns milliseconds of each in the order given: the tenth percentile, since what a busy machine adds is never the work itself
 */
export function undisturbedMs(rounds: number, ...work: readonly (() => unknown)[]): number[] {
  const samples: number[][] = work.map(() => []);
  for (let round = -Math.ceil(rounds / 5); round < rounds; round += 1)
    for (const [index, run] of work.entries()) {
      const began = performance.now();
      run();
      if (round >= 0) samples[index]?.push(performance.now() - began);
    }
  return samples.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 10)] ?? 0);
}
