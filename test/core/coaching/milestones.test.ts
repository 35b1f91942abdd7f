import { describe, expect, it } from 'vitest';
import type { OwedInput } from '../../../core/coaching/obligation.ts';
import { owed, type OwedKind } from '../../../core/coaching/owed.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import type { Task } from '../../../core/coaching/task.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { at, dana, inputOf, loop, policyWith, task, weekly } from './company.ts';

const trained = { ...dana, trainedOn: '2026-01-02' };
const owedTo = (kind: OwedKind, input: OwedInput) => owed(input, [kind]);
const milestones = (kind: OwedKind, input: OwedInput) => owedTo(kind, input).map((each) => each.milestone);
const backfilled = (rows: readonly LoopRow[]) => rows.map((row) => ({ ...row, backfill: true }));

describe('a checkpoint at a loop', () => {
  it('is told with the capture and due seven days after the loop, about that loop, for fifteen minutes', () => {
    const [fifth] = owedTo('checkpoint', inputOf(weekly(5), '2026-02-02T11:00:00Z'));
    expect(fifth).toEqual({
      kind: 'checkpoint',
      interviewer: 'dana',
      milestone: '5',
      owner: 'kim',
      ownerAs: 'coach',
      loopId: 'w5',
      opensAt: '2026-02-02T11:00:00.000Z',
      dueAt: '2026-02-09T10:00:00.000Z',
      minutes: 15,
    });
  });

  it.each([
    [4, []],
    [5, ['5']],
    [15, ['5', '15']],
  ])('after %i loops: %s', (count, numbers) => {
    expect(milestones('checkpoint', inputOf(weekly(count), '2026-06-01T00:00:00Z'))).toEqual(numbers);
  });

  it('has no owner where nobody coaches and nobody is in operations', () => {
    const roster = rosterOf([dana]);
    const [fifth] = owedTo('checkpoint', inputOf(weekly(5), '2026-02-02T11:00:00Z', { roster }));
    expect(fifth).toMatchObject({ ownerAs: 'operations' });
    expect(fifth).not.toHaveProperty('owner');
  });

  it('that somebody has begun stays theirs, with its date', () => {
    const begun = task({
      kind: 'checkpoint',
      milestone: '5',
      state: 'open',
      dueAt: at('2026-02-05T00:00:00Z'),
    });
    const input = inputOf(weekly(5), '2026-02-02T11:00:00Z', { tasks: [begun] });
    expect(owedTo('checkpoint', input)).toMatchObject([{ dueAt: begun.dueAt, loopId: 'w1', minutes: 5 }]);
  });

  it.each(['open', 'coached', 'closed'] as const)('is begun when it is %s', (state) => {
    const begun = task({ kind: 'checkpoint', milestone: '5', state });
    expect(
      owedTo('checkpoint', inputOf(weekly(5), '2026-02-02T11:00:00Z', { tasks: [begun] }))[0]?.dueAt,
    ).toBe(begun.dueAt);
  });

  it.each(['planned', 'superseded'] as const)('takes its loop’s date while it is %s', (state) => {
    const idle = task({ kind: 'checkpoint', milestone: '5', state });
    expect(
      owedTo('checkpoint', inputOf(weekly(5), '2026-02-02T11:00:00Z', { tasks: [idle] }))[0]?.dueAt,
    ).toBe('2026-02-09T10:00:00.000Z');
  });
});

