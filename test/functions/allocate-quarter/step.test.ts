import { beforeEach, describe, expect, it } from 'vitest';
import type { Task } from '../../../core/coaching/task.ts';
import { Instant, PersonId } from '../../../core/identity.ts';
import { Policy } from '../../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { allocateQuarter, AllocateState } from '../../../functions/allocate-quarter/step.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { tasksAbout } from '../../../functions/runtime/everybody.ts';
import { reconcileInterviewer } from '../../../functions/runtime/reconcile.ts';
import { coachQuarterRow, cycleKeys } from '../../../functions/runtime/quarter-rows.ts';
import { keys, policyRow, put, read } from '../../../functions/runtime/rows.ts';
import { dyingAfter, losing } from '../../support/disturbed-ledger.ts';
import { watched } from '../../support/kept-loop.ts';
import { changed } from '../../support/ledger-rows.ts';
import { commitAll, loopsOf, owing, personOf, settled } from '../../support/many-interviewers.ts';

const now = Instant.parse('2026-04-01T03:00:00.000Z');
const clock = virtualClock(now);
const stateOf = (attempt: number, cursor?: string) =>
  AllocateState.parse({
    key: 'quarters/2026-Q2',
    quarter: '2026-Q2',
    from: '2026-04-01',
    until: '2026-07-01',
    attempt,
    execution: `q-${attempt}`,
    ...(cursor === undefined ? {} : { page: { outcome: 'more', cursor } }),
  });

let ledger: ReturnType<typeof watched>;
beforeEach(async () => {
  ledger = watched(openSqliteLedger({ path: ':memory:' }));
  await commitAll(ledger, [
    ...settled(personOf('kim', { role: 'coach' }), []),
    ...settled(personOf('lee', { role: 'coach' }), []),
  ]);
});

/** Has led three loops, the last of them on the day before the quarter. */
const led = async (id: string, more: Record<string, unknown> = {}, loops = 3): Promise<void> =>
  await commitAll(
    ledger,
    settled(personOf(id, { coach: 'kim', ...more }), loopsOf(id, loops, '2026-03-31T10:00:00.000Z')),
  );

const limit = async (weeklyLimitMin: number): Promise<void> =>
  await ledger.commit([
    put(policyRow, keys.policy(), 'absent', Policy.parse({ coaching: { weeklyLimitMin } })),
  ]);

const allocated = async (attempt = 1, over: Ledger = ledger) =>
  await allocateQuarter(stateOf(attempt), { ledger: over, clock });

const reviewsOf = async (id: string): Promise<readonly Task[]> =>
  (await tasksAbout(ledger, PersonId.parse(id))).filter(({ kind }) => kind === 'quarterly');

const givenTo = async (coach: string) =>
  (await read(ledger, coachQuarterRow, cycleKeys.coach('2026-Q2', PersonId.parse(coach))))?.body;

const moved = async (id: string, more: Record<string, unknown>): Promise<void> =>
  await changed(ledger, id, more);

