import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../../core/coaching/lifecycle.ts';
import { owed } from '../../../core/coaching/owed.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import { planTasks } from '../../../core/coaching/plan.ts';
import { Feedback, Task } from '../../../core/coaching/task.ts';
import type { Instant } from '../../../core/identity.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import {
  at,
  dana,
  hana,
  id,
  inputOf,
  kim,
  later,
  lee,
  loop,
  loopId,
  milestonesOf,
  ops,
  person,
  planned,
  policyWith,
  task as taskOf,
  weekly,
} from './company.ts';
import { slowOwed } from './slow-owed.ts';
import { runs } from '../../properties/cases.ts';

const W1_SEEN = '2026-01-05T11:00:00.000Z';
const byNumber = ['first-loop-review', 'checkpoint', 'exit-review'] as const;

const sweep = (tasks: Task[], now: Instant): Task[] =>
  tasks.map((each) =>
    each.nextAt !== undefined && Date.parse(each.nextAt) <= Date.parse(now)
      ? advance(each, { kind: 'tick' }, { now, policy: defaultPolicy }).task
      : each,
  );

const coach = (tasks: Task[], kind: string, milestone: string, decision?: 'trained' | 'not-yet'): Task[] =>
  tasks.map((each) =>
    each.kind === kind && each.milestone === milestone
      ? advance(
          each,
          {
            kind: 'coached',
            feedback: Feedback.parse({
              by: 'kim',
              at: each.plannedAt,
              moment: { loopId: each.loopId ?? 'w1', turn: 1 },
              rubricItem: 'Depth',
              nextTry: 'Ask why.',
              decision,
            }),
          },
          { now: each.dueAt, policy: defaultPolicy },
        ).task
      : each,
  );

