import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msOf } from '../../../core/coaching/calendar.ts';
import { coachWeeks } from '../../../core/coaching/coach-weeks.ts';
import { isIn, quarterAt, quarterNow } from '../../../core/coaching/quarter.ts';
import { allocateCoach, coachesAfter, quarterlyCoach } from '../../../core/coaching/allocation.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import { isQuarterlyDue, quarterlyBasis } from '../../../core/coaching/quarterly.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import type { Task } from '../../../core/coaching/task.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, dana, id, kim, ledBy, lee, person, policyWith, task, weekly } from './company.ts';
import { runs } from '../../properties/cases.ts';

const now = at('2026-04-01T06:00:00Z');
const quarter = quarterNow(now, defaultPolicy);

const candidate = (name: string, loops: number, calibrated: boolean, lastCoachedAt?: string) => {
  const rows = weekly(loops).map((row) => ({ ...row, verdict: { ...row.verdict, calibrated } }));
  return {
    ...ledBy(person(name, { trainedOn: '2025-12-01' }), rows, now),
    ...(lastCoachedAt === undefined ? {} : { lastCoachedAt: at(lastCoachedAt) }),
  };
};

const allocate = (count: number, policy = defaultPolicy, tasks = [] as ReturnType<typeof task>[]) =>
  allocateCoach({
    coach: kim,
    candidates: Array.from({ length: count }, (_, index) => candidate(`p${index}`, 12, true)),
    tasks,
    quarter,
    policy,
    now,
  });

describe('quarters', () => {
  it('begin where the policy says, in the programme’s zone', () => {
    expect(quarter).toEqual({ key: '2026-Q2', from: '2026-04-01', until: '2026-07-01' });
    const fiscal = policyWith(
      {},
      { programme: { quarterStartMonths: [2, 5, 8, 11], timeZone: 'Asia/Tokyo' } },
    );
    expect(quarterAt('2026-01-15', fiscal)).toEqual({
      key: '2025-Q4',
      from: '2025-11-01',
      until: '2026-02-01',
    });
    expect(isIn(quarterAt('2026-02-01', fiscal), at('2026-01-31T15:00:00Z'), fiscal)).toBe(true);
    expect(isIn(quarterAt('2026-02-01', fiscal), at('2026-01-31T14:59:59Z'), fiscal)).toBe(false);
  });
});

