import { describe, expect, it } from 'vitest';
import {
  continuousDrift,
  continuousSignal,
  logitTalkShare,
  spreadWithin,
} from '../../../core/calibration/continuous-chart.ts';
import { earlySignal } from '../../../core/calibration/early-signal.ts';
import type { FleetMoments } from '../../../core/calibration/fleet.ts';
import { seededRandom } from '../../../core/calibration/random.ts';
import { averageRunLength } from '../../../core/calibration/run-length.ts';
import { InvalidInput } from '../../../core/faults.ts';
import { simulateChart, simulateOwnBaseline } from './simulation/chart-simulation.ts';
import { drawNormal } from './simulation/draws.ts';
import { simulateEarlySignal, truth } from './simulation/leading-simulation.ts';

describe('the average run length of a chart', () => {
  it.each([
    [0.1, 2.814, 0, 499.6, 1],
    [0.1, 2.814, 0.5, 31.3, 1],
    [0.1, 2.814, 1, 10.33, 2],
    [0.2, 2.962, 0, 499.7, 1],
    [0.2, 2.962, 0.5, 41.8, 1],
    [0.2, 2.962, 1, 10.54, 2],
    [0.4, 3.054, 0, 500, 0],
    [0.4, 3.054, 0.5, 71.2, 1],
    [0.4, 3.054, 1, 14.26, 2],
  ])('λ %d, L %d at a shift of %d SD is %d', (weight, limit, shift, length, digits) => {
    expect(averageRunLength({ weight, limit, shift })).toBeCloseTo(length, digits);
  });

  it('is that of a Shewhart chart when only the newest value counts', () => {
    // P(|Z| > 3) = .0026998, so one signal in 370.4 values.
    expect(averageRunLength({ weight: 1, limit: 3, shift: 0 })).toBeCloseTo(370.4, 1);
  });

  it('is the same for a fall as for a rise', () => {
    const up = averageRunLength({ weight: 0.1, limit: 2.814, shift: 0.7 });
    expect(averageRunLength({ weight: 0.1, limit: 2.814, shift: -0.7 })).toBeCloseTo(up, 8);
  });

  it.each([
    { weight: 0, limit: 3, shift: 0 },
    { weight: 1.1, limit: 3, shift: 0 },
    { weight: 0.1, limit: 0, shift: 0 },
    { weight: 0.1, limit: 3, shift: Number.NaN },
  ])('refuses %j', (design) => {
    expect(() => averageRunLength(design)).toThrow(InvalidInput);
  });
});

const fleet: FleetMoments = {
  mu: truth.mu,
  k: truth.k,
  phi: truth.phi,
  interviewers: 40,
  questions: 9_000,
  source: 'fleet',
};
const usual = (count: number, leading: number, baseline?: number) =>
  Array.from({ length: count }, () => ({
    questions: 14,
    leading,
    ...(baseline === undefined ? {} : { baseline }),
  }));

describe('the early signal', () => {
  it('fires on a rate that tripled, and says at which loop', () => {
    const signal = earlySignal([...usual(15, 1), ...usual(12, 4)], fleet);
    expect(signal).toMatchObject({ kind: 'signal', monitored: 12, source: 'fleet' });
    if (signal.kind !== 'signal') throw new Error('It fired.');
    expect(signal.crossedAt).toBeGreaterThan(1);
    expect(signal.crossedAt).toBeLessThanOrEqual(12);
    expect(signal.seen).toBeCloseTo(4 / 14, 10);
  });

  it('stays quiet on the same rate, and on a falling one', () => {
    expect(earlySignal([...usual(15, 1), ...usual(30, 1)], fleet)).toMatchObject({
      kind: 'quiet',
      monitored: 30,
    });
    expect(earlySignal([...usual(15, 3), ...usual(30, 0)], fleet).kind).toBe('quiet');
  });

  it('stays quiet when only the round changed', () => {
    expect(earlySignal([...usual(15, 1, 0.1), ...usual(30, 3, 0.1)], fleet).kind).toBe('signal');
    expect(earlySignal([...usual(15, 1, 0.1), ...usual(30, 3, 0.3)], fleet).kind).toBe('quiet');
  });

  it('needs a loop beyond its 15-loop baseline', () => {
    expect(earlySignal(usual(15, 1), fleet)).toEqual({
      kind: 'not-enough',
      have: 15,
      need: 16,
      unit: 'interviews',
    });
    expect(earlySignal([], fleet)).toMatchObject({ kind: 'not-enough', have: 0 });
    const silent = usual(40, 0).map(() => ({ questions: 0, leading: 0 }));
    expect(earlySignal(silent, fleet)).toMatchObject({ kind: 'not-enough', have: 0 });
  });

  it('refuses impossible counts', () => {
    expect(earlySignal([...usual(20, 1), { questions: 1, leading: 2 }], fleet)).toMatchObject({
      kind: 'not-assessable',
    });
    expect(earlySignal([{ questions: 1, leading: 2 }, ...usual(20, 1)], fleet)).toMatchObject({
      kind: 'not-assessable',
    });
  });

  it('in simulation gives 5 % false alarms in 30 loops and sees 74 % of doublings', () => {
    const alarms = simulateEarlySignal(seededRandom(41), 4_000, 1);
    expect(alarms).toBeGreaterThan(0.04);
    expect(alarms).toBeLessThan(0.06);
    const seen = simulateEarlySignal(seededRandom(42), 4_000, 2);
    expect(seen).toBeGreaterThan(0.71);
    expect(seen).toBeLessThan(0.77);
  });
});

