/**
 * Every bench in one run, each side by side with its floor, beside the saved baseline.
 *
 *     node test/bench/bench.ts [--json] [--save] [--strict]
 *
 * `--save` makes this run the baseline; `--strict` ends with 1 where a target is missed.
 */
import { parseArgs } from 'node:util';
import { type Figure, machine, savedBaseline, saveBaseline, verdictOf } from './baseline.ts';
import { embedded, type EmbeddedResult } from './embedded.ts';
import { quotes } from './quotes.ts';
import { reading } from './reading.ts';
import { reviewing } from './reviewing.ts';
import { type Race, type RaceResult, run, type Spread } from './timing.ts';

const { values: flags } = parseArgs({
  options: { json: { type: 'boolean' }, save: { type: 'boolean' }, strict: { type: 'boolean' } },
});
const write = (line: string): void => {
  if (!flags.json) process.stdout.write(`${line}\n`);
};
/** Loops a second on two cores. */
const embeddedTarget = 100;
const baseline = savedBaseline();
const figures: Record<string, Figure> = {};

const judged = (name: string, figure: Figure): string => {
  figures[name] = figure;
  return verdictOf(name, figure, baseline);
};
const ms = ({ p10, median, p90 }: Spread): string =>
  `${median.toFixed(3)} ms [${p10.toFixed(3)}–${p90.toFixed(3)}]`;
const outcome = (reached: boolean): string => (reached ? 'reached' : 'MISSED');

const raced = (race: Race): RaceResult => {
  const result = run(race);
  const { name, floor, work, times, target, reached } = result;
  const verdict = judged(name, { ...times, moreIsBetter: false, ofThisMachine: false });
  write(name);
  write(`  ${floor.name.padEnd(18)} ${ms(floor)}`);
  write(`  ${work.name.padEnd(18)} ${ms(work)}`);
  const aim = target === null ? '' : `   target ≤ ${target}: ${outcome(reached)}`;
  write(
    `  ${'times the floor'.padEnd(18)} ${times.value.toFixed(2)} [${times.low.toFixed(2)}–${times.high.toFixed(2)}]${aim}   against the baseline: ${verdict}`,
  );
  return result;
};

const lived = (result: EmbeddedResult): EmbeddedResult => {
  const { name, loopsPerSecond, loops, target, reached, lastBesideFirst, heapMb } = result;
  const { p10, median, p90 } = loopsPerSecond;
  const verdict = judged(name, {
    low: p10,
    value: median,
    high: p90,
    moreIsBetter: true,
    ofThisMachine: true,
  });
  write(name);
  write(
    `  ${'loops a second'.padEnd(18)} ${median.toFixed(1)} [${p10.toFixed(1)}–${p90.toFixed(1)}] over ${loops} loops   target ≥ ${target}: ${outcome(reached)}   against the baseline: ${verdict}`,
  );
  write(`  ${'last against first'.padEnd(18)} ${lastBesideFirst.toFixed(2)} times the time a loop`);
  write(`  ${'heap'.padEnd(18)} ${heapMb.before} MB before, ${heapMb.after} MB after`);
  return result;
};

write(`${machine()}; medians with the tenth and ninetieth percentile, ratios of undisturbed times`);
const races = [reviewing(), reading(), ...quotes()].map(raced);
const service = lived(await embedded(embeddedTarget));
const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
write(`most memory of the whole run: ${peakRssMb} MB`);

if (flags.save) saveBaseline(figures);
if (flags.json) {
  const verdicts = Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, verdictOf(name, figure, baseline)]),
  );
  process.stdout.write(
    `${JSON.stringify({ schema: 'plumbline.bench/1', machine: machine(), races, embedded: service, peakRssMb, verdicts }, null, 2)}\n`,
  );
}
if (flags.strict && ![...races, service].every(({ reached }) => reached)) process.exitCode = 1;
