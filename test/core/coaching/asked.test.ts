/** A policy that changes amid the years: who already led loops when it came, and what was planned before it. */
import { describe, expect, it } from 'vitest';
import { inForceFrom } from '../../../core/coaching/asked.ts';
import { planTasks } from '../../../core/coaching/plan.ts';
import type { Task } from '../../../core/coaching/task.ts';
import { defaultPolicy, Policy, type PolicyInForce } from '../../../core/rubric/policy.ts';
import { at, inputOf, later, milestonesOf, planned, policyWith, weekly } from './company.ts';

/** Six weekly loops have been led; the next would be on 16 February. */
const loops = weekly(6);
const changedAt = at('2026-02-11T09:00:00.000Z');
const lookedAt = '2026-02-11T10:00:00.000Z';

const changedTo = (coaching: Record<string, unknown>, before: PolicyInForce = defaultPolicy): PolicyInForce =>
  inForceFrom(changedAt, policyWith(coaching), before);

/** Everything owed after six loops; what is older than a day has been coached. */
const before = (): Task[] =>
  planned(inputOf(loops, '2026-02-10T09:00:00.000Z')).map((task) =>
    task.kind === 'calibration'
      ? task
      : { ...task, state: 'coached', coachedAt: at('2026-02-10T12:00:00.000Z') },
  );

const after = (policy: PolicyInForce, tasks = before(), led = loops): Task[] =>
  planned(inputOf(led, lookedAt, { policy, tasks }));

const made = (tasks: readonly Task[], kind: Task['kind'], milestone: string): Task | undefined =>
  tasks.find((task) => task.kind === kind && task.milestone === milestone);

describe('a policy that asks for more', () => {
  it('asks for a review of loops that are there from then on, and for none that should be over', () => {
    const tasks = after(changedTo({ firstLoops: 5 }));
    expect(milestonesOf(tasks, 'first-loop-review')).toEqual(['1', '2', '3', '4', '5']);
    for (const number of ['4', '5'])
      expect(made(tasks, 'first-loop-review', number)).toMatchObject({
        dueAt: later(changedAt, 48),
        complianceDueAt: later(changedAt, 48),
      });
  });

  it('asks for a review of what is captured afterwards as ever', () => {
    const seventh = weekly(7);
    const tasks = planned(
      inputOf(seventh, '2026-02-16T12:00:00.000Z', { policy: changedTo({ firstLoops: 7 }), tasks: before() }),
    );
    expect(made(tasks, 'first-loop-review', '7')?.dueAt).toBe('2026-02-18T10:00:00.000Z');
  });

  it.each([
    [{ checkpointLoops: [6] }, 'checkpoint', '6', 7 * 24],
    [{ exitLoop: 4 }, 'exit-review', '4', 7 * 24],
  ] as const)('gives as much time as ever for what %o brings', (coaching, kind, milestone, hours) => {
    expect(made(after(changedTo(coaching)), kind, milestone)?.dueAt).toBe(later(changedAt, hours));
  });

  it('gives it for a day after training that is long over, and for the decision', () => {
    const trained = { trainingEndsOn: '2025-12-01' };
    const policy = inForceFrom(
      changedAt,
      Policy.parse({ coaching: { checkpointDay: 50 }, calibrated: { decideLoops: 5 } }),
      defaultPolicy,
    );
    const tasks = planned(inputOf(loops, lookedAt, { policy, ...trained }));
    expect(made(tasks, 'checkpoint', 'day-50')?.dueAt).toBe(later(changedAt, 7 * 24));
    expect(made(tasks, 'trained-decision', '1')?.dueAt).toBe(later(changedAt, 7 * 24));
  });

  it('does not ask again for what a later milestone has covered', () => {
    expect(milestonesOf(after(changedTo({ checkpointLoops: [4, 12] })), 'checkpoint')).toEqual(['5']);
    const held = before().map(
      (task): Task =>
        task.kind === 'calibration'
          ? { ...task, state: 'coached', coachedAt: at('2026-02-10T12:00:00.000Z') }
          : task,
    );
    const tasks = after(changedTo({ calibrationLoops: [3, 20] }), held);
    expect(milestonesOf(tasks, 'calibration')).toEqual(['10', '20']);
  });
});

describe('a policy that asks for less', () => {
  const statesOf = (tasks: readonly Task[], kind: Task['kind']): string[] =>
    tasks.filter((task) => task.kind === kind).map(({ milestone, state }) => `${milestone} ${state}`);

  it('takes a calibration that it asks for no more off both calendars', () => {
    const changes = planTasks(
      inputOf(loops, lookedAt, { policy: changedTo({ calibrationLoops: [8] }), tasks: before() }),
    );
    const calibrations = changes.filter(({ task }) => task.kind === 'calibration');
    expect(
      statesOf(
        calibrations.map(({ task }) => task),
        'calibration',
      ).sort(),
    ).toEqual(['10 superseded', '8 planned']);
    const dropped = calibrations.find(({ task }) => task.milestone === '10');
    expect(dropped?.effects.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      'invitation-cancelled owner',
      'invitation-cancelled interviewer',
    ]);
  });

  it('ends what nobody has done, and leaves what is done', () => {
    const open = before().map(
      (task): Task =>
        task.kind === 'first-loop-review' && task.milestone === '3'
          ? { ...task, state: 'open', coachedAt: undefined }
          : task,
    );
    const tasks = after(changedTo({ firstLoops: 1, checkpointLoops: [15] }), open);
    expect(statesOf(tasks, 'first-loop-review')).toEqual(['1 coached', '2 coached', '3 superseded']);
    expect(statesOf(tasks, 'checkpoint')).toEqual(['5 coached']);
  });

  it('asks again for what it drops, once it asks for it again', () => {
    const dropped = after(changedTo({ calibrationLoops: [8] }));
    const back = planned(inputOf(loops, lookedAt, { tasks: dropped }));
    expect(statesOf(back, 'calibration').sort()).toEqual(['10 planned', '8 superseded']);
  });
});

describe('the policy that is kept', () => {
  it('says since when it asks for what was otherwise before, and nothing of the rest', () => {
    expect(changedTo({ reviewHours: 24, calibrationMin: 60 })).toEqual(
      policyWith({ reviewHours: 24, calibrationMin: 60 }),
    );
    const first = changedTo({ firstLoops: 5 });
    expect(first.asksSince).toEqual({ firstLoops: changedAt });
    const second = inForceFrom(later(changedAt, 24), policyWith({ firstLoops: 5, exitLoop: 20 }), first);
    expect(second.asksSince).toEqual({ firstLoops: changedAt, exitLoop: later(changedAt, 24) });
  });

  it('books a meeting anew that it asks for again, for as long as it says by then', () => {
    const dropped = after(changedTo({ calibrationLoops: [] }));
    const back = planned(
      inputOf(loops, lookedAt, { policy: policyWith({ calibrationMin: 15 }), tasks: dropped }),
    );
    expect(made(back, 'calibration', '10')).toMatchObject({ state: 'planned', minutes: 15 });
  });

  it('leaves a booked meeting as long as both calendars have it', () => {
    const tasks = after(changedTo({ calibrationMin: 90 }));
    expect(made(tasks, 'calibration', '10')).toEqual(made(before(), 'calibration', '10'));
  });
});
