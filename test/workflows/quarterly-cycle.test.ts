/** The whole machine on the embedded engine: started by the sweep, allocated in pages, closed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { dayAt, isoWeekday, addDays, msOf } from '../../core/coaching/calendar.ts';
import type { Task } from '../../core/coaching/task.ts';
import { CandidateRef, Instant, PersonId } from '../../core/identity.ts';
import { defaultPolicy, Policy } from '../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../functions/adapters/virtual-clock.ts';
import { admit } from '../../functions/admit/step.ts';
import { allocateQuarter, AllocateState } from '../../functions/allocate-quarter/step.ts';
import { closeQuarter } from '../../functions/close-quarter/step.ts';
import type { Ledger } from '../../functions/ports/ledger.ts';
import type { Workflows } from '../../functions/ports/workflows.ts';
import { quarantine, QuarantineInput } from '../../functions/quarantine/step.ts';
import { Unavailable } from '../../core/faults.ts';
import { advanceTask } from '../../functions/advance-task/step.ts';
import { reconcileInterviewer } from '../../functions/runtime/reconcile.ts';
import {
  coachPrefix,
  coachQuarterRow,
  cycleKeys,
  firstCycle,
  quarterStandingRow,
  quarterStartRow,
  QuarterState,
} from '../../functions/runtime/quarter-rows.ts';
import {
  comparisonRow,
  fleetRow,
  judgementRow,
  keys,
  mailRow,
  personRow,
  policyRow,
  prefixes,
  put,
  quarantineRow,
  read,
  readAll,
  taskRow,
} from '../../functions/runtime/rows.ts';
import { quarterSentence } from '../../functions/runtime/quarter-sentence.ts';
import {
  quarterCapacityRow,
  quarterKeys,
  quarterReportRow,
} from '../../functions/runtime/said-of-quarter.ts';
import { startQuarter } from '../../functions/start-quarter/step.ts';
import { sweep } from '../../functions/sweep/step.ts';
import { fleetForQuarter } from '../../functions/update-fleet/step.ts';
import { type EngineOptions, embeddedEngine } from '../../infra/local/engine.ts';
import { memoryArtefacts } from '../support/kept-loop.ts';
import { commitAll, loopsOf, owing, personOf, settled } from '../support/many-interviewers.ts';

const began = '2026-04-01T03:00:00.000Z';

let ledger: Ledger;
let clock: ReturnType<typeof virtualClock>;
beforeEach(() => {
  ledger = openSqliteLedger({ path: ':memory:' });
  clock = virtualClock(Instant.parse('2026-03-31T12:00:00.000Z'));
});

/** One life of the process over a ledger, which may die at any commit. */
const life = (over: Ledger, steps: EngineOptions['steps'] = {}) => {
  const ports = { ledger: over, clock, artefacts: memoryArtefacts() };
  const engine = embeddedEngine({
    ledger: over,
    clock,
    virtualTime: true,
    lanes: 1,
    steps: {
      // The night has made the claims already, as it does unless it was missed.
      'update-fleet': async () => ({ outcome: 'done' }),
      'allocate-quarter': (state) => allocateQuarter(AllocateState.parse(state), ports, 2),
      'close-quarter': (state) => closeQuarter(QuarterState.parse(state), ports),
      quarantine: (state) => quarantine(QuarantineInput.parse(state), ports),
      ...steps,
    },
  });
  return {
    engine,
    /** The sweep's tick, and everything it starts. */
    async tick(): Promise<void> {
      await engine.resume();
      await engine.drain();
      const dispatch = {
        send: async (messages: readonly { readonly step: string }[]) => {
          for (const { step } of messages)
            if (step === 'start-quarter') await startQuarter({ ledger: over, clock, workflows: engine });
        },
      };
      await sweep({ ledger: over, dispatch, clock });
      await engine.drain();
    },
  };
};

