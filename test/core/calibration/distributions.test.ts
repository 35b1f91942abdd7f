import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile, regularisedBeta } from '../../../core/calibration/distributions/beta.ts';
import {
  betaBinomialCdf,
  betaBinomialPmf,
  upperMidP,
} from '../../../core/calibration/distributions/beta-binomial.ts';
import { logGamma } from '../../../core/calibration/distributions/log-gamma.ts';
import { normalCdf, normalQuantile } from '../../../core/calibration/distributions/normal.ts';
import { studentUpper } from '../../../core/calibration/distributions/student.ts';
import { InvalidInput } from '../../../core/faults.ts';
import * as oracle from './special-functions-oracle.ts';

/** Within 1e-10 of the oracle, relative to it, so that small tails are held to their digits too. */
const expectWithin = (value: number, truth: number): void => {
  expect(Math.abs(value - truth), `${value} against ${truth}`).toBeLessThanOrEqual(
    1e-10 * (truth === 0 ? 1 : Math.abs(truth)),
  );
};

describe('special functions', () => {
  it.each(oracle.logGammaValues)('log-gamma at %d is exact to 1e-10', (x, truth) => {
    expectWithin(logGamma(x), truth);
  });

  it('log-gamma is zero at 1 and 2, where nothing relative can be asked', () => {
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
    expect(Math.abs(logGamma(2))).toBeLessThan(1e-14);
  });

  it.each(oracle.regularisedBetaValues)(
    'the incomplete beta at %d of (%d, %d) is exact to 1e-10',
    (x, a, b, truth) => {
      expectWithin(regularisedBeta(x, a, b), truth);
    },
  );

  it.each(oracle.betaQuantileValues)(
    'the %d quantile of Beta(%d, %d) is exact to 1e-10',
    (p, a, b, truth) => {
      expectWithin(betaQuantile(p, a, b), truth);
    },
  );

  it.each(oracle.normalCdfValues)('the normal probability below %d is exact to 1e-10', (x, truth) => {
    expectWithin(normalCdf(x), truth);
  });

  it.each(oracle.normalQuantileValues)('the normal quantile at %d is exact to 1e-10', (p, truth) => {
    expectWithin(normalQuantile(p), truth);
  });

  it.each(oracle.studentValues)(
    'the upper %d quantile of t with %d degrees is exact to 1e-10',
    (tail, freedom, truth) => {
      expectWithin(studentUpper(tail, freedom), truth);
    },
  );

  it.each(oracle.betaBinomialValues)(
    'the beta-binomial at %d of %d with shapes %d and %d is exact to 1e-10',
    (k, trials, a, b, pmf, cdf, midP) => {
      expectWithin(betaBinomialPmf(k, { trials, a, b }), pmf);
      expectWithin(betaBinomialCdf(k, { trials, a, b }), cdf);
      expectWithin(upperMidP(k, { trials, a, b }), midP);
    },
  );
});

const shape = fc.double({ min: 0.05, max: 5_000, noNaN: true });
const inside = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe('laws of the distributions', () => {
  it('a quantile is where its probability is reached', () => {
    fc.assert(
      fc.property(inside, shape, shape, (p, a, b) => {
        const x = betaQuantile(p, a, b);
        // Where doubles next to 1 are too coarse for the shape, the quantile is the nearest of them.
        if (x > 1 - 1e-9) return;
        expect(Math.abs(regularisedBeta(x, a, b) - p)).toBeLessThan(1e-9);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('the two tails of a Beta add up to 1', () => {
    fc.assert(
      fc.property(inside, shape, shape, (x, a, b) => {
        expect(regularisedBeta(x, a, b) + regularisedBeta(1 - x, b, a)).toBeCloseTo(1, 10);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('the normal quantile inverts the normal probability', () => {
    fc.assert(
      fc.property(inside, (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-13);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('a mid-p falls as the count rises and stays a probability', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), shape, shape, (trials, a, b) => {
        let before = 1;
        for (let k = 0; k <= trials; k += 1) {
          const p = upperMidP(k, { trials, a, b });
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(before);
          before = p;
        }
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});

describe('outside their domain', () => {
  it.each([
    ['log-gamma of zero', () => logGamma(0)],
    ['log-gamma of NaN', () => logGamma(Number.NaN)],
    ['a Beta with a shape of zero', () => regularisedBeta(0.5, 0, 1)],
    ['a Beta with an infinite shape', () => regularisedBeta(0.5, 1, Number.POSITIVE_INFINITY)],
    ['an incomplete beta at NaN', () => regularisedBeta(Number.NaN, 1, 1)],
    ['a quantile at NaN', () => betaQuantile(Number.NaN, 1, 1)],
    ['a quantile above 1', () => betaQuantile(1.1, 1, 1)],
    ['a normal probability at NaN', () => normalCdf(Number.NaN)],
    ['a normal quantile at 0', () => normalQuantile(0)],
    ['a normal quantile at 1', () => normalQuantile(1)],
    ['a t quantile beyond the middle', () => studentUpper(0.6, 3)],
    ['a beta-binomial of half a trial', () => betaBinomialPmf(0, { trials: 0.5, a: 1, b: 1 })],
    ['a beta-binomial of endless trials', () => betaBinomialCdf(0, { trials: 1e9, a: 1, b: 1 })],
    ['a beta-binomial without a shape', () => upperMidP(0, { trials: 5, a: 0, b: 1 })],
  ])('%s is refused, and never NaN', (_, call) => {
    expect(call).toThrow(InvalidInput);
  });

  it('the ends of the ranges are exact', () => {
    expect([regularisedBeta(-1, 2, 3), regularisedBeta(2, 2, 3)]).toEqual([0, 1]);
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect([normalCdf(-50), normalCdf(50)]).toEqual([0, 1]);
    expect(betaBinomialPmf(21, { trials: 20, a: 1, b: 1 })).toBe(0);
    expect(betaBinomialCdf(-1, { trials: 20, a: 1, b: 1 })).toBe(0);
    expect(upperMidP(0, { trials: 0, a: 1, b: 1 })).toBe(0.5);
  });
});
