import { describe, expect, it } from 'vitest';
import type { OwedInput } from '../../../core/coaching/obligation.ts';
import { owed } from '../../../core/coaching/owed.ts';
import { Feedback, type Task } from '../../../core/coaching/task.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { at, dana, inputOf, loop, policyWith, task, weekly } from './company.ts';

const trained = { ...dana, trainedOn: '2026-01-02' };
const now = '2026-04-20T12:00:00.000Z';
const backfilled = (rows: readonly LoopRow[]) => rows.map((row) => ({ ...row, backfill: true }));

const held = (kind: Task['kind'], milestone: string): Task =>
  task({ kind, milestone, state: 'coached', coachedAt: at('2026-03-12T10:00:00.000Z') });
const firstThree = ['1', '2', '3'].map((milestone) => held('first-loop-review', milestone));
const tenth = held('calibration', '10');
const everything = [...firstThree, tenth];

const decisions = (rows: readonly LoopRow[], more: Partial<OwedInput> = {}, when = now) =>
  owed(inputOf(rows, when, { person: trained, ...more }), ['trained-decision']);
const dueTimes = (...given: Parameters<typeof decisions>) => decisions(...given).map((each) => each.dueAt);
const dueAt = (...given: Parameters<typeof decisions>) => dueTimes(...given)[0];

// Nothing else having come before, twelve months after training: 2 January 2027, and seven days.
const afterTwelveMonths = '2027-01-09T08:00:00.000Z';
const sevenDaysFromNow = '2026-04-27T12:00:00.000Z';

describe('the coach’s decision', () => {
  it('is asked for within seven days once the evidence is complete', () => {
    expect(decisions(weekly(15), { tasks: everything })).toEqual([
      {
        kind: 'trained-decision',
        interviewer: 'dana',
        milestone: '1',
        owner: 'kim',
        ownerAs: 'coach',
        opensAt: now,
        dueAt: sevenDaysFromNow,
        minutes: 15,
      },
    ]);
  });

  it.each([
    ['a loop short of fifteen calibrated', weekly(14), { tasks: everything }],
    ['no first review', weekly(15), { tasks: [tenth] }],
    ['one of the first reviews', weekly(15), { tasks: [...firstThree.slice(1), tenth] }],
    ['the last of the first reviews', weekly(15), { tasks: [...firstThree.slice(0, 2), tenth] }],
    ['no calibration', weekly(15), { tasks: firstThree }],
    ['a calibration, but the later one', weekly(15), { tasks: [...firstThree, held('calibration', '25')] }],
    [
      'a calibration not yet held',
      weekly(15),
      { tasks: [...firstThree, task({ kind: 'calibration', milestone: '10' })] },
    ],
    ['measures that speak against it', weekly(15), { tasks: everything, measuresAllowTrained: false }],
  ])('waits for twelve months with %s', (_what, rows, more) => {
    expect(dueAt(rows, more)).toBe(afterTwelveMonths);
  });

  it('asks for nothing of loops from before the programme but what came since', () => {
    const three = [...backfilled(weekly(3)), ...weekly(15).slice(3)];
    expect(dueAt(three, { tasks: [tenth] })).toBe(sevenDaysFromNow);
    const ten = [...backfilled(weekly(10)), ...weekly(15).slice(10)];
    expect(dueAt(ten)).toBe(sevenDaysFromNow);
  });

  it('wants the first calibration held, however the policy orders them', () => {
    const policy = policyWith({ calibrationLoops: [25, 10] });
    expect(dueAt(weekly(15), { policy, tasks: everything })).toBe(sevenDaysFromNow);
    expect(dueAt(weekly(15), { policy, tasks: [...firstThree, held('calibration', '25')] })).toBe(
      afterTwelveMonths,
    );
  });

  it('wants it of somebody, too, whose latest loops alone can be seen from here', () => {
    // Loops 11 to 40 of forty: complete now, but for the calibration.
    const rows = weekly(40).slice(10);
    const more = {
      lifetime: { loops: 40, calibratedLoops: 40 },
      policy: policyWith({}, { calibrated: { decideLoops: 5 } }),
    };
    expect(dueAt(rows, { ...more, tasks: [tenth] })).toBe(sevenDaysFromNow);
    expect(dueAt(rows, more)).toBe(afterTwelveMonths);
  });

  it('is nobody’s where nothing was led since the programme began', () => {
    expect(decisions([])).toEqual([]);
    expect(decisions(backfilled(weekly(30)), { tasks: everything })).toEqual([]);
  });
});

