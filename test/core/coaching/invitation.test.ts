import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingFrom, meetingOf, meetingStart } from '../../../core/coaching/invitation.ts';
import { TaskId } from '../../../core/identity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at } from './company.ts';

const berlin = { timeZone: 'Europe/Berlin' };
const newYork = { timeZone: 'America/New_York' };
const start = (on: string, host = berlin, guest: { timeZone: string; workingDays?: number[] } = newYork) =>
  meetingStart(at(on), 30, { host, guest }, defaultPolicy);

describe('the half hour of a calibration', () => {
  it('is the booked one where it suits both', () => {
    expect(start('2026-10-14T08:00:00.000Z', berlin, berlin)).toBe('2026-10-14T08:00:00.000Z');
    expect(start('2026-10-14T14:30:00.000Z')).toBe('2026-10-14T14:30:00.000Z');
  });

  it.each([
    // Both on summer time, six hours apart: eight in New York is two in Berlin.
    ['2026-10-23', '2026-10-23T12:00:00.000Z'],
    // Europe has changed and America has not: five hours apart for a week.
    ['2026-10-26', '2026-10-26T12:00:00.000Z'],
    ['2026-10-30', '2026-10-30T12:00:00.000Z'],
    // Both on winter time.
    ['2026-11-02', '2026-11-02T13:00:00.000Z'],
    // In spring America changes first: five hours apart for three weeks.
    ['2026-03-06', '2026-03-06T13:00:00.000Z'],
    ['2026-03-09', '2026-03-09T12:00:00.000Z'],
    ['2026-03-27', '2026-03-27T12:00:00.000Z'],
    ['2026-03-30', '2026-03-30T12:00:00.000Z'],
  ])('starts as the later of the two starts work, on %s', (day, expected) => {
    expect(start(`${day}T08:00:00.000Z`)).toBe(expected);
  });

  it('ends before the earlier of the two goes home', () => {
    // Eight to six in Tokyo is one to eleven in Berlin: ten suits both.
    expect(start('2026-07-14T15:00:00.000Z', berlin, { timeZone: 'Asia/Tokyo' })).toBe(
      '2026-07-14T08:00:00.000Z',
    );
    // Six in the evening in Auckland is eight in the morning in Berlin: they do not meet.
    expect(start('2026-07-14T15:00:00.000Z', berlin, { timeZone: 'Pacific/Auckland' })).toBe(
      '2026-07-14T08:00:00.000Z',
    );
    // In winter Tokyo goes home at ten in Berlin.
    expect(start('2026-12-15T15:00:00.000Z', berlin, { timeZone: 'Asia/Tokyo' })).toBe(
      '2026-12-15T08:30:00.000Z',
    );
  });

  it('is the coach’s mid-morning where they are never both at work', () => {
    expect(
      start('2026-07-14T06:00:00.000Z', berlin, { timeZone: 'America/New_York', workingDays: [1] }),
    ).toBe('2026-07-14T08:00:00.000Z');
  });

  it.each([
    // Eight to six in Berlin is six to four in summer.
    ['as the coach begins', '2026-07-14T06:00:00.000Z', '2026-07-14T06:00:00.000Z'],
    ['a minute before', '2026-07-14T05:59:00.000Z', '2026-07-14T08:00:00.000Z'],
    ['so that it ends with the day', '2026-07-14T15:30:00.000Z', '2026-07-14T15:30:00.000Z'],
    ['a minute later', '2026-07-14T15:31:00.000Z', '2026-07-14T08:00:00.000Z'],
  ])('may fill the working day to its ends, booked %s', (_when, on, expected) => {
    expect(start(on, berlin, berlin)).toBe(expected);
  });

  it('wants the whole of its time: where both are at work for half an hour, an hour is mid-morning', () => {
    // Eight to six in Darwin is half past ten at night to half past eight in the morning.
    const people = { host: { timeZone: 'UTC' }, guest: { timeZone: 'Australia/Darwin' } };
    const on = at('2026-07-14T15:00:00.000Z');
    expect(meetingStart(on, 30, people, defaultPolicy)).toBe('2026-07-14T08:00:00.000Z');
    expect(meetingStart(on, 60, people, defaultPolicy)).toBe('2026-07-14T10:00:00.000Z');
  });

  it.each([
    // Five to nine at night. In Gambier that is 14:00 to 06:00, so they meet from 5 to 6 and from 14 to 21.
    ['four hours after ten rather than four and a half before', 'Pacific/Gambier', 30, '14:00'],
    // In Marquesas it is 14:30 to 06:30; an hour there before it may begin at 5:30, which is as far from ten.
    ['the earlier of two that are as far from ten', 'Pacific/Marquesas', 60, '05:30'],
    ['four hours before ten rather than four and a half after', 'Pacific/Marquesas', 30, '06:00'],
  ])('lies, where the coach’s day meets two of the other’s, %s', (_which, timeZone, minutes, expected) => {
    const longDays = { mail: { workdayStartHour: 5, workdayEndHour: 21 } };
    const people = { host: { timeZone: 'UTC' }, guest: { timeZone } };
    expect(meetingStart(at('2026-07-14T10:00:00.000Z'), minutes, people, longDays)).toBe(
      `2026-07-14T${expected}:00.000Z`,
    );
  });

  it('lies within the working hours of both wherever those meet long enough, whatever the zones', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
    const clocks = new Map(
      zones.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('en-GB', {
          timeZone,
          weekday: 'short',
          day: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        }),
      ]),
    );
    const clock = (ms: number, zone: string) => {
      const parts = new Map(
        clocks
          .get(zone)
          ?.formatToParts(ms)
          .map(({ type, value }) => [type, value]),
      );
      return {
        day: parts.get('day'),
        hour: Number(parts.get('hour')) + Number(parts.get('minute')) / 60,
        works: !['Sat', 'Sun'].includes(parts.get('weekday') ?? ''),
      };
    };
    const suits = (ms: number, zone: string): boolean => {
      const { hour, works } = clock(ms, zone);
      return works && hour >= 8 && hour + 0.5 <= 18;
    };
    let met = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 2 * 365 * 24 }),
        (host, guest, hours) => {
          const on = Date.UTC(2026, 0, 5) + hours * 3_600_000;
          const { day } = clock(on, host);
          // Every quarter of an hour of the host's day, asked one by one.
          const could = Array.from({ length: 192 }, (_, quarter) => on + (quarter - 96) * 900_000).some(
            (ms) => clock(ms, host).day === day && suits(ms, host) && suits(ms, guest),
          );
          const people = { host: { timeZone: host }, guest: { timeZone: guest } };
          const from = Date.parse(meetingStart(at(new Date(on).toISOString()), 30, people, defaultPolicy));
          expect(clock(from, host).day).toBe(day);
          if (!could) return;
          met += 1;
          expect([suits(from, host), suits(from, guest)]).toEqual([true, true]);
        },
      ),
    );
    expect(met).toBeGreaterThan(20);
  });

  it('keeps its id over its life, whatever happens to its date', () => {
    const task = {
      id: TaskId.parse('calibration.dana.10'),
      dueAt: at('2026-10-14T08:00:00.000Z'),
      minutes: 30,
      sequence: 0,
    };
    const people = { host: berlin, guest: berlin };
    const first = meetingOf(task, people, defaultPolicy);
    const moved = meetingOf(
      { ...task, sequence: 1, dueAt: at('2026-10-21T08:00:00.000Z') },
      people,
      defaultPolicy,
    );
    expect(first).toMatchObject({
      uid: 'calibration.dana.10@plumbline',
      sequence: 0,
      endsAt: '2026-10-14T08:30:00.000Z',
    });
    expect(moved).toMatchObject({ uid: first.uid, sequence: 1, startsAt: '2026-10-21T08:00:00.000Z' });
  });
});
describe('the first day of a meeting', () => {
  const from = (day: string, guest: object, host: object = berlin) =>
    meetingFrom(day, 30, { host: { ...berlin, ...host }, guest: { ...berlin, ...guest } }, defaultPolicy);

  it.each([
    ['is that day', '2026-07-14', {}, {}, '2026-07-14T08:00:00.000Z'],
    ['is the next that both work', '2026-07-14', { workingDays: [1, 4] }, {}, '2026-07-16T08:00:00.000Z'],
    ['is the coach’s next', '2026-07-14', {}, { workingDays: [5] }, '2026-07-17T08:00:00.000Z'],
    [
      'is behind a leave of the interviewer’s',
      '2026-07-14',
      { awayFrom: '2026-07-10', awayUntil: '2026-08-14' },
      {},
      '2026-08-17T08:00:00.000Z',
    ],
    [
      'is behind a leave of the coach’s that follows it',
      '2026-07-14',
      { awayFrom: '2026-07-10', awayUntil: '2026-07-19' },
      { awayFrom: '2026-07-20', awayUntil: '2026-07-21' },
      '2026-07-22T08:00:00.000Z',
    ],
    [
      // Ten on Monday in Auckland is late on Sunday in London, where nobody works at night.
      'is on no day of the leave where their hours never meet',
      '2026-07-13',
      { timeZone: 'UTC', awayFrom: '2026-07-10', awayUntil: '2026-07-19' },
      { timeZone: 'Pacific/Auckland' },
      '2026-07-20T22:00:00.000Z',
    ],
    [
      // Fridays off, and from Sunday on three weeks of leave: the next shared day is behind it.
      'is behind a leave that begins after a day off',
      '2026-07-10',
      { workingDays: [1, 2, 3, 4], awayFrom: '2026-07-12', awayUntil: '2026-08-02' },
      {},
      '2026-08-03T08:00:00.000Z',
    ],
    [
      'waits for no leave without an end',
      '2026-07-14',
      { awayFrom: '2026-07-10' },
      {},
      '2026-07-14T08:00:00.000Z',
    ],
    // Eight to six in Auckland ends as Berlin begins.
    [
      'is mid-morning of the coach’s where their hours never meet',
      '2026-07-18',
      { timeZone: 'Pacific/Auckland' },
      {},
      '2026-07-20T08:00:00.000Z',
    ],
    // Ten on Monday in Auckland is late on Sunday in Honolulu; Tuesday's morning is Monday's noon.
    [
      'is a day later where the coach’s Monday is the interviewer’s Sunday',
      '2026-07-20',
      { timeZone: 'Pacific/Honolulu' },
      { timeZone: 'Pacific/Auckland' },
      '2026-07-20T22:00:00.000Z',
    ],
  ])('%s', (_what, day, guest, host, expected) => {
    expect(from(day, guest, host)).toBe(expected);
  });
});
