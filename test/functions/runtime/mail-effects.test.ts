import { beforeEach, describe, expect, it } from 'vitest';
import { advance, type TaskEvent } from '../../../core/coaching/lifecycle.ts';
import { type Effect, effectOf, invitations } from '../../../core/coaching/effect.ts';
import { Task } from '../../../core/coaching/task.ts';
import { Instant, PersonId } from '../../../core/identity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { mailWrites } from '../../../functions/runtime/mail-effects.ts';
import { prefixes } from '../../../functions/runtime/rows.ts';
import { hired } from '../../support/kept-loop.ts';
import { changed, mailsTo } from '../../support/ledger-rows.ts';

const now = Instant.parse('2026-09-22T09:00:00.000Z');
const calibration = Task.parse({
  id: 'calibration.dana.10',
  kind: 'calibration',
  interviewer: 'dana',
  milestone: '10',
  owner: 'noor',
  state: 'planned',
  plannedAt: now,
  dueAt: '2026-10-14T08:00:00.000Z',
  minutes: 30,
});

let ledger: Ledger;
beforeEach(async () => {
  ledger = openSqliteLedger({ path: ':memory:' });
  await hired(ledger, [
    { id: 'dana', timeZone: 'America/New_York' },
    { id: 'noor', role: 'coach', timeZone: 'Europe/Berlin' },
    { id: 'sam', role: 'coach' },
    { id: 'otto', role: 'operations' },
  ]);
});

const mailed = async (task: Task, effects = invitations(task), at = now): Promise<unknown[]> =>
  (await mailWrites(ledger, task, effects, at))
    .filter(({ key }) => key.sort.startsWith(prefixes.mail))
    .map((write) =>
      write.kind === 'put' ? [write.body['kind'], write.body['to'], write.body['sendAt']] : write,
    );

const after = (task: Task, ...events: TaskEvent[]) =>
  events.reduce(
    (sum, event) => {
      const next = advance(sum.task, event, { now, policy: defaultPolicy });
      return { task: next.task, effects: [...sum.effects, ...next.effects] };
    },
    { task, effects: [] as ReturnType<typeof advance>['effects'] },
  );

describe('the invitations of a calibration', () => {
  it('go to both, each in their own working hours', async () => {
    expect(await mailed(calibration)).toEqual([
      ['invitation', 'noor', now],
      ['invitation', 'dana', '2026-09-22T12:00:00.000Z'],
    ]);
  });

  it('are told once when a date and a coach change together, and leave the calendar of the coach before', async () => {
    const { task, effects } = after(
      calibration,
      { kind: 'rescheduled', dueAt: Instant.parse('2026-10-21T08:00:00.000Z') },
      { kind: 'handed-over', to: PersonId.parse('sam') },
    );
    expect(task.sequence).toBe(2);
    expect((await mailed(task, effects)).map((each) => (each as string[]).slice(0, 2))).toEqual([
      ['invitation-cancelled', 'noor'],
      ['invitation', 'sam'],
      ['invitation', 'dana'],
    ]);
  });

  it('ask nobody to meet operations while there is no coach', async () => {
    const otto = PersonId.parse('otto');
    expect(await mailed({ ...calibration, owner: otto })).toEqual([]);
    const { task, effects } = after(calibration, { kind: 'handed-over', to: otto });
    expect((await mailed(task, effects)).map((each) => (each as string[]).slice(0, 2))).toEqual([
      ['invitation-cancelled', 'noor'],
      ['invitation-cancelled', 'dana'],
    ]);
  });
});

describe('what is told beside the calendars', () => {
  const review = Task.parse({ ...calibration, id: 'quarterly.dana.1', kind: 'quarterly', state: 'open' });
  const told = async (to: Effect['to'], task = review, kind: Effect['kind'] = 'task-escalated') =>
    (await mailed(task, [effectOf(task, kind, to, 'late')])).map((each) => (each as string[])[1]);
  const manages = async (manager: string): Promise<void> => await changed(ledger, 'noor', { manager });

  it('goes to whoever plays the part now', async () => {
    await manages('sam');
    expect(await told('owner')).toEqual(['noor']);
    expect(await told('interviewer')).toEqual(['dana']);
    expect(await told('manager')).toEqual(['sam']);
    expect(await told('operations')).toEqual(['otto']);
  });

  it('goes to operations, all who are there, in place of a manager or an owner whom nobody knows', async () => {
    await hired(ledger, [
      { id: 'olga', role: 'operations' },
      { id: 'olli', role: 'operations', active: false },
    ]);
    expect(await told('manager')).toEqual(['olga', 'otto']);
    expect(await told('owner', { ...review, owner: undefined })).toEqual(['olga', 'otto']);
  });

  it('reaches a person where nobody is in operations: the manager, else the owner, else nobody', async () => {
    await changed(ledger, 'otto', { active: false });
    expect(await told('operations')).toEqual(['noor']);
    await manages('sam');
    expect(await told('operations')).toEqual(['sam']);
    expect(await told('operations', { ...review, owner: undefined })).toEqual([]);
    expect(await told('manager', { ...review, owner: undefined })).toEqual([]);
  });

  it('is told to nobody twice: not by two parts, and not by the same change again', async () => {
    const both = [
      effectOf(review, 'task-escalated', 'operations', 'late'),
      effectOf(review, 'task-escalated', 'manager', 'late'),
    ];
    const writes = await mailWrites(ledger, review, both, now);
    expect(writes.filter(({ key }) => key.sort.startsWith(prefixes.mail))).toHaveLength(1);
    await ledger.commit(writes);
    expect(await mailWrites(ledger, review, both.slice(0, 1), now)).toEqual([]);
    expect(await told('operations', review, 'task-reminder')).toEqual(['otto']);
  });

  it('names the task and whose it is, and no revision of a calendar', async () => {
    await ledger.commit(
      await mailWrites(ledger, review, [effectOf(review, 'task-opened', 'owner', '1')], now),
    );
    const [mail] = await mailsTo(ledger, 'noor');
    expect(mail).toMatchObject({ taskId: review.id, interviewer: 'dana', state: 'queued', attempts: 0 });
    expect(mail).not.toHaveProperty('subject');
  });

  it('is told to the one before only where that is somebody else, and was no one in operations', async () => {
    const from = (id: string, owner = 'noor') =>
      Task.parse({ ...calibration, sequence: 1, owner, handovers: [{ from: id, to: owner, at: now }] });
    const before = async (task: Task) => await told('previous-owner', task, 'invitation-cancelled');
    expect(await before(from('sam'))).toEqual(['sam']);
    expect(await before(from('otto'))).toEqual([]);
    expect(await before(from('noor'))).toEqual([]);
    expect(await before(Task.parse({ ...calibration, sequence: 1 }))).toEqual([]);
  });
});

