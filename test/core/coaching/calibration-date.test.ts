import { describe, expect, it } from 'vitest';
import { calibrationPlan, daysToLoop } from '../../../core/coaching/calibration-date.ts';
import { numberedLoops } from '../../../core/coaching/numbered-loops.ts';
import type { OwedInput } from '../../../core/coaching/obligation.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import type { Task } from '../../../core/coaching/task.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { at, dana, inputOf, kim, loop, ops, task, weekly } from './company.ts';

const planOf = (input: OwedInput, existing?: Task, number = 10) => {
  const { opensAt, dueAt } = calibrationPlan(input, numberedLoops(input), number, existing);
  return [opensAt.slice(0, 16), dueAt.slice(0, 16)];
};

const calibration = (dueAt: string, more: Partial<Task> = {}): Task =>
  task({
    kind: 'calibration',
    milestone: '10',
    minutes: 30,
    opensAt: at('2026-01-02T08:00:00.000Z'),
    dueAt: at(dueAt),
    ...more,
  });

describe('the days to a loop', () => {
  const now = at('2026-03-29T00:00:00Z');

  it.each([
    // A month is 30.4375 days; two loops at the typical pace weigh as if they had been led before.
    ['nobody’s pace yet: ten loops at two a month', 0, '2026-03-29', undefined, 152.1875],
    ['eight in 28 days: two more at (8 + 2) in (28 + 30.4375)', 8, '2026-03-01', undefined, 11.6875],
    ['where four a month are usual: at (8 + 2) in (28 + 15.21875)', 8, '2026-03-01', 4, 8.64375],
    ['none in 60 idle days: ten at 2 in (60 + 30.4375)', 0, '2026-01-28', undefined, 452.1875],
    ['training ends in a fortnight: no time has passed yet', 0, '2026-04-12', undefined, 152.1875],
    ['so slow that it says only "not soon"', 0, '2024-03-29', undefined, 540],
    ['led already', 10, '2026-03-01', undefined, 0],
    ['led long ago', 12, '2026-03-01', undefined, 0],
  ])('%s', (_what, loops, since, typical, days) => {
    const pace = typical === undefined ? {} : { typicalLoopsPerMonth: typical };
    expect(daysToLoop({ loops, target: 10, since: at(`${since}T00:00:00Z`), now, ...pace })).toBeCloseTo(
      days,
      8,
    );
  });
});

describe('the date of a calibration whose loop is to come', () => {
  const trainee = { ...dana, trainedOn: '2026-01-04' };

  it('is counted from the end of training where that is ahead, on a day the coach works', () => {
    // 153 days from Sunday 4 January are Saturday 6 June; Monday at ten, told a week before.
    const input = inputOf([], '2026-01-02T09:00:00Z', { person: trainee });
    expect(planOf(input)).toEqual(['2026-06-01T10:00', '2026-06-08T10:00']);
  });

  it('goes by the training feed before the roster', () => {
    // Eleven days later: Wednesday 17 June.
    const input = inputOf([], '2026-01-02T09:00:00Z', { person: trainee, trainingEndsOn: '2026-01-15' });
    expect(planOf(input)).toEqual(['2026-06-10T10:00', '2026-06-17T10:00']);
  });

  it('counts the weeks that somebody trained has led nothing', () => {
    // Sixty idle days: 453 more days, Tuesday 1 June a year on.
    const input = inputOf([], '2026-03-05T00:00:00Z', { person: trainee });
    expect(planOf(input)).toEqual(['2027-05-25T10:00', '2027-06-01T10:00']);
  });

  it('starts now for somebody of whose training nothing is known', () => {
    // 153 days from Monday 5 January: Sunday 7 June, so Monday.
    const input = inputOf([], '2026-01-05T12:00:00Z');
    expect(planOf(input)).toEqual(['2026-06-01T10:00', '2026-06-08T10:00']);
  });

  it('follows the pace since the first loop', () => {
    // Six in 35 days: four more at 8 in 65.4375 days take 33 days, to Saturday 14 March.
    const input = inputOf(weekly(6), '2026-02-09T10:00:00Z', { person: trainee });
    expect(planOf(input)).toEqual(['2026-03-09T10:00', '2026-03-16T10:00']);
    // Another training, which ends in June, says nothing of the pace.
    const again = { ...input, trainingEndsOn: '2026-06-01' };
    expect(planOf(again)).toEqual(['2026-03-09T10:00', '2026-03-16T10:00']);
  });

  it('is told at once where it is less than a week away', () => {
    // Where a hundred a month are usual, nine in 56 days are 11 in 56.6: one more takes six days, to Sunday 8 March.
    const close = inputOf(weekly(9), '2026-03-02T10:30:00Z', { typicalLoopsPerMonth: 100 });
    expect(planOf(close)).toEqual(['2026-03-02T10:30', '2026-03-09T10:00']);
  });

  it('is never today: an invitation needs a day to be seen', () => {
    // The tenth loop is counted and not to be seen from here, and nothing is booked.
    const input = inputOf([], '2026-01-06T12:00:00Z', { lifetime: { loops: 12, calibratedLoops: 0 } });
    expect(planOf(input)).toEqual(['2026-01-06T12:00', '2026-01-07T10:00']);
  });

  it('is on a day of the coach’s own calendar', () => {
    const tokyo = { ...kim, timeZone: 'Asia/Tokyo' };
    const roster = rosterOf([dana, tokyo, ops]);
    // Sunday 22:00 in London is Monday 7:00 in Tokyo: a day later is Tuesday there, 10:00 at 1:00 in London.
    const input = inputOf([], '2026-01-04T22:00:00Z', {
      roster,
      lifetime: { loops: 12, calibratedLoops: 0 },
      person: { ...dana, timeZone: 'Asia/Tokyo' },
    });
    expect(planOf(input)[1]).toBe('2026-01-06T01:00');
  });

  it('is on the interviewer’s own calendar while nobody coaches them', () => {
    const { coach: _nobody, ...alone } = dana;
    const sundays = { ...alone, workingDays: [7] };
    const input = inputOf([], '2026-01-06T12:00:00Z', {
      person: sundays,
      lifetime: { loops: 12, calibratedLoops: 0 },
    });
    expect(planOf(input)[1]).toBe('2026-01-11T10:00');
  });
});