describe('the checkpoint of day 90', () => {
  // Training ended on 2 January; ninety days on is 2 April, due on the 9th at eight.
  const dayNinety = (rows: readonly LoopRow[], now: string, more: Partial<OwedInput> = {}) =>
    milestones('checkpoint', inputOf(rows, now, { person: trained, ...more }));
  const one = weekly(1);

  it('has a date of its own, no loop, and the policy’s days', () => {
    const policy = policyWith({ checkpointDay: 30, checkpointDays: 3, quarterlyMin: 20 });
    expect(owedTo('checkpoint', inputOf(one, '2026-01-05T11:00:00Z', { person: trained, policy }))).toEqual([
      {
        kind: 'checkpoint',
        interviewer: 'dana',
        milestone: 'day-30',
        owner: 'kim',
        ownerAs: 'coach',
        opensAt: '2026-02-01T08:00:00.000Z',
        dueAt: '2026-02-04T08:00:00.000Z',
        minutes: 20,
      },
    ]);
  });

  it('counts from the end of training in the training feed, else on the roster; of no training from nothing', () => {
    const [fed] = owedTo(
      'checkpoint',
      inputOf(one, '2026-01-05T11:00:00Z', { person: trained, trainingEndsOn: '2026-01-12' }),
    );
    expect(fed?.opensAt).toBe('2026-04-12T08:00:00.000Z');
    expect(dayNinety(one, '2026-01-05T11:00:00Z', { person: dana })).toEqual([]);
  });

  it.each([
    ['somebody the roster names in time', [], '2026-04-09T08:00:00Z', ['day-90']],
    ['nobody of whom the programme hears later', [], '2026-04-09T08:00:01Z', []],
    ['whoever led a loop by then, whenever that is seen', one, '2026-08-01T00:00:00Z', ['day-90']],
    [
      'whoever led one as it was due',
      [loop('l', '2026-04-09T08:00:00Z')],
      '2026-08-01T00:00:00Z',
      ['day-90'],
    ],
    [
      'nobody who led the first one after it',
      [loop('l', '2026-04-09T08:01:00Z')],
      '2026-08-01T00:00:00Z',
      [],
    ],
    ['nobody whose loops are from before the programme', backfilled(one), '2026-08-01T00:00:00Z', []],
  ])('is owed to %s', (_whom, rows, now, wanted) => {
    expect(dayNinety(rows, now)).toEqual(wanted);
  });

  it('stays owed where it has been planned', () => {
    const tasks = [task({ kind: 'checkpoint', milestone: 'day-90' })];
    expect(dayNinety([], '2026-08-01T00:00:00Z', { tasks })).toEqual(['day-90']);
  });

  it.each([
    ['2026-04-02T08:00:00Z', ['day-90']],
    ['2026-04-02T08:00:01Z', []],
  ])('is owed by a programme that started at %s: %s', (programmeStart, wanted) => {
    const policy = policyWith({}, { admission: { programmeStart } });
    expect(dayNinety([], '2026-04-03T00:00:00Z', { policy })).toEqual(wanted);
  });
});

describe('the exit review', () => {
  it('is owed at loop 30, seven days after it, and not before', () => {
    expect(owedTo('exit-review', inputOf(weekly(29), '2026-08-01T00:00:00Z'))).toEqual([]);
    // The thirtieth ends on 27 July.
    expect(owedTo('exit-review', inputOf(weekly(30), '2026-08-01T00:00:00Z'))).toMatchObject([
      { kind: 'exit-review', milestone: '30', loopId: 'w30', dueAt: '2026-08-03T10:00:00.000Z' },
    ]);
  });

  it('is due after the policy’s days', () => {
    const policy = policyWith({ exitLoop: 2, exitDays: 3 });
    // The second ends on 12 January.
    expect(owedTo('exit-review', inputOf(weekly(2), '2026-01-12T11:00:00Z', { policy }))[0]?.dueAt).toBe(
      '2026-01-15T10:00:00.000Z',
    );
  });
});

