import { describe, expect, it } from 'vitest';
import { handoverEvent, restartedDue } from '../../../core/coaching/change-of-hands.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import type { Task } from '../../../core/coaching/task.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import { defaultPolicy, type Policy } from '../../../core/rubric/policy.ts';
import { at, dana, hana, id, inputOf, kim, lee, ops, person, policyWith, task } from './company.ts';

const now = '2026-01-06T09:00:00.000Z';
const onLeave = { awayFrom: '2026-01-05', awayUntil: '2026-01-09' };
const ida = person('ida', { role: 'coach' });
const zoe = person('zoe', { role: 'operations' });

const passes = (about: Partial<Task>, people: readonly Person[], who: Person = dana) => {
  const input = inputOf([], now, { person: who, roster: rosterOf([who, ...people]) });
  const event = handoverEvent(input, task(about));
  return event?.kind === 'handed-over' ? event.to : event;
};

/** The task without whoever had it. */
const nobodys = (more: Partial<Task> = {}): Task => {
  const { owner: _nobody, ...rest } = task(more);
  return rest;
};

describe('a coach’s task', () => {
  it.each([
    ['stays with a coach who is there', 'kim', [kim, lee, ops], undefined],
    ['goes to the deputy while the coach is on leave', 'kim', [{ ...kim, ...onLeave }, lee, ops], 'lee'],
    ['stays with the deputy when the coach is back', 'lee', [kim, lee, ops], undefined],
    ['goes back to the coach where the deputy leaves', 'lee', [kim, { ...lee, active: false }, ops], 'kim'],
    ['goes to operations where nobody is left', 'kim', [{ ...kim, active: false }, ops], 'ops'],
    ['goes from operations to a coach who is there again', 'ops', [kim, lee, ops], 'kim'],
    [
      'goes back from somebody in operations who stood in',
      'zoe',
      [{ ...kim, deputy: zoe.id }, zoe, ops],
      'kim',
    ],
    ['stays with whoever in operations has it', 'zoe', [{ ...kim, active: false }, zoe, ops], undefined],
    ['stays with operations until there is one', 'ops', [{ ...kim, active: false }, ops], undefined],
    ['stays with a coach of before until there is another', 'ida', [ida, ops], undefined],
    ['goes from a coach of before to the one of now', 'ida', [ida, kim, ops], 'kim'],
    ['stays where there is nobody to take it', 'kim', [{ ...kim, active: false }], undefined],
  ] as const)('%s', (_what, owner, people, to) => {
    expect(passes({ owner: id(owner) }, people)).toBe(to);
  });

  it('that nobody has yet goes to the coach', () => {
    expect(handoverEvent(inputOf([], now), nobodys())).toEqual({ kind: 'handed-over', to: 'kim' });
  });

  it('stays with a coach on leave who is back before it is due, where nobody stands in', () => {
    const { deputy: _none, ...lone } = { ...kim, ...onLeave };
    expect(passes({ dueAt: at('2026-01-12T10:00:00.000Z') }, [lone, ops])).toBeUndefined();
    expect(passes({ dueAt: at('2026-01-07T10:00:00.000Z') }, [lone, ops])).toBe('ops');
  });
});

describe('what somebody took by hand', () => {
  const handed = (to: string, byHand?: true) => ({
    to: id(to),
    at: at('2026-01-05T12:00:00.000Z'),
    ...(byHand === undefined ? {} : { byHand }),
  });

  it.each([
    ['is theirs, whoever is the coach', 'ida', [handed('ida', true)], undefined],
    ['is theirs only while they are there', 'max', [handed('max', true)], 'kim'],
    ['goes to the coach once the roster has moved it on', 'ida', [handed('lee', true), handed('ida')], 'kim'],
    ['says nothing of whoever it was planned for since', 'ida', [handed('lee', true)], 'kim'],
  ] as const)('%s', (_what, owner, handovers, to) => {
    expect(passes({ owner: id(owner), handovers: [...handovers] }, [kim, lee, ida, ops])).toBe(to);
  });
});

describe('a quarterly review', () => {
  const nextWeek: Partial<Task> = {
    kind: 'quarterly',
    milestone: '2026-Q1',
    opensAt: at('2026-01-12T08:00:00.000Z'),
    dueAt: at('2026-01-16T18:00:00.000Z'),
  };
  const here = [{ ...kim, ...onLeave }, lee, ops];

  it('of a later week is nobody else’s because of a leave that is over by then', () => {
    expect(passes(nextWeek, here)).toBeUndefined();
  });

  it('goes to the deputy where the leave lasts into its week', () => {
    expect(passes(nextWeek, [{ ...kim, ...onLeave, awayUntil: '2026-01-12' }, lee, ops])).toBe('lee');
  });

  it.each([
    ['that is open', { ...nextWeek, state: 'open' as const }],
    ['whose week has come', { ...nextWeek, opensAt: at('2026-01-04T08:00:00.000Z') }],
    ['that is another kind of task', { ...nextWeek, kind: 'checkpoint' as const }],
  ])('%s goes to whoever is there today', (_which, about) => {
    expect(passes(about, here)).toBe('lee');
  });
});