describe('reviews of first loops', () => {
  it('are owed for loops 1 to 3, by the coach, 48 hours after each ended', () => {
    const reviews = owed(inputOf(weekly(5), '2026-02-10T12:00:00Z'), ['first-loop-review']);
    expect(
      reviews.map(({ milestone, loopId: about, owner, dueAt }) => [milestone, about, owner, dueAt]),
    ).toEqual([
      ['1', 'w1', 'kim', '2026-01-07T10:00:00.000Z'],
      ['2', 'w2', 'kim', '2026-01-14T10:00:00.000Z'],
      ['3', 'w3', 'kim', '2026-01-21T10:00:00.000Z'],
    ]);
  });

  it('go to operations, and say so, until a coach is named; then to the coach', () => {
    const alone = person('dana');
    const first = planned(inputOf(weekly(1), W1_SEEN, { person: alone }));
    const review = first.find((each) => each.kind === 'first-loop-review');
    expect(review).toMatchObject({ owner: 'ops', dueAt: '2026-01-07T10:00:00.000Z' });
    expect(first.find((each) => each.kind === 'assign-coach')).toMatchObject({
      owner: 'ops',
      milestone: '1',
      dueAt: '2026-01-06T11:00:00.000Z',
    });
    const named = planned(inputOf(weekly(1), '2026-01-05T15:00:00Z', { tasks: sweep(first, at(W1_SEEN)) }));
    expect(named.find((each) => each.kind === 'first-loop-review')).toMatchObject({
      owner: 'kim',
      state: 'open',
      dueAt: '2026-01-07T10:00:00.000Z',
    });
    expect(named.find((each) => each.kind === 'assign-coach')).toMatchObject({ state: 'closed' });
  });

  it('never make anybody their own coach', () => {
    const own = person('dana', { coach: id('dana') });
    expect(owed(inputOf(weekly(1), W1_SEEN, { person: own })).map((each) => each.owner)).not.toContain(
      'dana',
    );
    const deputised = [
      { ...dana },
      { ...kim, deputy: id('dana'), awayFrom: '2026-01-01', awayUntil: '2026-02-01' },
      ops,
    ];
    const input = inputOf(weekly(1), W1_SEEN, { roster: rosterOf(deputised) });
    expect(owed(input, ['first-loop-review'])[0]).toMatchObject({ owner: 'ops', ownerAs: 'operations' });
  });

  it('are given to another loop while planned, and keep loop and date once open', () => {
    const [w1, w2, w3] = weekly(3) as [LoopRow, LoopRow, LoopRow];
    const first = planned(inputOf([w2], '2026-01-12T11:00:00Z'));
    const still = planned(inputOf([w1, w2], '2026-01-12T12:00:00Z', { tasks: first }));
    const about = (tasks: Task[]) =>
      tasks
        .filter((each) => each.kind === 'first-loop-review')
        .map((each) => [each.milestone, each.loopId])
        .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
    expect(about(still)).toEqual([
      ['1', 'w1'],
      ['2', 'w2'],
    ]);
    const opened = planned(
      inputOf([w1, w2, w3], '2026-01-19T12:00:00Z', { tasks: sweep(first, at('2026-01-12T11:00:00Z')) }),
    );
    expect(about(opened)).toEqual([
      ['1', 'w2'],
      ['2', 'w1'],
      ['3', 'w3'],
    ]);
    expect(opened.find((each) => each.milestone === '1')?.dueAt).toBe(first[0]?.dueAt);
  });

  it('end with a withdrawn loop and are owed again for the loop that takes its place', () => {
    const loops = weekly(4);
    const before = sweep(planned(inputOf(loops, '2026-01-26T11:00:00Z')), at('2026-01-26T11:00:00Z'));
    const input = inputOf(loops.slice(1), '2026-01-27T00:00:00Z', { tasks: before });
    const after = planned(input);
    const reviews = after.filter((each) => each.kind === 'first-loop-review');
    expect(reviews.map((each) => [each.milestone, each.state, each.loopId])).toEqual([
      ['1', 'planned', 'w4'],
      ['2', 'open', 'w2'],
      ['3', 'open', 'w3'],
    ]);
    // With two loops left two reviews are owed, and no loop is reviewed twice.
    const fewer = planned(inputOf(loops.slice(1, 3), '2026-01-27T00:00:00Z', { tasks: before }));
    const live = fewer.filter((each) => each.kind === 'first-loop-review' && each.state !== 'superseded');
    expect(live.map((each) => [each.milestone, each.loopId])).toEqual([
      ['1', 'w3'],
      ['2', 'w2'],
    ]);
  });

  it('are not owed for a loop whose candidate was erased, and its number goes to an earlier one that comes late', () => {
    const gone = loop('w2', '2026-01-12T10:00:00.000Z', { candidate: 'erased' });
    const now = '2026-01-12T11:00:00.000Z';
    expect(milestonesOf(owed(inputOf([gone], now)), 'first-loop-review')).toEqual([]);
    const late = loop('w1', '2026-01-05T10:00:00.000Z');
    const superseded = Task.parse({
      ...planned(inputOf([{ ...gone, candidate: 'c-2' }], now))[0],
      state: 'superseded',
      nextAt: undefined,
    });
    expect(superseded).toMatchObject({ kind: 'first-loop-review', milestone: '1', loopId: 'w2' });
    const changes = planTasks(inputOf([late, gone], now, { tasks: [superseded] }), ['first-loop-review']);
    expect(changes.map(({ task }) => [task.milestone, task.loopId, task.state])).toEqual([
      ['1', 'w1', 'planned'],
    ]);
  });

  it('are owed again after a move to another job family, while the lifetime count goes on', () => {
    const loops = weekly(8).map((row, index) => ({ ...row, jobFamily: index < 5 ? 'backend' : 'data' }));
    const moved = { ...dana, jobFamily: 'data' };
    const tasks = planned(inputOf(loops, '2026-03-01T00:00:00Z', { person: moved }));
    expect(milestonesOf(tasks, 'first-loop-review')).toEqual([
      '1',
      '2',
      '3',
      'family:data:1',
      'family:data:2',
      'family:data:3',
    ]);
    expect(milestonesOf(tasks, 'checkpoint')).toEqual(['5']);
  });

  it('are owed for the first loop after six idle months, and after ninety days away', () => {
    const idle = [...weekly(4), loop('back', '2026-07-26T10:00:00Z')];
    expect(milestonesOf(planned(inputOf(idle, '2026-07-26T12:00:00Z')), 'first-loop-review')).toEqual([
      '1',
      '2',
      '3',
      'return:back',
    ]);
    const sooner = [...weekly(4), loop('back', '2026-07-25T10:00:00Z')];
    expect(milestonesOf(planned(inputOf(sooner, '2026-07-26T12:00:00Z')), 'first-loop-review')).toHaveLength(
      3,
    );
    const leave = { ...dana, awayFrom: '2026-02-01', awayUntil: '2026-05-01' };
    const returned = [...weekly(4), loop('back', '2026-05-04T10:00:00Z')];
    const input = inputOf(returned, '2026-05-04T12:00:00Z', { person: leave });
    expect(milestonesOf(planned(input), 'first-loop-review')).toContain('leave:back');
    const short = inputOf(returned, '2026-05-04T12:00:00Z', {
      person: { ...leave, awayFrom: '2026-02-03' },
    });
    expect(milestonesOf(planned(short), 'first-loop-review')).toHaveLength(3);
  });

  it('create nothing for a backfill, and count its loops', () => {
    const policy = policyWith({}, { admission: { programmeStart: '2026-01-15T00:00:00Z' } });
    const input = inputOf(weekly(5), '2026-02-10T12:00:00Z', { policy });
    expect(owed(input, [...byNumber]).map((each) => [each.kind, each.milestone])).toEqual([
      ['first-loop-review', '3'],
      ['checkpoint', '5'],
    ]);
    const all = weekly(30).map((row) => ({ ...row, backfill: true }));
    expect(owed(inputOf(all, '2026-12-01T00:00:00Z', { person: person('dana') }))).toEqual([]);
  });
});

