import { describe, expect, it } from 'vitest';
import { isUrgent, type Mailed, mailTime } from '../../../core/coaching/mail-time.ts';
import type { MailKind } from '../../../core/coaching/mail-intent.ts';
import type { TaskKind } from '../../../core/coaching/task.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at } from './company.ts';

const berlin = { timeZone: 'Europe/Berlin' };
const mail = (kind: MailKind, task: TaskKind, dueAt: string): Mailed => ({
  kind,
  task: { kind: task, dueAt: at(dueAt) },
});
const review = mail('task-opened', 'first-loop-review', '2026-09-24T13:00:00.000Z');
const sent = (mailed: Mailed, now: string, reader: Parameters<typeof mailTime>[2] = berlin) =>
  mailTime(mailed, at(now), reader, defaultPolicy);

describe('a mail', () => {
  it('goes out at once where its reader is at work', () => {
    expect(sent(review, '2026-09-22T13:30:00.000Z')).toBe('2026-09-22T13:30:00.000Z');
  });

  it('waits for eight in the morning of its reader’s, on days they work', () => {
    expect(sent(review, '2026-09-22T17:00:00.000Z')).toBe('2026-09-23T06:00:00.000Z');
    const far = mail('task-opened', 'quarterly', '2026-11-30T13:00:00.000Z');
    // Saturday; the clocks change on Sunday, and eight is an hour later in the world.
    expect(sent(far, '2026-10-24T07:00:00.000Z')).toBe('2026-10-26T07:00:00.000Z');
    expect(sent(far, '2026-10-23T20:00:00.000Z', { timeZone: 'America/New_York' })).toBe(
      '2026-10-23T20:00:00.000Z',
    );
    const leave = { ...berlin, awayFrom: '2026-10-26', awayUntil: '2026-10-30' };
    expect(sent(far, '2026-10-24T07:00:00.000Z', leave)).toBe('2026-11-02T07:00:00.000Z');
  });

  it('does not wait longer than until a day before what it asks for is due', () => {
    // Friday evening, due on Sunday: Monday morning would be too late.
    const weekend = mail('task-opened', 'first-loop-review', '2026-09-27T19:00:00.000Z');
    expect(sent(weekend, '2026-09-25T19:00:00.000Z')).toBe('2026-09-26T19:00:00.000Z');
  });

  it.each([
    ['what is due within a day', mail('task-opened', 'checkpoint', '2026-09-23T22:00:00.000Z')],
    ['what was due', mail('task-handed-over', 'quarterly', '2026-09-20T22:00:00.000Z')],
    ['an escalation', mail('task-escalated', 'quarterly', '2026-12-22T22:00:00.000Z')],
    ['what was referred to HR', mail('task-opened', 'people-review', '2026-09-25T22:00:00.000Z')],
    ['a meeting within two days', mail('invitation', 'calibration', '2026-09-24T22:00:00.000Z')],
  ])('goes out in the night for %s', (_what, mailed) => {
    expect(isUrgent(mailed, at('2026-09-22T23:00:00.000Z'), defaultPolicy)).toBe(true);
    expect(sent(mailed, '2026-09-22T23:00:00.000Z')).toBe('2026-09-22T23:00:00.000Z');
  });

  it.each([
    ['feedback', mail('feedback-ready', 'first-loop-review', '2026-09-20T00:00:00.000Z')],
    ['a meeting in three days', mail('invitation', 'calibration', '2026-09-25T23:30:00.000Z')],
    ['a notice', { kind: 'site-notice' } as const],
  ])('waits for the morning with %s', (_what, mailed) => {
    expect(sent(mailed, '2026-09-22T23:00:00.000Z')).toBe('2026-09-23T06:00:00.000Z');
  });
});
