import { describe, expect, it } from 'vitest';
import { loopsPerMonth, typicalPace } from '../../../core/coaching/typical-pace.ts';
import { at, weekly } from './company.ts';

describe('how often somebody interviews', () => {
  it('is their loops by the months since the first of them, idle weeks included', () => {
    // Thirteen weekly loops, the first on 5 January; a quarter of a year is 91.3125 days.
    const rows = weekly(13);
    expect(loopsPerMonth(rows, at('2026-04-06T17:30:00Z'))).toBeCloseTo(13 / 3, 6);
    expect(loopsPerMonth(rows, at('2026-07-07T01:00:00Z'))).toBeCloseTo(13 / 6, 6);
  });

  it('is by one month where all of them are within it', () => {
    expect(loopsPerMonth(weekly(3), at('2026-01-20T10:00:00Z'))).toBe(3);
  });

  it('is unknown from fewer than three', () => {
    expect(loopsPerMonth(weekly(2), at('2026-06-01T10:00:00Z'))).toBeUndefined();
    expect(loopsPerMonth([], at('2026-06-01T10:00:00Z'))).toBeUndefined();
  });
});

describe('how often people here interview', () => {
  it('is the lower median of those who have a pace, to a tenth', () => {
    expect(typicalPace([9.99, 1, undefined, 2.34, 3, 100])).toBe(3);
    expect(typicalPace([9.99, 1, 2.34, 2.26, 100, 50])).toBe(2.3);
    expect(typicalPace([10, 9, 2, 100, 50])).toBe(10);
  });

  it('is unknown from fewer than five people', () => {
    expect(typicalPace([1, 2, 3, 4, undefined])).toBeUndefined();
    expect(typicalPace([])).toBeUndefined();
  });
});
