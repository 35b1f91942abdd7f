import { describe, expect, it } from 'vitest';
import { milestonePart, obligationOfTask } from '../../../core/coaching/first-loop-review.ts';
import type { OwedInput } from '../../../core/coaching/obligation.ts';
import { owed } from '../../../core/coaching/owed.ts';
import { planTasks } from '../../../core/coaching/plan.ts';
import type { Task } from '../../../core/coaching/task.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { erased } from '../../../core/interviewer/record.ts';
import { at, dana, inputOf, loop, loopId, policyWith, task, weekly } from './company.ts';

const now = '2026-12-01T00:00:00Z';
const reviews = (rows: readonly LoopRow[], more: Partial<OwedInput> = {}) =>
  owed(inputOf(rows, now, more), ['first-loop-review']);
/** Which loop each milestone is about. */
const about = (...given: Parameters<typeof reviews>) =>
  reviews(...given).map(({ milestone, loopId: which }) => `${milestone} ${which}`);
const firstThree = ['1 w1', '2 w2', '3 w3'];

describe('the review of a first loop', () => {
  it('is told with the capture, takes five minutes, and is held to 48 hours from the end besides', () => {
    const late = [loop('w1', '2026-01-05T10:00:00.000Z', { capturedAt: at('2026-01-20T10:00:00.000Z') })];
    expect(reviews(late)).toEqual([
      {
        kind: 'first-loop-review',
        interviewer: 'dana',
        milestone: '1',
        owner: 'kim',
        ownerAs: 'coach',
        loopId: 'w1',
        opensAt: '2026-01-20T10:00:00.000Z',
        dueAt: '2026-01-21T10:00:00.000Z',
        complianceDueAt: '2026-01-07T10:00:00.000Z',
        minutes: 5,
      },
    ]);
  });

  it('is of as many loops as the policy says', () => {
    expect(about(weekly(5))).toEqual(firstThree);
    expect(about(weekly(5), { policy: policyWith({ firstLoops: 1 }) })).toEqual(['1 w1']);
  });

  it('cannot be given where nothing is left of what was said', () => {
    const [first, ...others] = weekly(3);
    if (first === undefined) throw new Error('There is no loop.');
    expect(about([{ ...first, candidate: erased }, ...others])).toEqual(['2 w2', '3 w3']);
  });
});

describe('after six idle months the next loop is reviewed like a first', () => {
  // The fourth of January's loops ends on Monday the 26th.
  it.each([
    ['2026-07-25T10:00:00.000Z', []],
    ['2026-07-26T00:00:00.000Z', ['return:back back']],
    ['2026-11-02T10:00:00.000Z', ['return:back back']],
  ])('on %s: %s', (endedAt, more) => {
    expect(about([...weekly(4), loop('back', endedAt)])).toEqual([...firstThree, ...more]);
  });

  it('counts them on the interviewer’s own calendar', () => {
    const tokyo = { person: { ...dana, timeZone: 'Asia/Tokyo' } };
    // Three in the afternoon in London is midnight in Tokyo.
    expect(about([...weekly(4), loop('back', '2026-07-25T14:59:00.000Z')], tokyo)).toEqual(firstThree);
    expect(about([...weekly(4), loop('back', '2026-07-25T15:00:00.000Z')], tokyo)).toHaveLength(4);
  });

  it('as many months as the policy says', () => {
    const policy = policyWith({ idleMonths: 2 });
    const back = (endedAt: string) => about([...weekly(4), loop('back', endedAt)], { policy }).length - 3;
    expect([back('2026-03-25T10:00:00.000Z'), back('2026-03-26T10:00:00.000Z')]).toEqual([0, 1]);
  });

  it('once, and not again for the loops after it, nor for one of the first three', () => {
    const rows = [...weekly(4), loop('back', '2026-08-03T10:00:00Z'), loop('next', '2026-08-10T10:00:00Z')];
    expect(about(rows)).toEqual([...firstThree, 'return:back back']);
    const third = [...weekly(2), loop('back', '2026-08-03T10:00:00Z')];
    expect(about(third)).toEqual(['1 w1', '2 w2', '3 back']);
  });
});