describe('who owes', () => {
  const away = { ...kim, awayFrom: '2026-01-05', awayUntil: '2026-01-09' };

  it('is the deputy from the day the coach is away, for what is open too', () => {
    const open = sweep(planned(inputOf(weekly(1), W1_SEEN)), at(W1_SEEN));
    const roster = rosterOf([dana, away, lee, ops, hana]);
    const after = planned(inputOf(weekly(1), '2026-01-05T16:00:00Z', { tasks: open, roster }));
    const review = after.find((each) => each.kind === 'first-loop-review');
    expect(review).toMatchObject({
      owner: 'lee',
      dueAt: '2026-01-07T10:00:00.000Z',
      handovers: [{ from: 'kim' }],
    });
    const back = planned(inputOf(weekly(1), '2026-01-10T16:00:00Z', { tasks: after }));
    expect(back.find((each) => each.kind === 'first-loop-review')?.owner).toBe('lee');
  });

  it('stays the coach when nobody stands in and the coach is back before it is due', () => {
    const { deputy: _nobody, ...without } = away;
    const due = { ...without, awayUntil: '2026-01-06' };
    const owner = (coachRow: typeof due) =>
      owed(inputOf(weekly(1), W1_SEEN, { roster: rosterOf([dana, coachRow, ops]) }), ['first-loop-review'])[0]
        ?.owner;
    expect(owner(due)).toBe('kim');
    expect(owner({ ...due, awayUntil: '2026-01-09' })).toBe('ops');
  });

  it('is somebody else once the coach is gone: open tasks go over, unstarted clocks restart', () => {
    const loops = weekly(2);
    const both = planned(inputOf(loops, '2026-01-12T11:00:00Z'));
    const tasks = both.map((each) =>
      each.milestone === '1' && each.kind === 'first-loop-review'
        ? (sweep([each], at(W1_SEEN))[0] ?? each)
        : each,
    );
    const roster = rosterOf([{ ...kim, active: false }, lee, ops]);
    const person2 = { ...dana, coach: id('lee') };
    const after = planned(inputOf(loops, '2026-01-13T10:00:00Z', { tasks, roster, person: person2 }));
    const review = (milestone: string) =>
      after.find((each) => each.kind === 'first-loop-review' && each.milestone === milestone);
    expect(review('1')).toMatchObject({ owner: 'lee', state: 'open', dueAt: '2026-01-07T10:00:00.000Z' });
    expect(review('2')).toMatchObject({ owner: 'lee', state: 'planned', dueAt: '2026-01-15T10:00:00.000Z' });
    const again = planTasks(
      inputOf(loops, '2026-01-13T10:05:00Z', { tasks: after, roster, person: person2 }),
    );
    expect(again).toEqual([]);
  });

  it('is found anew, as a new task of operations, each time the coach goes', () => {
    const gone = rosterOf([dana, { ...kim, active: false }, ops]);
    const tasks = planned(inputOf(weekly(1), '2026-03-01T00:00:00Z', { roster: gone }));
    expect(tasks.find((each) => each.kind === 'assign-coach')).toMatchObject({
      milestone: '1',
      dueAt: '2026-03-02T00:00:00.000Z',
    });
    const named = planned(inputOf(weekly(1), '2026-03-01T08:00:00Z', { tasks }));
    const goneAgain = planned(inputOf(weekly(1), '2026-06-01T00:00:00Z', { tasks: named, roster: gone }));
    expect(milestonesOf(goneAgain, 'assign-coach')).toEqual(['1', '2']);
  });

  it('stands still while the interviewer is away: paused, not missed', () => {
    const open = sweep(planned(inputOf(weekly(1), W1_SEEN)), at(W1_SEEN));
    const leave = { ...dana, awayFrom: '2026-01-06', awayUntil: '2026-01-19' };
    const away2 = planned(inputOf(weekly(1), '2026-01-06T09:00:00Z', { tasks: open, person: leave }));
    expect(sweep(away2, at('2026-01-10T00:00:00Z'))).toEqual(away2);
    const back = sweep(away2, at('2026-01-20T00:05:00Z')).find((each) => each.kind === 'first-loop-review');
    expect(back).toMatchObject({ state: 'open', dueAt: '2026-01-21T10:00:00.000Z' });
    expect(back?.missedAt).toBeUndefined();
  });
});