describe('the chart of a continuous measure', () => {
  const known = { mean: 2, standardDeviation: 0.5 };

  it('signals in the direction of the change', () => {
    expect(
      continuousSignal(
        Array.from({ length: 20 }, () => 3),
        known,
      ),
    ).toMatchObject({ kind: 'higher', monitored: 20 });
    expect(
      continuousSignal(
        Array.from({ length: 20 }, () => 1),
        known,
      ),
    ).toMatchObject({ kind: 'lower', crossedAt: 4 });
    expect(continuousSignal([2, 2.1, 1.9], known)).toMatchObject({ kind: 'quiet', baseline: 2 });
  });

  it('is slower to signal the less sure its baseline is', () => {
    const values = Array.from({ length: 30 }, () => 2.6);
    const crossed = (loops?: number): number => {
      const signal = continuousSignal(values, loops === undefined ? known : { ...known, loops });
      return signal.kind === 'higher' ? (signal.crossedAt ?? 0) : 99;
    };
    expect(crossed()).toBeLessThan(crossed(15));
    expect(crossed(15)).toBeLessThan(crossed(3));
  });

  it('takes an interviewer’s own first 15 loops as the baseline', () => {
    const values = [...Array.from({ length: 15 }, () => 5), ...Array.from({ length: 10 }, () => 7)];
    expect(continuousDrift(values, 1)).toMatchObject({ kind: 'higher', baseline: 5, monitored: 10 });
    expect(continuousDrift(values.slice(0, 15), 1)).toMatchObject({ kind: 'not-enough', have: 15, need: 16 });
  });

  it('in simulation gives about 5 % false alarms in 30 loops', () => {
    const alarms = simulateChart(seededRandom(43), 20_000, 0);
    expect(alarms).toBeGreaterThan(0.04);
    expect(alarms).toBeLessThan(0.06);
  });

  it('in simulation gives no more when the baseline is the interviewer’s own, and still sees 1 SD', () => {
    expect(simulateOwnBaseline(seededRandom(44), 10_000, 0)).toBeLessThan(0.05);
    expect(simulateOwnBaseline(seededRandom(45), 2_000, 1)).toBeGreaterThan(0.74);
  });

  it('says why it cannot be drawn', () => {
    expect(continuousSignal([], known)).toMatchObject({ kind: 'not-enough', have: 0 });
    expect(continuousSignal([Number.NaN], known)).toMatchObject({
      kind: 'not-assessable',
      reason: 'not-finite',
    });
    expect(continuousSignal([1], { mean: 1, standardDeviation: 0 })).toMatchObject({
      reason: 'no-variation',
    });
  });

  it('takes its spread from within interviewers, not from between them', () => {
    const random = seededRandom(46);
    const people = Array.from({ length: 50 }, (_, person) =>
      Array.from({ length: 8 }, () => 10 * person + 0.7 * drawNormal(random)),
    );
    const spread = spreadWithin(people);
    expect(Number(spread)).toBeGreaterThan(0.64);
    expect(Number(spread)).toBeLessThan(0.76);
    expect(spreadWithin([[1, 2, 3]])).toMatchObject({ kind: 'not-enough', have: 2, need: 30 });
    expect(spreadWithin(people.map((values) => values.map(() => 1)))).toMatchObject({
      reason: 'no-variation',
    });
    expect(spreadWithin([[1, Number.NaN]])).toMatchObject({ reason: 'not-finite' });
  });

  it('puts talk shares on a line without ends', () => {
    expect(logitTalkShare(600, 1200)).toBe(0);
    expect(Number(logitTalkShare(0, 1200))).toBeLessThan(-7);
    expect(Number(logitTalkShare(1200, 1200))).toBeGreaterThan(7);
    for (const [own, all] of [
      [1, 0],
      [5, 4],
      [-1, 4],
      [Number.NaN, 4],
      [1, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(logitTalkShare(own, all)).toMatchObject({ kind: 'not-assessable', reason: 'no-speech-time' });
    }
  });
});
