import { describe, expect, it } from 'vitest';
import { type ProgrammeInput, programmeReport } from '../../../core/coaching/programme-report.ts';
import { quarterAt } from '../../../core/coaching/quarter.ts';
import type { Task } from '../../../core/coaching/task.ts';
import { tenureTable } from '../../../core/interviewer/tenure.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, id, later, person, task } from './company.ts';

const quarter = quarterAt('2026-04-01', defaultPolicy);
const people = Array.from({ length: 10 }, (_, index) => person(`p${index}`));
const due = at('2026-05-04T10:00:00Z');

const review = (index: number, coachedAfterH: number | undefined, more: Partial<Task> = {}): Task =>
  task({
    interviewer: id(`p${index}`),
    dueAt: due,
    complianceDueAt: later(due, -6),
    state: coachedAfterH === undefined ? 'open' : 'coached',
    ...(coachedAfterH === undefined ? {} : { coachedAt: later(due, coachedAfterH) }),
    ...more,
  });

const report = (tasks: Task[], more: Partial<ProgrammeInput> = {}) => {
  const lines = programmeReport({
    quarter,
    people,
    tasks,
    training: [],
    interviewed: new Set(people.map((each) => each.id)),
    captured: 40,
    tenure: tenureTable([], 8),
    hireQuality: { kind: 'counts-only', coached: 31, uncoached: 64, need: 50 },
    beforeAndAfter: { kind: 'not-enough', have: 3, need: 8, unit: 'people to compare' },
    coachMinutes: 100,
    policy: defaultPolicy,
    now: at('2026-06-01T00:00:00Z'),
    ...more,
  });
  return { lines, said: (name: string) => lines.find((line) => line.id === name)?.sentence };
};

