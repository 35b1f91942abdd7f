import { beforeEach, describe, expect, it } from 'vitest';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { Task } from '../../../core/coaching/task.ts';
import { Instant, LoopId, PersonId } from '../../../core/identity.ts';
import { disputedAs } from '../../../core/review/disputed-findings.ts';
import type { Finding } from '../../../core/review/review.ts';
import { defaultPolicy, type Policy } from '../../../core/rubric/policy.ts';
import { consoleKeys, disputeName, disputeRow } from '../../../functions/runtime/console-rows.ts';
import { keys, mailRow, put, quarantineRow, read } from '../../../functions/runtime/rows.ts';
import {
  quarterCapacityRow,
  quarterKeys,
  quarterReportRow,
  reportOf,
} from '../../../functions/runtime/said-of-quarter.ts';
import { seenWrites } from '../../../functions/runtime/task-packet.ts';
import { composeMail } from '../../../functions/send-mail/compose.ts';
import { clockOf } from '../../../functions/send-mail/times.ts';
import { booked, type Gathering, gathering, inBerlin, loop, now } from './gathering.ts';
import { task } from './samples.ts';

let place: Gathering;
beforeEach(async () => {
  place = await gathering();
});

const gathered = async (kind: string, subject?: string, policy?: Policy, to?: string) =>
  await place.gathered({ kind, subject }, policy, to);

describe('the week for operations', () => {
  it('names what is overdue, most overdue first, and who has no coach', async () => {
    await place.owed('a', { dueAt: '2026-09-27T12:00:00.000Z' });
    await place.owed('b', { interviewer: 'rue', kind: 'quarterly', dueAt: '2026-09-25T12:00:00.000Z' });
    await place.owed('c', { interviewer: 'rue', kind: 'checkpoint', dueAt: '2026-10-01T12:00:00.000Z' });
    await place.owed('d', { interviewer: 'milan', kind: 'assign-coach', dueAt: '2026-09-27T12:00:00.000Z' });
    const model = await gathered('weekly-digest');
    expect(model).toMatchObject({
      overdue: [
        { interviewer: { name: 'rue Example' } },
        { interviewer: { name: 'dana Example' }, owner: { name: 'noor Example' } },
      ],
      due: 1,
      coachless: [{ name: 'milan Example' }],
    });
  });

  it('counts what was done since last Monday, late work as both', async () => {
    const coached = { state: 'coached', coachedAt: '2026-09-24T12:00:00.000Z' };
    await place.owed('a', { ...coached, missedAt: '2026-09-23T12:00:00.000Z' });
    await place.owed('b', { ...coached });
    await place.owed('c', { ...coached, coachedAt: '2026-09-18T12:00:00.000Z' });
    expect(await gathered('weekly-digest')).toMatchObject({ overdue: [], done: { coached: 2, late: 1 } });
  });

  it('knows nothing of what was referred to HR, and chases nobody who is away', async () => {
    await place.owed('a', { kind: 'people-review', dueAt: '2026-09-20T12:00:00.000Z' });
    await place.owed('b', { dueAt: '2026-09-20T12:00:00.000Z', pausedAt: '2026-09-19T12:00:00.000Z' });
    expect(await gathered('weekly-digest')).toMatchObject({ overdue: [], due: 0 });
  });

  it('says how many uploads are set aside', async () => {
    const row = { key: 'transcripts/a.vtt', code: 'empty', message: 'Empty.', at: now, attempt: 0 };
    await place.ledger.commit([put(quarantineRow, keys.quarantined(row.key), 'absent', row)]);
    expect(await gathered('weekly-digest')).toMatchObject({ quarantined: 1, waiting: 0 });
  });

  it('says how many disputed findings nobody has decided about', async () => {
    expect(await gathered('weekly-digest')).toMatchObject({ disputed: 0 });
    for (const [turn, state] of [
      [1, 'open'],
      [2, 'open'],
      [3, 'upheld'],
      [4, 'withdrawn'],
    ] as const) {
      const finding = { kind: 'leading-question' as const, turn, start: 0, words: [1] };
      const [loopId, dana] = [LoopId.parse('l-1'), PersonId.parse('dana')];
      const row = { loopId, finding, by: dana, at: now, because: 'I asked openly.', state };
      await place.ledger.commit([put(disputeRow, consoleKeys.dispute(dana, loopId, finding), 'absent', row)]);
    }
    expect(await gathered('weekly-digest')).toMatchObject({ disputed: 2 });
  });
});

