import { describe, expect, it } from 'vitest';
import { calibrationPlan, daysToLoop } from '../../../core/coaching/calibration-date.ts';
import { numberedLoops } from '../../../core/coaching/numbered-loops.ts';
import type { OwedInput } from '../../../core/coaching/obligation.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import { planTasks } from '../../../core/coaching/plan.ts';
import type { Task } from '../../../core/coaching/task.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import {
  at,
  dana,
  inputOf,
  kim,
  lee,
  loop,
  loopId,
  ops,
  planned,
  policyWith,
  task,
  weekly,
} from './company.ts';

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
  /** So that a meeting may be booked for any hour. */
  const roundTheClock = policyWith({}, { mail: { workdayStartHour: 0, workdayEndHour: 24 } });
  const dueOf = (booked: string, projected: keyof typeof paces, more: Partial<Task> = {}) => {
    const input = inputOf([], now, {
      person: { ...dana, trainedOn: '2026-01-05' },
      typicalLoopsPerMonth: paces[projected],
      policy: roundTheClock,
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

  it('is told at once, and never on a day that is over', () => {
    expect(planOf(inputOf(loops, '2026-03-09T11:00:00Z'))).toEqual(['2026-03-09T11:00', '2026-03-11T10:00']);
    // Known eleven days later, a Friday: Sunday is two days on, so Monday.
    expect(planOf(inputOf(loops, '2026-03-20T11:00:00Z'))).toEqual(['2026-03-20T11:00', '2026-03-23T10:00']);
    // A booking may be a week from now; beyond that it is moved to where there is time to rearrange.
    expect(dueOf('2026-03-27T11:00', loops, '2026-03-20T11:00:00Z')).toBe('2026-03-27T11:00');
    expect(dueOf('2026-03-27T11:01', loops, '2026-03-20T11:00:00Z')).toBe('2026-03-23T10:00');
    // What was to be held meanwhile is missed, not moved.
    expect(dueOf('2026-03-12T10:00', loops, '2026-03-20T11:00:00Z')).toBe('2026-03-12T10:00');
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

describe('the date of a calibration and a leave', () => {
  // The tenth ends on Monday 9 March at 10:00.
  const ten = weekly(10);
  const away = (from: string, until?: string) => ({
    ...dana,
    awayFrom: `2026-03-${from}`,
    ...(until === undefined ? {} : { awayUntil: `2026-03-${until}` }),
  });
  const planAt = (now: string, person: OwedInput['person'], booked?: string, rows = ten) =>
    planOf(
      inputOf(rows, `2026-03-${now}:00Z`, { person }),
      booked === undefined ? undefined : calibration(`2026-03-${booked}:00Z`),
    );

  it.each([
    // Two days after the loop is Wednesday, the leave's last day, so Thursday; then over a weekend.
    ['to Wednesday', away('10', '11'), '2026-03-12T10:00'],
    ['to Friday', away('10', '13'), '2026-03-16T10:00'],
    ['from Thursday', away('12', '20'), '2026-03-11T10:00'],
    ['without an end, which nobody can wait for', away('10'), '2026-03-11T10:00'],
  ])('is booked for the first day after it: %s', (_when, person, due) => {
    expect(planAt('09T11:00', person)[1]).toBe(due);
  });

  it.each([
    ['the first day', '16', '17', '2026-03-18T10:00'],
    ['the last day', '14', '16', '2026-03-17T10:00'],
    ['the day before, which stays', '17', '18', '2026-03-16T10:00'],
    ['the day after, which stays', '14', '15', '2026-03-16T10:00'],
  ])(
    'is moved behind a leave that is announced with its end where it was booked for %s',
    (_on, from, until, due) => {
      expect(planAt('13T11:00', away(from, until), '16T10:00')[1]).toBe(due);
    },
  );

  it('is told anew with the new date', () => {
    expect(planAt('09T11:00', away('16', '27'), '16T10:00', weekly(9))).toEqual([
      '2026-03-23T10:00',
      '2026-03-30T10:00',
    ]);
  });

  it('stands while the interviewer is away, whatever else would move it, and moves as soon as the end is known', () => {
    const nextWeek = '24T10:00';
    // The loop is there and the meeting two weeks after it: at work it is brought forward, on leave it is not.
    expect(planAt('10T09:00', dana, nextWeek)[1]).toBe('2026-03-12T10:00');
    expect(planAt('10T09:00', away('10', '11'), nextWeek)[1]).toBe('2026-03-24T10:00');
    expect(planAt('12T09:00', away('10', '11'), nextWeek)[1]).toBe('2026-03-16T10:00');
    expect(planAt('20T09:00', away('10'), '12T10:00')[1]).toBe('2026-03-12T10:00');
    expect(planAt('20T09:00', away('10', '24'), '12T10:00')[1]).toBe('2026-03-25T10:00');
  });

  it('is held on a day of the coach’s ordinary week when another coaches, or a leave has pushed it to a weekend', () => {
    const thursdays = rosterOf([dana, { ...kim, workingDays: [4] }, ops]);
    const booked = calibration('2026-03-10T10:00:00Z');
    expect(planOf(inputOf(ten, '2026-03-09T11:00:00Z', { roster: thursdays }), booked)[1]).toBe(
      '2026-03-12T10:00',
    );
    expect(planAt('13T11:00', dana, '14T10:00')[1]).toBe('2026-03-16T10:00');
  });

  it('is at an hour that suits whoever has it now, or takes it over', () => {
    // Kim's ten in the morning is the evening in Tokyo, where it is ten at one.
    const tokyo = { ...kim, id: lee.id, timeZone: 'Asia/Tokyo' };
    const booked = calibration('2026-03-12T10:00:00Z');
    const dueWith = (person: OwedInput['person'], existing: Task) =>
      planOf(
        inputOf(ten, '2026-03-09T11:00:00Z', { person, roster: rosterOf([person, kim, tokyo, ops]) }),
        existing,
      )[1];
    const inTokyo = { ...dana, timeZone: 'Asia/Tokyo' };
    expect(dueWith(dana, booked)).toBe('2026-03-12T10:00');
    expect(dueWith({ ...inTokyo, coach: lee.id }, booked)).toBe('2026-03-12T01:00');
    // Lee has it by hand, though kim coaches.
    const byHand = { to: lee.id, at: at('2026-03-01T10:00:00.000Z'), byHand: true as const };
    expect(dueWith(inTokyo, { ...booked, owner: lee.id, handovers: [byHand] })).toBe('2026-03-12T01:00');
    // Operations hold it for kim, with whom it will be.
    expect(dueWith(dana, { ...booked, owner: ops.id })).toBe('2026-03-12T10:00');
  });

  it('is not put off so far beyond the coach’s leave that it would be brought forward at once', () => {
    // Where twenty-five a month are usual the tenth is 14 days from Monday 5 January; half as far again is 26 January.
    const input = (coachAway: object) =>
      inputOf([], '2026-01-05T00:00:00Z', {
        person: { ...dana, trainedOn: '2026-01-05' },
        typicalLoopsPerMonth: 25,
        roster: rosterOf([dana, { ...kim, ...coachAway }, ops]),
      });
    const soon = calibration('2026-01-12T10:00:00Z');
    expect(planOf(input({}), soon)[1]).toBe('2026-01-26T10:00');
    expect(planOf(input({ awayFrom: '2026-01-20', awayUntil: '2026-02-27' }), soon)[1]).toBe(
      '2026-01-19T10:00',
    );
  });

  it('is put right in one step when an end is known or the interviewer is back, and never in the past', () => {
    const open = task({
      ...calibration('2026-03-16T10:00:00Z'),
      state: 'open',
      openedAt: at('2026-03-09T10:00:00.000Z'),
      loopId: loopId('w10'),
    });
    const meeting = (tasks: readonly Task[]) => tasks.find(({ kind }) => kind === 'calibration') ?? open;
    const leave = away('14');
    const gone = planned(inputOf(ten, '2026-03-16T00:00:00Z', { tasks: [open], person: leave }));
    expect(meeting(gone)).toMatchObject({ pausedAt: '2026-03-14T00:00:00.000Z', dueAt: open.dueAt });
    // The end becomes known: the meeting stands still no longer than the leave, and both are told.
    const known = inputOf(ten, '2026-03-18T00:00:00Z', { tasks: gone, person: away('14', '22') });
    expect(meeting(planned(known))).toMatchObject({
      pausedAt: '2026-03-14T00:00:00.000Z',
      nextAt: '2026-03-23T00:00:00.000Z',
      dueAt: '2026-03-23T10:00:00.000Z',
      sequence: 1,
    });
    // Back on Friday 27 March, and the leave is off the roster: thirteen days later is Sunday, and Monday is a working day.
    const back = inputOf(ten, '2026-03-27T00:00:00Z', { tasks: gone });
    expect(meeting(planned(back))).toMatchObject({ state: 'open', dueAt: '2026-03-30T10:00:00.000Z' });
    expect(planTasks({ ...back, tasks: planned(back) })).toEqual([]);
  });
});
