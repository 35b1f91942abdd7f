import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dayAt,
  instantOf,
  instantOfLocal,
  isoWeekday,
  startOfDay,
} from '../../../core/coaching/calendar.ts';
import { firstLoopComplianceDue, firstLoopReviewDue } from '../../../core/coaching/due.ts';
import {
  afterWorkingTime,
  nextWorkingMorning,
  withinWorkingHours,
} from '../../../core/coaching/working-time.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, later, person, policyWith } from './company.ts';

const working = policyWith({ clock: 'working' });
const times = (endedAt: string, capturedAt: string) => ({ endedAt: at(endedAt), capturedAt: at(capturedAt) });

describe('when a first-loop review is due', () => {
  it('is 48 hours after the end for a prompt capture', () => {
    expect(firstLoopReviewDue(times('2026-03-03T15:00:00Z', '2026-03-03T15:20:00Z'), defaultPolicy)).toBe(
      '2026-03-05T15:00:00.000Z',
    );
  });

  it('is 24 hours after a capture that came late, while compliance still counts from the end', () => {
    const loop = times('2026-03-03T15:00:00Z', '2026-03-20T09:00:00Z');
    expect(firstLoopReviewDue(loop, defaultPolicy)).toBe('2026-03-21T09:00:00.000Z');
    expect(firstLoopComplianceDue(loop.endedAt, defaultPolicy)).toBe('2026-03-05T15:00:00.000Z');
  });

  it('changes over from one rule to the other exactly 24 hours after the end', () => {
    expect(firstLoopReviewDue(times('2026-03-03T15:00:00Z', '2026-03-04T15:00:00Z'), defaultPolicy)).toBe(
      '2026-03-05T15:00:00.000Z',
    );
    expect(firstLoopReviewDue(times('2026-03-03T15:00:00Z', '2026-03-04T15:00:01Z'), defaultPolicy)).toBe(
      '2026-03-05T15:00:01.000Z',
    );
  });

  it('pauses over the coach’s weekend on the working clock', () => {
    const friday = times('2026-03-06T15:00:00Z', '2026-03-06T15:20:00Z');
    expect(firstLoopReviewDue(friday, working, person('kim'))).toBe('2026-03-10T15:00:00.000Z');
    expect(firstLoopReviewDue(friday, defaultPolicy, person('kim'))).toBe('2026-03-08T15:00:00.000Z');
  });

  it('pauses on a part-time coach’s days off and over their leave', () => {
    const partTime = person('kim', { workingDays: [1, 2], awayFrom: '2026-03-10', awayUntil: '2026-03-10' });
    // Monday 9 March 10:00: 14 hours left of Monday, Tuesday away, Monday 16 a whole day, 10 hours of Tuesday 17.
    expect(firstLoopReviewDue(times('2026-03-09T10:00:00Z', '2026-03-09T10:30:00Z'), working, partTime)).toBe(
      '2026-03-17T10:00:00.000Z',
    );
  });

  it('counts the hours that pass where the clock changes', () => {
    const berlin = person('kim', { timeZone: 'Europe/Berlin', workingDays: [1, 2, 3, 4, 5, 6, 7] });
    // Summer time begins on 29 March 2026 in Berlin: 48 hours are 48 hours.
    expect(firstLoopReviewDue(times('2026-03-28T10:00:00Z', '2026-03-28T10:00:00Z'), working, berlin)).toBe(
      '2026-03-30T10:00:00.000Z',
    );
    // Friday 27th 18:00 Berlin: 6 h of Friday, 24 h Monday, 18 h Tuesday, which is 16:00 UTC in summer.
    const weekdays = { ...berlin, workingDays: [1, 2, 3, 4, 5] };
    expect(firstLoopReviewDue(times('2026-03-27T17:00:00Z', '2026-03-27T17:00:00Z'), working, weekdays)).toBe(
      '2026-03-31T16:00:00.000Z',
    );
  });
});

describe('working time', () => {
  it('agrees with counting quarter of an hour by quarter of an hour', () => {
    const minute = 60_000;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 * 24 * 4 }),
        fc.integer({ min: 1, max: 50 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
        fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe'),
        (startQuarter, hours, workingDays, timeZone) => {
          const who = person('kim', { timeZone, workingDays });
          const from = Date.UTC(2026, 0, 1) + startQuarter * 15 * minute;
          let now = from;
          // An hour is walked in quarters, the grain at which every zone's days begin.
          for (let left = hours * 4; left > 0; now += 15 * minute)
            if (workingDays.includes(isoWeekday(dayAt(now, timeZone)))) left -= 1;
          expect(afterWorkingTime(from, hours * 60 * minute, who)).toBe(now);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('finds the next working morning and the working hours of the reader’s own zone', () => {
    const tokyo = person('kim', { timeZone: 'Asia/Tokyo' });
    // Friday 20:00 in Tokyo.
    const friday = at('2026-03-06T11:00:00.000Z');
    expect(nextWorkingMorning(friday, tokyo, defaultPolicy)).toBe('2026-03-08T23:00:00.000Z');
    expect(withinWorkingHours(friday, tokyo, defaultPolicy)).toBe('2026-03-08T23:00:00.000Z');
    const noon = later(friday, -8);
    expect(withinWorkingHours(noon, tokyo, defaultPolicy)).toBe(noon);
  });
});

describe('civil time', () => {
  it('finds the first moment of a day, also where midnight is skipped', () => {
    expect(instantOf(startOfDay('2026-03-29', 'Europe/Berlin'))).toBe('2026-03-28T23:00:00.000Z');
    expect(instantOf(startOfDay('2026-03-30', 'Europe/Berlin'))).toBe('2026-03-29T22:00:00.000Z');
    // Beirut goes from 00:00 to 01:00 on 29 March 2026.
    expect(instantOf(startOfDay('2026-03-29', 'Asia/Beirut'))).toBe('2026-03-28T22:00:00.000Z');
    expect(dayAt(startOfDay('2026-03-29', 'Asia/Beirut') - 1, 'Asia/Beirut')).toBe('2026-03-28');
  });

  it('takes the first of an hour that comes twice, and the moment after one that is skipped', () => {
    expect(instantOf(instantOfLocal('2026-11-01', 1, 'America/New_York'))).toBe('2026-11-01T05:00:00.000Z');
    expect(instantOf(instantOfLocal('2026-03-08', 2, 'America/New_York'))).toBe('2026-03-08T07:00:00.000Z');
  });

  it('goes to the end of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2025-08-31', 6)).toBe('2026-02-28');
    expect(addMonths('2026-11-15', 2)).toBe('2027-01-15');
  });

  it('refuses a zone that is none', () => {
    expect(() => dayAt(0, 'Mars/Base')).toThrow(expect.objectContaining({ code: 'time-zone' }));
  });
});
