import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jeffreys, wilson } from '../../../core/calibration/proportion.ts';

const limits = (estimate: ReturnType<typeof wilson>): number[] =>
  estimate.kind === 'estimate' ? [estimate.low, estimate.high] : [];

describe('a raw proportion', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
  ])('%d of %d has the published Wilson interval', (part, whole, low, high) => {
    const [seenLow = -1, seenHigh = -1] = limits(wilson(part, whole, 'loops'));
    expect(seenLow).toBeCloseTo(low, 4);
    expect(seenHigh).toBeCloseTo(high, 4);
  });

  it('3 of 30 has the published Jeffreys interval', () => {
    const [low = -1, high = -1] = limits(jeffreys(3, 30, 'loops'));
    expect(low).toBeCloseTo(0.02898, 5);
    expect(high).toBeCloseTo(0.2434, 5);
  });

  it.each([wilson, jeffreys])('holds its own value and never leaves 0 to 1', (interval) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (whole, part) => {
          const estimate = interval(Math.round(part * whole), whole, 'loops');
          if (estimate.kind !== 'estimate') throw new Error('These counts are possible.');
          expect(estimate.low).toBeGreaterThanOrEqual(0);
          expect(estimate.low).toBeLessThanOrEqual(estimate.value);
          expect(estimate.high).toBeGreaterThanOrEqual(estimate.value);
          expect(estimate.high).toBeLessThanOrEqual(1);
        },
      ),
      { seed: 5 },
    );
  });

  it.each([
    [0, 0, 'nothing-counted'],
    [3, 2, 'impossible-counts'],
    [-1, 2, 'impossible-counts'],
    [0.5, 2, 'impossible-counts'],
    [Number.NaN, 2, 'impossible-counts'],
    [1, Number.POSITIVE_INFINITY, 'impossible-counts'],
  ])('%d of %d is not assessable, and says why', (part, whole, reason) => {
    expect(wilson(part, whole, 'loops')).toMatchObject({ kind: 'not-assessable', reason });
    expect(jeffreys(part, whole, 'loops')).toMatchObject({ kind: 'not-assessable', reason });
  });
});
