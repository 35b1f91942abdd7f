import { describe, expect, it } from 'vitest';
import { medianEstimate } from '../../../core/calibration/median.ts';
import {
  logMinutes,
  minutesToScore,
  type ScoredLoop,
  timeToScore,
} from '../../../core/calibration/time-to-score.ts';

const hour = 3_600_000;
const end = Date.UTC(2026, 2, 2, 15);

const loops = (hours: readonly (number | null)[]): ScoredLoop[] =>
  hours.map((taken, index) => ({
    loopId: `loop-${index}`,
    endedAtMs: end,
    submittedAtMs: taken === null ? [] : [end + taken * hour],
  }));

const measure = (hours: readonly (number | null)[], asOfHours = 1_000) =>
  timeToScore(loops(hours), { asOfMs: end + asOfHours * hour, floor: 5 });

describe('time to score', () => {
  it('runs from the interview’s end to the first submission, whatever came after', () => {
    const first = { endedAtMs: end, submittedAtMs: [end + 30 * hour, end + 2 * hour, end + 90 * hour] };
    expect(minutesToScore(first)).toBe(120);
  });

  it('is the median of log minutes, and the share within 24 hours with Wilson’s interval', () => {
    const { medianHours, onTime, defects } = measure([1, 2, 4, 8, 16, 32, 64, 128]);
    // Between 8 and 16 hours the middle of the logarithms is their geometric mean.
    if (medianHours.kind !== 'estimate') throw new Error('There is enough.');
    expect(medianHours.value).toBeCloseTo(Math.sqrt(8 * 16), 9);
    expect(medianHours.low).toBeCloseTo(1, 9);
    expect(medianHours.high).toBeCloseTo(128, 9);
    expect(onTime).toMatchObject({ value: 5 / 8, n: 8 });
    expect(defects).toEqual([]);
  });

  it('shows a submission before the end as a defect and leaves it out', () => {
    const { medianHours, onTime, defects } = measure([1, 1, 1, 1, 1, -0.5]);
    expect(defects).toEqual(['loop-5']);
    expect(onTime).toMatchObject({ value: 1, n: 5 });
    expect(medianHours).toMatchObject({ n: 5 });
    expect(minutesToScore({ endedAtMs: end, submittedAtMs: [end - 1] })).toMatchObject({
      reason: 'submitted-before-end',
    });
  });

  it('counts a scorecard owed for over 24 hours as late, and one owed for less not yet', () => {
    expect(measure([1, 1, 1, 1, 1, null], 30).onTime).toMatchObject({ value: 5 / 6, n: 6 });
    expect(measure([1, 1, 1, 1, 1, null], 20).onTime).toMatchObject({ value: 1, n: 5 });
    expect(measure([1, 1, 1, null, null, null, null], 30).medianHours).toMatchObject({
      kind: 'estimate',
      n: 7,
    });
  });

  it('says nothing below 5 loops, and does not count defects towards them', () => {
    expect(measure([1, 2, 3, 4]).medianHours).toEqual({
      kind: 'not-enough',
      have: 4,
      need: 5,
      unit: 'interviews',
    });
    expect(measure([1, 2, 3, 4, -1]).onTime).toMatchObject({ kind: 'not-enough', have: 4 });
    expect(timeToScore([], { asOfMs: end, floor: 0 }).onTime).toMatchObject({ kind: 'not-enough', have: 0 });
  });

  it('gives a reason instead of a number where times are missing', () => {
    expect(minutesToScore({ endedAtMs: end, submittedAtMs: [] })).toMatchObject({ reason: 'not-submitted' });
    expect(minutesToScore({ endedAtMs: Number.NaN, submittedAtMs: [end] })).toMatchObject({
      reason: 'no-times',
    });
    const broken = loops([1, 1, 1, 1]).concat({ loopId: 'x', endedAtMs: Number.NaN, submittedAtMs: [] });
    expect(timeToScore(broken, { asOfMs: end, floor: 5 }).onTime).toMatchObject({
      kind: 'not-enough',
      have: 4,
    });
  });

  it('reads a submission at the very end as one minute, so that its logarithm is a number', () => {
    expect(logMinutes(0)).toBe(0);
    expect(measure([0, 0, 0, 0, 0]).medianHours).toMatchObject({ value: 1 / 60 });
  });
});

describe('the interval of a median', () => {
  it.each([
    [5, 1, 5],
    [6, 1, 6],
    [9, 2, 8],
    [20, 6, 15],
    [30, 10, 21],
  ])('of %d values runs from the %d. to the %d. smallest, as tables give it', (count, low, high) => {
    const values = Array.from({ length: count }, (_, index) => count - index);
    expect(medianEstimate(values, 'loops')).toMatchObject({ low, high, n: count, value: (count + 1) / 2 });
  });
});