describe('a coach’s quarter', () => {
  const firstWeek = { opensAt: '2026-04-06T08:00:00.000Z', dueAt: '2026-04-10T18:00:00.000Z' };

  it('is made into a task each, to be opened as its week begins', async () => {
    await led('dana');
    expect(await allocated()).toEqual({ outcome: 'done' });
    expect(await reviewsOf('dana')).toMatchObject([
      {
        id: 'quarterly.dana.2026-Q2',
        milestone: '2026-Q2',
        owner: 'kim',
        state: 'planned',
        minutes: 15,
        ...firstWeek,
      },
    ]);
    const row = await ledger.get(keys.task(PersonId.parse('dana'), 'quarterly.dana.2026-Q2'));
    expect(row?.nextAt).toBe(firstWeek.opensAt);
  });

  it('is kept as it was decided', async () => {
    await led('dana');
    await allocated();
    expect(await givenTo('kim')).toEqual({
      coach: 'kim',
      attempt: 1,
      at: now,
      begun: 0,
      placed: [{ interviewer: 'dana', minutes: 15, ...firstWeek }],
      unplaced: [],
      postponed: [],
      shortMinutes: 0,
      notDue: 0,
    });
    expect(await givenTo('lee')).toBeUndefined();
  });

  it('says of each interviewer whether they have a week, have begun, are put off, or owe nothing', async () => {
    for (const id of ['dana', 'rue', 'max']) await led(id);
    await led('away', { awayFrom: '2026-03-31' });
    await led('new', {}, 0);
    await owing(ledger, {
      kind: 'quarterly',
      interviewer: 'rue',
      milestone: '2026-Q2',
      owner: 'kim',
      dueAt: '2026-04-10T18:00:00.000Z',
    });
    // The review of the quarter before came after the last loop.
    await owing(ledger, {
      kind: 'quarterly',
      interviewer: 'max',
      milestone: '2026-Q1',
      owner: 'kim',
      state: 'coached',
      coachedAt: '2026-03-31T11:00:00.000Z',
      dueAt: '2026-03-27T18:00:00.000Z',
    });
    await allocated();
    expect(await givenTo('kim')).toMatchObject({
      begun: 1,
      placed: [{ interviewer: 'dana' }],
      unplaced: [],
      postponed: ['away'],
      notDue: 1,
    });
    expect((await reviewsOf('rue')).map(({ state }) => state)).toEqual(['open']);
    expect(await reviewsOf('new')).toEqual([]);
  });

  it('has room for the other things its coach owes, whoever they are about', async () => {
    await limit(15);
    await led('dana');
    await owing(ledger, {
      kind: 'checkpoint',
      interviewer: 'dana',
      milestone: '5',
      owner: 'kim',
      dueAt: '2026-04-08T10:00:00.000Z',
    });
    await allocated();
    expect((await reviewsOf('dana'))[0]?.dueAt).toBe('2026-04-17T18:00:00.000Z');
  });

  it('says who has no place, and takes it back from whom it was given to before', async () => {
    await limit(15);
    for (let n = 10; n < 22; n += 1) await led(`p${n}`);
    await allocated();
    expect(await givenTo('kim')).toMatchObject({ unplaced: [], shortMinutes: 0 });
    // Somebody with fewer loops is not urgent; a checkpoint that came takes a week from one of the twelve.
    await owing(ledger, {
      kind: 'checkpoint',
      interviewer: 'p10',
      milestone: '5',
      owner: 'kim',
      dueAt: '2026-06-24T10:00:00.000Z',
    });
    await allocated(2);
    const given = await givenTo('kim');
    expect(given).toMatchObject({ begun: 0, unplaced: [{ minutes: 15 }], shortMinutes: 15 });
    expect(given?.placed).toHaveLength(11);
    expect((await reviewsOf(given?.unplaced[0]?.interviewer ?? ''))[0]?.state).toBe('superseded');
  });

  it('is nobody’s whom nobody is named to coach', async () => {
    await led('alone', { coach: 'gone' });
    expect(await allocated()).toEqual({ outcome: 'done' });
    expect(await reviewsOf('alone')).toEqual([]);
  });

  it('of more than a commit may hold is written in several', async () => {
    await limit(10_000);
    for (let n = 100; n < 205; n += 1) await led(`p${n}`, {}, 1);
    const before = ledger.commits.length;
    await allocated();
    expect(ledger.commits.slice(before).map((writes) => writes.length)).toEqual([1, 100, 5]);
    expect(await reviewsOf('p204')).toHaveLength(1);
  });
});

describe('a decision', () => {
  it('is taken once an attempt, and again with the next', async () => {
    await led('dana');
    await allocated();
    const decided = await ledger.get(cycleKeys.coach('2026-Q2', PersonId.parse('kim')));
    await led('rue');
    await allocated();
    expect(await reviewsOf('rue')).toEqual([]);
    expect(await ledger.get(cycleKeys.coach('2026-Q2', PersonId.parse('kim')))).toEqual(decided);
    await allocated(2);
    expect(await reviewsOf('rue')).toHaveLength(1);
    expect(await givenTo('kim')).toMatchObject({ attempt: 2, placed: [{}, {}] });
  });

  it('that nobody made into tasks before they died is made into the same ones', async () => {
    await led('dana');
    await expect(allocated(1, dyingAfter(ledger, 1))).rejects.toThrow('killed');
    const decided = await givenTo('kim');
    expect(await reviewsOf('dana')).toEqual([]);
    await led('rue');
    await allocated();
    expect(await givenTo('kim')).toEqual(decided);
    expect((await reviewsOf('dana'))[0]?.dueAt).toBe(decided?.placed[0]?.dueAt);
    expect(await reviewsOf('rue')).toEqual([]);
  });

  it('of an attempt that comes late adds nothing to what a later one knew', async () => {
    await led('dana');
    await allocated(2);
    const before = await givenTo('kim');
    await led('rue');
    await allocated(1);
    expect(await givenTo('kim')).toEqual(before);
    expect(await reviewsOf('rue')).toEqual([]);
  });

  it('is taken again where somebody else wrote meanwhile', async () => {
    await led('dana');
    await allocated(1, losing(ledger, 2));
    expect(await reviewsOf('dana')).toHaveLength(1);
  });

  it('is taken, too, for a coach whom nobody is left to', async () => {
    await led('dana');
    await allocated();
    await moved('dana', { coach: 'lee' });
    await reconcileInterviewer(PersonId.parse('dana'), { ledger, clock });
    await allocated(2);
    expect(await givenTo('lee')).toMatchObject({ placed: [{ interviewer: 'dana' }] });
    expect((await reviewsOf('dana'))[0]?.owner).toBe('lee');
    expect(await givenTo('kim')).toMatchObject({ attempt: 2, placed: [], unplaced: [] });
  });
});

describe('a page of coaches', () => {
  it('goes on behind the last one of the page before', async () => {
    await led('dana');
    await led('rue', { coach: 'lee' });
    const page = async (cursor?: string) => await allocateQuarter(stateOf(1, cursor), { ledger, clock }, 1);
    expect(await page()).toEqual({ outcome: 'more', cursor: 'kim' });
    expect(await reviewsOf('rue')).toEqual([]);
    expect(await page('kim')).toEqual({ outcome: 'done' });
    expect(await reviewsOf('rue')).toHaveLength(1);
  });
});
