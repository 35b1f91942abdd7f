import { describe, expect, it } from 'vitest';
import { allocateCoach, coachesAfter, quarterlyCoach } from '../../../core/coaching/allocation.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import type { QuarterlyCandidate } from '../../../core/coaching/quarterly.ts';
import type { Task } from '../../../core/coaching/task.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import { at, dana, id, kim, ledBy, lee, person, policyWith, task, weekly } from './company.ts';

const now = at('2026-04-01T06:00:00Z');
/** Twelve whole weeks, from Monday 6 April on. */
const quarter = { key: '2026-Q2', from: '2026-04-01', until: '2026-07-01' };

const candidate = (name: string, more: Partial<Person> = {}): QuarterlyCandidate =>
  ledBy(person(name, { trainedOn: '2025-12-01', coach: id('kim'), ...more }), weekly(4), now);

type Given = { coach?: Person; tasks?: readonly Task[]; now?: string; weeklyLimitMin?: number };

const allocate = (names: readonly (string | QuarterlyCandidate)[], given: Given = {}) =>
  allocateCoach({
    coach: given.coach ?? kim,
    candidates: names.map((each) => (typeof each === 'string' ? candidate(each) : each)),
    tasks: given.tasks ?? [],
    quarter,
    policy: policyWith({ weeklyLimitMin: given.weeklyLimitMin ?? 120 }),
    now: at(given.now ?? now),
  });
/** Whose week ends on which day. */
const weeks = (...given: Parameters<typeof allocate>) =>
  allocate(...given).placed.map(({ interviewer, dueAt }) => `${interviewer} ${dueAt.slice(5, 10)}`);

const standing = (name: string, dueAt: string, more: Partial<Task> = {}): Task =>
  task({
    kind: 'quarterly',
    milestone: quarter.key,
    interviewer: id(name),
    opensAt: at(new Date(Date.parse(dueAt) - 4 * 86_400_000 - 36_000_000).toISOString()),
    dueAt: at(dueAt),
    minutes: 15,
    ...more,
  });

/** Takes fifteen minutes of kim's in the week of that day. */
const busy = (day: string): Task =>
  task({
    kind: 'checkpoint',
    interviewer: id(`x${day}`),
    state: 'open',
    dueAt: at(`${day}T10:00:00Z`),
    minutes: 15,
  });

describe('the reviews of a coach’s quarter', () => {
  it('are spread over its weeks, the first in the first', () => {
    // Three in twelve weeks: every fourth.
    expect(weeks(['a', 'b', 'c'])).toEqual(['a 04-10', 'b 05-08', 'c 06-05']);
  });

  it('look for a later week where theirs is full, and else for the nearest earlier one', () => {
    const full = (...days: readonly string[]): Given => ({ weeklyLimitMin: 15, tasks: days.map(busy) });
    // The second of two wants the seventh week, of 18 May.
    expect(weeks(['a', 'b'], full('2026-05-20'))).toEqual(['a 04-10', 'b 05-29']);
    const toTheEnd = ['2026-05-20', '2026-05-27', '2026-06-03', '2026-06-10', '2026-06-17', '2026-06-24'];
    expect(weeks(['a', 'b'], full(...toTheEnd))).toEqual(['a 04-10', 'b 05-15']);
  });

  it('fill a week to its limit and no further', () => {
    const all = Array.from({ length: 24 }, (_, n) => `p${10 + n}`);
    expect(allocate(all, { weeklyLimitMin: 30 }).unplaced).toEqual([]);
    const { unplaced, shortMinutes } = allocate(all, { weeklyLimitMin: 29 });
    expect([unplaced.length, shortMinutes]).toEqual([12, 180]);
    expect(unplaced[0]).toEqual({ interviewer: 'p22', minutes: 15 });
  });

  it('keep the week they have, whichever that is, and the others make room for them', () => {
    const tasks = [standing('b', '2026-04-10T18:00:00.000Z')];
    expect(weeks(['a', 'b'], { weeklyLimitMin: 15, tasks })).toEqual(['a 04-17', 'b 04-10']);
  });

  it('do not count what has a week twice', () => {
    const tasks = [standing('a', '2026-04-10T18:00:00.000Z'), busy('2026-04-08')];
    expect(weeks(['a'], { weeklyLimitMin: 30, tasks })).toEqual(['a 04-10']);
    expect(weeks(['a'], { weeklyLimitMin: 29, tasks })).toEqual(['a 04-17']);
  });

  it.each([
    ['of another quarter', { milestone: '2026-Q1' }],
    ['that lost its ground', { state: 'superseded' as const }],
    ['that is none', { kind: 'checkpoint' as const }],
  ])('are placed anew where there is only a review %s', (_which, more) => {
    const tasks = [standing('a', '2026-06-26T18:00:00.000Z', more)];
    expect(weeks(['a'], { tasks })).toEqual(['a 04-10']);
  });

  it('keep a place that was given although nothing is due any more', () => {
    const given = { ...candidate('a'), lastCoachedAt: at('2026-03-30T00:00:00Z') };
    expect(allocate([given]).notDue).toEqual(['a']);
    const tasks = [standing('a', '2026-04-10T18:00:00.000Z')];
    expect(allocate([given], { tasks })).toMatchObject({ notDue: [], placed: [{ interviewer: 'a' }] });
  });
});