describe('the decision that comes in any case', () => {
  it('comes at loop 25, about that loop, seven days after it', () => {
    // The twenty-fifth ends on 22 June.
    expect(decisions(weekly(25), {}, '2026-06-22T11:00:00.000Z')).toMatchObject([
      { loopId: 'w25', opensAt: '2026-06-22T11:00:00.000Z', dueAt: '2026-06-29T10:00:00.000Z' },
    ]);
    expect(dueAt(weekly(24), {}, '2026-06-22T11:00:00.000Z')).toBe(afterTwelveMonths);
  });

  it('does not come at a loop 25 from before the programme', () => {
    const rows = [...backfilled(weekly(25)), ...weekly(26).slice(25)];
    const more = { measuresAllowTrained: false };
    expect(dueAt(rows, more, '2026-07-01T00:00:00Z')).toBe(afterTwelveMonths);
  });

  it.each([
    ['the training feed', { trainingEndsOn: '2026-01-12' }, '2027-01-19T08:00:00.000Z'],
    ['the roster', {}, afterTwelveMonths],
    ['the first loop, of whose training nothing is known', { person: dana }, '2027-01-12T08:00:00.000Z'],
  ])('comes twelve months after %s', (_what, more, due) => {
    expect(dueAt(weekly(3), more)).toBe(due);
  });

  it('counts the twelve months from the day of the first loop on the interviewer’s wall', () => {
    const rows = [loop('late', '2026-01-05T20:00:00Z')];
    // Already the sixth in Tokyo, and eight in the morning there is eleven at night in London.
    expect(dueAt(rows, { person: { ...dana, timeZone: 'Asia/Tokyo' } })).toBe('2027-01-12T23:00:00.000Z');
  });

  it('does not count the loops from before the programme among the first', () => {
    const rows = [...backfilled(weekly(2)), ...weekly(3).slice(2)];
    // The third, of 19 January, is the first.
    expect(dueAt(rows, { person: dana })).toBe('2027-01-26T08:00:00.000Z');
  });

  it.each([
    ['2027-01-02T08:00:00Z', [afterTwelveMonths]],
    ['2027-01-02T08:00:01Z', []],
  ])(
    'is nobody’s where the twelve months were over before the programme began at %s',
    (programmeStart, due) => {
      const policy = policyWith({}, { admission: { programmeStart } });
      const rows = [loop('since', '2027-02-01T10:00:00Z')];
      expect(dueTimes(rows, { policy }, '2027-02-01T11:00:00Z')).toEqual(due);
    },
  );

  it.each([
    ['2027-01-02T08:00:00Z', [afterTwelveMonths]],
    ['2027-01-02T08:00:01Z', []],
  ])('is nobody’s where they were over before the first loop at %s', (first, due) => {
    expect(dueTimes([loop('first', first)], {}, '2027-02-01T11:00:00Z')).toEqual(due);
  });

  it('is the first of whatever comes', () => {
    // Loop 25 in June, twelve months in January, and complete only in February a year on.
    expect(dueAt(weekly(25), { tasks: everything }, '2027-02-01T00:00:00.000Z')).toBe(
      '2026-06-29T10:00:00.000Z',
    );
    // Twelve months were over before loop 25 came.
    const slow = [...weekly(24), loop('slow', '2027-03-01T10:00:00Z')];
    expect(decisions(slow, {}, '2027-03-01T11:00:00Z')).toMatchObject([{ dueAt: afterTwelveMonths }]);
    expect(decisions(slow, {}, '2027-03-01T11:00:00Z')[0]).not.toHaveProperty('loopId');
  });
});