describe('the quarter', () => {
  const line = (id: 'coaching-loops' | 'training-sessions', value: number) =>
    ({ id, label: id, value: { kind: 'count', value, unit: 'x' }, sentence: `${value} x.` }) as const;
  const left = async (quarter: string, coaching: number): Promise<void> => {
    const body = reportOf(quarter, [line('coaching-loops', coaching), line('training-sessions', 3)], now);
    await place.ledger.commit([put(quarterReportRow, quarterKeys.report(quarter), 'absent', body)]);
  };

  it('stands beside the quarters before it, oldest first', async () => {
    for (const [quarter, coaching] of [
      ['2025-Q4', 4],
      ['2026-Q2', 9],
      ['2026-Q3', 12],
    ] as const)
      await left(quarter, coaching);
    expect(await gathered('programme-report', '2026-Q3')).toMatchObject({
      history: [
        { quarter: '2025-Q4', coachingLoops: 4 },
        { quarter: '2026-Q2', coachingLoops: 9 },
        { quarter: '2026-Q3', coachingLoops: 12, trainingSessions: 3 },
      ],
    });
  });

  it('is not written about when nothing has been left of it', async () => {
    expect(await gathered('programme-report', '2026-Q3')).toBeUndefined();
    expect(await gathered('capacity-notice', '2026-Q3')).toBeUndefined();
  });

  it('names who is short and whose reviews have no place, until everybody has one', async () => {
    const key = quarterKeys.capacity('2026-Q4');
    const unplaced = [{ interviewer: 'dana' as never, minutes: 15 }];
    const shortages = [{ coach: 'noor' as never, shortMinutes: 15, unplaced }];
    const body = { quarter: '2026-Q4', at: now, shortages };
    await place.ledger.commit([put(quarterCapacityRow, key, 'absent', body)]);
    expect(await gathered('capacity-notice', '2026-Q4')).toMatchObject({
      shortages: [{ coach: { name: 'noor Example' }, minutes: 15, interviewers: [{ name: 'dana Example' }] }],
      coachless: 0,
    });
    await place.ledger.commit([put(quarterCapacityRow, key, 1, { ...body, shortages: [] })]);
    expect(await gathered('capacity-notice', '2026-Q4')).toBeUndefined();
  });
});

describe('a site that is switched on', () => {
  it('is told to its interviewers with their coach, unless it is off again', async () => {
    expect(await gathered('site-notice', 'berlin', inBerlin('full'), 'dana')).toMatchObject({
      site: 'berlin',
      mode: 'full',
      coach: { name: 'noor Example' },
    });
    expect(await gathered('site-notice', 'berlin', inBerlin('off'), 'dana')).toBeUndefined();
    expect(await gathered('site-notice', 'paris', inBerlin('full'), 'dana')).toBeUndefined();
  });
});