describe('an interviewer', () => {
  it('is not asked in a week in which they are away for a day', () => {
    expect(weeks([candidate('a', { awayFrom: '2026-04-10', awayUntil: '2026-04-10' })])).toEqual(['a 04-17']);
    // Away on the weekend only.
    expect(weeks([candidate('a', { awayFrom: '2026-04-11', awayUntil: '2026-04-12' })])).toEqual(['a 04-10']);
  });

  it('is not asked by a coach whose term with them is over before the week is', () => {
    const until = (coachUntil: string, coach = 'kim') =>
      allocate([candidate('a', { coach: id(coach), coachUntil })], {
        weeklyLimitMin: 15,
        tasks: [busy('2026-04-08')],
      });
    expect(until('2026-04-17').placed[0]?.dueAt.slice(5, 10)).toBe('04-17');
    // The one week that is left to them is full.
    expect(until('2026-04-16')).toMatchObject({ placed: [], unplaced: [{ interviewer: 'a' }] });
    // The term is kim's; whoever stands in for another coach is not bound by it.
    expect(until('2026-04-16', 'lee').placed[0]?.dueAt.slice(5, 10)).toBe('04-17');
  });

  it('who is away in every week that is left is put off, and takes nobody’s place', () => {
    const away = candidate('a', { awayFrom: '2026-04-01' });
    expect(allocate([away, 'b'])).toMatchObject({
      placed: [{ interviewer: 'b' }],
      unplaced: [],
      shortMinutes: 0,
      postponed: ['a'],
    });
  });
});

describe('a coach', () => {
  it.each([
    ['on leave to its end', { awayFrom: '2026-04-01' }],
    ['whose own term ends with its first week', { coachUntil: '2026-04-05' }],
  ])('%s is short of the minutes', (_how, more) => {
    expect(allocate(['a'], { coach: { ...kim, ...more } })).toMatchObject({
      placed: [],
      unplaced: [{ interviewer: 'a', minutes: 15 }],
      shortMinutes: 15,
      postponed: [],
    });
  });

  it('on leave as it ends is not short: the quarter is over', () => {
    const given = { coach: { ...kim, awayFrom: '2026-06-20' }, now: '2026-06-25T08:00:00Z' };
    expect(allocate(['a'], given)).toMatchObject({ unplaced: [], shortMinutes: 0, postponed: ['a'] });
  });

  it('who stands in is bound by no term on the interviewer’s row', () => {
    const who = { ...dana, coachUntil: '2026-03-31' };
    const by = (more: Partial<Person> = {}) =>
      quarterlyCoach(who, rosterOf([who, kim, { ...lee, ...more }]), () => true, now);
    expect(by()).toBe('lee');
    expect(by({ coachUntil: '2026-03-31' })).toBeUndefined();
  });
});

describe('a page of coaches', () => {
  const bounds = (coaches: number, interviewers: number) => ({ coaches, interviewers, of: () => 10 });
  const all = ['c', 'a', 'b'].map(id);

  it('is at least one', () => {
    expect(coachesAfter(all, undefined, bounds(0, 100))).toEqual({ coaches: ['a'], cursor: 'a' });
  });

  it('holds as many interviewers as it may', () => {
    expect(coachesAfter(all, undefined, bounds(10, 20))).toEqual({ coaches: ['a', 'b'], cursor: 'b' });
    expect(coachesAfter(all, undefined, bounds(10, 30))).toEqual({ coaches: ['a', 'b', 'c'] });
  });

  it('is empty where nobody is left', () => {
    expect(coachesAfter([], undefined, bounds(10, 100))).toEqual({ coaches: [] });
    expect(coachesAfter(all, id('c'), bounds(10, 100))).toEqual({ coaches: [] });
  });
});