describe('a decision that is planned', () => {
  const planned = (more: Partial<Task> = {}): Task =>
    task({
      kind: 'trained-decision',
      milestone: '1',
      opensAt: at(now),
      dueAt: at(sevenDaysFromNow),
      plannedDueAt: at(sevenDaysFromNow),
      ...more,
    });

  it('keeps its date while the sweep is on its way', () => {
    const later = '2026-04-21T09:00:00.000Z';
    expect(decisions(weekly(15), { tasks: [...everything, planned()] }, later)).toMatchObject([
      { opensAt: now, dueAt: sevenDaysFromNow },
    ]);
  });

  it('keeps the date it was planned for where a leave has moved the one it has', () => {
    const moved = planned({ dueAt: at('2026-12-01T12:00:00.000Z') });
    expect(dueAt(weekly(15), { tasks: [...everything, moved] }, '2026-04-21T09:00:00.000Z')).toBe(
      sevenDaysFromNow,
    );
  });

  it('comes sooner when the evidence is complete', () => {
    const far = planned({ dueAt: at(afterTwelveMonths), plannedDueAt: at(afterTwelveMonths) });
    expect(dueAt(weekly(15), { tasks: [...everything, far] })).toBe(sevenDaysFromNow);
  });

  it('is nobody’s where it turns out that nothing calls for it', () => {
    const policy = policyWith({}, { admission: { programmeStart: '2027-02-01T00:00:00Z' } });
    const rows = [loop('since', '2027-02-01T10:00:00Z')];
    expect(decisions(rows, { policy, tasks: [planned()] }, '2027-02-01T11:00:00Z')).toEqual([]);
  });

  it('that lost its ground is planned anew', () => {
    expect(
      dueAt(
        weekly(15),
        { tasks: [...everything, planned({ state: 'superseded' })] },
        '2026-04-21T09:00:00.000Z',
      ),
    ).toBe('2026-04-28T09:00:00.000Z');
  });

  it('without a planned date or an opening of its own goes by what it has', () => {
    const { opensAt: _open, plannedDueAt: _due, ...bare } = planned();
    expect(decisions(weekly(15), { tasks: [...everything, bare] }, '2026-04-21T09:00:00.000Z')).toMatchObject(
      [{ opensAt: bare.plannedAt, dueAt: sevenDaysFromNow }],
    );
  });
});

describe('a decision that was given', () => {
  const given = (decision: 'trained' | 'not-yet', more: Partial<Task> = {}): Task =>
    task({
      kind: 'trained-decision',
      milestone: '1',
      state: 'coached',
      coachedAt: at(now),
      feedback: Feedback.parse({
        by: 'kim',
        at: now,
        moment: { loopId: 'w1', turn: 1 },
        rubricItem: 'Depth',
        nextTry: 'Ask why.',
        decision,
      }),
      ...more,
    });
  const asked = (decision: Task, rows = weekly(25), when = '2026-06-22T11:00:00.000Z') =>
    decisions(rows, { tasks: [...everything, decision] }, when).map(({ milestone, dueAt: due }) => [
      milestone,
      due,
    ]);
  const first = ['1', '2026-01-07T10:00:00.000Z'];

  it('as "not yet" is asked for once more at loop 25', () => {
    expect(asked(given('not-yet'))).toEqual([first, ['2', '2026-06-29T10:00:00.000Z']]);
  });

  it('as "not yet" is asked for once more after twelve months where there are fewer loops', () => {
    expect(asked(given('not-yet'), weekly(16))).toEqual([first, ['2', afterTwelveMonths]]);
  });

  it.each([
    ['"trained" stands', given('trained'), weekly(25)],
    [
      '"not yet" after loop 25 stands',
      given('not-yet', { coachedAt: at('2026-06-22T11:00:00.000Z') }),
      weekly(25),
    ],
    [
      'one that is open is the one there is',
      task({ kind: 'trained-decision', milestone: '1', state: 'open' }),
      weekly(25),
    ],
  ])('as %s', (_what, decision, rows) => {
    expect(asked(decision, rows)).toEqual([first]);
  });

  it('as "not yet" stands where twelve months were over before the programme began and loop 25 is far', () => {
    const policy = policyWith({}, { admission: { programmeStart: '2027-02-01T00:00:00Z' } });
    const rows = [loop('since', '2027-02-01T10:00:00Z')];
    expect(dueTimes(rows, { policy, tasks: [given('not-yet')] }, '2027-02-01T11:00:00Z')).toEqual([first[1]]);
  });

  it('is begun once it is open, whatever has come since', () => {
    const open = task({ kind: 'trained-decision', milestone: '1', state: 'open' });
    expect(decisions(weekly(15), { tasks: [...everything, open] })[0]).toMatchObject({
      loopId: 'w1',
      dueAt: open.dueAt,
    });
  });
});
