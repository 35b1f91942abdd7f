import { describe, expect, it } from 'vitest';
import { meanInterval, medianInterval } from '../../../core/interviewer/loop-interval.ts';

describe('an interval over loops', () => {
  it('is the mean and 1.96 standard errors, kept within bounds', () => {
    const { value, low, high } = meanInterval([1, 2, 3, 4], { low: -10, high: 10 });
    expect(value).toBe(2.5);
    // Variance 5/3, so the standard error is √(5/12).
    expect(low).toBeCloseTo(2.5 - 1.959964 * Math.sqrt(5 / 12), 5);
    expect(high).toBeCloseTo(2.5 + 1.959964 * Math.sqrt(5 / 12), 5);
    expect(meanInterval([1, 2, 3, 4], { low: 2, high: 3 })).toEqual({ value: 2.5, low: 2, high: 3 });
  });

  it('is the median and the order statistics beside it, of values in any order', () => {
    // 100 values: ranks 50 ∓ 9.8, so the 41st and, counted from 0, the 60th behind it.
    const hundred = Array.from({ length: 100 }, (_, index) => (index * 37) % 100);
    expect(medianInterval(hundred)).toEqual({ value: 49.5, low: 40, high: 60 });
    expect(medianInterval([9, 10, 2])).toEqual({ value: 9, low: 2, high: 10 });
    expect(medianInterval([7])).toEqual({ value: 7, low: 7, high: 7 });
  });
});
