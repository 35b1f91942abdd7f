/**
 * Reads damaged files and reports what became of them:
 *
 *     node test/fuzz/run-fuzz.ts --count 200000 --seed 1
 *
 * Ends with 1 when anything but a refusal was thrown, one file took over two seconds, or the process
 * took over 512 MB.
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readTranscriptBytes } from '../../functions/adapters/containers/read-bytes.ts';
import { InvalidInput } from '../../core/faults.ts';
import { refusalCodes } from '../../core/transcript/codes.ts';
import { below, largeMutations, type Random, seededRandom, smallMutations } from './mutations.ts';

const maxMs = 2000;
const maxMegabytes = 512;
/** One large file in this many, so that a full run has some hundred of them and still ends. */
const largeEvery = 2000;

interface Tally {
  files: number;
  read: number;
  readWithWarnings: number;
  readonly refused: Map<string, number>;
  slowestMs: number;
  slowest: string;
  readonly failures: string[];
}

setFlagsFromString('--expose-gc');
/** Collects garbage now, so that the peak of one large file is not the leftovers of the one before. */
const collectGarbage = runInNewContext('gc') as () => void;

const mutationFor = (random: Random, large: boolean): [string, (random: Random) => Uint8Array] => {
  const all = Object.entries(large ? largeMutations : smallMutations);
  const chosen = all[below(random, all.length)];
  if (chosen === undefined) throw new Error('no mutation');
  return chosen;
};

async function readOne(name: string, bytes: Uint8Array, tally: Tally): Promise<void> {
  // Time on the processor: a neighbour on the machine must not look like a hang.
  const started = process.threadCpuUsage();
  try {
    const transcript = await readTranscriptBytes(bytes, { name });
    if (transcript.warnings.length > 0) tally.readWithWarnings += 1;
    else tally.read += 1;
  } catch (error) {
    if (error instanceof InvalidInput && Object.hasOwn(refusalCodes, error.code)) {
      tally.refused.set(error.code, (tally.refused.get(error.code) ?? 0) + 1);
    } else tally.failures.push(`${name}: ${String(error).slice(0, 300)}`);
  }
  const used = process.threadCpuUsage(started);
  const tookMs = (used.user + used.system) / 1000;
  if (tookMs > tally.slowestMs) {
    tally.slowestMs = tookMs;
    tally.slowest = name;
  }
  if (tookMs > maxMs) tally.failures.push(`${name}: took ${Math.round(tookMs)} ms`);
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    /** Every file large, for looking at time and memory alone. */
    large: { type: 'boolean', default: false },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
const tally: Tally = {
  files: 0,
  read: 0,
  readWithWarnings: 0,
  refused: new Map(),
  slowestMs: 0,
  slowest: '',
  failures: [],
};
const kinds = new Map<string, number>();
for (let index = 0; index < count; index += 1) {
  // Each file has a seed of its own: `--seed` and the number in a failure repeat it.
  const random = seededRandom(seed * 1_000_003 + index);
  const large = values.large || index % largeEvery === largeEvery - 1;
  if (large) collectGarbage();
  const [kind, mutate] = mutationFor(random, large);
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  tally.files += 1;
  await readOne(`${kind} #${index}`, mutate(random), tally);
}
/** `maxRSS` is in kilobytes. */
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
const tooMuchMemory = peakMegabytes > maxMegabytes;
console.log(
  JSON.stringify(
    {
      seed,
      files: tally.files,
      read: tally.read,
      readWithWarnings: tally.readWithWarnings,
      refused: Object.fromEntries([...tally.refused].sort(([one], [other]) => one.localeCompare(other))),
      kinds: Object.fromEntries([...kinds].sort(([one], [other]) => one.localeCompare(other))),
      slowestMs: Math.round(tally.slowestMs),
      slowest: tally.slowest,
      peakMegabytes,
      failures: tally.failures.slice(0, 20),
      failureCount: tally.failures.length + (tooMuchMemory ? 1 : 0),
    },
    null,
    1,
  ),
);
process.exitCode = tally.failures.length > 0 || tooMuchMemory ? 1 : 0;