const hire = async (
  coaches: readonly (string | Record<string, unknown>)[],
  interviewers: readonly Record<string, unknown>[],
  loops = 3,
): Promise<void> => {
  await commitAll(ledger, [
    ...coaches.flatMap((coach) =>
      typeof coach === 'string'
        ? settled(personOf(coach, { role: 'coach' }), [])
        : settled(personOf(String(coach['id']), { role: 'coach', ...coach }), []),
    ),
    ...settled(personOf('otto', { role: 'operations' }), []),
    ...interviewers.flatMap(({ loops: own, ...who }) =>
      settled(
        personOf(String(who['id']), who),
        loopsOf(String(who['id']), Number(own ?? loops), '2026-03-30T10:00:00.000Z'),
      ),
    ),
  ]);
  await ledger.commit(await firstCycle(ledger, clock.now(), defaultPolicy));
};

const cycleAt = async (at: string): Promise<void> => {
  clock.set(Instant.parse(at));
  await life(ledger).tick();
};

const quarterly = async (from: Ledger = ledger): Promise<Task[]> => {
  const tasks: Task[] = [];
  for await (const { body: person } of readAll(from, personRow, keys.roster))
    for await (const { body } of readAll(from, taskRow, keys.interviewer(person.id), prefixes.task))
      if (body.kind === 'quarterly') tasks.push(body);
  return tasks;
};

const told = async (kind: string): Promise<readonly { readonly subject?: string | undefined }[]> => {
  const found = [];
  for await (const { body } of readAll(ledger, mailRow, keys.mailbox(PersonId.parse('otto')), prefixes.mail))
    if (body.kind === kind) found.push(body);
  return found;
};

const standing = async (quarter = '2026-Q2') =>
  (await read(ledger, quarterStandingRow, cycleKeys.standing(quarter)))?.body;

/** Every row but those of the engine and those whose only news is the attempt. */
const contents = async (from: Ledger): Promise<string> => {
  const rows = [];
  for (const task of await quarterly(from)) rows.push(task);
  for await (const { body } of readAll(from, coachQuarterRow, cycleKeys.coaches('2026-Q2'), coachPrefix))
    rows.push(body);
  rows.push((await read(from, quarterStandingRow, cycleKeys.standing('2026-Q2')))?.body);
  rows.push((await read(from, quarterCapacityRow, quarterKeys.capacity('2026-Q2')))?.body);
  rows.push((await read(from, quarterStartRow, cycleKeys.start()))?.body);
  for await (const { body } of readAll(from, mailRow, 'person#otto', prefixes.mail)) rows.push(body);
  return JSON.stringify(rows, null, 1);
};

const change = async (id: string, more: Record<string, unknown>): Promise<void> => {
  const found = await read(ledger, personRow, keys.person(PersonId.parse(id)));
  if (found === undefined) throw new Error(`${id} is not there.`);
  await ledger.commit([put(personRow, found.key, found.version, { ...found.body, ...more })]);
};