describe('a task of operations or HR', () => {
  const hugo = person('hugo', { role: 'hr' });
  const topic = { kind: 'people-review', owner: id('hana') } as const;
  const coachWanted = { kind: 'assign-coach', owner: id('ops') } as const;

  it.each([
    ['stays with the HR contact who has it', topic, [hana, ops], undefined],
    [
      'stays with them where another would come first',
      topic,
      [hana, person('ada', { role: 'hr' })],
      undefined,
    ],
    ['goes to the next HR contact where one has left', topic, [{ ...hana, active: false }, hugo], 'hugo'],
    ['waits for an HR contact on leave who is the only one', topic, [{ ...hana, ...onLeave }], undefined],
    ['stays with operations while they are there', coachWanted, [ops, zoe, kim], undefined],
    ['goes to others in operations, not to HR or a coach', coachWanted, [zoe, hana, kim], 'zoe'],
    ['waits where nobody is left in operations', coachWanted, [kim, hana], undefined],
  ] as const)('%s', (_what, about, people, to) => {
    expect(passes(about, people)).toBe(to);
  });

  it('is never given to the person it is about', () => {
    const about = { kind: 'people-review', interviewer: id('hana') } as const;
    expect(passes({ ...about, owner: id('hugo') }, [], hana)).toBeUndefined();
    expect(passes({ ...about, owner: id('hana') }, [ops], hana)).toBeUndefined();
  });
});

type Restart = { before?: Task; after?: Task; policy?: Policy; at?: string; to?: Person };

describe('the clock of a review that nobody has begun', () => {
  const review = task({ dueAt: at('2026-01-07T10:00:00.000Z') });
  const restart = (
    was: Person | undefined,
    { before = review, after, policy = defaultPolicy, at: when = now, to = lee }: Restart = {},
  ) =>
    restartedDue(
      inputOf([], when, {
        person: { ...dana, coach: to.id },
        policy,
        roster: rosterOf([dana, to, ops, ...(was === undefined ? [] : [was])]),
      }),
      before,
      after ?? before,
    );
  const gone = { ...kim, active: false };

  it('starts again, with the whole 48 hours, for whoever comes after a coach who has left', () => {
    expect(restart(gone)).toBe('2026-01-08T09:00:00.000Z');
    expect(restart(undefined)).toBe('2026-01-08T09:00:00.000Z');
  });

  it('starts again after the last day of the former coach’s term, by their own calendar', () => {
    const until = { ...kim, coachUntil: '2026-01-06', timeZone: 'Asia/Tokyo' };
    // Three in the afternoon in London is midnight in Tokyo.
    expect(restart(until, { at: '2026-01-06T14:59:00.000Z' })).toBeUndefined();
    expect(restart(until, { at: '2026-01-06T15:00:00.000Z' })).toBe('2026-01-08T15:00:00.000Z');
  });

  it('pauses on the new coach’s days off where the policy says so', () => {
    const policy = policyWith({ clock: 'working' });
    // Friday noon, and the two days after it that the new coach works are Monday and Wednesday.
    const to = { ...lee, workingDays: [1, 3, 5] };
    expect(restart(gone, { policy, to, at: '2026-01-09T12:00:00.000Z' })).toBe('2026-01-14T12:00:00.000Z');
  });

  it.each([
    ['while the coach is merely away', { ...kim, ...onLeave }, {}],
    ['where the coach is still one', kim, {}],
    ['for a task that is no review of a first loop', gone, { before: task({ kind: 'checkpoint' }) }],
    ['for one that is open', gone, { after: { ...review, state: 'open' as const } }],
    ['where nobody had it', gone, { before: nobodys() }],
    ['where operations only kept it', { ...kim, role: 'operations' as const, active: false }, {}],
    ['where it is due later anyway', gone, { after: task({ dueAt: at('2026-01-09T10:00:00.000Z') }) }],
    ['where it is due at that moment', gone, { after: task({ dueAt: at('2026-01-08T09:00:00.000Z') }) }],
  ])('does not start again %s', (_when, was, more) => {
    expect(restart(was, more)).toBeUndefined();
  });
});
