import { beforeEach, describe, expect, it } from 'vitest';
import type { Task } from '../../../core/coaching/task.ts';
import { Instant, PersonId } from '../../../core/identity.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { advanceTask } from '../../../functions/advance-task/step.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { allOf, keys, mailRow, prefixes, put, read, taskRow } from '../../../functions/runtime/rows.ts';
import { hired, keepLoop, memoryArtefacts } from '../../support/kept-loop.ts';
import { changed, mailsTo } from '../../support/ledger-rows.ts';

const ended = Instant.parse('2026-07-14T10:00:00.000Z');
const key = keys.task(PersonId.parse('dana'), 'first-loop-review.dana.1');

let ledger: Ledger;
let clock: ReturnType<typeof virtualClock>;
beforeEach(async () => {
  ledger = openSqliteLedger({ path: ':memory:' });
  clock = virtualClock(ended);
  const artefacts = memoryArtefacts();
  await hired(ledger, [
    { id: 'dana', coach: 'cora' },
    { id: 'cora', role: 'coach', deputy: 'dara' },
    { id: 'dara', role: 'coach' },
    { id: 'otto', role: 'operations' },
  ]);
  const state = await keepLoop(artefacts, { loopId: 'l0', interviewer: 'dana', endedAt: ended });
  await recordLoop(state, { ledger, artefacts, clock });
});

const lookAt = async (at: string): Promise<Task | undefined> => {
  clock.set(Instant.parse(at));
  await advanceTask(key, { ledger, clock });
  return (await read(ledger, taskRow, key))?.body;
};

const mailsOf = async (id: string): Promise<string[]> =>
  (await mailsTo(ledger, id))
    .filter(({ taskId }) => taskId === key.sort.slice('task#'.length))
    .map(({ kind }) => kind)
    .sort();

describe('a task whose time has come', () => {
  it('opens, is reminded of and missed, with its coach there', async () => {
    expect(await lookAt(ended)).toMatchObject({ state: 'open', owner: 'cora' });
    for (const mail of await allOf(ledger, mailRow, keys.mailbox(PersonId.parse('cora')), prefixes.mail))
      await ledger.commit([
        put(mailRow, mail.key, mail.version, { ...mail.body, state: 'sent', sentAt: ended }),
      ]);
    expect((await lookAt('2026-07-15T10:00:00.000Z'))?.remindedAt).toBeDefined();
    expect((await lookAt('2026-07-16T10:00:00.000Z'))?.missedAt).toBeDefined();
    expect(await mailsOf('cora')).toEqual(['task-opened', 'task-reminder']);
  });

  it('stands still from the day the interviewer went away, instead of being missed', async () => {
    await lookAt(ended);
    await changed(ledger, 'dana', { awayFrom: '2026-07-15', awayUntil: '2026-07-20' });
    const task = await lookAt('2026-07-16T10:00:00.000Z');
    expect(task).toMatchObject({ pausedAt: '2026-07-15T00:00:00.000Z', nextAt: '2026-07-21T00:00:00.000Z' });
    expect(task?.missedAt).toBeUndefined();
  });

  it('goes to the deputy when its coach is away, who is then the one it is asked of', async () => {
    await lookAt(ended);
    await changed(ledger, 'cora', { awayFrom: '2026-07-15', awayUntil: '2026-07-20' });
    expect(await lookAt('2026-07-15T10:00:00.000Z')).toMatchObject({ owner: 'dara', state: 'open' });
    expect(await mailsOf('dara')).toEqual(['task-handed-over', 'task-reminder']);
  });

  it('is escalated to operations once, also where nobody manages its coach', async () => {
    // One miss before this one: from two on the manager is told, whose part operations play here.
    const misses = { partition: keys.mailbox(PersonId.parse('cora')), sort: 'misses' };
    await ledger.commit([{ kind: 'put', key: misses, expects: 'absent', body: { count: 1 } }]);
    await lookAt(ended);
    await lookAt('2026-07-17T10:00:00.000Z');
    expect(await mailsOf('otto')).toEqual(['task-escalated']);
  });

  it('says that it has just been missed, once', async () => {
    const advanced = async (at: string) => {
      clock.set(Instant.parse(at));
      return await advanceTask(key, { ledger, clock });
    };
    expect(await advanced(ended)).toEqual({ advanced: true });
    expect(await advanced('2026-07-15T10:00:00.000Z')).toEqual({ advanced: true });
    expect(await advanced('2026-07-16T10:00:00.000Z')).toEqual({
      advanced: true,
      missed: 'first-loop-review',
    });
    expect(await advanced('2026-07-17T10:00:00.000Z')).toEqual({ advanced: false });
  });

  it('is let be before its time, and where it is not there', async () => {
    await lookAt(ended);
    const before = await ledger.get(key);
    clock.set(Instant.parse('2026-07-15T09:59:59.999Z'));
    expect(await advanceTask(key, { ledger, clock })).toEqual({ advanced: false });
    expect(await ledger.get(key)).toEqual(before);
    expect(await advanceTask({ ...key, sort: 'task#gone' }, { ledger, clock })).toEqual({ advanced: false });
  });

  it('is nobody’s any more where the interviewer has left', async () => {
    await lookAt(ended);
    await changed(ledger, 'dana', { active: false });
    expect((await lookAt('2026-07-15T10:00:00.000Z'))?.state).toBe('superseded');
    expect(await mailsOf('cora')).toEqual(['task-opened']);
  });

  it('goes to operations where the coach has left, and from them to whoever is named since', async () => {
    await changed(ledger, 'cora', { active: false, deputy: undefined });
    expect(await lookAt(ended)).toMatchObject({ owner: 'otto', state: 'open' });
    await changed(ledger, 'dana', { coach: 'dara' });
    expect(await lookAt('2026-07-15T10:00:00.000Z')).toMatchObject({ owner: 'dara' });
    expect(await mailsOf('dara')).toContain('task-handed-over');
  });

  it('goes on when the interviewer is back, due later by as long as they were away', async () => {
    await lookAt(ended);
    await changed(ledger, 'dana', { awayFrom: '2026-07-15', awayUntil: '2026-07-20' });
    await lookAt('2026-07-15T10:00:00.000Z');
    expect(await lookAt('2026-07-21T00:00:00.000Z')).toMatchObject({
      state: 'open',
      dueAt: '2026-07-22T10:00:00.000Z',
    });
  });
});
