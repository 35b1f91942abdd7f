import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailIdOf } from '../../../core/coaching/effect.ts';
import { advance } from '../../../core/coaching/lifecycle.ts';
import type { TaskEvent } from '../../../core/coaching/task-event.ts';
import { Answer, Task, TaskKind } from '../../../core/coaching/task.ts';
import type { Instant } from '../../../core/identity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, id, kimsFeedback, later, loopId, task } from './company.ts';

const policy = defaultPolicy;
const start = at('2026-01-05T11:00:00.000Z');
const due = at('2026-01-07T10:00:00.000Z');
const step = (given: Task, event: TaskEvent, now: Instant, ownerMisses = 0) =>
  advance(given, event, { now, policy, ownerMisses });
const tick = (given: Task, now: Instant, ownerMisses = 0) => step(given, { kind: 'tick' }, now, ownerMisses);
const open = tick(task(), start).task;

const feedback = kimsFeedback(start);
const answer = Answer.parse({
  by: 'dana',
  at: start,
  moment: { loopId: 'w1', turn: 4 },
  stance: 'do-differently',
});
const coached = step(open, { kind: 'coached', feedback }, later(start, 5)).task;

describe('the life of a task', () => {
  it('opens, tells its owner, and looks again a day before it is due', () => {
    const { task: opened, effects } = tick(task(), start);
    expect(opened).toMatchObject({ state: 'open', openedAt: start, nextAt: '2026-01-06T10:00:00.000Z' });
    expect(effects.map(({ kind, to }) => [kind, to])).toEqual([['task-opened', 'owner']]);
  });

  it('is not opened before its time, and is opened at it', () => {
    expect(tick(task(), later(start, -0.001)).effects).toEqual([]);
    expect(tick(task(), start).effects).toHaveLength(1);
  });

  it('reminds once, exactly 24 hours before due', () => {
    const remind = later(due, -24);
    expect(tick(open, later(remind, -0.001)).effects).toEqual([]);
    const reminded = tick(open, remind);
    expect(reminded.effects.map((each) => each.kind)).toEqual(['task-reminder']);
    expect(reminded.task).toMatchObject({ remindedAt: remind, nextAt: due });
    expect(tick(reminded.task, later(remind, 1))).toEqual({ task: reminded.task, effects: [] });
  });

  it('escalates once when due has come, and then has nothing more to do by itself', () => {
    const late = tick(open, due);
    expect(late.effects.map(({ kind, to }) => [kind, to])).toEqual([['task-escalated', 'operations']]);
    expect(late.task).toMatchObject({ state: 'open', missedAt: due, escalatedAt: due });
    expect(late.task.nextAt).toBeUndefined();
    expect(tick(late.task, later(due, 100)).effects).toEqual([]);
  });

  it('tells the manager too when it is the second miss of that owner', () => {
    expect(tick(open, due, 1).effects.map((each) => each.to)).toEqual(['operations', 'manager']);
  });

  it('skips the reminder that a jump far past due has made useless', () => {
    const jumped = tick(task(), later(due, 24 * 30));
    expect(jumped.effects.map((each) => each.kind)).toEqual(['task-opened', 'task-escalated']);
    expect(jumped.task.remindedAt).toBeUndefined();
    expect(jumped.task.missedAt).toBe(due);
  });

  it('sends no reminder on top of the mail that opens a task with a day left', () => {
    const opened = tick(task({ dueAt: later(start, 24) }), start);
    expect(opened.effects.map((each) => each.kind)).toEqual(['task-opened']);
    expect(opened.task.nextAt).toBe(later(start, 24));
  });

  it('keeps the miss when the work is done late, whether or not a tick saw it', () => {
    const seen = step(tick(open, due).task, { kind: 'coached', feedback }, later(due, 3)).task;
    const unseen = step(open, { kind: 'coached', feedback }, later(due, 3)).task;
    for (const done of [seen, unseen])
      expect(done).toMatchObject({ state: 'coached', missedAt: due, coachedAt: later(due, 3) });
  });

  it('comes to the same end whichever ticks were missed on the way', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 24 * 6 * 4 }), { maxLength: 30 }), (quarters) => {
        const times = [...quarters].sort((a, b) => a - b).map((each) => later(start, each / 4));
        const end = later(start, 24 * 10);
        let current = task();
        const sent: string[] = [];
        for (const now of [...times, end]) {
          const next = tick(current, now);
          expect(Task.parse(next.task)).toEqual(next.task);
          expect(tick(next.task, now)).toEqual({ task: next.task, effects: [] });
          current = next.task;
          sent.push(...next.effects.map((each) => each.kind));
        }
        expect(sent.filter((each) => each === 'task-opened')).toHaveLength(1);
        expect(sent.filter((each) => each === 'task-escalated')).toHaveLength(1);
        expect(sent.filter((each) => each === 'task-reminder').length).toBeLessThanOrEqual(1);
        expect(current).toMatchObject({ state: 'open', missedAt: due });
      }),
    );
  });
});

