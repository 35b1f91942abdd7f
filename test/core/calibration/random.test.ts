import { describe, expect, it } from 'vitest';
import { quantile } from '../../../core/calibration/averages.ts';
import { bootstrapInterval } from '../../../core/calibration/bootstrap.ts';
import { randomIndex, seededRandom } from '../../../core/calibration/random.ts';
import { InvalidInput } from '../../../core/faults.ts';
import { drawNormal } from './simulation/draws.ts';

describe('seeded chance', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const draw = (seed: number): number[] => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1)).not.toEqual(draw(1 + 2 ** 32));
  });

  it('is even: mean ½, variance 1⁄12, and neighbours unrelated', () => {
    const random = seededRandom(11);
    const values = Array.from({ length: 100_000 }, random);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const moment = (lag: number): number =>
      values.reduce((sum, value, at) => sum + (value - mean) * ((values[at + lag] ?? mean) - mean), 0) /
      values.length;
    expect(mean).toBeCloseTo(0.5, 2);
    expect(moment(0)).toBeCloseTo(1 / 12, 3);
    expect(moment(1)).toBeCloseTo(0, 3);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  it('an index stays below its bound even for the largest draw', () => {
    expect(randomIndex(() => 1 - 2 ** -53, 7)).toBe(6);
    expect(randomIndex(() => 0, 7)).toBe(0);
  });
});

describe('the bootstrap', () => {
  const meanOf = (drawn: readonly { value: number }[]): number =>
    drawn.reduce((sum, { value }) => sum + value, 0) / drawn.length;

  it('holds the true mean of ten values about 95 times in 100', () => {
    const random = seededRandom(12);
    let held = 0;
    for (let repeat = 0; repeat < 400; repeat += 1) {
      const units = Array.from({ length: 10 }, () => ({ value: drawNormal(random) }));
      const interval = bootstrapInterval(units, meanOf, random, 400);
      if (interval && interval.low <= 0 && interval.high >= 0) held += 1;
    }
    expect(held / 400).toBeGreaterThan(0.92);
    expect(held / 400).toBeLessThan(0.98);
  });

  it('gives no interval from one unit, or where the statistic is mostly undefined', () => {
    expect(bootstrapInterval([{ value: 1 }], meanOf, seededRandom(1))).toBeUndefined();
    expect(bootstrapInterval([{ value: 1 }, { value: 2 }], () => undefined, seededRandom(1))).toBeUndefined();
    expect(
      bootstrapInterval([{ value: 1 }, { value: 2 }], () => Number.NaN, seededRandom(1)),
    ).toBeUndefined();
  });

  it.each([0, 1.5, Number.NaN, 1e9])('refuses %d rounds', (rounds) => {
    expect(() => bootstrapInterval([{ value: 1 }], meanOf, seededRandom(1), rounds)).toThrow(InvalidInput);
  });

  it('takes quantiles between neighbours', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect([quantile([4, 1, 3, 2], 0), quantile([4, 1, 3, 2], 1)]).toEqual([1, 4]);
  });
});