describe('a date that is booked', () => {
  // With nothing led since training ended today, so many a month put loop ten 44, 39, 31, 14 or 4 days from Monday 5 January.
  const paces = {
    'Wednesday 18 February': 7,
    'Friday 13 February': 8,
    'Thursday 5 February': 10,
    'Monday 19 January': 25,
    'Friday 9 January': 100,
  } as const;
  const now = '2026-01-05T00:00:00Z';
  const dueOf = (booked: string, projected: keyof typeof paces, more: Partial<Task> = {}) => {
    const input = inputOf([], now, {
      person: { ...dana, trainedOn: '2026-01-05' },
      typicalLoopsPerMonth: paces[projected],
    });
    return planOf(input, calibration(`${booked}:00Z`, more))[1];
  };

  it.each([
    // Forty-six days ahead, a third of which is fifteen and a half; then forty-seven, and a third just under sixteen.
    ['2026-02-20T10:00', 'Thursday 5 February', 'stays'],
    ['2026-02-21T10:00', 'Thursday 5 February', '2026-02-05T10:00'],
    // More than a third sooner, but by thirteen days; then by fourteen.
    ['2026-01-22T10:00', 'Friday 9 January', 'stays'],
    ['2026-01-23T10:00', 'Friday 9 January', '2026-01-09T10:00'],
    // Much sooner, and the loop more than six weeks away; then less.
    ['2026-06-01T10:00', 'Wednesday 18 February', 'stays'],
    ['2026-06-01T10:00', 'Friday 13 February', '2026-02-13T10:00'],
  ] as const)(
    'on %s comes forward for %s only by two weeks and a third, and when it is near: %s',
    (booked, projected, then) => {
      expect(dueOf(booked, projected)).toBe(then === 'stays' ? booked : then);
    },
  );

  it.each([
    // Two weeks away to the hour, then ten hours more.
    ['2026-01-19T00:00', 'Thursday 5 February', '2026-02-19T10:00'],
    ['2026-01-19T10:00', 'Thursday 5 February', 'stays'],
    // Near enough, and to be put off by a week, then by six days.
    ['2026-01-12T10:00', 'Monday 19 January', '2026-01-26T10:00'],
    ['2026-01-13T10:00', 'Monday 19 January', 'stays'],
    // About to pass: a day away, whatever the difference; then a day and an hour; then gone by.
    ['2026-01-06T00:00', 'Friday 9 January', '2026-01-12T10:00'],
    ['2026-01-06T01:00', 'Friday 9 January', 'stays'],
    ['2026-01-02T10:00', 'Friday 9 January', '2026-01-12T10:00'],
  ] as const)(
    'on %s is put off beyond %s, by half as much again, only when it is near: %s',
    (booked, projected, then) => {
      expect(dueOf(booked, projected)).toBe(then === 'stays' ? booked : then);
    },
  );

  it('keeps the time it is told at, or was planned at', () => {
    const input = inputOf([], now, {
      person: { ...dana, trainedOn: '2026-01-05' },
      typicalLoopsPerMonth: 10,
    });
    const booked = calibration('2026-02-10T10:00:00Z');
    expect(planOf(input, booked)).toEqual(['2026-01-02T08:00', '2026-02-10T10:00']);
    const { opensAt: _atOnce, ...untold } = booked;
    expect(planOf(input, untold)).toEqual([untold.plannedAt.slice(0, 16), '2026-02-10T10:00']);
  });

  it('is booked anew where the meeting was called off with its ground', () => {
    expect(dueOf('2026-02-10T10:00', 'Thursday 5 February', { state: 'superseded' })).toBe(
      '2026-02-05T10:00',
    );
    expect(dueOf('2026-02-10T10:00', 'Thursday 5 February', { state: 'open' })).toBe('2026-02-10T10:00');
  });

  it('stands where the loop was led and cannot be seen from here', () => {
    const seen = { lifetime: { loops: 10, calibratedLoops: 0 }, typicalLoopsPerMonth: 100 };
    const far = calibration('2026-04-01T10:00:00Z');
    expect(planOf(inputOf([], now, seen), far)[1]).toBe('2026-04-01T10:00');
    // With nine led, the tenth is to come, and much sooner than that.
    const nine = { ...seen, lifetime: { loops: 9, calibratedLoops: 0 } };
    expect(planOf(inputOf([], now, nine), far)[1]).not.toBe('2026-04-01T10:00');
  });
});