describe('the start of a quarter', () => {
  it('comes on its first day at three by the programme’s clock, once however often it is looked for', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await cycleAt('2026-04-01T02:59:00.000Z');
    expect(await quarterly()).toEqual([]);
    await cycleAt(began);
    const first = await contents(ledger);
    expect((await quarterly()).map(({ milestone }) => milestone)).toEqual(['2026-Q2']);
    await cycleAt(began);
    await cycleAt('2026-04-03T12:00:00.000Z');
    expect(await contents(ledger)).toBe(first);
  });

  it('that was missed for weeks is made up for once, and looked at again on the next Saturday', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await cycleAt('2026-05-12T09:00:00.000Z');
    expect(await read(ledger, quarterStartRow, cycleKeys.start())).toMatchObject({
      body: { quarter: '2026-Q2', attempt: 1 },
    });
    expect((await ledger.get(cycleKeys.start()))?.nextAt).toBe('2026-05-16T03:00:00.000Z');
    expect((await quarterly()).map(({ dueAt }) => dueAt > '2026-05-12')).toEqual([true]);
  });

  it('follows the programme’s zone across daylight saving and around the date line', async () => {
    const starts = async (timeZone: string, quarterStartMonths: number[], now: string) => {
      const policy = Policy.parse({ programme: { timeZone, quarterStartMonths } });
      const own = openSqliteLedger({ path: ':memory:' });
      await own.commit(await firstCycle(own, Instant.parse(now), policy));
      return (await own.get(cycleKeys.start()))?.nextAt;
    };
    const [march, april] = ['2026-03-29T00:00:00.000Z', '2026-03-31T10:59:00.000Z'];
    // Clocks go forward in Berlin on Sunday 29 March: three in the morning is an hour earlier from then on.
    expect(await starts('Europe/Berlin', [1, 4, 7, 10], march)).toBe('2026-04-01T01:00:00.000Z');
    expect(await starts('Europe/Berlin', [1, 4, 7, 10], '2026-03-27T00:00:00.000Z')).toBe(
      '2026-03-28T02:00:00.000Z',
    );
    expect(await starts('Pacific/Kiritimati', [4], april)).toBe('2026-03-31T13:00:00.000Z');
    expect(await starts('Pacific/Pago_Pago', [4], april)).toBe('2026-04-01T14:00:00.000Z');
    // In Santiago the clock goes from midnight back to eleven on the night to 5 April.
    expect(await starts('America/Santiago', [4], '2026-04-04T12:00:00.000Z')).toBe(
      '2026-04-11T07:00:00.000Z',
    );
  });

  it('that finds its name taken only moves on', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    clock.set(Instant.parse(began));
    const { engine } = life(ledger);
    const names: string[] = [];
    const workflows: Workflows = {
      start: async (machine, name, input) => {
        names.push(name);
        return await engine.start(machine, name, input);
      },
    };
    const dies: Ledger = { ...ledger, commit: async () => await Promise.reject(new Error('killed')) };
    await expect(startQuarter({ ledger: dies, clock, workflows })).rejects.toThrow('killed');
    expect(await startQuarter({ ledger, clock, workflows })).toEqual({ outcome: 'already' });
    expect(await startQuarter({ ledger, clock, workflows })).toEqual({ outcome: 'not-due' });
    expect(new Set(names).size).toBe(1);
    expect(names[0]).toMatch(/^q-[0-9a-f]{40}$/);
  });
});

/** Minutes a coach owes by the Monday of the week, in the coach's zone. */
const minutesByWeek = (tasks: readonly Task[], zone = 'UTC'): Map<string, number> => {
  const weeks = new Map<string, number>();
  for (const task of tasks) {
    const day = dayAt(msOf(task.dueAt), zone);
    const week = `${task.owner} ${addDays(day, 1 - isoWeekday(day))}`;
    weeks.set(week, (weeks.get(week) ?? 0) + task.minutes);
  }
  return weeks;
};

