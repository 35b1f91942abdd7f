import { beforeEach, describe, expect, it } from 'vitest';
import { advance, type TaskEvent } from '../../../core/coaching/lifecycle.ts';
import { invitations } from '../../../core/coaching/effect.ts';
import { Task } from '../../../core/coaching/task.ts';
import { Instant, PersonId } from '../../../core/identity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { mailWrites } from '../../../functions/runtime/mail-effects.ts';
import { prefixes } from '../../../functions/runtime/rows.ts';
import { hired } from '../../support/kept-loop.ts';

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