describe('after ninety days of leave the next loop is reviewed like a first', () => {
  // From 2 February on, the ninetieth day is 2 May.
  const leave = (from: string, until: string) => ({ person: { ...dana, lastLeave: { from, until } } });
  const back = (endedAt: string) => [...weekly(4), loop('back', endedAt)];

  it.each([
    ['ninety days', '2026-02-02', '2026-05-02', '2026-05-04T10:00:00Z', ['leave:back back']],
    ['eighty-nine', '2026-02-02', '2026-05-01', '2026-05-04T10:00:00Z', []],
    ['led on its last day', '2026-02-02', '2026-05-02', '2026-05-02T10:00:00Z', []],
    ['led the day after it', '2026-02-02', '2026-05-02', '2026-05-03T00:00:00Z', ['leave:back back']],
    [
      'over the day before the fourth loop, which is the first after it',
      '2025-09-01',
      '2026-01-25',
      '2026-02-02T10:00:00Z',
      ['leave:w4 w4'],
    ],
    [
      'over on the day of the loop before',
      '2025-09-01',
      '2026-01-26',
      '2026-02-02T10:00:00Z',
      ['leave:back back'],
    ],
  ])('%s', (_what, from, until, endedAt, more) => {
    expect(about(back(endedAt), leave(from, until))).toEqual([...firstThree, ...more]);
  });

  it('also of the leave that the roster still names, once that has an end', () => {
    const rows = back('2026-05-04T10:00:00Z');
    const named = { ...dana, awayFrom: '2026-02-02' };
    expect(about(rows, { person: { ...named, awayUntil: '2026-05-02' } })).toHaveLength(4);
    expect(about(rows, { person: named })).toEqual(firstThree);
  });
});

describe('after a move to another job family the first loops there are reviewed again', () => {
  const inFamily = (rows: readonly LoopRow[], jobFamily: string): LoopRow[] =>
    rows.map((row) => ({ ...row, jobFamily }));
  const person = { ...dana, jobFamily: 'engineering' };
  const all = weekly(10);

  it('three of them', () => {
    const rows = [...inFamily(all.slice(0, 5), 'design'), ...inFamily(all.slice(5), 'engineering')];
    expect(about(rows, { person })).toEqual([
      ...firstThree,
      'family:engineering:1 w6',
      'family:engineering:2 w7',
      'family:engineering:3 w8',
    ]);
  });

  it('but none twice that is one of the first three anyway', () => {
    const rows = [...inFamily(all.slice(0, 2), 'design'), ...inFamily(all.slice(2), 'engineering')];
    expect(about(rows, { person })).toEqual([
      ...firstThree,
      'family:engineering:2 w4',
      'family:engineering:3 w5',
    ]);
  });

  it.each([
    ['of somebody who was always there', inFamily(all, 'engineering'), person],
    ['of loops that name none', all, person],
    [
      'of loops that name it only since',
      [...all.slice(0, 5), ...inFamily(all.slice(5), 'engineering')],
      person,
    ],
    ['of somebody of whom the roster names none', inFamily(all, 'design'), dana],
  ])('and none again %s', (_whose, rows, who) => {
    expect(about(rows, { person: who })).toEqual(firstThree);
  });

  it('under a name that a milestone may hold', () => {
    const rows = [...inFamily(all.slice(0, 5), 'design'), ...inFamily(all.slice(5, 6), 'R&D (data)')];
    expect(about(rows, { person: { ...dana, jobFamily: 'R&D (data)' } }).at(-1)).toBe(
      'family:R-D--data-:1 w6',
    );
    expect(milestonePart('a.b:c-9')).toBe('a.b:c-9');
    expect(milestonePart('x'.repeat(200))).toHaveLength(120);
  });
});

describe('a review that was given or begun', () => {
  const review = (milestone: string, which: string, state: Task['state']): Task =>
    task({ milestone, loopId: loopId(which), state });

  it.each(['coached', 'closed'] as const)('and is %s is not owed again under another name', (state) => {
    // What counted as a return once was this very loop.
    expect(about(weekly(3), { tasks: [review('return:w1', 'w1', state)] })).toEqual(['2 w2', '3 w3']);
  });

  it('but not done holds nothing once its milestone is owed no longer', () => {
    expect(about(weekly(3), { tasks: [review('return:w1', 'w1', 'open')] })).toEqual(firstThree);
    expect(about(weekly(3), { tasks: [review('return:w1', 'w1', 'superseded')] })).toEqual(firstThree);
  });

  it('of another kind says nothing of this one', () => {
    const checkpoint = task({ kind: 'checkpoint', milestone: '1', loopId: loopId('w1'), state: 'coached' });
    expect(about(weekly(3), { tasks: [checkpoint] })).toEqual(firstThree);
  });

  it('keeps its loop, and what it took from another milestone is left to that', () => {
    expect(about(weekly(3), { tasks: [review('1', 'w2', 'open')] })).toEqual(['1 w2', '2 w1', '3 w3']);
  });

  it('says of itself what it is', () => {
    const begun = task({
      opensAt: at('2026-01-05T12:00:00.000Z'),
      complianceDueAt: at('2026-01-07T10:00:00.000Z'),
      state: 'open',
    });
    expect(obligationOfTask(begun)).toEqual({
      kind: 'first-loop-review',
      interviewer: 'dana',
      milestone: '1',
      owner: 'kim',
      ownerAs: 'coach',
      loopId: 'w1',
      opensAt: '2026-01-05T12:00:00.000Z',
      dueAt: '2026-01-07T10:00:00.000Z',
      complianceDueAt: '2026-01-07T10:00:00.000Z',
      minutes: 5,
    });
    const { owner: _nobody, loopId: _none, opensAt: _now, complianceDueAt: _elapsed, ...bare } = begun;
    expect(obligationOfTask(bare)).toStrictEqual({
      kind: 'first-loop-review',
      interviewer: 'dana',
      milestone: '1',
      ownerAs: 'coach',
      opensAt: begun.plannedAt,
      dueAt: begun.dueAt,
      minutes: 5,
    });
  });
});