describe('a thousand interviewers and forty coaches', () => {
  const name = (n: number): string => `p${String(n).padStart(4, '0')}`;
  const coach = (n: number): string => `c${String(n % 40).padStart(2, '0')}`;

  it('are allocated in pages, nobody over the limit and nobody forgotten', async () => {
    // Forty minutes a week hold 24 reviews in twelve weeks, two a week: of 25 each one is short.
    const policy = Policy.parse({ coaching: { weeklyLimitMin: 40 } });
    await ledger.commit([put(policyRow, keys.policy(), 'absent', policy)]);
    await hire(
      Array.from({ length: 40 }, (_, n) => coach(n)),
      Array.from({ length: 1000 }, (_, n) => ({
        id: name(n),
        coach: coach(n),
        ...(n >= 960 ? { loops: 0 } : n < 40 ? { loops: 12 } : {}),
      })),
    );
    const busy = [];
    for (let n = 0; n < 40; n += 1)
      busy.push(
        await owing(ledger, {
          kind: 'checkpoint',
          interviewer: name(n),
          milestone: 'day-90',
          owner: coach(n),
          dueAt: '2026-04-08T10:00:00.000Z',
          minutes: 15,
        }),
      );
    await cycleAt(began);
    const tasks = await quarterly();
    for (const [week, minutes] of minutesByWeek([...tasks, ...busy]))
      expect([week, minutes <= 40]).toEqual([week, true]);
    const capacity = await read(ledger, quarterCapacityRow, quarterKeys.capacity('2026-Q2'));
    const short = capacity?.body.shortages.flatMap(({ unplaced }) =>
      unplaced.map((each) => each.interviewer),
    );
    const reached = new Set([...tasks.map(({ interviewer }) => interviewer), ...(short ?? [])]);
    expect(reached.size).toBe(960);
    expect(tasks).toHaveLength(40 * 23);
    expect(await standing()).toMatchObject({
      coaches: 40,
      placed: 920,
      unplaced: 40,
      shortMinutes: 600,
      notDue: 0,
      coachless: [],
    });
    const before = await contents(ledger);
    await cycleAt('2026-04-04T03:00:00.000Z');
    const withoutNews = (text: string): string => text.replaceAll(/"(attempt|at)": ("[^"]*"|\d+)/g, '"$1"');
    expect(withoutNews(await contents(ledger))).toBe(withoutNews(before));
  }, 60_000);
});

describe('a crash after any commit', () => {
  const company = async (): Promise<void> => {
    await ledger.commit([
      put(policyRow, keys.policy(), 'absent', Policy.parse({ coaching: { weeklyLimitMin: 15 } })),
    ]);
    await hire(
      ['ann', 'bo', 'cy', 'di', 'ed'],
      Array.from({ length: 11 }, (_, n) => ({
        id: `p${n}`,
        coach: n < 5 ? 'ann' : n < 7 ? 'bo' : n < 9 ? 'cy' : n < 10 ? 'di' : 'ed',
      })),
    );
    // Four weeks are left: ann has one interviewer too many.
    clock.set(Instant.parse('2026-06-01T03:00:00.000Z'));
  };

  it('ends the same as none', async () => {
    await company();
    const whole = ledger;
    await life(whole).tick();
    const wanted = await contents(whole);
    let commits = 0;
    for (let survives = 0; survives < 100; survives += 1) {
      ledger = openSqliteLedger({ path: ':memory:' });
      clock.set(Instant.parse('2026-03-31T12:00:00.000Z'));
      await company();
      const own = ledger;
      let left = survives;
      const mortal: Ledger = {
        get: (key) => own.get(key),
        query: (range) => own.query(range),
        due: (now, limit) => own.due(now, limit),
        async commitInOrder(changes) {
          for (const each of changes) await mortal.commit([each]);
        },
        commit: async (writes) => {
          // Nothing more is written by a process that is dead, its quarantine included.
          if (left < 0) throw new Error('killed');
          left -= 1;
          if (left < 0) throw new Error('killed');
          await own.commit(writes);
        },
      };
      await life(mortal)
        .tick()
        .catch(() => undefined);
      if (left >= 0) break;
      commits += 1;
      await life(own).tick();
      expect(await contents(own)).toBe(wanted);
    }
    // The start, its row, five coaches with a decision and its tasks each, the close, the engine's own.
    expect(commits).toBeGreaterThan(12);
    expect(wanted).toContain('"shortMinutes": 15');
  }, 120_000);
});

describe('the week after', () => {
  const twelve = Array.from({ length: 12 }, (_, n) => ({ id: `p${n}`, coach: 'kim' }));

  it('gives a place to who joined, and to nobody twice', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await cycleAt(began);
    await commitAll(
      ledger,
      settled(personOf('rue', { coach: 'kim' }), loopsOf('rue', 1, '2026-04-29T10:00:00.000Z')),
    );
    await cycleAt('2026-05-02T03:00:00.000Z');
    expect((await quarterly()).map(({ interviewer, dueAt }) => [interviewer, dueAt.slice(0, 10)])).toEqual([
      ['dana', '2026-04-10'],
      ['rue', '2026-05-08'],
    ]);
  });

  it('tells operations of a shortage once, and gives those named a place when there is room', async () => {
    await ledger.commit([
      put(policyRow, keys.policy(), 'absent', Policy.parse({ coaching: { weeklyLimitMin: 15 } })),
    ]);
    await hire(['kim'], [...twelve, { id: 'pz', coach: 'kim' }, { id: 'new', coach: 'kim', loops: 1 }]);
    await cycleAt(began);
    expect(await standing()).toMatchObject({ placed: 12, unplaced: 2, shortMinutes: 30 });
    expect(await told('capacity-notice')).toMatchObject([{ subject: '2026-Q2' }]);
    await cycleAt('2026-04-04T03:00:00.000Z');
    expect(await told('capacity-notice')).toHaveLength(1);
    const found = await read(ledger, policyRow, keys.policy());
    const roomier = Policy.parse({ coaching: { weeklyLimitMin: 30 } });
    await ledger.commit([put(policyRow, keys.policy(), found?.version ?? 'absent', roomier)]);
    await cycleAt('2026-04-11T03:00:00.000Z');
    expect(await standing()).toMatchObject({ placed: 14, unplaced: 0 });
    expect((await read(ledger, quarterCapacityRow, quarterKeys.capacity('2026-Q2')))?.body.shortages).toEqual(
      [],
    );
    expect(await told('capacity-notice')).toHaveLength(1);
  });

  it('moves what nobody has begun out of the way of other work, and names whom it takes the place from', async () => {
    await ledger.commit([
      put(policyRow, keys.policy(), 'absent', Policy.parse({ coaching: { weeklyLimitMin: 15 } })),
    ]);
    await hire(['kim'], twelve);
    await cycleAt(began);
    const review = await owing(ledger, {
      kind: 'checkpoint',
      interviewer: 'p0',
      milestone: 'day-90',
      owner: 'kim',
      dueAt: '2026-05-06T10:00:00.000Z',
      minutes: 5,
    });
    await cycleAt('2026-04-04T03:00:00.000Z');
    const tasks = (await quarterly()).filter(({ state }) => state === 'planned');
    for (const [week, minutes] of minutesByWeek([...tasks, review]))
      expect([week, minutes <= 15]).toEqual([week, true]);
    expect(tasks).toHaveLength(11);
    expect(await standing()).toMatchObject({ placed: 11, unplaced: 1 });
    expect(await told('capacity-notice')).toHaveLength(1);
  });

  it('evens out what a coach who goes leaves to the next', async () => {
    await hire(['kim', 'lee'], [...twelve, ...twelve.map(({ id }) => ({ id: `q${id}`, coach: 'lee' }))]);
    await ledger.commit([
      put(policyRow, keys.policy(), 'absent', Policy.parse({ coaching: { weeklyLimitMin: 30 } })),
    ]);
    await cycleAt(began);
    await change('kim', { active: false });
    for (const { id } of twelve) {
      await change(id, { coach: 'lee' });
      await reconcileInterviewer(PersonId.parse(id), { ledger, clock });
    }
    expect((await quarterly()).filter(({ owner }) => owner === 'lee')).toHaveLength(24);
    await cycleAt('2026-04-04T03:00:00.000Z');
    const tasks = await quarterly();
    expect(new Set(tasks.map(({ owner, state }) => `${owner} ${state}`))).toEqual(new Set(['lee planned']));
    for (const [week, minutes] of minutesByWeek(tasks)) expect([week, minutes <= 30]).toEqual([week, true]);
  });
});

