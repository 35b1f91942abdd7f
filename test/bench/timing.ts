/** Times work side by side: rounds alternate, so that a busy machine is busy for all of them. */
import { performance } from 'node:perf_hooks';

export type Contestant = {
  readonly name: string;
  /** Makes one round ready outside the time; what it returns is what is timed. */
  readonly ready: (round: number) => () => unknown;
};

/** What people would reach for instead; a slow one runs in every n-th round only. */
export type Peer = Contestant & { readonly every: number };

/** Work beside the floor under it, and how many times the floor it may take; without a target it is only shown. */
export type Race = {
  readonly name: string;
  readonly rounds: number;
  readonly target: number | null;
  readonly floor: Contestant;
  readonly work: Contestant;
  readonly peers?: readonly Peer[];
};

export type Spread = { readonly p10: number; readonly median: number; readonly p90: number };

type Timed = Spread & { readonly name: string };

export type RaceResult = {
  readonly name: string;
  readonly floor: Timed;
  readonly work: Timed;
  /** Each with how many times the floor it takes. */
  readonly peers: readonly (Timed & { readonly times: number })[];
  /** How many times the floor, undisturbed; `low` and `high` are the extremes of five parts of the run. */
  readonly times: { readonly low: number; readonly value: number; readonly high: number };
  readonly target: number | null;
  readonly reached: boolean;
};

/** The value below which `share` of a list lies; the list is sorted on the way. */
export const percentile = (values: number[], share: number): number =>
  values.sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(share * values.length))] ??
  Number.NaN;

export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values];
  return { p10: percentile(sorted, 0.1), median: percentile(sorted, 0.5), p90: percentile(sorted, 0.9) };
};

const timedMs = (work: () => unknown): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

/** The tenth percentile: what a busy machine adds is never the work itself. */
const undisturbed = (samples: readonly number[]): number => spreadOf(samples).p10;

/** Parts of a run from which the spread of a ratio is read. */
const parts = 5;

const timesFloor = (work: readonly number[], floor: readonly number[]): RaceResult['times'] => {
  const length = Math.ceil(work.length / parts);
  const ratios = Array.from({ length: parts }, (_, part) => {
    const [from, to] = [part * length, (part + 1) * length];
    return undisturbed(work.slice(from, to)) / undisturbed(floor.slice(from, to));
  });
  const value = undisturbed(work) / undisturbed(floor);
  return { low: Math.min(value, ...ratios), value, high: Math.max(value, ...ratios) };
};

/** Milliseconds of each in alternating rounds, after a fifth as many rounds to warm up. */
const samplesMs = (rounds: number, contestants: readonly (Contestant | Peer)[]): number[][] => {
  const samples: number[][] = contestants.map(() => []);
  for (let round = -Math.ceil(rounds / 5); round < rounds; round += 1)
    for (const [index, contestant] of contestants.entries()) {
      if ('every' in contestant && round % contestant.every !== 0) continue;
      const tookMs = timedMs(contestant.ready(round));
      if (round >= 0) samples[index]?.push(tookMs);
    }
  return samples;
};

/**
 * @param rounds how often each is run, after a fifth as many runs to warm up
 * @returns undisturbed milliseconds of each, in the order given
 */
export const undisturbedMs = (rounds: number, ...work: readonly (() => unknown)[]): number[] =>
  samplesMs(
    rounds,
    work.map((each) => ({ name: '', ready: () => each })),
  ).map(undisturbed);

/** Runs work, floor and peers side by side. */
export function run({ name, rounds, target, floor, work, peers = [] }: Race): RaceResult {
  const [floorMs = [], workMs = [], ...peersMs] = samplesMs(rounds, [floor, work, ...peers]);
  const times = timesFloor(workMs, floorMs);
  return {
    name,
    floor: { name: floor.name, ...spreadOf(floorMs) },
    work: { name: work.name, ...spreadOf(workMs) },
    peers: peers.map((peer, index) => {
      const ms = peersMs[index] ?? [];
      return { name: peer.name, ...spreadOf(ms), times: undisturbed(ms) / undisturbed(floorMs) };
    }),
    times,
    target,
    reached: target === null || times.value <= target,
  };
}