describe('calibrations', () => {
  const booked = (rows: readonly LoopRow[], now: string, more: Partial<OwedInput> = {}) =>
    milestones('calibration', inputOf(rows, now, more));
  const now = '2026-07-20T00:00:00Z';

  it.each([
    ['nobody known, trained or not', [], dana, []],
    ['training over and nothing led', [], trained, []],
    ['training still booked', [], { ...dana, trainedOn: '2026-07-20' }, ['10']],
    ['one loop led', weekly(1), dana, ['10']],
    ['nine', weekly(9), dana, ['10']],
    ['ten', weekly(10), dana, ['10', '25']],
    ['twenty-five', weekly(25), dana, ['10', '25']],
    ['loops from before the programme only', backfilled(weekly(12)), dana, []],
    [
      'the tenth from before the programme, and two since',
      [...backfilled(weekly(10)), ...weekly(12).slice(10)],
      dana,
      ['25'],
    ],
  ])('are on the calendar with %s', (_what, rows, person, wanted) => {
    expect(booked(rows, now, { person })).toEqual(wanted);
  });

  it('come in the order of their loops, however the policy names them', () => {
    const policy = policyWith({ calibrationLoops: [25, 10] });
    expect(booked(weekly(3), now, { policy })).toEqual(['10']);
    expect(booked(weekly(10), now, { policy })).toEqual(['10', '25']);
  });

  it('take half an hour, with the coach, about their loop', () => {
    const [tenth] = owedTo('calibration', inputOf(weekly(10), '2026-03-09T11:00:00Z'));
    expect(tenth).toMatchObject({ owner: 'kim', loopId: 'w10', minutes: 30 });
  });

  it('stay booked that were booked in training, when training is over and nothing is led yet', () => {
    const inTraining = task({
      kind: 'calibration',
      milestone: '10',
      plannedAt: at('2026-01-02T22:00:00.000Z'),
    });
    const later = task({ kind: 'calibration', milestone: '10', plannedAt: at('2026-01-03T00:00:00.000Z') });
    expect(booked([], now, { person: trained, tasks: [inTraining] })).toEqual(['10']);
    expect(booked([], now, { person: trained, tasks: [later] })).toEqual([]);
    expect(booked([], now, { person: dana, tasks: [inTraining] })).toEqual([]);
    // The last day of training is the one on the interviewer's wall: the 3rd has begun in Tokyo.
    const tokyo = { ...trained, timeZone: 'Asia/Tokyo' };
    expect(booked([], now, { person: tokyo, tasks: [inTraining] })).toEqual([]);
    expect(booked([], now, { person: dana, trainingEndsOn: '2026-01-02', tasks: [inTraining] })).toEqual([
      '10',
    ]);
  });

  it('are not owed for a loop led long ago of which nothing is known, unless they are booked', () => {
    const twelve = { lifetime: { loops: 12, calibratedLoops: 0 } };
    const since = weekly(12).slice(10);
    expect(booked(since, now, twelve)).toEqual(['25']);
    expect(booked([], now, { lifetime: { loops: 10, calibratedLoops: 0 } })).toEqual([]);
    expect(booked(weekly(10).slice(5, 9), now, { lifetime: { loops: 10, calibratedLoops: 0 } })).toEqual([
      '10',
      '25',
    ]);
    const tasks = [task({ kind: 'calibration', milestone: '10', dueAt: at('2026-07-25T10:00:00Z') })];
    expect(booked(since, now, { ...twelve, tasks })).toEqual(['10', '25']);
  });

  it.each(['coached', 'closed'] as const)('that are %s are facts', (state) => {
    const held = task({ kind: 'calibration', milestone: '10', state, minutes: 45 });
    const [tenth] = owedTo('calibration', inputOf(weekly(10), now, { tasks: [held] }));
    expect(tenth).toMatchObject({ dueAt: held.dueAt, minutes: 45, loopId: 'w1' });
  });

  it('that are open still follow their loop', () => {
    const open = task({ kind: 'calibration', milestone: '10', state: 'open' as Task['state'] });
    const [tenth] = owedTo('calibration', inputOf(weekly(10), '2026-03-09T11:00:00Z', { tasks: [open] }));
    expect(tenth).toMatchObject({ dueAt: '2026-03-11T10:00:00.000Z', loopId: 'w10' });
  });
});