describe('the programme page', () => {
  it('says how many hires there are so far, and why they cannot be compared', () => {
    const unit = 'hires with a known performance';
    const few = report([], { hireQuality: { kind: 'not-enough', have: 31, need: 50, unit } });
    expect(few.said('hire-quality')).toBe('31 of 50 so far.');
    const rare = report([], {
      hireQuality: { kind: 'not-enough', have: 4, need: 10, unit: 'interviewers' },
    });
    expect(rare.said('hire-quality')).toBe('Not enough yet: 4 of 10 interviewers.');
  });

  it('tells hire quality as an association with its range, and as none where the range holds nothing', () => {
    const interval = { value: 0.31, low: 0.04, high: 0.58, n: 620, unit: 'hires' };
    const arms = { coached: 300, uncoached: 320, coachedSlope: 0.5, uncoachedSlope: 0.19 };
    const found = { kind: 'estimate' as const, ...interval, ...arms, interviewers: 60 };
    expect(report([], { hireQuality: found }).said('hire-quality')).toMatch(
      /^Coaching is associated with scorecards that say more .*likely \+0\.04 to \+0\.58.*not drawn by lot\.$/,
    );
    const unclear = report([], { hireQuality: { ...found, low: -0.1 } });
    expect(unclear.said('hire-quality')).toMatch(/^Coaching is not clearly associated/);
  });

  it('tells what changed after coaching beside those who had none, and that part of it is chance', () => {
    const arm = (before: number, after: number) => ({ people: 9, before, after, low: -0.1, high: 0 });
    const { said } = report([], {
      beforeAndAfter: {
        kind: 'comparison',
        coached: arm(0.2, 0.1),
        uncoached: arm(0.2, 0.16),
        difference: { value: -0.06, low: -0.12, high: -0.01 },
      },
    });
    expect(said('before-after')).toBe(
      'After coaching, 9 people went from 2.0 to 1.0 leading questions per 10; 9 comparable people without it from 2.0 to 1.6 (difference likely -1.2 to -0.1). People who were flagged improve partly by chance.',
    );
    expect(report([]).said('before-after')).toBe('Not enough yet: 3 of 8 people to compare.');
  });

  it('sets all that was owed in a quarter that is over against all the time there was', () => {
    const tasks = [review(0, -8), review(1, undefined), review(2, undefined, { state: 'cancelled' })];
    expect(report(tasks).said('minutes-owed')).toBe('5 minutes owed, 100 there are.');
    const over = report(tasks, { now: at('2026-07-01T03:00:00Z'), coachMinutes: 8 });
    expect(over.said('minutes-owed')).toBe('10 minutes owed, 8 there were: 2 short.');
  });

  it('owes what is overdue from the quarter before in the one that runs, and once that is over not in it', () => {
    const before = at('2026-03-20T10:00:00Z');
    const tasks = [
      review(0, undefined, { dueAt: before }),
      review(1, undefined, { dueAt: before, pausedAt: before }),
      review(2, 24, { dueAt: before }),
      review(3, undefined),
    ];
    expect(report(tasks).said('minutes-owed')).toBe('10 minutes owed, 100 there are.');
    const over = report(tasks, { now: at('2026-07-01T03:00:00Z') });
    expect(over.said('minutes-owed')).toBe('5 minutes owed, 100 there were.');
  });

  it.each([
    ['2026-04-08T23:59:59Z', 'UTC', '1 training session.'],
    ['2026-04-07T23:59:59Z', 'UTC', '0 training sessions.'],
    ['2026-04-07T23:59:59Z', 'Europe/Berlin', '1 training session.'],
    ['2026-07-01T03:00:00Z', 'UTC', '2 training sessions.'],
  ])('counts at %s in %s the sessions that are over by then', (now, timeZone, words) => {
    const training = [
      ['a', '2026-04-08'],
      ['b', '2026-06-30'],
      ['c', '2026-07-01'],
    ].map(([session = '', endsOn = '']) => ({ session, attendee: id('p0'), startsOn: endsOn, endsOn }));
    const policy = { ...defaultPolicy, programme: { ...defaultPolicy.programme, timeZone } };
    expect(report([], { training, policy, now: at(now) }).said('training-sessions')).toBe(words);
  });

  it('keeps the order of its lines', () => {
    const order = [...new Set(report([]).lines.map((line) => line.id))];
    expect(order).toEqual([
      'coaching-loops',
      'training-sessions',
      'coached-of-active',
      'capture-rate',
      'first-three-on-time',
      'first-three-within-48h',
      'calibrations-held',
      'share-closed',
      'overdue',
      'coachless',
      'tenure',
      'hire-quality',
      'before-after',
      'minutes-owed',
    ]);
  });

  it('says in words that a quarter without loops holds nothing', () => {
    const { lines, said } = report([], { interviewed: new Set(), captured: 0, expected: 0 });
    expect(lines.every((line) => line.sentence.endsWith('.') && !line.sentence.includes('NaN'))).toBe(true);
    expect(said('coached-of-active')).toBe('No active interviewers in this quarter.');
    expect(said('hire-quality')).toBe('31 of 50 so far.');
  });

  it('counts coached work beside training sessions, late work as done and late', () => {
    const sessions = ['a', 'a', 'b'].map((session, index) => ({
      session,
      attendee: id(`p${index}`),
      startsOn: '2026-04-06',
      endsOn: '2026-04-08',
    }));
    const tasks = [
      review(0, -8),
      review(1, -2),
      review(2, 5),
      review(3, undefined),
      review(4, undefined, { state: 'superseded' }),
    ];
    const { said } = report(tasks, { training: sessions, expected: 50 });
    expect(said('coaching-loops')).toBe('3 coaching loops.');
    expect(said('training-sessions')).toBe('2 training sessions.');
    expect(said('coached-of-active')).toBe('3 of 10 (30 %).');
    expect(said('capture-rate')).toBe('40 of 50 (80 %).');
    expect(said('first-three-on-time')).toBe('2 of 4 (50 %).');
    expect(said('first-three-within-48h')).toBe('1 of 4 (25 %).');
    expect(said('overdue')).toBe('1 task.');
    expect(said('minutes-owed')).toBe('5 minutes owed, 100 there are.');
  });

  it('counts a review in the quarter in which it was given, and leaves out what is paused', () => {
    const tasks = [review(0, 24 * 60), review(1, undefined, { pausedAt: due })];
    const { said } = report(tasks, { now: at('2026-08-01T00:00:00Z') });
    expect(said('coaching-loops')).toBe('0 coaching loops.');
    expect(said('first-three-on-time')).toBe('0 of 1 (0 %).');
    expect(said('overdue')).toBe('0 tasks.');
  });

  it('shows the share closed only over eight people or more', () => {
    const coached = (count: number) =>
      Array.from({ length: count }, (_, index) => review(index, -1, index < 4 ? { state: 'closed' } : {}));
    expect(report(coached(7)).said('share-closed')).toBe('Not enough yet: 7 of 8 interviewers.');
    expect(report(coached(8)).said('share-closed')).toBe('4 of 8 (50 %).');
  });

  it('holds calibrations against those due, and says what capacity is short', () => {
    const calibration = (index: number, more: Partial<Task>) =>
      task({
        kind: 'calibration',
        milestone: '10',
        interviewer: id(`p${index}`),
        dueAt: due,
        minutes: 30,
        ...more,
      });
    const { said } = report(
      [
        calibration(0, { state: 'coached', coachedAt: due }),
        calibration(1, { state: 'open' }),
        calibration(2, { dueAt: at('2026-06-20T10:00:00Z') }),
        // Its interviewer is away: neither held nor due.
        calibration(3, { state: 'open', pausedAt: due }),
      ],
      { coachMinutes: 45 },
    );
    expect(said('calibrations-held')).toBe('1 of 2 (50 %).');
    expect(said('minutes-owed')).toBe('90 minutes owed, 45 there are: 45 short.');
  });

  it('is overdue with a calibration once there was a day to write it up', () => {
    const tasks = [task({ kind: 'calibration', milestone: '10', state: 'open', dueAt: due })];
    expect(report(tasks, { now: later(due, 24) }).said('overdue')).toBe('0 tasks.');
    expect(report(tasks, { now: later(due, 24.1) }).said('overdue')).toBe('1 task.');
  });

  it('names people who have no coach by their number only', () => {
    const missing = [0, 0, 1].map((index) =>
      task({ kind: 'assign-coach', interviewer: id(`p${index}`), state: 'open' }),
    );
    const { lines, said } = report(missing);
    expect(said('coachless')).toBe('2 interviewers.');
    expect(said('minutes-owed')).toBe(
      '0 minutes owed, 100 there are. 2 interviewers have no coach to owe theirs.',
    );
    expect(JSON.stringify(lines)).not.toContain('p0');
  });
});
