import { describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { clockOf, timesIn } from '../../../functions/send-mail/times.ts';

const instant = (text: string) => Instant.parse(text);
const tuesday = instant('2026-09-22T13:30:00.000Z');

describe('times in a mail', () => {
  it('says weekday and time in the reader’s own zone', () => {
    const due = instant('2026-09-24T13:00:00.000Z');
    expect(timesIn('Europe/Berlin', tuesday).at(due)).toBe('Thu 15:00');
    expect(timesIn('America/New_York', tuesday).at(due)).toBe('Thu 09:00');
    expect(timesIn('Asia/Kolkata', tuesday).at(due)).toBe('Thu 18:30');
    expect(timesIn('Pacific/Auckland', tuesday).at(instant('2026-09-24T12:00:00.000Z'))).toBe('Fri 00:00');
  });

  it('adds the date where the weekday alone could be another week’s', () => {
    const { at } = timesIn('Europe/Berlin', tuesday);
    expect(at(instant('2026-09-28T21:59:00.000Z'))).toBe('Mon 23:59');
    expect(at(instant('2026-09-29T08:00:00.000Z'))).toBe('Tue 29 Sep 10:00');
    expect(at(instant('2026-09-15T08:00:00.000Z'))).toBe('Tue 15 Sep 10:00');
    expect(at(instant('2027-01-04T08:00:00.000Z'))).toBe('Mon 4 Jan 2027 09:00');
  });

  it('follows a change of the clocks', () => {
    const { at } = timesIn('Europe/Berlin', instant('2026-10-24T12:00:00.000Z'));
    expect(at(instant('2026-10-24T12:00:00.000Z'))).toBe('Sat 14:00');
    expect(at(instant('2026-10-25T12:00:00.000Z'))).toBe('Sun 13:00');
  });

  it('falls back to UTC, and says so, where the zone is unknown', () => {
    const { zone, at } = timesIn('Mars/Olympus', tuesday);
    expect(zone).toBe('UTC');
    expect(at(tuesday)).toBe('Tue 13:30');
  });

  it('says where in a recording', () => {
    expect([0, 1_390_999, 3_790_000].map(clockOf)).toEqual(['00:00', '23:10', '1:03:10']);
  });
});