describe('a review given of a loop that turned out to be somebody else’s', () => {
  const review = (milestone: string, which: string, state: Task['state']): Task =>
    task({ milestone, loopId: loopId(which), state });
  const spent = review('1', 'elsewhere', 'closed');

  it('stays as what was done, and one loop of their own is reviewed for it', () => {
    expect(about(weekly(3), { tasks: [spent] })).toEqual(['1 elsewhere', '2 w2', '3 w3', 'again:w1 w1']);
    const others = [review('2', 'w2', 'coached'), review('3', 'w3', 'closed')];
    expect(about(weekly(3), { tasks: [spent, ...others] })).toEqual([
      '1 elsewhere',
      '2 w2',
      '3 w3',
      'again:w1 w1',
    ]);
  });

  it('is made good once, also where an earlier loop of their own comes later', () => {
    const again = review('again:w2', 'w2', 'open');
    expect(about(weekly(3), { tasks: [spent, again] })).toEqual([
      '1 elsewhere',
      '2 w1',
      '3 w3',
      'again:w2 w2',
    ]);
    expect(about(weekly(2), { tasks: [spent, again] })).toEqual(['1 elsewhere', '2 w1', 'again:w2 w2']);
  });

  it('is made good within a day of becoming known, however long ago the loop was, and that stays so', () => {
    const [, , , again] = reviews(weekly(3), { tasks: [spent] });
    expect(again).toMatchObject({
      dueAt: '2026-12-02T00:00:00.000Z',
      complianceDueAt: '2026-01-07T10:00:00.000Z',
    });
    const input = inputOf(weekly(3), now, { tasks: [spent] });
    const planned = planTasks(input).map(({ task: each }) => each);
    const hour = inputOf(weekly(3), '2026-12-01T01:00:00Z', { tasks: [spent, ...planned] });
    expect(planTasks(hour)).toEqual([]);
    const fresh = [loop('w1', '2026-11-30T22:00:00Z'), ...weekly(2)];
    expect(reviews(fresh, { tasks: [spent, review('2', 'w2', 'closed')] }).at(-1)).toMatchObject({
      dueAt: '2026-12-02T22:00:00.000Z',
    });
  });

  it('twice, where two were', () => {
    const second = review('2', 'nowhere', 'coached');
    expect(about(weekly(3), { tasks: [spent, second] })).toEqual([
      '1 elsewhere',
      '2 nowhere',
      '3 w3',
      'again:w1 w1',
      'again:w2 w2',
    ]);
  });

  it('and is theirs after all is not made good, unless that is done', () => {
    const own = review('1', 'w1', 'closed');
    expect(about(weekly(3), { tasks: [own, review('again:w2', 'w2', 'open')] })).toEqual(firstThree);
    expect(about(weekly(3), { tasks: [own, review('again:w2', 'w2', 'coached')] })).toEqual(['1 w1', '3 w3']);
  });

  it('is only seen where every loop is at hand, and what stands in for it stays', () => {
    const more = { lifetime: { loops: 90, calibratedLoops: 0 }, first: weekly(3), window: [] };
    expect(about([], { ...more, tasks: [spent] })).toEqual(['1 elsewhere', '2 w2', '3 w3']);
    const again = review('again:w1', 'w1', 'closed');
    expect(about([], { ...more, tasks: [spent, again] })).toEqual([
      '1 elsewhere',
      '2 w2',
      '3 w3',
      'again:w1 w1',
    ]);
  });

  it('leaves nothing to review where what was said is erased', () => {
    const rows = weekly(3).map((row) => (row.loopId === 'w1' ? { ...row, candidate: erased } : row));
    expect(about(rows, { tasks: [spent] })).toEqual(['1 elsewhere', '2 w2', '3 w3']);
  });
});