describe('the date of a calibration whose loop is there', () => {
  // The tenth ends on Monday 9 March at 10:00 and is captured at 11:00.
  const loops = weekly(10);
  const dueOf = (booked?: string, rows: readonly LoopRow[] = loops, now = '2026-03-09T11:00:00Z') =>
    planOf(inputOf(rows, now), booked === undefined ? undefined : calibration(`${booked}:00Z`))[1];
  const withTenth = (more: Partial<LoopRow>) => [
    ...loops.slice(0, 9),
    loop('w10', '2026-03-09T10:00:00Z', more),
  ];

  it.each([
    ['nothing is booked: two days on', undefined, '2026-03-11T10:00'],
    ['booked for the moment it ended', '2026-03-09T10:00', '2026-03-09T10:00'],
    ['booked for before it ended', '2026-03-09T09:59', '2026-03-11T10:00'],
    ['booked within a week of its capture', '2026-03-16T11:00', '2026-03-16T11:00'],
    ['booked for later', '2026-03-16T11:01', '2026-03-11T10:00'],
  ])('%s', (_what, booked, due) => {
    expect(dueOf(booked)).toBe(due);
  });

  it('is on a working day, for a loop on a Friday on Monday', () => {
    const friday = [...loops.slice(0, 9), loop('w10', '2026-03-13T10:00:00Z')];
    expect(dueOf(undefined, friday, '2026-03-13T12:00:00Z')).toBe('2026-03-16T10:00');
  });

  it('is two days after a capture that came late, and may be a week after that', () => {
    const late = withTenth({ capturedAt: at('2026-03-25T11:00:00.000Z') });
    expect(dueOf(undefined, late, '2026-03-25T11:00:00Z')).toBe('2026-03-27T10:00');
    expect(dueOf('2026-04-01T11:00', late, '2026-03-25T11:00:00Z')).toBe('2026-04-01T11:00');
  });

  it('is told at once, and on its day where that is over', () => {
    expect(planOf(inputOf(loops, '2026-03-09T11:00:00Z'))).toEqual(['2026-03-09T11:00', '2026-03-11T10:00']);
    expect(planOf(inputOf(loops, '2026-03-20T11:00:00Z'))).toEqual(['2026-03-11T10:00', '2026-03-11T10:00']);
  });

  it('keeps the time at which it was told while the date stands', () => {
    const booked = calibration('2026-03-12T10:00:00Z');
    expect(planOf(inputOf(loops, '2026-03-09T11:00:00Z'), booked)[0]).toBe('2026-01-02T08:00');
    const off = { ...booked, dueAt: at('2026-03-30T10:00:00.000Z') };
    expect(planOf(inputOf(loops, '2026-03-09T11:00:00Z'), off)[0]).toBe('2026-03-09T11:00');
  });

  it('is by the coach’s calendar', () => {
    const tokyo = { ...kim, timeZone: 'Asia/Tokyo' };
    const input = inputOf(
      [...loops.slice(0, 9), loop('w10', '2026-03-09T16:00:00Z')],
      '2026-03-09T17:30:00Z',
      {
        person: { ...dana, timeZone: 'Asia/Tokyo' },
        roster: rosterOf([dana, tokyo, ops]),
      },
    );
    // Captured at 17:00 in London, two in the night of Tuesday in Tokyo: Thursday at ten there.
    expect(planOf(input)[1]).toBe('2026-03-12T01:00');
  });
});