describe.each(TaskKind.options)('%s', (kind) => {
  // A first-loop review is done in two days, a people review in two, all others in a week or on their date.
  const planned = task({ kind, milestone: '1', dueAt: later(start, 24 * 7) });
  const end = planned.dueAt;
  const begun = tick(planned, start).task;
  // A meeting is due when it begins, and can be written up only after it.
  const late = kind === 'calibration' ? later(end, 24) : end;

  it('is opened, recalled a day before, escalated when due and to the manager at the second miss', () => {
    const reminded = tick(begun, later(end, -24));
    expect(reminded.effects.map(({ kind: what, to }) => [what, to])).toEqual([['task-reminder', 'owner']]);
    expect(tick(reminded.task, later(late, -0.001)).effects).toEqual([]);
    expect(tick(reminded.task, late).effects.map(({ to }) => to)).toEqual(['operations']);
    expect(tick(reminded.task, late, 1).effects.map(({ to }) => to)).toEqual(['operations', 'manager']);
  });

  it('handed over is the new owner’s, with its date, and chases them', () => {
    const given = step(begun, { kind: 'handed-over', to: id('lee'), byHand: true }, later(start, 1));
    expect(given.task).toMatchObject({ owner: 'lee', dueAt: end, state: 'open' });
    expect(given.effects.map(({ kind: what }) => what)).toContain('task-handed-over');
    expect(tick(given.task, later(end, -24)).effects.map(({ kind: what }) => what)).toEqual([
      'task-reminder',
    ]);
  });

  it('done late is both done and late', () => {
    const missed = tick(begun, late).task;
    const byForm = kind !== 'assign-coach' && kind !== 'people-review';
    const decided = kind === 'trained-decision' ? { ...feedback, decision: 'trained' as const } : feedback;
    const done = step(
      missed,
      byForm ? { kind: 'coached', feedback: decided } : { kind: 'fulfilled' },
      later(late, 5),
    ).task;
    expect(done).toMatchObject({ state: byForm ? 'coached' : 'closed', missedAt: end });
    expect(done.nextAt).toBeUndefined();
  });
});

describe('what is done without words', () => {
  const toAssign = tick(task({ kind: 'assign-coach' }), start).task;
  const fulfilled = (given: Task, now: Instant) => step(given, { kind: 'fulfilled' }, now);

  it('is closed when it is done, late only after its time and not while it stood still', () => {
    expect(fulfilled(toAssign, due)).toEqual({
      task: expect.not.objectContaining({ missedAt: expect.anything() }),
      effects: [],
    });
    expect(fulfilled(toAssign, due).task).toMatchObject({ state: 'closed', closedAt: due });
    expect(fulfilled(toAssign, later(due, 1)).task.missedAt).toBe(due);
    expect(fulfilled({ ...toAssign, missedAt: start }, later(due, 1)).task.missedAt).toBe(start);
    expect(fulfilled({ ...toAssign, pausedAt: start }, later(due, 1)).task).not.toHaveProperty('missedAt');
    const done = fulfilled(toAssign, due).task;
    expect(fulfilled(done, later(due, 1))).toEqual({ task: done, effects: [] });
  });

  it('is handed to nobody any more, nor to whom it is about, nor twice', () => {
    const refusing = (given: Task, to: string) => () => step(given, { kind: 'handed-over', to: id(to) }, due);
    expect(refusing(coached, 'lee')).toThrow(
      expect.objectContaining({
        code: 'task-ended',
        message: 'This task is already done or ended; there is nothing to hand over.',
      }),
    );
    expect(refusing(open, 'dana')).toThrow(
      expect.objectContaining({
        code: 'own-coach',
        message: 'Nobody coaches themselves; hand the task to somebody else.',
      }),
    );
    expect(step(open, { kind: 'handed-over', to: id('kim') }, due)).toEqual({ task: open, effects: [] });
  });

  it('remembers the last fifty hands it has been in', () => {
    let passed = open;
    for (let hand = 0; hand < 52; hand += 1)
      passed = step(passed, { kind: 'handed-over', to: id(`c${hand}`) }, later(start, hand)).task;
    expect(passed.handovers).toHaveLength(50);
    expect(passed.handovers[0]).toMatchObject({ from: 'c1', to: 'c2' });
    expect(passed.handovers.at(-1)).toMatchObject({ to: 'c51' });
    const { owner: _left, ...nobody } = open;
    const first = step(nobody, { kind: 'handed-over', to: id('lee'), byHand: true }, due).task;
    expect(first.handovers[0]).not.toHaveProperty('from');
  });
});

