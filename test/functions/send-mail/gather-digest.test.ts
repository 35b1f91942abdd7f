/** What a week is for operations: which instant still belongs to it, who is named, and who hears of it at all. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Task } from '../../../core/coaching/task.ts';
import { Instant } from '../../../core/identity.ts';
import { Person } from '../../../core/interviewer/person.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { signedLinks } from '../../../functions/adapters/signed-links.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { keys, loopRow, put, taskRow, waitingRow } from '../../../functions/runtime/rows.ts';
import { digestModel } from '../../../functions/send-mail/gather-digest.ts';
import { hired, keepLoop, memoryArtefacts } from '../../support/kept-loop.ts';
import { loopsOf } from '../../support/many-interviewers.ts';
import { task } from './samples.ts';

/** A Monday at noon in Berlin; its week began on the Monday before, at ten in the evening by UTC of the day before that. */
const now = Instant.parse('2026-09-28T10:00:00.000Z');
const since = '2026-09-20T22:00:00.000Z';
const justBefore = '2026-09-20T21:59:59.999Z';
const links = signedLinks(new Uint8Array(32));
const otto = Person.parse({
  id: 'otto',
  name: 'Otto Brandis',
  email: 'otto@example.com',
  timeZone: 'Europe/Berlin',
  active: true,
  role: 'operations',
});

let ledger: Ledger;
beforeEach(async () => {
  ledger = openSqliteLedger({ path: ':memory:' });
  await hired(ledger, [
    { id: 'dana', coach: 'noor' },
    { id: 'rue', coach: 'noor' },
    { id: 'gone', active: false },
    { id: 'noor', role: 'coach' },
  ]);
});

const owed = async (id: string, more: Record<string, unknown>): Promise<void> => {
  const body = Task.parse({ ...task, loopId: undefined, id, ...more });
  await ledger.commit([put(taskRow, keys.task(body.interviewer, body.id), 'absent', body)]);
};

const digest = async (to: Partial<Person> = {}) =>
  await digestModel({ ...otto, ...to }, defaultPolicy, now, { ledger, links });

