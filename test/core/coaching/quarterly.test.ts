import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msOf } from '../../../core/coaching/calendar.ts';
import { isIn, quarterAt, quarterNow } from '../../../core/coaching/quarter.ts';
import {
  allocateCoach,
  coachesAfter,
  isQuarterlyDue,
  quarterlyBasis,
  shortageSentence,
} from '../../../core/coaching/quarterly.ts';
import { foldRecord } from '../../../core/interviewer/fold-record.ts';
import { lifetimeOf } from '../../../core/interviewer/lifetime.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, dana, id, kim, person, policyWith, task, weekly } from './company.ts';

const now = at('2026-04-01T06:00:00Z');
const quarter = quarterNow(now, defaultPolicy);

const candidate = (name: string, loops: number, calibrated: boolean, lastCoachedAt?: string) => {
  const who = person(name, { trainedOn: '2025-12-01' });
  const rows = weekly(loops).map((row) => ({
    ...row,
    interviewer: who.id,
    verdict: { ...row.verdict, calibrated },
  }));
  const record = foldRecord({
    interviewer: who.id,
    person: who,
    lifetime: lifetimeOf(rows),
    window: rows,
    policy: defaultPolicy,
    measuresVersion: 'm1',
    now,
  });
  return {
    person: who,
    record,
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
    expect(isQuarterlyDue(candidate('a', 5, true))).toBe(true);
    expect(isQuarterlyDue(candidate('a', 0, true))).toBe(false);
    expect(isQuarterlyDue(candidate('a', 5, true, '2026-02-02T10:00:00Z'))).toBe(false);
    expect(isQuarterlyDue(candidate('a', 5, true, '2026-02-02T09:59:59Z'))).toBe(true);
    expect(isQuarterlyDue({ ...candidate('a', 5, true), person: { ...dana, active: false } })).toBe(false);
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
      { numRuns: 30 },
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
    const { placed, unplaced } = allocate(14, policy);
    expect(placed).toHaveLength(12);
    const nameOf = (who: string) => who.toUpperCase();
    expect(shortageSentence({ ...allocate(14, policy) }, nameOf)).toBe(
      'KIM is short of 30 minutes this quarter: P8 and P9 have no place yet.',
    );
    expect(unplaced.map((each) => each.interviewer)).toEqual(['p8', 'p9']);
    expect(shortageSentence(allocate(3), nameOf)).toBe('');
  });

  it('never allocates anybody twice, nor a coach to themselves', () => {
    const first = allocate(5);
    const existing = first.placed.map((each) =>
      task({
        kind: 'quarterly',
        milestone: each.milestone,
        interviewer: each.interviewer,
        dueAt: each.dueAt,
        state: 'planned',
      }),
    );
    expect(allocate(5, defaultPolicy, existing).placed).toEqual([]);
    const self = allocateCoach({
      coach: kim,
      candidates: [candidate('kim', 12, true)],
      tasks: [],
      quarter,
      policy: defaultPolicy,
      now,
    });
    expect(self.placed).toEqual([]);
  });

  it('goes on with the next coach where a cycle stopped', () => {
    const all = ['c', 'a', 'b', 'a'].map(id);
    const page = coachesAfter(all, undefined, 2);
    expect(page).toEqual({ coaches: ['a', 'b'], cursor: 'b' });
    expect(coachesAfter(all, page.cursor, 2)).toEqual({ coaches: ['c'] });
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
});
