import { describe, expect, it } from 'vitest';
import { coachWeeks, minutesByWeek, weekOfDay } from '../../../core/coaching/coach-weeks.ts';
import type { Task } from '../../../core/coaching/task.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, id, kim, task } from './company.ts';

/** Wednesday 1 April to Tuesday 30 June 2026: its first Monday is the 6th, its last whole week begins on 22 June. */
const quarter = { key: '2026-Q2', from: '2026-04-01', until: '2026-07-01' };
const before = '2026-04-01T06:00:00Z';

const weeksOf = (more: Partial<Person> = {}, now = before, within = quarter) =>
  coachWeeks({ ...kim, ...more }, within, defaultPolicy, at(now));
const days = (...given: Parameters<typeof weeksOf>) =>
  weeksOf(...given).map(({ opensOn, closesOn }) => [opensOn.slice(5), closesOn.slice(5)]);

describe('the weeks of a coach’s quarter', () => {
  it('are its whole weeks, from the first working morning to the last working evening', () => {
    const weeks = weeksOf();
    expect(weeks).toHaveLength(12);
    expect(weeks[0]).toEqual({
      monday: '2026-04-06',
      opensOn: '2026-04-06',
      closesOn: '2026-04-10',
      opensAt: '2026-04-06T08:00:00.000Z',
      dueAt: '2026-04-10T18:00:00.000Z',
    });
    expect(weeks.at(-1)?.monday).toBe('2026-06-22');
  });

  it('are the coach’s own by their clock', () => {
    expect(weeksOf({ timeZone: 'America/Los_Angeles' })[0]).toMatchObject({
      opensAt: '2026-04-06T15:00:00.000Z',
      dueAt: '2026-04-11T01:00:00.000Z',
    });
  });

  it('begin on the first day of a quarter that is a Monday, and may end on its last that is a Sunday', () => {
    const spring = { key: 'spring', from: '2026-03-02', until: '2026-06-01' };
    const weeks = weeksOf({}, '2026-02-01T00:00:00Z', spring);
    expect([weeks[0]?.monday, weeks.at(-1)?.monday]).toEqual(['2026-03-02', '2026-05-25']);
    // A day shorter, and the last of them is no whole week.
    const shorter = weeksOf({}, '2026-02-01T00:00:00Z', { ...spring, until: '2026-05-31' });
    expect(shorter.at(-1)?.monday).toBe('2026-05-18');
  });

  it.each([
    ['part-time', { workingDays: [2, 4] }, ['04-07', '04-09']],
    ['at weekends', { workingDays: [6, 7] }, ['04-11', '04-12']],
    ['from Wednesday on as a coach', { coachFrom: '2026-04-08' }, ['04-08', '04-10']],
    ['from Thursday on, which is too little of the week', { coachFrom: '2026-04-09' }, ['04-13', '04-17']],
    ['back from leave on Wednesday', { awayFrom: '2026-04-01', awayUntil: '2026-04-07' }, ['04-08', '04-10']],
    [
      'back for two days of a week of four',
      { workingDays: [1, 2, 3, 4], awayFrom: '2026-04-01', awayUntil: '2026-04-07' },
      ['04-08', '04-09'],
    ],
  ])('are those in half of which they work: %s', (_how, coach, first) => {
    expect(days(coach)[0]).toEqual(first);
  });

  it.each([
    ['2026-06-24', ['06-22', '06-24']],
    ['2026-06-23', ['06-15', '06-19']],
  ])('end with the coach’s term on %s', (coachUntil, last) => {
    expect(days({ coachUntil }).at(-1)).toEqual(last);
  });

  it('leave out one in which they are away', () => {
    expect(days({ awayFrom: '2026-04-13', awayUntil: '2026-04-19' }).slice(0, 2)).toEqual([
      ['04-06', '04-10'],
      ['04-20', '04-24'],
    ]);
  });

  it('leave two days’ notice', () => {
    expect(days({}, '2026-04-08T18:00:00.000Z')[0]).toEqual(['04-06', '04-10']);
    expect(days({}, '2026-04-08T18:00:00.001Z')[0]).toEqual(['04-13', '04-17']);
  });
});

describe('the week of a day', () => {
  const weeks = weeksOf({ awayFrom: '2026-04-13', awayUntil: '2026-04-19' });

  it.each([
    ['the Sunday before', '2026-04-05', -1],
    ['its Monday', '2026-04-06', 0],
    ['its Sunday', '2026-04-12', 0],
    ['a week in which the coach is away', '2026-04-15', -1],
    ['the week after that', '2026-04-20', 1],
    ['after the last', '2026-06-29', -1],
  ])('on %s', (_which, day, index) => {
    expect(weekOfDay(day, weeks)).toBe(index);
  });
});

describe('the minutes that are spoken for', () => {
  const now = at('2026-04-07T12:00:00.000Z');
  const weeks = weeksOf().slice(0, 3);
  const minutes = (more: Partial<Task>, coach: Person = kim) =>
    minutesByWeek(coach, [task({ minutes: 15, ...more })], weeks, now);
  const [first, second, none] = [
    [15, 0, 0],
    [0, 15, 0],
    [0, 0, 0],
  ];

  it.each([
    ['due next week, in that', { dueAt: at('2026-04-15T10:00:00Z') }, second],
    ['done already, where they were due', { state: 'closed', dueAt: at('2026-04-15T10:00:00Z') }, second],
    ['overdue and not done, in the first', { state: 'open', dueAt: at('2026-03-20T10:00:00Z') }, first],
    ['due at this moment, in the first', { state: 'open', dueAt: now }, first],
    ['overdue and done, in none', { state: 'coached', dueAt: at('2026-03-20T10:00:00Z') }, none],
    ['due in another quarter, in none', { dueAt: at('2026-09-20T10:00:00Z') }, none],
    ['somebody else’s, in none', { owner: id('lee'), dueAt: at('2026-04-15T10:00:00Z') }, none],
    ['called off, in none', { state: 'cancelled', dueAt: at('2026-04-15T10:00:00Z') }, none],
    ['without ground, in none', { state: 'superseded', dueAt: at('2026-04-15T10:00:00Z') }, none],
  ] as const)('are those of what is %s', (_what, more, expected) => {
    expect(minutes(more)).toEqual(expected);
  });

  it.each([
    // Due on the 8th, standing still from the 6th, looked at again on the 13th: seven days later, on the 15th.
    ['until the 13th, where that moves it', at('2026-04-13T00:00:00Z'), second],
    ['without an end, nowhere', undefined, none],
  ])('of what stands still are, %s', (_how, nextAt, expected) => {
    const { nextAt: _look, ...still } = task({
      minutes: 15,
      dueAt: at('2026-04-08T10:00:00Z'),
      pausedAt: at('2026-04-06T00:00:00Z'),
    });
    const paused = nextAt === undefined ? still : { ...still, nextAt };
    expect(minutesByWeek(kim, [paused], weeks, now)).toEqual(expected);
  });

  it('add up', () => {
    const two = [
      task({ minutes: 15, dueAt: at('2026-04-15T10:00:00Z') }),
      task({ minutes: 30, dueAt: at('2026-04-16T10:00:00Z') }),
    ];
    expect(minutesByWeek(kim, two, weeks, now)).toEqual([0, 45, 0]);
  });

  it('go by the coach’s own Monday', () => {
    // Sunday evening in London is Monday in Tokyo.
    const due = { dueAt: at('2026-04-12T20:00:00Z') };
    expect(minutes(due)).toEqual(first);
    expect(minutes(due, { ...kim, timeZone: 'Asia/Tokyo' })).toEqual(second);
  });
});
