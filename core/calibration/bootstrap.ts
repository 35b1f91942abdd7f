import { InvalidInput } from '../faults.ts';
import { quantile } from './averages.ts';
import { normalCdf } from './distributions/normal.ts';
import { studentUpper } from './distributions/student.ts';
import type { Interval } from './estimate.ts';
import { type Random, randomIndex } from './random.ts';

/** Enough for a 95 % percentile interval to move by less than a rounding of its second digit. */
export const bootstrapRounds = 1_000;
/** More rounds than this buy nothing that a reader could see. */
const mostRounds = 100_000;

/**
 * The tail to cut off on either side. Plain percentiles are too narrow for few units, as a normal is
 * beside Student's t; widened accordingly (Hesterberg 2015, "expanded percentile interval").
 */
const tailFor = (units: number): number =>
  normalCdf(-Math.sqrt(units / (units - 1)) * studentUpper(0.025, units - 1));

/**
 * The percentile bootstrap (Efron 1979) at 95 %, widened for few units: units are drawn with
 * replacement and the statistic recomputed. Draws on which it is undefined are left out; when fewer
 * than half are left, or there is only one unit, there is no interval (`undefined`).
 * @throws InvalidInput when `rounds` is not a whole number from 1 to 100,000.
 */
export const bootstrapInterval = <Unit extends object>(
  units: readonly Unit[],
  statistic: (drawn: readonly Unit[]) => number | undefined,
  random: Random,
  rounds: number = bootstrapRounds,
): Interval | undefined => {
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > mostRounds) {
    throw new InvalidInput('domain', `A bootstrap needs 1 to ${mostRounds} rounds, not ${rounds}.`);
  }
  if (units.length < 2) return undefined;
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const drawn: Unit[] = [];
    while (drawn.length < units.length) {
      const unit = units[randomIndex(random, units.length)];
      if (unit === undefined) return undefined;
      drawn.push(unit);
    }
    const value = statistic(drawn);
    if (value !== undefined && Number.isFinite(value)) values.push(value);
  }
  if (values.length < rounds / 2) return undefined;
  const tail = tailFor(units.length);
  return { low: quantile(values, tail), high: quantile(values, 1 - tail) };
};