describe('what looks back over several loops', () => {
  it.each([
    ['quarterly', '2026-Q1'],
    ['drift-check', 'signal:w1'],
  ] as const)('ends when not one of them is theirs any more: %s', (kind, milestone) => {
    const { loopId: _none, ...back } = taskOf({ kind, milestone, state: 'open', openedAt: at(W1_SEEN) });
    const stateOf = (rows: LoopRow[]) =>
      planned(inputOf(rows, '2026-02-01T10:00:00Z', { tasks: [back] })).find(
        ({ id: name }) => name === back.id,
      )?.state;
    expect(stateOf(weekly(2))).toBe('open');
    expect(stateOf(weekly(1))).toBe('open');
    expect(stateOf([])).toBe('superseded');
  });
});

describe('milestones', () => {
  it('calls for a coach’s decision when the evidence is complete, and once more after "not yet"', () => {
    const loops = weekly(16);
    const now = '2026-04-20T12:00:00Z';
    let tasks = sweep(planned(inputOf(loops, now)), at(now));
    const decision = () => tasks.find((each) => each.kind === 'trained-decision');
    expect(decision()?.state).toBe('planned');
    for (const milestone of ['1', '2', '3']) tasks = coach(tasks, 'first-loop-review', milestone);
    tasks = coach(tasks, 'calibration', '10');
    tasks = planned(inputOf(loops, now, { tasks }));
    expect(decision()?.dueAt).toBe('2026-04-27T12:00:00.000Z');
    tasks = sweep(tasks, at(now));
    tasks = coach(tasks, 'trained-decision', '1', 'not-yet');
    tasks = planned(inputOf(weekly(25), '2026-06-22T12:00:00Z', { tasks }));
    expect(milestonesOf(tasks, 'trained-decision')).toEqual(['1', '2']);
    expect(tasks.find((each) => each.kind === 'trained-decision' && each.milestone === '2')?.loopId).toBe(
      'w25',
    );
  });

  it('looks in on day 90 after training', () => {
    const trained = { ...dana, trainedOn: '2026-01-02' };
    const checkpoint = owed(inputOf(weekly(1), W1_SEEN, { person: trained }), ['checkpoint']);
    expect(checkpoint).toMatchObject([
      { milestone: 'day-90', opensAt: '2026-04-02T08:00:00.000Z', dueAt: '2026-04-09T08:00:00.000Z' },
    ]);
    const veteran = { ...dana, trainedOn: '2020-01-02' };
    expect(owed(inputOf(weekly(1), W1_SEEN, { person: veteran }), ['checkpoint'])).toEqual([]);
  });

  it('books the loop-10 calibration before training ends, moves it with the pace, and fixes it at loop 10', () => {
    const trainee = { ...dana, trainedOn: '2026-01-04' };
    const before = planned(inputOf([], '2026-01-02T09:00:00Z', { person: trainee }));
    const booked = before.find((each) => each.kind === 'calibration');
    expect(booked).toMatchObject({ milestone: '10', state: 'planned', sequence: 0, owner: 'kim' });
    // Two loops a month: loop 10 five months on.
    expect(booked?.dueAt.slice(0, 7)).toBe('2026-06');
    const input = inputOf(weekly(6), '2026-02-09T11:00:00Z', { person: trainee, tasks: before });
    const moved = planned(input).find((each) => each.kind === 'calibration');
    expect(moved?.sequence).toBe(1);
    expect(moved && moved.dueAt < '2026-04-15').toBe(true);
    const ten = inputOf(weekly(10), '2026-03-09T11:00:00Z', { person: trainee, tasks: before });
    const fixed = planned(ten).find((each) => each.kind === 'calibration' && each.milestone === '10');
    expect(fixed).toMatchObject({ loopId: 'w10', dueAt: '2026-03-11T10:00:00.000Z' });
    const next = planned(
      inputOf(weekly(11), '2026-03-16T11:00:00Z', { person: trainee, tasks: planned(ten) }),
    );
    expect(next.find((each) => each.kind === 'calibration' && each.milestone === '10')?.dueAt).toBe(
      fixed?.dueAt,
    );
    expect(milestonesOf(next, 'calibration')).toEqual(['10', '25']);
  });

  it('keeps the calibration booked when training is over and no loop has come, and moves it seldom', () => {
    const trainee = { ...dana, trainedOn: '2026-01-04' };
    let tasks = planned(inputOf([], '2026-01-02T09:00:00Z', { person: trainee }));
    for (let day = 5; day < 365; day += 1) {
      const now = new Date(Date.UTC(2026, 0, day, 2)).toISOString();
      tasks = planned(inputOf([], now, { person: trainee, tasks }));
      const [calibration] = tasks.filter(({ kind }) => kind === 'calibration');
      expect(calibration).toMatchObject({ milestone: '10', state: 'planned' });
      expect(calibration && calibration.dueAt > now).toBe(true);
    }
    // A year without a loop: each move doubles nobody's mail for nothing.
    expect(tasks.find(({ kind }) => kind === 'calibration')?.sequence).toBeLessThanOrEqual(8);
  });

  it('writes the calibration of somebody slow a handful of times', () => {
    const trainee = { ...dana, trainedOn: '2026-01-04' };
    const loops = Array.from({ length: 9 }, (_, index) =>
      loop(`s${index}`, new Date(Date.UTC(2026, 0, 12 + 60 * index, 10)).toISOString()),
    );
    let tasks = planned(inputOf([], '2026-01-02T09:00:00Z', { person: trainee }));
    for (let day = 5; day < 540; day += 1) {
      const now = new Date(Date.UTC(2026, 0, day, 2)).toISOString();
      const seen = loops.filter(({ capturedAt }) => capturedAt <= now);
      tasks = planned(inputOf(seen, now, { person: trainee, tasks }));
    }
    expect(tasks.find(({ kind }) => kind === 'calibration')?.sequence).toBeLessThanOrEqual(6);
  });

  it('gives a protected topic to HR alone, once, and a drift signal to the coach', () => {
    const raised = at('2026-01-06T00:00:00Z');
    const topics = [{ loopId: loopId('w1'), capturedAt: raised }];
    const input = inputOf(weekly(1), W1_SEEN, {
      protectedTopics: [...topics, ...topics],
      driftSignals: [{ key: 'claim:2026-Q1', raisedAt: raised }],
    });
    expect(owed(input, ['people-review', 'drift-check'])).toMatchObject([
      { kind: 'drift-check', owner: 'kim', dueAt: '2026-01-13T00:00:00.000Z' },
      { kind: 'people-review', owner: 'hana', dueAt: '2026-01-08T00:00:00.000Z' },
    ]);
  });

  it('owes nothing at a site that is switched off, nor for somebody who has left', () => {
    const sites = policyWith({}, { privacy: { sites: { oslo: 'off' } } });
    const off = inputOf(weekly(3), '2026-02-01T00:00:00Z', {
      person: { ...dana, site: 'oslo' },
      policy: sites,
    });
    expect(owed(off)).toEqual([]);
    const tasks = planned(inputOf(weekly(3), '2026-02-01T00:00:00Z'));
    const left = planned(
      inputOf(weekly(3), '2026-02-01T00:00:00Z', { person: { ...dana, active: false }, tasks }),
    );
    expect(left.map((each) => each.state)).toEqual(tasks.map(() => 'superseded'));
  });
});