describe('a mail that came back', () => {
  const sent = async (more: Record<string, unknown>): Promise<void> => {
    await place.owed('t.1', { owner: 'noor', ...more });
    const mail = MailIntent.parse({
      id: 'm.1',
      kind: 'task-opened',
      to: 'noor',
      taskId: 't.1',
      interviewer: 'dana',
      createdAt: now,
      sendAt: now,
      state: 'bounced',
      because: 'not-taken: Ask them.',
    });
    await place.ledger.commit([put(mailRow, keys.mail(mail.to, mail.id), 'absent', mail)]);
  };

  it('is told with what its reader owed and the page where it is handed over', async () => {
    await sent({ kind: 'checkpoint' });
    expect(await gathered('mail-returned', 'noor m.1', undefined)).toMatchObject({
      reader: { name: 'noor Example' },
      because: 'Ask them.',
      isComplaint: false,
      owed: { interviewer: { name: 'dana Example' }, link: expect.stringContaining('#hand-over') },
    });
  });

  it('does not tell operations what HR was asked', async () => {
    await sent({ kind: 'people-review' });
    expect(await gathered('mail-returned', 'noor m.1', undefined)).not.toHaveProperty('owed');
  });

  it('is not told once it is gone', async () => {
    expect(await gathered('mail-returned', 'noor m.1', undefined)).toBeUndefined();
  });
});

describe('an invitation', () => {
  const invited = async (kind: string, subject: string, more: Record<string, unknown> = {}, to = 'dana') => {
    await place.owed('c', { ...booked, ...more });
    const asked = { kind, subject, taskId: 'c', interviewer: 'dana' };
    return await place.gathered(asked, defaultPolicy, to);
  };

  it('is of the meeting as it stands, in hours that suit both', async () => {
    expect(await invited('invitation', '2')).toMatchObject({
      audience: 'interviewer',
      coach: { address: 'noor@example.com' },
      meeting: { sequence: 2, startsAt: '2026-10-14T08:00:00.000Z' },
      organizer: 'plumbline@localhost',
    });
  });

  it('is not sent once a newer one is on its way', async () => {
    expect(await invited('invitation', '1')).toBeUndefined();
  });

  it('is not sent for a meeting that is off', async () => {
    expect(await invited('invitation', '2', { state: 'superseded' })).toBeUndefined();
  });

  it('is taken back from whoever no longer meets', async () => {
    const handovers = [{ from: 'otto', to: 'noor', at: now }];
    expect(await invited('invitation-cancelled', '2', { handovers }, 'otto')).toMatchObject({
      audience: 'former-coach',
    });
  });

  it('is not taken back while the meeting stands', async () => {
    expect(await invited('invitation-cancelled', '2')).toBeUndefined();
  });
});

/** Somebody calls this finding wrong. */
const disputed = async (loopId: string, finding: Finding): Promise<void> => {
  const { kind, turn, start } = finding;
  const body = {
    loopId: LoopId.parse(loopId),
    finding: { kind, turn, start, words: [...disputedAs(finding).words] },
    by: PersonId.parse('dana'),
    at: now,
    because: 'It was not asked so.',
    state: 'open' as const,
  };
  const key = consoleKeys.dispute(PersonId.parse('dana'), body.loopId, body.finding);
  await place.ledger.commit([put(disputeRow, key, 'absent', body)]);
};