describe('feedback and answers', () => {
  it('take a meeting off both calendars that was held a day or more before its date, once', () => {
    const booked = { ...open, kind: 'calibration' as const, sequence: 3 };
    const kinds = (dueAt: Instant) =>
      step({ ...booked, dueAt }, { kind: 'coached', feedback }, start).effects.map(({ kind, to }) => [
        kind,
        to,
      ]);
    const told = [['feedback-ready', 'interviewer']];
    expect(kinds(later(start, 24))).toEqual(told);
    expect(kinds(later(start, 24.001))).toEqual([
      ...told,
      ['invitation-cancelled', 'owner'],
      ['invitation-cancelled', 'interviewer'],
    ]);
    const early = step({ ...booked, dueAt: later(start, 48) }, { kind: 'coached', feedback }, start);
    // A calendar takes it for news only with a greater sequence.
    expect(early.task.sequence).toBe(4);
    expect(step(early.task, { kind: 'coached', feedback }, later(start, 1))).toEqual({
      task: early.task,
      effects: [],
    });
  });

  it('coaches, tells the interviewer once, and takes the same form again as the first result', () => {
    const done = step(open, { kind: 'coached', feedback }, later(start, 5));
    expect(done.effects.map(({ kind, to }) => [kind, to])).toEqual([['feedback-ready', 'interviewer']]);
    const again = step(done.task, { kind: 'coached', feedback: { ...feedback, at: due } }, due);
    expect(again).toEqual({ task: done.task, effects: [] });
  });

  it.each([
    ['own-coach', open, { ...feedback, by: id('dana') }],
    ['moment-elsewhere', open, { ...feedback, moment: { loopId: loopId('other'), turn: 1 } }],
    ['feedback-incomplete', open, { ...feedback, nextTry: '   ' }],
    ['already-coached', coached, { ...feedback, nextTry: 'Something else.' }],
    ['task-ended', step(open, { kind: 'cancelled' }, start).task, feedback],
    ['decision-missing', { ...open, kind: 'trained-decision' as const }, feedback],
    ['no-feedback-here', { ...open, kind: 'assign-coach' as const }, feedback],
  ])('refuses feedback with %s', (code, given, words) => {
    expect(() => step(given, { kind: 'coached', feedback: words }, start)).toThrow(
      expect.objectContaining({ name: 'InvalidInput', code }),
    );
  });

  it('closes when the interviewer has answered, and only then', () => {
    const closed = step(coached, { kind: 'answered', answer }, due);
    expect(closed.task).toMatchObject({ state: 'closed', closedAt: due });
    expect(step(closed.task, { kind: 'answered', answer }, later(due, 1)).task).toEqual(closed.task);
  });

  it.each([
    ['not-coached', open, answer],
    ['not-yours', coached, { ...answer, by: id('kim') }],
    ['reason-missing', coached, { ...answer, stance: 'do-again' as const, because: '  ' }],
  ])('refuses an answer with %s', (code, given, words) => {
    expect(() => step(given, { kind: 'answered', answer: words }, due)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('what else happens to a task', () => {
  it('hands over in one step, keeps who had it, and tells the new owner', () => {
    const { task: moved, effects } = step(open, { kind: 'handed-over', to: id('lee') }, later(start, 1));
    expect(moved).toMatchObject({
      owner: 'lee',
      dueAt: due,
      handovers: [{ from: 'kim', to: 'lee', at: later(start, 1) }],
    });
    expect(effects.map((each) => each.kind)).toEqual(['task-handed-over']);
    expect(() => step(open, { kind: 'handed-over', to: id('dana') }, start)).toThrow(/coaches themselves/);
  });

  it('never moves the date of an opened task, except a calibration’s', () => {
    expect(() => step(open, { kind: 'rescheduled', dueAt: later(due, 24) }, start)).toThrow(/does not move/);
    const booked = { ...open, kind: 'calibration' as const };
    const moved = step(booked, { kind: 'rescheduled', dueAt: later(due, 24) }, start);
    expect(moved.task).toMatchObject({ sequence: 1, dueAt: later(due, 24) });
    expect(moved.effects.map(({ kind, to }) => [kind, to])).toEqual([
      ['invitation', 'owner'],
      ['invitation', 'interviewer'],
    ]);
  });

  it('stands still while the interviewer is away and is due later by as long', () => {
    const until = later(start, 24 * 14 + 1);
    const paused = step(open, { kind: 'paused', since: later(start, 1), until }, later(start, 1)).task;
    expect(tick(paused, later(start, 24 * 7)).effects).toEqual([]);
    const back = tick(paused, later(until, 2));
    expect(back.task).toMatchObject({ dueAt: later(due, 24 * 14), state: 'open' });
    expect(back.task.pausedAt).toBeUndefined();
    expect(back.task.missedAt).toBeUndefined();
  });

  it('books a calibration anew that fell into a leave, and leaves one after it alone', () => {
    const until = later(start, 24 * 7);
    const booked = (hours: number) =>
      task({
        kind: 'calibration',
        milestone: '10',
        state: 'open',
        openedAt: start,
        dueAt: later(start, hours),
      });
    const after = (given: Task) =>
      tick(step(given, { kind: 'paused', since: start, until }, start).task, later(until, 1));
    expect(after(booked(24)).task).toMatchObject({ dueAt: later(start, 24 * 8), sequence: 1 });
    expect(after(booked(24)).effects.map((each) => each.kind)).toContain('invitation');
    expect(after(booked(24)).task.missedAt).toBeUndefined();
    expect(after(booked(24 * 10)).task).toMatchObject({ dueAt: later(start, 24 * 10), sequence: 0 });
  });

  it('undoes a miss that leave announced late explains', () => {
    const late = tick(open, due).task;
    expect(
      step(late, { kind: 'paused', since: later(start, 1) }, later(due, 5)).task.missedAt,
    ).toBeUndefined();
    expect(step(late, { kind: 'paused', since: later(due, 1) }, later(due, 5)).task.missedAt).toBe(due);
  });

  it('ends with its loop unless the work has been done', () => {
    const withdrawn: TaskEvent = { kind: 'loop-withdrawn', loopId: loopId('w1') };
    expect(step(open, withdrawn, due).task).toMatchObject({ state: 'superseded', endedAt: due });
    expect(step(coached, withdrawn, due).task).toEqual(coached);
    expect(step(open, { kind: 'loop-withdrawn', loopId: loopId('w2') }, due).task).toEqual(open);
  });

  it('withdraws the invitation of a calibration that ends, with a greater sequence', () => {
    const booked = task({ kind: 'calibration', milestone: '10', sequence: 2 });
    const ended = step(booked, { kind: 'cancelled' }, start);
    expect(ended.effects.map((each) => each.kind)).toEqual(['invitation-cancelled', 'invitation-cancelled']);
    expect(ended.task.sequence).toBe(3);
    expect(step(open, { kind: 'cancelled' }, start).task.sequence).toBe(0);
  });

  it('moves a calibration to the calendar of its new owner, begun or not, and off the one before', () => {
    const booked = task({ kind: 'calibration', milestone: '10', sequence: 1 });
    const { task: moved, effects } = step(booked, { kind: 'handed-over', to: id('lee') }, start);
    expect(moved).toMatchObject({ owner: 'lee', sequence: 2 });
    expect(effects.map(({ kind, to, occurrence }) => [kind, to, occurrence])).toEqual([
      ['invitation-cancelled', 'previous-owner', '2'],
      ['invitation', 'owner', '2'],
      ['invitation', 'interviewer', '2'],
    ]);
  });

  it('gives every mail of a task another id, and the same mail the same id, however long its name', () => {
    const long = { ...task(), id: 'x'.repeat(128) as Task['id'] };
    const ids = [tick(long, start), tick(open, later(due, -24)), tick(open, due, 1)].flatMap(({ effects }) =>
      effects.map(mailIdOf),
    );
    expect(new Set(ids).size).toBe(4);
    expect(tick(long, start).effects.map(mailIdOf)).toEqual([ids[0]]);
  });

  it('gives tasks whose names are longer than an id can be different ids', async () => {
    const { taskId } = await import('../../../core/coaching/task.ts');
    const somebody = id('p'.repeat(126));
    expect(taskId('checkpoint', somebody, '5')).not.toBe(taskId('checkpoint', somebody, '15'));
  });
});