const history = fc
  .uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 34 })
  .chain((days) =>
    fc.tuple(
      ...days.map((day) =>
        fc.record({
          day: fc.constant(day),
          captureH: fc.integer({ min: 0, max: 2000 }),
          counted: fc.integer({ min: 0, max: 9 }),
          backfill: fc.constant(day < 20),
        }),
      ),
    ),
  )
  .map((rows) =>
    rows.map(({ day, captureH, counted, backfill }) => {
      const endedAt = at(new Date(Date.UTC(2025, 0, 1 + day, 10)).toISOString());
      return loop(`l${day}`, endedAt, {
        capturedAt: later(endedAt, captureH),
        counted: counted > 0,
        backfill,
      });
    }),
  );

describe('whatever the order of arrivals', () => {
  it('owes exactly what the slow way finds, each once, at the same time', () => {
    fc.assert(
      fc.property(history, (rows) => {
        const found = owed(inputOf(rows, '2027-06-01T00:00:00Z'), [...byNumber])
          .filter((each) => !each.milestone.includes(':'))
          .map(({ kind, milestone, loopId: about, dueAt }) => ({
            kind,
            milestone,
            loopId: about,
            dueAt: Date.parse(dueAt),
          }));
        const key = (each: { kind: string; milestone: string }) => `${each.kind} ${each.milestone}`;
        const sorted = <T extends { kind: string; milestone: string }>(list: T[]) =>
          list.sort((a, b) => (key(a) < key(b) ? -1 : 1));
        expect(sorted([...found])).toEqual(sorted(slowOwed(rows, defaultPolicy)));
      }),
      { numRuns: runs(60) },
    );
  });

  it('comes to the same set of milestones, with tasks opened on the way', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat({ max: 1_000_000 })), (rows, chance) => {
        const order = rows.map((row) => ({ row, key: chance.next().value })).sort((a, b) => a.key - b.key);
        const arriving = [...order, ...order.slice(0, 3)].map((each) => each.row);
        const end = '2027-06-01T00:00:00Z';
        let tasks: Task[] = [];
        const seen: LoopRow[] = [];
        for (const [index, row] of arriving.entries()) {
          if (!seen.includes(row)) seen.push(row);
          tasks = planned(inputOf(seen, end, { tasks }));
          if (index % 2 === 0) tasks = sweep(tasks, at(end));
        }
        const live = (list: Task[]) =>
          list
            .filter(
              (each) => each.state !== 'superseded' && (byNumber as readonly string[]).includes(each.kind),
            )
            .map((each) => `${each.kind} ${each.milestone}`)
            .sort();
        expect(live(tasks)).toEqual(live(planned(inputOf(rows, end))));
        const loops = tasks.flatMap((each) =>
          each.kind === 'first-loop-review' && each.state !== 'superseded' ? [each.loopId] : [],
        );
        expect(new Set(loops).size).toBe(loops.length);
        expect(planTasks(inputOf(rows, end, { tasks }))).toEqual([]);
        for (const each of tasks) expect(Task.parse(each)).toEqual(each);
      }),
      { numRuns: runs(60) },
    );
  });
});