describe('whose review it is', () => {
  it('is no task while nobody is named, and is listed', async () => {
    await hire(['kim'], [{ id: 'dana' }, { id: 'rue', coach: 'rue' }, { id: 'max', coach: 'kim' }]);
    await cycleAt(began);
    expect((await quarterly()).map(({ interviewer }) => interviewer)).toEqual(['max']);
    expect((await standing())?.coachless).toEqual(['dana', 'rue']);
    await change('dana', { coach: 'kim' });
    await cycleAt('2026-04-04T03:00:00.000Z');
    expect((await standing())?.coachless).toEqual(['rue']);
    expect(await quarterly()).toHaveLength(2);
  });

  it('is the deputy’s where the coach is away all quarter, and stays the coach’s through a leave before its week', async () => {
    await hire(
      [
        { id: 'kim', deputy: 'lee', awayFrom: '2026-04-01' },
        { id: 'noa', deputy: 'lee', awayFrom: '2026-04-01', awayUntil: '2026-05-03' },
        'lee',
      ],
      [
        { id: 'dana', coach: 'kim' },
        { id: 'rue', coach: 'noa' },
      ],
    );
    await cycleAt(began);
    for (const id of ['dana', 'rue']) await reconcileInterviewer(PersonId.parse(id), { ledger, clock });
    expect((await quarterly()).map(({ interviewer, owner, dueAt }) => [interviewer, owner, dueAt])).toEqual([
      ['dana', 'lee', '2026-04-10T18:00:00.000Z'],
      ['rue', 'noa', '2026-05-08T18:00:00.000Z'],
    ]);
  });

  it('is nobody’s at a site where Plumbline is off, and of nobody who has led nothing', async () => {
    await ledger.commit([
      put(policyRow, keys.policy(), 'absent', Policy.parse({ privacy: { sites: { rome: 'off' } } })),
    ]);
    await hire(
      ['kim'],
      [
        { id: 'dana', coach: 'kim', site: 'rome' },
        { id: 'rue', coach: 'kim', loops: 0 },
        { id: 'gone', coach: 'kim', active: false },
      ],
    );
    await cycleAt(began);
    expect(await quarterly()).toEqual([]);
    expect(await standing()).toMatchObject({ placed: 0, unplaced: 0, notDue: 0, coachless: [] });
  });

  it('waits for the interviewer’s leave and opens in its week like any other', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim', awayFrom: '2026-03-30', awayUntil: '2026-04-24' }]);
    await cycleAt(began);
    await reconcileInterviewer(PersonId.parse('dana'), { ledger, clock });
    const [task] = await quarterly();
    expect(task).toMatchObject({ state: 'planned', opensAt: '2026-04-27T08:00:00.000Z' });
    expect(task?.pausedAt).toBeUndefined();
    clock.set(Instant.parse('2026-04-27T08:00:00.000Z'));
    await advanceTask(keys.task(PersonId.parse('dana'), task?.id ?? ''), { ledger, clock });
    expect((await quarterly())[0]).toMatchObject({ state: 'open', dueAt: '2026-05-01T18:00:00.000Z' });
  });

  it('is not due again without a loop since the last one was given', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await owing(ledger, {
      kind: 'quarterly',
      interviewer: 'dana',
      milestone: '2026-Q1',
      owner: 'kim',
      state: 'coached',
      coachedAt: '2026-03-30T11:00:00.000Z',
      dueAt: '2026-03-27T18:00:00.000Z',
    });
    await cycleAt(began);
    expect(await quarterly()).toHaveLength(1);
    expect(await standing()).toMatchObject({ placed: 0, notDue: 1 });
  });
});

