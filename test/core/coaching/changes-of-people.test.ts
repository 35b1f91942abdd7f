import { describe, expect, it } from 'vitest';
import { msOf } from '../../../core/coaching/calendar.ts';
import { meetingStart } from '../../../core/coaching/invitation.ts';
import { advance } from '../../../core/coaching/lifecycle.ts';
import type { OwedInput } from '../../../core/coaching/obligation.ts';
import { owed } from '../../../core/coaching/owed.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import type { Task } from '../../../core/coaching/task.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import {
  at,
  dana,
  hana,
  id,
  inputOf,
  kim,
  lee,
  loop,
  loopId,
  ops,
  person,
  planned,
  weekly,
} from './company.ts';

const seen = '2026-01-05T11:00:00.000Z';
const opened = (tasks: readonly Task[], now: string): Task[] =>
  tasks.map((each) => advance(each, { kind: 'tick' }, { now: at(now), policy: defaultPolicy }).task);
const reviewIn = (tasks: readonly Task[]) => tasks.find(({ kind }) => kind === 'first-loop-review');

describe('another coach', () => {
  const roster = rosterOf([dana, kim, lee, person('ida', { role: 'coach' }), ops, hana]);
  const swapped = { ...dana, coach: id('ida') };
  const open = opened(planned(inputOf(weekly(1), seen)), seen);

  it('takes over what the one before had not done, although that one is still a coach', () => {
    const after = planned(inputOf(weekly(1), seen, { tasks: open, roster, person: swapped }));
    expect(reviewIn(after)).toMatchObject({ owner: 'ida', state: 'open' });
    expect(after.filter(({ owner }) => owner === 'kim')).toEqual([]);
  });

  it('leaves to somebody what they took by hand', () => {
    const byHand = open.map((each) =>
      each.kind === 'first-loop-review'
        ? advance(
            each,
            { kind: 'handed-over', to: id('lee'), byHand: true },
            { now: at(seen), policy: defaultPolicy },
          ).task
        : each,
    );
    const after = planned(inputOf(weekly(1), seen, { tasks: byHand, roster, person: swapped }));
    expect(reviewIn(after)?.owner).toBe('lee');
  });

  it('is looked for from the moment the last one left, not from the first loop', () => {
    const gone = rosterOf([dana, { ...kim, active: false }, ops]);
    const left = '2026-01-05T15:00:00.000Z';
    const [task] = owed(inputOf(weekly(1), left, { roster: gone }), ['assign-coach']);
    expect(task).toMatchObject({ opensAt: left, dueAt: '2026-01-06T15:00:00.000Z' });
    // Nobody had been named at all: the loop is where the need came from.
    const { coach: _nobody, ...without } = dana;
    const [first] = owed(inputOf(weekly(1), left, { person: without }), ['assign-coach']);
    expect(first?.dueAt).toBe('2026-01-06T11:00:00.000Z');
  });
});

describe('operations', () => {
  it('never hold a task about themselves', () => {
    const { coach: _nobody, ...without } = dana;
    const both = { ...without, role: 'operations' as const };
    const alone = rosterOf([both]);
    const two = rosterOf([both, person('zoe', { role: 'operations' })]);
    const owners = (roster: OwedInput['roster']) =>
      owed(inputOf(weekly(1), seen, { person: both, roster })).map(({ owner }) => owner);
    expect(new Set(owners(alone))).toEqual(new Set([undefined]));
    expect(new Set(owners(two))).toEqual(new Set(['zoe']));
  });
});

describe('a protected topic', () => {
  const topic = { loopId: loopId('w1'), capturedAt: at(seen) };
  const raised = planned(inputOf(weekly(1), seen, { protectedTopics: [topic] }));
  const stateIn = (more: Partial<OwedInput>) =>
    planned(inputOf(weekly(1), seen, { tasks: raised, ...more })).find(({ kind }) => kind === 'people-review')
      ?.state;

  it('that a correction of its loop takes back is nobody’s to review; read again otherwise it stays', () => {
    expect(stateIn({})).toBe('planned');
    expect(stateIn({ cleared: [loopId('w1')] })).toBe('superseded');
    expect(stateIn({ cleared: [loopId('w2')] })).toBe('planned');
  });

  it('is owed anew when the next correction brings it back', () => {
    const cleared = planned(inputOf(weekly(1), seen, { tasks: raised, cleared: [loopId('w1')] }));
    const again = planned(inputOf(weekly(1), seen, { tasks: cleared, protectedTopics: [topic] }));
    expect(again.find(({ kind }) => kind === 'people-review')).toMatchObject({
      state: 'planned',
      owner: 'hana',
    });
  });
});

describe('a drift signal', () => {
  it('of loops from before the programme is nobody’s to look at', () => {
    const signal = { driftSignals: [{ key: 'signal:15', raisedAt: at(seen) }] };
    const old = weekly(3).map((row) => ({ ...row, backfill: true }));
    expect(owed(inputOf(old, seen, signal), ['drift-check'])).toEqual([]);
    expect(owed(inputOf(weekly(3), seen, signal), ['drift-check'])).toHaveLength(1);
  });
});

describe('a long leave', () => {
  it('that the roster says nothing of any more still has the next loop reviewed like a first', () => {
    const loops = [...weekly(4), loop('back', '2026-05-20T10:00:00.000Z')];
    const kept = { ...dana, lastLeave: { from: '2026-02-02', until: '2026-05-10' } };
    const milestones = (who: typeof dana) =>
      owed(inputOf(loops, '2026-05-20T11:00:00Z', { person: who }), ['first-loop-review']).map(
        ({ milestone }) => milestone,
      );
    expect(milestones(dana)).toEqual(['1', '2', '3']);
    expect(milestones(kept)).toEqual(['1', '2', '3', 'leave:back']);
    // Eighty-nine days are no long leave.
    expect(milestones({ ...kept, lastLeave: { from: '2026-02-11', until: '2026-05-10' } })).toHaveLength(3);
  });
});

describe('a calibration across zones', () => {
  it('is due when both begin to talk, not before', () => {
    const guest = { ...dana, timeZone: 'America/Los_Angeles', trainedOn: '2026-01-04' };
    const host = { ...kim, timeZone: 'Europe/Berlin' };
    const roster = rosterOf([guest, host, ops]);
    const tasks = planned(inputOf([], '2026-01-02T09:00:00Z', { person: guest, roster }));
    const task = tasks.find(({ kind }) => kind === 'calibration');
    if (task === undefined) throw new Error('There is no calibration.');
    const starts = meetingStart(task.dueAt, task.minutes, { host, guest }, defaultPolicy);
    expect(starts).toBe(task.dueAt);
    // Ten in Berlin is one in the night in Los Angeles: the first hour both work, or mid-morning where there is none.
    expect(new Date(msOf(task.dueAt)).getUTCHours()).toBeGreaterThanOrEqual(9);
  });

  it('of somebody new is guessed from how often people here interview', () => {
    const trainee = { ...dana, trainedOn: '2026-01-04' };
    const dueAt = (typicalLoopsPerMonth?: number) =>
      owed(
        inputOf([], '2026-01-02T09:00:00Z', {
          person: trainee,
          ...(typicalLoopsPerMonth === undefined ? {} : { typicalLoopsPerMonth }),
        }),
        ['calibration'],
      )[0]?.dueAt.slice(0, 7);
    expect([dueAt(), dueAt(2), dueAt(10)]).toEqual(['2026-06', '2026-06', '2026-02']);
  });
});
