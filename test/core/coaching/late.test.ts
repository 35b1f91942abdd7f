/** A meeting is due when it begins, written up when it is over, and late only once a day has passed. */
import { describe, expect, it } from 'vitest';
import { isMeetingAhead, lateFrom } from '../../../core/coaching/late.ts';
import { advance } from '../../../core/coaching/lifecycle.ts';
import { standsUntilMs } from '../../../core/coaching/stands-until.ts';
import { type Task, TaskKind } from '../../../core/coaching/task.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import type { Instant } from '../../../core/identity.ts';
import { at, dana, inputOf, kim, kimsFeedback, later, planned, task, weekly } from './company.ts';

const begins = at('2026-02-10T10:00:00.000Z');
const meeting = task({
  kind: 'calibration',
  milestone: '10',
  loopId: undefined,
  state: 'open',
  openedAt: later(begins, -168),
  remindedAt: later(begins, -24),
  dueAt: begins,
});
const feedback = kimsFeedback(begins);

const written = (hours: number): Task =>
  advance(meeting, { kind: 'coached', feedback }, { now: later(begins, hours), policy: defaultPolicy }).task;
const swept = (now: Instant) => advance(meeting, { kind: 'tick' }, { now, policy: defaultPolicy });

describe('what is late', () => {
  it.each(TaskKind.options)('of a %s is told from when it is due, and of a meeting a day later', (kind) => {
    const hours = kind === 'calibration' ? 24 : 0;
    expect(lateFrom(task({ kind, dueAt: begins }))).toBe(later(begins, hours));
  });

  it('is no meeting that is written up after it, within a day', () => {
    for (const hours of [0.75, 24]) expect(written(hours)).not.toHaveProperty('missedAt');
    expect(written(24.1)).toMatchObject({ state: 'coached', missedAt: begins });
  });

  it('is told to nobody as the meeting begins', () => {
    expect(swept(begins).effects).toEqual([]);
    expect(swept(begins).task).toMatchObject({ state: 'open', nextAt: later(begins, 24) });
    expect(swept(later(begins, 24)).effects.map(({ kind }) => kind)).toEqual(['task-escalated']);
  });
});

describe('a meeting that has begun', () => {
  // With two loops led the tenth is months away: a meeting ahead is put off.
  const plannedAt = (hours: number, more: object = {}) =>
    planned(inputOf(weekly(2), later(begins, hours), { tasks: [meeting], ...more })).find(
      ({ id }) => id === meeting.id,
    );

  it('stays on its date, though its loop is still to come', () => {
    expect(plannedAt(-0.1)?.dueAt).not.toBe(begins);
    for (const hours of [0, 16]) expect(plannedAt(hours)).toEqual(meeting);
  });

  it('is not planned for again as time passes', () => {
    const input = (hours: number) => inputOf(weekly(2), later(begins, hours), { tasks: [meeting] });
    expect(standsUntilMs(input(1), [dana, kim])).toBe(Infinity);
    expect(standsUntilMs(input(-1), [dana, kim])).toBeLessThan(Infinity);
  });

  it('stays on it through a leave that begins the day after, and not where the leave held it up', () => {
    const person = { ...dana, awayFrom: '2026-02-11', awayUntil: '2026-02-20' };
    const paused = plannedAt(16, { person });
    expect(paused).toMatchObject({ dueAt: begins, pausedAt: at('2026-02-11T00:00:00.000Z') });
    const back = planned(
      inputOf(weekly(2), '2026-02-21T02:00:00Z', {
        person: dana,
        tasks: paused === undefined ? [] : [paused],
      }),
    ).find(({ id }) => id === meeting.id);
    expect(back).toMatchObject({ dueAt: begins });
    expect(back).not.toHaveProperty('pausedAt');
    expect(isMeetingAhead({ ...meeting, pausedAt: later(begins, -1) }, later(begins, 99))).toBe(true);
  });
});