describe('the report of a quarter', () => {
  const reportsOf = async (...quarters: string[]) => {
    const found = [];
    for (const quarter of quarters)
      found.push((await read(ledger, quarterReportRow, quarterKeys.report(quarter)))?.body);
    return found;
  };
  const said = (report: { readonly lines: readonly { id: string; sentence: string }[] } | undefined) =>
    Object.fromEntries(report?.lines.map(({ id, sentence }) => [id, sentence]) ?? []);

  it('is left and mailed once, when the quarter is over; none for one from before the programme', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await cycleAt(began);
    // The programme is a day old: the quarter that ends today is its first.
    expect(await reportsOf('2025-Q4', '2026-Q1')).toMatchObject([undefined, { quarter: '2026-Q1' }]);
    await cycleAt('2026-04-04T03:00:00.000Z');
    expect(await told('programme-report')).toMatchObject([{ subject: '2026-Q1' }]);
  });

  it('counts interviews that a scorecard tells of and no transcript', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    for (const candidate of ['cand-dana-0', 'cand-lost']) {
      const rater = PersonId.parse('dana');
      await ledger.commit([
        put(judgementRow, keys.judgement('2026-03', candidate, rater, '1'), 'absent', {
          candidate: CandidateRef.parse(candidate),
          rater,
          recommendation: 'yes',
          independent: true,
          ratings: [],
        }),
      ]);
    }
    await cycleAt(began);
    expect(said((await reportsOf('2026-Q1'))[0])).toMatchObject({
      'capture-rate': '3 of 4 (75 %).',
      'coached-of-active': '0 of 1 (0 %).',
      'hire-quality': '0 of 50 so far.',
    });
  });

  it('of quarters slept through is made up for without a gap, with one mail about the last', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await cycleAt('2026-10-20T12:00:00.000Z');
    const reports = await reportsOf('2026-Q1', '2026-Q2', '2026-Q3');
    expect(reports.map((report) => report?.quarter)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3']);
    expect(await told('programme-report')).toMatchObject([{ subject: '2026-Q3' }]);
  });

  it('of a quarter without a single interview says so in every line, and nothing fails', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim', loops: 0 }]);
    await cycleAt('2026-07-01T03:00:00.000Z');
    const [report] = await reportsOf('2026-Q2');
    expect(said(report)).toMatchObject({
      'coaching-loops': '0 coaching loops.',
      'coached-of-active': 'No active interviewers in this quarter.',
      'first-three-on-time': 'No first-loop reviews due in this quarter.',
      'minutes-owed': '0 minutes owed, 1560 there were.',
    });
    expect(await quarterly()).toEqual([]);
    expect(await quarterSentence(ledger)).toBe(
      '2026-Q3: 0 quarterly reviews have a week; looked at next 2026-07-04.',
    );
  });
});

