/**
 * Every bench in one run, each side by side with its floor and with what people would reach for, beside
 * the saved baseline.
 *
 *     node test/bench/bench.ts [--json] [--save] [--strict] [--long [LOOPS]]
 *
 * `--save` makes this run the baseline; `--strict` ends with 1 where a target is missed; `--long` is a
 * life of 100,000 loops (of 600 words) and nothing else.
 */
import { parseArgs } from 'node:util';
import { type Figure, machine, savedBaseline, saveBaseline, type Verdict, verdictOf } from './baseline.ts';
import { type BundleResult, bundles } from './bundles.ts';
import { embedded, type EmbeddedResult } from './embedded.ts';
import { quotes } from './quotes.ts';
import { reading } from './reading.ts';
import { reviewing } from './reviewing.ts';
import { type Race, type RaceResult, run, type Spread } from './timing.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    save: { type: 'boolean' },
    strict: { type: 'boolean' },
    long: { type: 'boolean' },
  },
});
const write = (line: string): void => {
  if (!flags.json) process.stdout.write(`${line}\n`);
};
/** Loops a second on two cores. */
const embeddedTarget = 100;
/** What a loop of the last tenth may take of one of the first. */
const growthTarget = 1.3;
const baseline = savedBaseline();
const figures: Record<string, Figure> = {};

const judged = (name: string, figure: Figure): Verdict => {
  figures[name] = figure;
  return verdictOf(name, figure, baseline);
};
const ms = ({ p10, median, p90 }: Spread): string =>
  `${median.toFixed(3)} ms [${p10.toFixed(3)}–${p90.toFixed(3)}]`;
const outcome = (reached: boolean): string => (reached ? 'reached' : 'MISSED');
const row = (name: string, text: string): void => {
  write(`  ${name.padEnd(40)} ${text}`);
};

const raced = (race: Race): RaceResult => {
  const result = run(race);
  const { name, floor, work, peers, times, target, reached } = result;
  const verdict = judged(name, { ...times, moreIsBetter: false, ofThisMachine: false });
  write(name);
  row(floor.name, ms(floor));
  row(work.name, `${ms(work)}   ${times.value.toFixed(2)} times the floor`);
  for (const peer of peers) row(peer.name, `${ms(peer)}   ${peer.times.toFixed(1)} times the floor`);
  const aim = target === null ? '' : `   target ≤ ${target}: ${outcome(reached)}`;
  row(
    'times the floor',
    `${times.value.toFixed(2)} [${times.low.toFixed(2)}–${times.high.toFixed(2)}]${aim}   against the baseline: ${verdict}`,
  );
  return result;
};

const lived = (result: EmbeddedResult): EmbeddedResult => {
  const { name, overall, loopsPerSecond, cpuMs, loops, target, reached, lastBesideFirst, memoryMb } = result;
  const { p10, median, p90 } = loopsPerSecond;
  const verdict = judged(name, {
    low: p10,
    value: overall,
    high: p90,
    moreIsBetter: true,
    ofThisMachine: true,
  });
  const aim = target === null ? '' : `   target ≥ ${target}: ${outcome(reached)}`;
  write(name);
  row(
    'loops a second, starting included',
    `${overall.toFixed(1)} over ${loops} loops${aim}   against the baseline: ${verdict}`,
  );
  row('loops a second, batch by batch', `${median.toFixed(1)} [${p10.toFixed(1)}–${p90.toFixed(1)}]`);
  row(
    'processor time a loop',
    `${cpuMs.median.toFixed(2)} ms; ${cpuMs.first.toFixed(2)} ms in the first batch`,
  );
  row('last tenth against first, processor time', lastBesideFirst.toFixed(2));
  row('memory', `${memoryMb.first} MB after the first batch, ${memoryMb.last} MB at the end`);
  return result;
};

const bundled = (results: readonly BundleResult[]): readonly BundleResult[] => {
  write('bundle of each function: minified, zipped, until it can be called');
  for (const { name, kb, zipKb, initMs } of results)
    row(name, `${String(kb).padStart(5)} KB ${String(zipKb).padStart(5)} KB   ${ms(initMs)}`);
  return results;
};

const ended = (report: Readonly<Record<string, unknown>>, reached: boolean): void => {
  if (flags.json)
    process.stdout.write(
      `${JSON.stringify({ schema: 'plumbline.bench/1', machine: machine(), ...report }, null, 2)}\n`,
    );
  if (flags.strict && !reached) process.exitCode = 1;
};

const everything = async (): Promise<void> => {
  const races = [reviewing(), ...reading(), ...quotes()].map(raced);
  const usual = { loops: 2000, words: 9000, loopsInBatch: 40, interviewers: 10 };
  const service = lived(await embedded(usual, embeddedTarget));
  const functions = bundled(await bundles());
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  write(`most memory of the races: ${peakRssMb} MB`);
  if (flags.save) saveBaseline(figures);
  const verdicts = Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, verdictOf(name, figure, baseline)]),
  );
  ended(
    { races, embedded: service, bundles: functions, peakRssMb, verdicts },
    [...races, service].every(({ reached }) => reached),
  );
};

const aLongLife = async (loops: number): Promise<void> => {
  const life = { loops, words: 600, loopsInBatch: 250, interviewers: 300 };
  const service = lived(
    await embedded(life, null, (batch, done) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${loops}, ${batch.rssMb} MB `);
    }),
  );
  const flat = service.lastBesideFirst <= growthTarget;
  row('target ≤ 1.3', outcome(flat));
  ended({ embedded: service }, flat);
};

write(`${machine()}; medians with the tenth and ninetieth percentile, ratios of undisturbed times`);
await (flags.long ? aLongLife(Number(positionals[0] ?? 100_000)) : everything());
