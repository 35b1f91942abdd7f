import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAY_MS,
  addDays,
  addMonths,
  dayAt,
  daysBetween,
  instantOf,
  instantOfLocal,
  isAtOrBefore,
  isoWeekday,
  isTimeZone,
  plusDays,
  plusHours,
  sameInstant,
  startOfDay,
} from '../../../core/coaching/calendar.ts';
import { at } from './company.ts';
import { runs } from '../../properties/cases.ts';

const noon = at('2026-03-28T12:00:00.000Z');
const hourOn = (day: string, hour: number, zone: string) => instantOf(instantOfLocal(day, hour, zone));

describe('instants', () => {
  it('move by hours, and by days of 24 hours whatever the clocks do', () => {
    expect([plusHours(noon, 36), plusHours(noon, -13)]).toEqual([
      '2026-03-30T00:00:00.000Z',
      '2026-03-27T23:00:00.000Z',
    ]);
    expect(plusDays(noon, 5)).toBe('2026-04-02T12:00:00.000Z');
  });

  it('are compared by what they say, not by how it is spelled', () => {
    const same = at('2026-03-28T12:00:00Z');
    const next = at('2026-03-28T12:00:00.001Z');
    expect([sameInstant(noon, same), sameInstant(noon, next)]).toEqual([true, false]);
    expect([sameInstant(noon, undefined), sameInstant(undefined, noon)]).toEqual([false, false]);
    expect(sameInstant(undefined, undefined)).toBe(true);
    expect([isAtOrBefore(noon, same), isAtOrBefore(noon, next), isAtOrBefore(next, noon)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('days', () => {
  it.each([
    ['2026-03-02', 1],
    ['2026-03-03', 2],
    ['2026-03-04', 3],
    ['2026-03-05', 4],
    ['2026-03-06', 5],
    ['2026-03-07', 6],
    ['2026-03-08', 7],
  ])('are numbered from Monday: %s is %i', (day, number) => {
    expect(isoWeekday(day)).toBe(number);
  });

  it('are counted and named as the runtime has them, from the year 0 to 9999', () => {
    const runtime = (day: string): Date => new Date(`${day}T00:00:00Z`);
    const days = fc
      .integer({ min: Date.parse('0000-02-01T00:00:00Z'), max: Date.parse('9999-11-30T00:00:00Z') })
      .map((ms) => new Date(ms).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: -31, max: 31 }), (day, count) => {
        const other = new Date(runtime(day).getTime() + count * DAY_MS).toISOString().slice(0, 10);
        expect(addDays(day, count)).toBe(other);
        expect(daysBetween(day, other)).toBe(count);
        expect(isoWeekday(day)).toBe(runtime(day).getUTCDay() || 7);
      }),
      { numRuns: runs(2000) },
    );
  });

  it('are counted over months, leap days and years, forwards and back', () => {
    expect([addDays('2024-02-28', 1), addDays('2024-02-28', 2), addDays('2026-01-01', -1)]).toEqual([
      '2024-02-29',
      '2024-03-01',
      '2025-12-31',
    ]);
    expect([daysBetween('2024-02-28', '2024-03-01'), daysBetween('2026-01-01', '2025-12-31')]).toEqual([
      2, -1,
    ]);
    expect(daysBetween('2026-03-28', '2026-03-28')).toBe(0);
  });

  it('of a later month end with it where it is shorter', () => {
    expect([addMonths('2026-01-31', 1), addMonths('2024-01-31', 1), addMonths('2025-08-31', 6)]).toEqual([
      '2026-02-28',
      '2024-02-29',
      '2026-02-28',
    ]);
    expect([addMonths('2026-11-15', 2), addMonths('2026-03-31', -1)]).toEqual(['2027-01-15', '2026-02-28']);
  });
});

describe('the day on somebody’s wall', () => {
  it.each([
    ['Europe/Berlin', '2026-03-28T22:59:59.999Z', '2026-03-28'],
    ['Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29'],
    // Summer time begins that night: the day is 23 hours long.
    ['Europe/Berlin', '2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T22:00:00.000Z', '2026-03-30'],
    // And ends: 25 hours.
    ['Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['Europe/Berlin', '2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['Europe/Berlin', '2026-10-25T23:00:00.000Z', '2026-10-26'],
    ['America/Los_Angeles', '2026-01-01T07:59:59.999Z', '2025-12-31'],
    ['Pacific/Kiritimati', '2026-01-01T10:00:00.000Z', '2026-01-02'],
    ['Asia/Kathmandu', '2026-01-01T18:14:59.999Z', '2026-01-01'],
    ['Asia/Kathmandu', '2026-01-01T18:15:00.000Z', '2026-01-02'],
    ['UTC', '1969-12-31T23:59:59.999Z', '1969-12-31'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(dayAt(Date.parse(instant), zone)).toBe(day);
  });

  // Samoa went from the 29th straight to the 31st of December 2011.
  it('may never have been', () => {
    expect(dayAt(Date.parse('2011-12-30T09:59:59.999Z'), 'Pacific/Apia')).toBe('2011-12-29');
    expect(dayAt(Date.parse('2011-12-30T10:00:00.000Z'), 'Pacific/Apia')).toBe('2011-12-31');
  });

  it('begins at its first moment, also where midnight is skipped', () => {
    expect(instantOf(startOfDay('2026-03-29', 'Europe/Berlin'))).toBe('2026-03-28T23:00:00.000Z');
    expect(instantOf(startOfDay('2026-03-30', 'Europe/Berlin'))).toBe('2026-03-29T22:00:00.000Z');
    // Beirut goes from 00:00 to 01:00 on 29 March 2026.
    expect(instantOf(startOfDay('2026-03-29', 'Asia/Beirut'))).toBe('2026-03-28T22:00:00.000Z');
    expect(dayAt(startOfDay('2026-03-29', 'Asia/Beirut') - 1, 'Asia/Beirut')).toBe('2026-03-28');
  });
});

describe('an hour on somebody’s wall', () => {
  it.each([
    ['the day before the clock goes forward', '2026-03-28', 9, 'Europe/Berlin', '2026-03-28T08:00:00.000Z'],
    ['an hour before it does', '2026-03-29', 1, 'Europe/Berlin', '2026-03-29T00:00:00.000Z'],
    ['skipped, so the moment after', '2026-03-29', 2, 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['as it has gone forward', '2026-03-29', 3, 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['that day at work', '2026-03-29', 9, 'Europe/Berlin', '2026-03-29T07:00:00.000Z'],
    ['twice, so the first', '2026-10-25', 2, 'Europe/Berlin', '2026-10-25T00:00:00.000Z'],
    ['after it has gone back', '2026-10-25', 3, 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
    ['skipped in New York', '2026-03-08', 2, 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['twice in New York', '2026-11-01', 1, 'America/New_York', '2026-11-01T05:00:00.000Z'],
    // Lord Howe is ten and a half hours ahead, and eleven in its summer, which begins at two.
    ['half an hour skipped', '2026-10-04', 2, 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['the day after that', '2026-10-05', 2, 'Australia/Lord_Howe', '2026-10-04T15:00:00.000Z'],
  ])('%s', (_what, day, hour, zone, instant) => {
    expect(hourOn(day, hour, zone)).toBe(instant);
  });
});

describe('a time zone', () => {
  it('is known by its name', () => {
    expect([isTimeZone('Europe/Berlin'), isTimeZone('Mars/Base'), isTimeZone('')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('that is none is refused with what to write instead', () => {
    expect(() => dayAt(0, 'Mars/Base')).toThrow(
      expect.objectContaining({
        code: 'time-zone',
        cause: expect.any(RangeError),
        message: expect.stringMatching(/"Mars\/Base" is not a time zone; use a name such as Europe\/Berlin/),
      }),
    );
  });
});
