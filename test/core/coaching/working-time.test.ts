import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, instantOf, isoWeekday, msOf } from '../../../core/coaching/calendar.ts';
import {
  afterWorkingTime,
  isAway,
  isWorkingDay,
  nextWorkingDay,
  nextWorkingMorning,
  withinWorkingHours,
  workingHour,
} from '../../../core/coaching/working-time.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, person } from './company.ts';
import { runs } from '../../properties/cases.ts';

const kim = person('kim');
const leave = { awayFrom: '2026-03-09', awayUntil: '2026-03-13' };

describe('a day of somebody’s', () => {
  it.each([
    ['the day before the leave', leave, '2026-03-08', false],
    ['its first', leave, '2026-03-09', true],
    ['its last', leave, '2026-03-13', true],
    ['the day after', leave, '2026-03-14', false],
    ['a year into one without an end', { awayFrom: '2025-03-09' }, '2026-03-09', true],
    ['with no leave', {}, '2026-03-09', false],
  ])('is away or not: %s', (_which, who, day, away) => {
    expect(isAway(who, day)).toBe(away);
  });

  it.each([
    ['a Friday', {}, '2026-03-06', true],
    ['a Saturday', {}, '2026-03-07', false],
    ['a Saturday of somebody who works then', { workingDays: [6] }, '2026-03-07', true],
    ['a Friday of theirs', { workingDays: [6] }, '2026-03-06', false],
    ['a Friday of somebody who names no days', { workingDays: [] }, '2026-03-06', true],
    ['a Monday of a leave', leave, '2026-03-09', false],
  ])('is worked or not: %s', (_which, who, day, works) => {
    expect(isWorkingDay(person('kim', who), day)).toBe(works);
  });

  it('is that day, or the next on which they work', () => {
    expect(nextWorkingDay(kim, '2026-03-06')).toBe('2026-03-06');
    expect(nextWorkingDay(kim, '2026-03-07')).toBe('2026-03-09');
    expect(nextWorkingDay(person('kim', leave), '2026-03-07')).toBe('2026-03-16');
  });

  it('is that day where none is in sight', () => {
    expect(nextWorkingDay(person('kim', { awayFrom: '2026-03-09' }), '2026-03-10')).toBe('2026-03-10');
  });

  it('has its hours by their own clock', () => {
    const tokyo = person('kim', { timeZone: 'Asia/Tokyo' });
    // Saturday, so Monday at ten there.
    expect(instantOf(workingHour(tokyo, '2026-03-07', 10))).toBe('2026-03-09T01:00:00.000Z');
  });
});

describe('working time', () => {
  it('that runs out with a day is over then, and does not wait for the next', () => {
    // Thursday and Friday are 48 hours.
    const thursday = msOf(at('2026-03-05T00:00:00.000Z'));
    expect(instantOf(afterWorkingTime(thursday, 48 * 3_600_000, kim))).toBe('2026-03-07T00:00:00.000Z');
    expect(instantOf(afterWorkingTime(thursday, 48 * 3_600_000 + 1, kim))).toBe('2026-03-09T00:00:00.001Z');
  });

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
      { numRuns: runs(40) },
    );
  });
});

describe('the next working morning', () => {
  it.each([
    ['as it begins', '2026-03-06T08:00:00.000Z', '2026-03-06T08:00:00.000Z'],
    ['just after, on a Friday', '2026-03-06T08:00:00.001Z', '2026-03-09T08:00:00.000Z'],
    ['in the night before', '2026-03-06T02:00:00.000Z', '2026-03-06T08:00:00.000Z'],
    ['on a Sunday', '2026-03-08T12:00:00.000Z', '2026-03-09T08:00:00.000Z'],
  ])('%s', (_when, now, morning) => {
    expect(nextWorkingMorning(at(now), kim, defaultPolicy)).toBe(morning);
  });

  it('is the reader’s own', () => {
    // Friday 20:00 in Tokyo, so Monday at eight there.
    const tokyo = person('kim', { timeZone: 'Asia/Tokyo' });
    expect(nextWorkingMorning(at('2026-03-06T11:00:00.000Z'), tokyo, defaultPolicy)).toBe(
      '2026-03-08T23:00:00.000Z',
    );
  });
});

describe('a mail within working hours', () => {
  it.each([
    ['as they begin goes at once', '2026-03-05T08:00:00.000Z', 'now'],
    ['a moment before waits', '2026-03-05T07:59:59.999Z', '2026-03-05T08:00:00.000Z'],
    ['a moment before they end goes at once', '2026-03-05T17:59:59.999Z', 'now'],
    ['as they end waits for tomorrow', '2026-03-05T18:00:00.000Z', '2026-03-06T08:00:00.000Z'],
    ['at noon on a Saturday waits for Monday', '2026-03-07T12:00:00.000Z', '2026-03-09T08:00:00.000Z'],
  ])('%s', (_what, now, sent) => {
    expect(withinWorkingHours(at(now), kim, defaultPolicy)).toBe(sent === 'now' ? now : sent);
  });

  it('waits for the end of a leave', () => {
    const away = person('kim', leave);
    expect(withinWorkingHours(at('2026-03-10T12:00:00.000Z'), away, defaultPolicy)).toBe(
      '2026-03-16T08:00:00.000Z',
    );
  });

  it('goes by the reader’s own clock', () => {
    const tokyo = person('kim', { timeZone: 'Asia/Tokyo' });
    // Noon there is three in the night in London.
    const now = at('2026-03-06T03:00:00.000Z');
    expect(withinWorkingHours(now, tokyo, defaultPolicy)).toBe(now);
  });
});
