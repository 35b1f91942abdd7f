import { describe, expect, it } from 'vitest';
import { clusterSums, fitRandomIntercept } from '../../../core/calibration/random-intercept.ts';
import { seededRandom } from '../../../core/calibration/random.ts';
import { coachedAt, hiresNeeded, returnOnCoaching } from '../../../core/calibration/return-on-coaching.ts';
import { drawNormal } from './simulation/draws.ts';
import { drawOutcomes, type OutcomeDesign, simulateOutcomes } from './simulation/outcome-simulation.ts';

const design: OutcomeDesign = {
  hiresPerArm: 244,
  interviewers: 60,
  coachedCorrelation: 0.42,
  uncoachedCorrelation: 0.19,
};

describe('return on coaching', () => {
  it('needs about 244 hires an arm to tell .42 from .19 with 80 % power', () => {
    expect(hiresNeeded(0.42, 0.19, 0.8)).toBe(244);
    expect(hiresNeeded(0.42, 0.19, 0.9)).toBeGreaterThan(244);
  });

  it('gives counts alone below 50 hires in either arm', () => {
    const hires = drawOutcomes(seededRandom(61), { ...design, hiresPerArm: 60 });
    const few = hires.filter(({ coached }, index) => !coached || index < 62);
    expect(returnOnCoaching(few, seededRandom(1))).toEqual({
      kind: 'counts-only',
      coached: 31,
      uncoached: 60,
      need: 50,
    });
    expect(returnOnCoaching([], seededRandom(1))).toEqual({
      kind: 'counts-only',
      coached: 0,
      uncoached: 0,
      need: 50,
    });
  });

  it('gives the difference of slopes with its interval, the same for the same seed', () => {
    const hires = drawOutcomes(seededRandom(62), { ...design, hiresPerArm: 1_500 });
    const found = returnOnCoaching(hires, seededRandom(2), 200);
    if (found.kind !== 'estimate') throw new Error('There is enough.');
    expect(found).toMatchObject({
      coached: 1_500,
      uncoached: 1_500,
      interviewers: 60,
      n: 3_000,
      unit: 'hires',
    });
    expect(Math.abs(found.value - 0.23)).toBeLessThan(0.07);
    expect(found.value).toBeCloseTo(found.coachedSlope - found.uncoachedSlope, 12);
    expect(found.low).toBeLessThan(found.value);
    expect(found.high).toBeGreaterThan(found.value);
    expect(returnOnCoaching(hires, seededRandom(2), 200)).toEqual(found);
  });

  it('does not depend on the units of scorecard or performance', () => {
    const hires = drawOutcomes(seededRandom(63), design);
    const scaled = hires.map((hire) => ({
      ...hire,
      scorecard: 2.5 + 0.5 * hire.scorecard,
      performance: 100 * hire.performance,
    }));
    const [one, other] = [hires, scaled].map((each) => returnOnCoaching(each, seededRandom(3), 50));
    if (one?.kind !== 'estimate' || other?.kind !== 'estimate') throw new Error('There is enough.');
    expect(other.value).toBeCloseTo(one.value, 9);
  });

  it('says why where it cannot be judged', () => {
    const hires = drawOutcomes(seededRandom(64), design);
    expect(
      returnOnCoaching(
        hires.map((hire) => ({ ...hire, scorecard: 3 })),
        seededRandom(1),
      ),
    ).toMatchObject({ reason: 'no-variation' });
    expect(
      returnOnCoaching(
        hires.map((hire) => ({ ...hire, performance: 3 })),
        seededRandom(1),
      ),
    ).toMatchObject({ reason: 'no-variation' });
    const flatArm = hires.map((hire) => (hire.coached ? { ...hire, scorecard: 1 } : hire));
    expect(returnOnCoaching(flatArm, seededRandom(1))).toMatchObject({ reason: 'no-variation' });
    const broken = hires.map((hire, index) => (index === 3 ? { ...hire, performance: Number.NaN } : hire));
    expect(returnOnCoaching(broken, seededRandom(1))).toMatchObject({
      kind: 'not-assessable',
      reason: 'not-finite',
    });
    const nine = hires.map((hire, index) => ({ ...hire, interviewer: `i${index % 9}` }));
    expect(returnOnCoaching(nine, seededRandom(1))).toEqual({
      kind: 'not-enough',
      have: 9,
      need: 10,
      unit: 'interviewers',
    });
  });

  it('in simulation holds the true difference and finds it about as often as designed', () => {
    const result = simulateOutcomes(seededRandom(65), design, 60, 120);
    expect(Math.abs(result.meanDifference - 0.23)).toBeLessThan(0.04);
    expect(result.coveredShare).toBeGreaterThan(0.85);
    expect(result.foundShare).toBeGreaterThan(0.6);
  });
});

describe('the random intercept', () => {
  it('is found where clusters differ, and is zero where they do not', () => {
    const random = seededRandom(66);
    const fit = (lean: number) => {
      const clusters = Array.from({ length: 150 }, () => {
        const level = lean * drawNormal(random);
        const rows = Array.from({ length: 8 }, () => {
          const x = drawNormal(random);
          return { predictors: [1, x], outcome: 1 + 0.5 * x + level + drawNormal(random) };
        });
        return clusterSums(rows, 2);
      });
      return fitRandomIntercept(clusters, 2);
    };
    const differing = fit(1);
    expect(differing?.varianceRatio).toBeGreaterThan(0.7);
    expect(differing?.varianceRatio).toBeLessThan(1.4);
    expect(Math.abs((differing?.coefficients[1] ?? 0) - 0.5)).toBeLessThan(0.1);
    expect(fit(0)?.varianceRatio).toBeLessThan(0.05);
  });

  it('is nothing when predictors repeat each other or there are no rows to spare', () => {
    const rows = [1, 2, 3].map((x) => ({ predictors: [1, x, 2 * x], outcome: x }));
    expect(fitRandomIntercept([clusterSums(rows, 3)], 3)).toBeUndefined();
    expect(
      fitRandomIntercept(
        [
          clusterSums(
            rows.slice(0, 2).map((row) => ({ ...row, predictors: row.predictors.slice(0, 2) })),
            2,
          ),
        ],
        2,
      ),
    ).toBeUndefined();
    expect(fitRandomIntercept([], 2)).toBeUndefined();
  });
});

describe('which arm an interview belongs to', () => {
  const starts = { Lisbon: '2026-02-01T00:00:00Z' };

  it('follows the start recorded for the site', () => {
    expect(coachedAt('Lisbon', '2026-01-31T23:59:59Z', starts)).toBe(false);
    expect(coachedAt('Lisbon', '2026-02-01T00:00:00Z', starts)).toBe(true);
  });

  it('is not assessable for a site without a start, or a time that cannot be read', () => {
    expect(coachedAt('Oslo', '2026-02-01T00:00:00Z', starts)).toMatchObject({ reason: 'no-start-date' });
    expect(coachedAt('constructor', '2026-02-01T00:00:00Z', starts)).toMatchObject({
      reason: 'no-start-date',
    });
    expect(coachedAt('Lisbon', 'soon', starts)).toMatchObject({ reason: 'no-start-date' });
  });
});