describe('the week', () => {
  it('of nothing is told whole, with where to look', async () => {
    const page = (path: string) => expect.stringMatching(`^http://localhost:4455${path}\\?for=otto&`);
    expect(await digest()).toEqual({
      kind: 'weekly-digest',
      now,
      to: { name: 'Otto Brandis', timeZone: 'Europe/Berlin' },
      since,
      overdue: [],
      due: 0,
      coachless: [],
      waiting: 0,
      disputed: 0,
      quarantined: 0,
      done: { loops: 0, coached: 0, late: 0, closed: 0 },
      links: { page: page('/status'), quarantine: page('/quarantine'), programme: page('/programme') },
    });
  });

  it.each([
    ['somebody who steers nothing', { role: 'coach' as const }],
    ['somebody who has left', { active: false }],
  ])('is not told to %s', async (_who, change) => {
    expect(await digest(change)).toBeUndefined();
  });

  it.each([
    ['2026-09-28T09:59:59.999Z', 1, 0],
    ['2026-09-28T10:00:00.000Z', 1, 0],
    ['2026-09-28T10:00:00.001Z', 0, 1],
    ['2026-10-05T10:00:00.000Z', 0, 1],
    ['2026-10-05T10:00:00.001Z', 0, 0],
  ])('counts what is due at %s as %d overdue and %d due', async (dueAt, overdue, due) => {
    await owed('a', { dueAt });
    const week = await digest();
    expect([week?.overdue.length, week?.due]).toEqual([overdue, due]);
  });

  it.each([
    ['2026-09-27T10:00:00.000Z', 1],
    ['2026-09-27T10:00:00.001Z', 0],
  ])('has a calibration of %s %d times among what is overdue', async (dueAt, overdue) => {
    await owed('a', { kind: 'calibration', dueAt });
    expect((await digest())?.overdue.length).toBe(overdue);
  });

  it('names what is overdue with whoever owes it and the page to hand it over, the oldest first', async () => {
    await owed('b', { interviewer: 'rue', dueAt: '2026-09-27T12:00:00.000Z' });
    await owed('c', { owner: 'unknown', dueAt: '2026-09-26T12:00:00.000Z' });
    await owed('a', { interviewer: 'dana', owner: undefined, dueAt: '2026-09-27T12:00:00.000Z' });
    await owed('d', { state: 'closed', dueAt: '2026-09-25T12:00:00.000Z' });
    const week = await digest();
    expect(
      week?.overdue.map(({ link, interviewer, owner }) => [/(\w)\?/.exec(link)?.[1], interviewer, owner]),
    ).toEqual([
      ['c', { name: 'dana Example' }, { name: 'unknown' }],
      ['a', { name: 'dana Example' }, undefined],
      ['b', { name: 'rue Example' }, { name: 'noor Example' }],
    ]);
    expect(week?.overdue[0]?.link).toMatch(
      /^http:\/\/localhost:4455\/tasks\/dana\/c\?for=otto&.*#hand-over$/,
    );
  });

  it('names who has no coach once, and nobody who has left', async () => {
    for (const [id, interviewer] of [
      ['a', 'rue'],
      ['b', 'rue'],
      ['c', 'gone'],
    ] as const)
      await owed(id, { interviewer, kind: 'assign-coach', dueAt: '2026-09-27T12:00:00.000Z' });
    await owed('d', { interviewer: 'dana', dueAt: '2026-09-30T12:00:00.000Z' });
    expect(await digest()).toMatchObject({ coachless: [{ name: 'rue Example' }], overdue: [], due: 1 });
  });

  it('has done what was coached or closed in it, from its first instant', async () => {
    const { feedback } = Task.parse({
      ...task,
      feedback: {
        by: 'noor',
        at: since,
        moment: { loopId: 'l-1', turn: 1 },
        rubricItem: 'Neutral questions',
        nextTry: 'Ask how.',
        text: '',
      },
    });
    await owed('a', { state: 'closed', feedback, coachedAt: since, closedAt: since });
    await owed('b', { state: 'closed', feedback, coachedAt: justBefore, closedAt: justBefore });
    await owed('c', { state: 'closed', closedAt: since });
    await owed('d', { state: 'coached', feedback, coachedAt: since, missedAt: since });
    expect((await digest())?.done).toEqual({ loops: 0, coached: 2, late: 1, closed: 1 });
  });

  it('has a loop in the week in which it came, however long after its end, and none of a backfill', async () => {
    const loops = loopsOf('dana', 3, '2026-08-03T10:00:00.000Z');
    const came = [since, justBefore, since].map((at) => Instant.parse(at));
    await ledger.commit(
      loops.map((loop, index) =>
        put(loopRow, keys.loop(loop.interviewer, loop.endedAt, loop.loopId), 'absent', {
          ...loop,
          capturedAt: came[index] ?? loop.capturedAt,
          backfill: index === 2,
        }),
      ),
    );
    expect(await digest()).toMatchObject({ done: { loops: 1 } });
  });

  it('has the loops that were read in it, and what waits', async () => {
    const artefacts = memoryArtefacts();
    for (const [loopId, interviewer, endedAt] of [
      ['l-1', 'dana', justBefore],
      ['l-2', 'dana', since],
      ['l-3', 'dana', '2026-09-25T10:00:00.000Z'],
      ['l-4', 'rue', '2026-09-25T10:00:00.000Z'],
    ] as const) {
      const state = await keepLoop(artefacts, { loopId, interviewer, endedAt });
      await recordLoop(state, { ledger, artefacts, clock: virtualClock(Instant.parse(endedAt)) });
    }
    for (const name of ['a', 'b']) {
      const row = {
        key: `transcripts/${name}.vtt`,
        for: 'metadata',
        message: 'It waits.',
        subject: name,
      } as const;
      const body = { ...row, since: now, until: now };
      await ledger.commit([put(waitingRow, keys.waitingFor(row.key), 'absent', body)]);
    }
    expect(await digest()).toMatchObject({ waiting: 2, done: { loops: 3 } });
  });
});