describe('the mail of a single review', () => {
  beforeEach(async () => {
    await place.kept({ ...loop, leading: 2 });
    await place.owed('r', { kind: 'first-loop-review', loopId: 'w1', owner: 'noor' });
  });
  const mailed = async (kind: string) => {
    const asked = { kind, taskId: 'r', interviewer: 'dana' };
    const model = await place.gathered(asked, defaultPolicy, 'noor');
    if (model?.kind !== 'task-opened' && model?.kind !== 'task-reminder') throw new Error('no mail');
    return { model, ...(await composeMail(model)) };
  };

  it.each(['task-opened', 'task-reminder'])('%s quotes nothing that somebody disputes', async (kind) => {
    const before = await mailed(kind);
    const { moment, findings = [] } = before.model.review ?? {};
    const wrong = findings.find(({ turn, start }) => turn === moment?.turn && start === moment.start);
    if (wrong === undefined) throw new Error('no moment');
    expect(before.text).toContain(wrong.quote);
    await disputed('w1', wrong);
    const after = await mailed(kind);
    expect(after.text + after.html + after.subject).not.toContain(wrong.quote);
    // Nor does it send the coach there: it opens with the next thing there is to change.
    const next = after.model.review?.moment;
    expect(next).not.toBeNull();
    expect([next?.turn, next?.start]).not.toEqual([wrong.turn, wrong.start]);
    expect(after.text).toContain(`First: open ${clockOf(next?.atMs ?? 0)}, then`);
  });

  it('a dispute about it is of their own interview to whoever led it, and to no namesake', async () => {
    const finding = { kind: 'leading-question', turn: 1, start: 0, quote: 'x' } as Finding;
    await disputed('w1', finding);
    const told = async (kind: string, to: string) => {
      const asked = { kind, interviewer: 'dana', subject: `w1#${disputeName(finding)}` };
      return await place.gathered(asked, defaultPolicy, to, { name: 'Dana Example' });
    };
    expect(await told('finding-disputed', 'noor')).toMatchObject({ isOwn: false });
    const key = consoleKeys.dispute(PersonId.parse('dana'), LoopId.parse('w1'), finding);
    const before = await read(place.ledger, disputeRow, key);
    if (before === undefined) throw new Error('no dispute');
    const resolved = { by: PersonId.parse('noor'), at: now, because: 'It was asked so.' };
    await place.ledger.commit([
      put(disputeRow, key, before.version, { ...before.body, state: 'upheld', resolved }),
    ]);
    expect(await told('dispute-decided', 'dana')).toMatchObject({ isOwn: true, stands: true });
  });
});

describe('a packet', () => {
  const led = async (count: number, from = 0): Promise<void> => {
    for (let index = from; index < count; index += 1) {
      const endedAt = new Date(Date.UTC(2026, 5, 1 + index * 7, 10)).toISOString();
      const leading = index < 8 ? 6 : 0;
      await place.kept({ loopId: `w${index}`, interviewer: 'dana', endedAt, leading });
    }
  };
  const mailed = async () => {
    const asked = { kind: 'task-opened', taskId: 'q', interviewer: 'dana' };
    const model = await place.gathered(asked, defaultPolicy, 'noor');
    if (model?.kind !== 'task-opened') throw new Error('no mail');
    return model;
  };
  const opened = async () => {
    const { look } = await mailed();
    if (look === undefined) throw new Error('no packet');
    return look;
  };
  beforeEach(async () => {
    await place.owed('q', { kind: 'quarterly', milestone: '2026-Q3', owner: 'noor' });
  });

  it('is the window with how it stood when somebody last looked back', async () => {
    await led(8);
    const seen = Instant.parse('2026-07-22T10:00:00.000Z');
    const checkpoint = Task.parse({ ...task, id: 'c', kind: 'checkpoint', milestone: '5' });
    await place.ledger.commit(await seenWrites(checkpoint, seen, place.ledger));
    await led(16, 8);
    const { packet, since, loops } = await opened();
    expect(since).toBe('2026-07-22T10:00:00.000Z');
    expect(packet.loops).toHaveLength(16);
    const leading = packet.pattern.find(({ measure }) => measure === 'leadingPer10');
    expect(leading?.before).toMatchObject({ kind: 'estimate' });
    if (leading?.now.kind !== 'estimate' || leading.before?.kind !== 'estimate') throw new Error('no rate');
    expect(leading.now.value).toBeLessThan(leading.before.value);
    expect(loops.length).toBeGreaterThan(0);
    expect(loops.every(({ transcript }) => transcript !== undefined)).toBe(true);
  });

  it('is said to be missing where nothing has been led, and only there', async () => {
    expect(await mailed()).toMatchObject({ nothingLed: true });
    await led(1);
    expect(await mailed()).not.toHaveProperty('nothingLed');
  });

  it('leaves out what somebody has called wrong', async () => {
    await led(12);
    const first = (await opened()).packet.moments[0];
    if (first === undefined) throw new Error('no moment');
    await disputed(first.loopId, first.finding);
    expect(
      (await opened()).packet.moments.map((each) => [each.loopId, each.finding.turn]),
    ).not.toContainEqual([first.loopId, first.finding.turn]);
  });
});