describe('the reminder of a task', () => {
  const openedAt = Instant.parse('2026-09-22T16:30:00.000Z');
  const remindsAt = Instant.parse('2026-09-23T16:30:00.000Z');
  const review = Task.parse({
    id: 'first-loop-review.dana.1',
    kind: 'first-loop-review',
    interviewer: 'dana',
    milestone: '1',
    owner: 'noor',
    state: 'open',
    plannedAt: openedAt,
    openedAt,
    dueAt: '2026-09-24T16:30:00.000Z',
    minutes: 5,
  });
  const reminder = [effectOf(review, 'task-reminder', 'owner', review.dueAt)];
  /** The mail that says it is there, as it stands in the ledger. */
  const told = async (change: { readonly state: string; readonly sentAt?: string }): Promise<void> => {
    const opened = [effectOf(review, 'task-opened', 'owner', openedAt)];
    const writes = await mailWrites(ledger, review, opened, openedAt);
    await ledger.commit(
      writes.map((write) =>
        write.kind === 'put' && write.key.sort.startsWith(prefixes.mail)
          ? { ...write, body: { ...write.body, ...change } }
          : write,
      ),
    );
  };

  it('goes to whoever owes it', async () => {
    expect(await mailed(review, reminder, remindsAt)).toEqual([['task-reminder', 'noor', remindsAt]]);
  });

  it('follows a mail that went before', async () => {
    await told({ state: 'sent', sentAt: '2026-09-23T16:29:59.999Z' });
    expect(await mailed(review, reminder, remindsAt)).toHaveLength(1);
  });

  it.each([{ state: 'sent', sentAt: remindsAt }, { state: 'queued' }])(
    'says nothing that is only being said: %j',
    async (change) => {
      await told(change);
      expect(await mailed(review, reminder, remindsAt)).toEqual([]);
    },
  );

  it('goes to a new owner, whatever the one before was told', async () => {
    await told({ state: 'sent', sentAt: remindsAt });
    const handed = { ...review, owner: PersonId.parse('sam') };
    expect(await mailed(handed, reminder, remindsAt)).toEqual([['task-reminder', 'sam', remindsAt]]);
  });
});

describe('the id that a mail carries', () => {
  const referred = Task.parse({
    ...calibration,
    id: 'people-review.dana.l-1',
    kind: 'people-review',
    milestone: 'l-1',
    owner: 'hedy',
  });
  const idsOf = async (task: Task): Promise<string[]> => {
    const writes = await mailWrites(
      ledger,
      task,
      [
        effectOf(task, 'task-opened', 'owner', now),
        effectOf(task, 'task-escalated', 'operations', task.dueAt),
      ],
      now,
    );
    return writes.flatMap((write) =>
      write.kind === 'put' && write.key.sort.startsWith(prefixes.mail) ? [String(write.body['id'])] : [],
    );
  };

  it('says nothing of what HR was asked, and is the same for the same', async () => {
    await hired(ledger, [{ id: 'hedy', role: 'hr' }]);
    const ids = await idsOf(referred);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^referred-[0-9a-f]{16}$/);
    expect(await idsOf(referred)).toEqual(ids);
    expect(await idsOf({ ...referred, id: 'people-review.dana.l-2' as Task['id'] })).not.toEqual(ids);
  });

  it('says of any other what it is', async () => {
    expect(await idsOf(calibration)).toEqual([
      'task-opened.owner.2026-09-22T09:00:00.000Z.calibration.dana.10.noor',
      'task-escalated.operations.2026-10-14T08:00:00.000Z.calibration.dana.10.otto',
    ]);
  });
});