describe('the quarter in a line', () => {
  it('says what has a week and what has none', async () => {
    expect(await quarterSentence(ledger)).toBe('');
    await ledger.commit([
      put(policyRow, keys.policy(), 'absent', Policy.parse({ coaching: { weeklyLimitMin: 15 } })),
    ]);
    await hire(
      ['kim'],
      [...Array.from({ length: 13 }, (_, n) => ({ id: `p${n}`, coach: 'kim' })), { id: 'alone' }],
    );
    expect(await quarterSentence(ledger)).toBe(
      'The quarter has not been started yet, looked at next 2026-04-01.',
    );
    await cycleAt(began);
    expect(await quarterSentence(ledger)).toBe(
      '2026-Q2: 12 quarterly reviews have a week, 1 no place (15 minutes short), 1 no coach; looked at next 2026-04-04.',
    );
  });
});

describe('what can be said of everybody', () => {
  it('is said first where the night was missed: the quarter’s claims, and each makes a drift check due', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    const leading = (index: number) => ({ questions: 14, leading: index < 20 ? 1 : 8 });
    const loops = loopsOf('rue', 30, '2026-03-30T10:00:00.000Z').map((loop, index) => ({
      ...loop,
      counts: leading(index),
    }));
    await commitAll(ledger, settled(personOf('rue', { coach: 'kim' }), loops));
    clock.set(Instant.parse(began));
    const ports = { ledger, clock, artefacts: memoryArtefacts() };
    const steps = {
      'update-fleet': (state: unknown) => fleetForQuarter(QuarterState.parse(state), ports),
    };
    await life(ledger, steps).tick();
    expect((await read(ledger, fleetRow, keys.fleet()))?.body.claims).toMatchObject({
      quarter: '2026-Q2',
      rose: 1,
    });
    const raised = (await read(ledger, comparisonRow, keys.comparison(PersonId.parse('rue'))))?.body.raised;
    expect(raised?.map(({ key }) => key)).toContain('claim:2026-Q2');
    const state = { quarter: '2026-Q2' } as QuarterState;
    expect(await fleetForQuarter(state, ports)).toEqual({ outcome: 'done' });
  });
});

describe('a cycle that cannot be finished', () => {
  it('is set aside with a sentence, told to operations, and gone once the next one closes', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    clock.set(Instant.parse(began));
    await life(ledger, {
      'allocate-quarter': async () => await Promise.reject(new Unavailable('aws', 'Away.')),
    }).tick();
    const key = keys.quarantined('quarters/2026-Q2');
    expect((await read(ledger, quarantineRow, key))?.body.message).toMatch(
      /^quarters\/2026-Q2: .* redrive it/,
    );
    expect(await told('quarantine-notice')).toHaveLength(1);
    await cycleAt('2026-04-04T03:00:00.000Z');
    expect(await quarterly()).toHaveLength(1);
    expect(await read(ledger, quarantineRow, key)).toBeUndefined();
  });

  it('is tried again at once by a redrive, whenever its next look would be', async () => {
    await hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    clock.set(Instant.parse(began));
    await life(ledger, {
      'close-quarter': async () => await Promise.reject(new Error('a fault of ours')),
    }).tick();
    expect(await standing()).toBeUndefined();
    const nothing = async (): Promise<never> => await Promise.reject(new Error('not asked'));
    const ports = {
      ledger,
      clock,
      artefacts: memoryArtefacts(),
      drop: { list: nothing as never, stat: nothing, read: nothing, remove: nothing },
      workflows: { start: nothing },
      dispatch: { send: nothing },
    };
    expect(await admit({ key: 'quarters/2026-Q2', again: true }, ports)).toMatchObject({
      outcome: 'started',
    });
    await life(ledger).tick();
    expect(await standing()).toMatchObject({ attempt: 2, placed: 1 });
    expect(await read(ledger, quarantineRow, keys.quarantined('quarters/2026-Q2'))).toBeUndefined();
  });
});
