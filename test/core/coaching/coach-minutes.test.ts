/** How much time a coach has: a week's limit a week, in term and not on leave. */
import { expect, it } from 'vitest';
import { startOfDay } from '../../../core/coaching/calendar.ts';
import { coachMinutes } from '../../../core/coaching/coach-minutes.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import { Policy } from '../../../core/rubric/policy.ts';

/** Ten minutes a day. */
const policy = Policy.parse({ coaching: { weeklyLimitMin: 70 } });
const zone = 'America/Toronto';
const minutes = (more: Partial<Person>): number =>
  coachMinutes(
    { timeZone: zone, ...more },
    [startOfDay('2026-07-01', zone), startOfDay('2026-07-31', zone)],
    policy,
  );

it.each<[string, Partial<Person>, number]>([
  ['nothing in the way', {}, 300],
  ['a term that begins in it', { coachFrom: '2026-07-11' }, 200],
  ['a term whose last day is in it', { coachUntil: '2026-07-10' }, 100],
  ['a term that is over', { coachUntil: '2026-06-30' }, 0],
  ['a leave in it', { awayFrom: '2026-07-06', awayUntil: '2026-07-10' }, 250],
  ['a leave of one day', { awayFrom: '2026-07-06', awayUntil: '2026-07-06' }, 290],
  ['a leave that began before it', { awayFrom: '2026-06-20', awayUntil: '2026-07-10' }, 200],
  ['a leave without an end', { awayFrom: '2026-07-21' }, 200],
  ['a leave after it', { awayFrom: '2026-08-01', awayUntil: '2026-08-10' }, 300],
  ['a leave outside the term', { coachUntil: '2026-07-10', awayFrom: '2026-07-11' }, 100],
  [
    'the leave before this one',
    { lastLeave: { from: '2026-07-01', until: '2026-07-05' }, awayFrom: '2026-07-21' },
    150,
  ],
  [
    'a leave whose first day was corrected while it was on',
    {
      lastLeave: { from: '2026-07-01', until: '2026-07-04' },
      awayFrom: '2026-07-03',
      awayUntil: '2026-07-10',
    },
    200,
  ],
])('with %s', (_what, more, wanted) => {
  expect(minutes(more)).toBeCloseTo(wanted, 9);
});
