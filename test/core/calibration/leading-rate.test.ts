import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FleetMoments } from '../../../core/calibration/fleet.ts';
import { leadingRate } from '../../../core/calibration/leading-rate.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { truth } from './simulation/leading-simulation.ts';

const floors = defaultPolicy.measures;
const fleet: FleetMoments = {
  mu: truth.mu,
  k: truth.k,
  phi: truth.phi,
  interviewers: 40,
  questions: 9_000,
  source: 'fleet',
};

/** Loops of 14 questions at 1.0 leading per 10: 7 leading in every 5 loops. */
const atOneInTen = (count: number): { questions: number; leading: number }[] =>
  Array.from({ length: count }, (_, index) => ({ questions: 14, leading: index % 5 < 2 ? 2 : 1 }));

const limits = (loops: number, moments: FleetMoments = fleet): [number, number] => {
  const rate = leadingRate(atOneInTen(loops), moments, floors);
  return rate.kind === 'estimate' ? [10 * rate.low, 10 * rate.high] : [Number.NaN, Number.NaN];
};

describe('the leading rate', () => {
  it('is likely 0.55 to 1.56 per 10 after 10 loops at 1.0 per 10', () => {
    const [low, high] = limits(10);
    expect(low).toBeCloseTo(0.55, 2);
    expect(high).toBeCloseTo(1.56, 2);
  });

  it('is likely 0.70 to 1.35 per 10 after 30 loops at 1.0 per 10', () => {
    const [low, high] = limits(30);
    expect(low).toBeCloseTo(0.7, 2);
    expect(Math.abs(high - 1.35)).toBeLessThan(0.01);
  });

  it('is about the same with the priors of the policy', () => {
    const priors: FleetMoments = {
      ...fleet,
      k: floors.priorConcentration,
      phi: floors.priorOverdispersion,
      source: 'priors',
    };
    const [low, high] = limits(10, priors);
    expect(Math.abs(low - 0.55)).toBeLessThan(0.02);
    expect(Math.abs(high - 1.56)).toBeLessThan(0.02);
    expect(leadingRate(atOneInTen(10), priors, floors)).toMatchObject({
      source: 'priors',
      loops: 10,
      n: 140,
      leading: 14,
    });
  });

  it('says nothing below 5 loops or 50 questions', () => {
    expect(leadingRate(atOneInTen(4), fleet, floors)).toEqual({
      kind: 'not-enough',
      have: 4,
      need: 5,
      unit: 'interviews',
    });
    const short = Array.from({ length: 5 }, () => ({ questions: 9, leading: 1 }));
    expect(leadingRate(short, fleet, floors)).toEqual({
      kind: 'not-enough',
      have: 45,
      need: 50,
      unit: 'questions',
    });
    const silent = Array.from({ length: 30 }, () => ({ questions: 0, leading: 0 }));
    expect(leadingRate(silent, fleet, floors)).toMatchObject({ kind: 'not-enough', have: 0 });
    expect(leadingRate([], fleet, floors)).toMatchObject({ kind: 'not-enough', have: 0 });
  });

  it.each([
    { questions: 3, leading: 4 },
    { questions: -1, leading: 0 },
    { questions: 1.5, leading: 0 },
    { questions: Number.NaN, leading: 0 },
    { questions: 14, leading: 1, baseline: 0 },
  ])('refuses the impossible loop %j', (loop) => {
    expect(leadingRate([...atOneInTen(10), loop], fleet, floors)).toMatchObject({
      kind: 'not-assessable',
      reason: 'impossible-counts',
    });
  });

  it('leans towards the rounds that were interviewed, not the whole fleet', () => {
    const value = (baseline: number): number => {
      const rate = leadingRate(
        atOneInTen(6).map((loop) => ({ ...loop, baseline })),
        fleet,
        floors,
      );
      return rate.kind === 'estimate' ? rate.value : Number.NaN;
    };
    expect(value(0.2)).toBeGreaterThan(value(0.1));
    expect(value(0.05)).toBeLessThan(value(0.1));
  });

  it('lies between the fleet’s and the person’s own rate, inside its interval', () => {
    const counts = fc.record({
      questions: fc.integer({ min: 10, max: 40 }),
      leading: fc.integer({ min: 0, max: 10 }),
    });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 5, maxLength: 30 }), (loops) => {
        const rate = leadingRate(loops, fleet, floors);
        if (rate.kind !== 'estimate') throw new Error('There is enough.');
        const own = rate.leading / rate.n;
        expect(rate.value).toBeGreaterThanOrEqual(Math.min(own, fleet.mu) - 1e-12);
        expect(rate.value).toBeLessThanOrEqual(Math.max(own, fleet.mu) + 1e-12);
        expect(rate.low).toBeLessThan(rate.value);
        expect(rate.high).toBeGreaterThan(rate.value);
        expect(rate.high).toBeLessThan(1);
      }),
      { seed: 8 },
    );
  });
});
