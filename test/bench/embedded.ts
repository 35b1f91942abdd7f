/**
 * Loops a second through the embedded service, end to end, in a process of its own (`life.ts`): what
 * starting costs is counted, since nobody starts a service to leave that out.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Batch } from './batch.ts';
import { percentile, type Spread, spreadOf } from './timing.ts';

export type Life = {
  readonly loops: number;
  readonly words: number;
  readonly loopsInBatch: number;
  readonly interviewers: number;
};

export type EmbeddedResult = {
  readonly name: string;
  readonly loops: number;
  /** All of them in all the time they took, starting included. */
  readonly overall: number;
  /** Of single batches. */
  readonly loopsPerSecond: Spread;
  /** Milliseconds a loop on all cores together, of the first batch and of the median one. */
  readonly cpuMs: { readonly first: number; readonly median: number };
  readonly target: number | null;
  readonly reached: boolean;
  /** What a loop of the last tenth takes beside one of the first tenth after the start; of processor time. */
  readonly lastBesideFirst: number;
  readonly memoryMb: { readonly first: number; readonly last: number; readonly most: number };
};

/** Enough that the service thinks itself busy. */
const loopsToWarm = 40;

/** As the command line starts the program. */
const environment = (cache: string): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  NODE_COMPILE_CACHE: cache,
});

const lived = async (life: Life, cache: string, tell: (batch: Batch, done: number) => void) => {
  const { loops, words, loopsInBatch, interviewers } = life;
  const script = join(import.meta.dirname, 'life.ts');
  const numbers = [loops, words, loopsInBatch, interviewers].map(String);
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning', script, ...numbers],
    { env: environment(cache), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('exit', resolve);
  });
  const batches: Batch[] = [];
  let done = 0;
  for await (const line of createInterface(child.stdout)) {
    const batch = Batch.parse(JSON.parse(line));
    batches.push(batch);
    done += batch.loops;
    tell(batch, done);
  }
  if ((await ended) !== 0) throw new Error('The embedded service of the bench ended early.');
  return batches;
};

const sum = (batches: readonly Batch[], of: (batch: Batch) => number): number =>
  batches.reduce((total, batch) => total + of(batch), 0);
const cpuALoop = (batches: readonly Batch[]): number =>
  sum(batches, ({ cpuMs }) => cpuMs) / sum(batches, ({ loops }) => loops);

/** @param target loops a second that two cores owe; null where they are only shown. */
export const embedded = async (
  life: Life,
  target: number | null,
  tell: (batch: Batch, done: number) => void = () => undefined,
): Promise<EmbeddedResult> => {
  const cache = mkdtempSync(join(tmpdir(), 'plumbline-compiled-'));
  try {
    // An install loads the program once (`warm.mjs`); so does this, threads and all.
    await lived({ ...life, loops: loopsToWarm, loopsInBatch: loopsToWarm }, cache, () => undefined);
    const batches = await lived(life, cache, tell);
    const rates = batches.map(({ loops, ms }) => (1000 * loops) / ms);
    const costs = batches.map(({ loops, cpuMs }) => cpuMs / loops);
    const tenth = Math.max(1, Math.round(batches.length / 10));
    const memory = batches.map(({ rssMb }) => rssMb);
    const overall = (1000 * life.loops) / sum(batches, ({ ms }) => ms);
    const lastBesideFirst = cpuALoop(batches.slice(-tenth)) / cpuALoop(batches.slice(1, 1 + tenth));
    return {
      name: `embedded loops of ${life.words.toLocaleString('en')} words`,
      loops: life.loops,
      overall,
      loopsPerSecond: spreadOf(rates),
      cpuMs: { first: costs[0] ?? Number.NaN, median: percentile([...costs], 0.5) },
      target,
      reached: target === null || overall >= target,
      lastBesideFirst,
      memoryMb: { first: memory[0] ?? 0, last: memory.at(-1) ?? 0, most: Math.max(...memory) },
    };
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
};
