import { describe, expect, it } from 'vitest';
import { leaveBefore } from '../../../core/interviewer/last-leave.ts';
import { at, person } from '../coaching/company.ts';

const away = (awayFrom?: string, awayUntil?: string) =>
  person('dana', {
    timeZone: 'Europe/Berlin',
    ...(awayFrom === undefined ? {} : { awayFrom }),
    ...(awayUntil === undefined ? {} : { awayUntil }),
  });

describe('a leave that the next roster says nothing of', () => {
  it('ended as it was said, where that is past', () => {
    expect(leaveBefore(away('2026-02-02', '2026-03-31'), away(), at('2026-05-04T09:00:00Z'))).toEqual({
      from: '2026-02-02',
      until: '2026-03-31',
    });
  });

  it('ended the day before, where it was to last, or nobody had said until when', () => {
    const back = { from: '2026-02-02', until: '2026-05-03' };
    expect(leaveBefore(away('2026-02-02', '2026-06-30'), away(), at('2026-05-04T09:00:00Z'))).toEqual(back);
    expect(leaveBefore(away('2026-02-02', '2026-05-04'), away(), at('2026-05-04T09:00:00Z'))).toEqual(back);
    expect(leaveBefore(away('2026-02-02'), away(), at('2026-05-04T09:00:00Z'))).toEqual(back);
    // Ten in the evening of the third is the fourth already in Berlin.
    expect(leaveBefore(away('2026-02-02'), away(), at('2026-05-03T22:30:00Z'))).toEqual(back);
  });

  it('counts from the day it begins, and not before', () => {
    expect(leaveBefore(away('2026-05-04'), away(), at('2026-05-04T09:00:00Z'))).toMatchObject({
      from: '2026-05-04',
    });
    expect(leaveBefore(away('2026-05-05', '2026-06-30'), away(), at('2026-05-04T09:00:00Z'))).toBeUndefined();
  });

  it('leaves standing what was remembered, where the same leave goes on or there was none', () => {
    const lastLeave = { from: '2025-01-01', until: '2025-03-31' };
    const on = { ...away('2026-02-02', '2026-03-31'), lastLeave };
    expect(leaveBefore(on, away('2026-02-02', '2026-06-30'), at('2026-05-04T09:00:00Z'))).toBe(lastLeave);
    expect(leaveBefore({ ...away(), lastLeave }, away(), at('2026-05-04T09:00:00Z'))).toBe(lastLeave);
    expect(leaveBefore(on, away('2026-05-01'), at('2026-05-04T09:00:00Z'))).toEqual({
      from: '2026-02-02',
      until: '2026-03-31',
    });
  });
});