describe('the quarterly review', () => {
  it('is due to everybody active with a loop since the last one', () => {
    expect(isQuarterlyDue(candidate('a', 5, true), defaultPolicy)).toBe(true);
    expect(isQuarterlyDue(candidate('a', 0, true), defaultPolicy)).toBe(false);
    expect(isQuarterlyDue(candidate('a', 5, true, '2026-02-02T10:00:00Z'), defaultPolicy)).toBe(false);
    expect(isQuarterlyDue(candidate('a', 5, true, '2026-02-02T09:59:59Z'), defaultPolicy)).toBe(true);
    expect(
      isQuarterlyDue({ ...candidate('a', 5, true), person: { ...dana, active: false } }, defaultPolicy),
    ).toBe(false);
  });

  it('looks at the last twenty loops, and with fewer than ten at one, without rates', () => {
    expect(quarterlyBasis(candidate('a', 25, true).record, defaultPolicy)).toMatchObject({ rates: true });
    expect(quarterlyBasis(candidate('a', 25, true).record, defaultPolicy).loops).toHaveLength(20);
    expect(quarterlyBasis(candidate('a', 10, true).record, defaultPolicy).loops).toHaveLength(10);
    expect(quarterlyBasis(candidate('a', 9, true).record, defaultPolicy)).toEqual({
      loops: ['w9'],
      rates: false,
    });
  });

  it('is spread over the quarter and keeps every week under the coach’s limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 15, max: 120 }),
        (count, weeklyLimitMin) => {
          const policy = policyWith({ weeklyLimitMin });
          const busy = task({
            kind: 'checkpoint',
            dueAt: at('2026-04-08T10:00:00Z'),
            minutes: 15,
            state: 'open',
          });
          const { placed, unplaced, shortMinutes } = allocate(count, policy, [busy]);
          expect(placed.length + unplaced.length).toBe(count);
          expect(shortMinutes).toBe(unplaced.length * 15);
          const weeks = new Map<number, number>([[Math.floor((msOf(busy.dueAt) / 86_400_000 + 3) / 7), 15]]);
          for (const each of placed) {
            const week = Math.floor((msOf(each.dueAt) / 86_400_000 + 3) / 7);
            weeks.set(week, (weeks.get(week) ?? 0) + each.minutes);
            expect(isIn(quarter, each.dueAt, policy)).toBe(true);
            expect(new Date(each.dueAt).getUTCDay()).toBe(5);
          }
          for (const [week, minutes] of weeks)
            expect([week, minutes <= Math.max(15, weeklyLimitMin)]).toEqual([week, true]);
          // Nobody is left out while there is still a place.
          if (unplaced.length > 0)
            expect([...weeks.values()].filter((minutes) => weeklyLimitMin - minutes >= 15)).toEqual([]);
        },
      ),
      { numRuns: runs(30) },
    );
  });

  it('takes the onboarding first, then those who need it most', () => {
    const trained = (name: string, calibrated: boolean) => {
      const each = candidate(name, 12, calibrated);
      return { ...each, record: { ...each.record, status: 'trained' as const } };
    };
    const { placed } = allocateCoach({
      coach: kim,
      candidates: [trained('fine', true), trained('drifting', false), candidate('new', 4, true)],
      tasks: [],
      quarter,
      policy: defaultPolicy,
      now,
    });
    expect(placed.map((each) => each.interviewer)).toEqual(['new', 'drifting', 'fine']);
  });

  it('says with names and minutes who has no place', () => {
    const policy = policyWith({ weeklyLimitMin: 15 });
    const { placed, unplaced, shortMinutes } = allocate(14, policy);
    expect(placed).toHaveLength(12);
    expect(shortMinutes).toBe(30);
    expect(unplaced.map((each) => each.interviewer)).toEqual(['p8', 'p9']);
    expect(allocate(3).unplaced).toEqual([]);
  });

  const stands = (
    given: readonly { interviewer: string; dueAt: string; opensAt: string }[],
    more: Partial<Task> = {},
  ) =>
    given.map((each) =>
      task({
        kind: 'quarterly',
        milestone: quarter.key,
        interviewer: id(each.interviewer),
        opensAt: at(each.opensAt),
        dueAt: at(each.dueAt),
        state: 'planned',
        minutes: 15,
        ...more,
      }),
    );

  it('is given once: what is planned keeps its week, what has begun is let be', () => {
    const first = allocate(5);
    expect(allocate(5, defaultPolicy, stands(first.placed)).placed).toEqual(first.placed);
    for (const state of ['open', 'coached', 'closed', 'cancelled'] as const) {
      const again = allocate(5, defaultPolicy, stands(first.placed, { state }));
      expect([state, again.placed, again.unplaced, again.notDue]).toEqual([state, [], [], []]);
    }
  });

  it('makes way for work that came since, and says so when there is no other week', () => {
    const policy = policyWith({ weeklyLimitMin: 15 });
    const [only] = allocate(1, policy).placed;
    if (only === undefined) throw new Error('Nobody was placed.');
    const review = task({ dueAt: at('2026-04-08T10:00:00Z'), state: 'open' });
    const moved = allocate(1, policy, [review, ...stands([only])]);
    expect([only.dueAt, moved.placed[0]?.dueAt]).toEqual([
      '2026-04-10T18:00:00.000Z',
      '2026-04-17T18:00:00.000Z',
    ]);
    const everyWeek = Array.from({ length: 13 }, (_, week) =>
      task({
        interviewer: id(`other${week}`),
        dueAt: at(new Date(Date.UTC(2026, 3, 8 + 7 * week, 10)).toISOString()),
        state: 'open',
      }),
    );
    expect(allocate(1, policy, [...everyWeek, ...stands([only])])).toMatchObject({
      placed: [],
      unplaced: [{ interviewer: 'p0', minutes: 15 }],
    });
  });

  it('leaves room for all a coach owes: what is overdue in the first week, what a leave moves where it comes back', () => {
    const policy = policyWith({ weeklyLimitMin: 20 });
    const late = task({ dueAt: at('2026-03-20T10:00:00Z'), state: 'open', minutes: 15 });
    expect(allocate(1, policy, [late]).placed[0]?.dueAt).toBe('2026-04-17T18:00:00.000Z');
    const paused = task({
      dueAt: at('2026-04-01T10:00:00Z'),
      pausedAt: at('2026-03-30T00:00:00Z'),
      nextAt: at('2026-04-13T00:00:00Z'),
      minutes: 15,
    });
    const { placed } = allocate(12, policy, [paused]);
    expect(placed.map((each) => each.dueAt)).not.toContain('2026-04-17T18:00:00.000Z');
    expect(placed).toHaveLength(11);
  });

  it('is never a coach’s own', () => {
    const self = allocateCoach({
      coach: kim,
      candidates: [candidate('kim', 12, true)],
      tasks: [],
      quarter,
      policy: defaultPolicy,
      now,
    });
    expect([self.placed, self.unplaced, self.notDue]).toEqual([[], [], []]);
  });

  it('waits for an interviewer’s leave, and is put off where the leave lasts or the quarter is over', () => {
    const away = (until?: string) => ({
      ...candidate('a', 12, true),
      person: {
        ...person('a', { awayFrom: '2026-04-01', ...(until === undefined ? {} : { awayUntil: until }) }),
      },
    });
    const given = (candidates: ReturnType<typeof away>[], when = now) =>
      allocateCoach({ coach: kim, candidates, tasks: [], quarter, policy: defaultPolicy, now: when });
    expect(given([away('2026-05-05')]).placed[0]?.dueAt).toBe('2026-05-15T18:00:00.000Z');
    expect(given([away()])).toMatchObject({ placed: [], unplaced: [], postponed: ['a'] });
    // Thursday of the last whole week: a day is no notice.
    expect(given([candidate('b', 12, true)], at('2026-06-25T08:00:00Z'))).toMatchObject({
      placed: [],
      unplaced: [],
      postponed: ['b'],
    });
  });

  it('owes nothing for loops from before the programme', () => {
    const policy = policyWith({}, { admission: { programmeStart: '2026-03-01T00:00:00Z' } });
    expect(isQuarterlyDue(candidate('a', 8, true), policy)).toBe(false);
    expect(isQuarterlyDue(candidate('a', 9, true), policy)).toBe(true);
  });

  it('goes on with the next coach where a cycle stopped', () => {
    const all = ['c', 'a', 'b', 'a'].map(id);
    const bounds = { coaches: 2, interviewers: 100, of: () => 10 };
    const page = coachesAfter(all, undefined, bounds);
    expect(page).toEqual({ coaches: ['a', 'b'], cursor: 'b' });
    expect(coachesAfter(all, page.cursor, bounds)).toEqual({ coaches: ['c'] });
  });

  it('takes no more interviewers in one go than it has time for, and one coach always', () => {
    const all = ['a', 'b', 'c'].map(id);
    const sizes: Readonly<Record<string, number>> = { a: 60, b: 60, c: 500 };
    const bounds = { coaches: 10, interviewers: 100, of: (coach: string) => sizes[coach] ?? 0 };
    expect(coachesAfter(all, undefined, bounds)).toEqual({ coaches: ['a'], cursor: 'a' });
    expect(coachesAfter(all, id('a'), bounds)).toEqual({ coaches: ['b'], cursor: 'b' });
    expect(coachesAfter(all, id('b'), bounds)).toEqual({ coaches: ['c'] });
  });

  it('uses no week in which the coach is away', () => {
    const away = { ...kim, awayFrom: '2026-04-01', awayUntil: '2026-06-14' };
    const { placed } = allocateCoach({
      coach: away,
      candidates: Array.from({ length: 20 }, (_, index) => candidate(`p${index}`, 12, true)),
      tasks: [],
      quarter,
      policy: defaultPolicy,
      now,
    });
    expect(placed).toHaveLength(16);
    expect(placed.every((each) => each.dueAt > '2026-06-14')).toBe(true);
  });

  it('uses no week of which the coach is back for the last day alone, unless they never work more', () => {
    const back: Person = { ...kim, awayFrom: '2026-04-06', awayUntil: '2026-05-21' };
    const weeks = coachWeeks(back, quarter, defaultPolicy, now);
    expect(weeks[0]?.monday).toBe('2026-05-25');
    const fridays: Person = { ...back, workingDays: [5] };
    expect(coachWeeks(fridays, quarter, defaultPolicy, now)[0]).toMatchObject({
      monday: '2026-05-18',
      opensOn: '2026-05-22',
      closesOn: '2026-05-22',
    });
  });

  it('is the named coach’s, or of whoever stands in for one who is gone or away all quarter', () => {
    const who = person('dana', { coach: id('kim') });
    const coachOf = (coach: Partial<Person>, deputy: Partial<Person> = {}, hasWeek = true) =>
      quarterlyCoach(
        who,
        rosterOf([who, { ...kim, ...coach }, { ...lee, ...deputy }]),
        (each) => each.id !== 'kim' || hasWeek,
        now,
      );
    expect(coachOf({})).toBe('kim');
    expect(coachOf({}, {}, false)).toBe('lee');
    expect(coachOf({ active: false })).toBe('lee');
    expect(coachOf({ coachUntil: '2026-03-31' })).toBe('lee');
    expect(coachOf({ active: false }, { active: false })).toBeUndefined();
    expect(coachOf({}, { active: false }, false)).toBe('kim');
    expect(coachOf({ active: false, deputy: who.id })).toBeUndefined();
    const { coach: _none, ...unnamed } = who;
    expect(quarterlyCoach(unnamed, rosterOf([unnamed, kim]), () => true, now)).toBeUndefined();
  });
});
