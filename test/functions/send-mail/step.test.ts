import { beforeEach, describe, expect, it } from 'vitest';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { Task } from '../../../core/coaching/task.ts';
import { Conflict, InvalidInput, Unavailable } from '../../../core/faults.ts';
import { Instant, LoopId, PersonId } from '../../../core/identity.ts';
import { defaultPolicy, Policy } from '../../../core/rubric/policy.ts';
import { signedLinks } from '../../../functions/adapters/signed-links.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Key, Ledger } from '../../../functions/ports/ledger.ts';
import type { Message } from '../../../functions/ports/mailer.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { consoleKeys, type DisputeRow, disputeRow } from '../../../functions/runtime/console-rows.ts';
import { nextDigest } from '../../../functions/runtime/digest-schedule.ts';
import { disputeMails } from '../../../functions/runtime/dispute-mails.ts';
import { queuedMails, queuedWrites } from '../../../functions/runtime/queued-mail.ts';
import {
  keys,
  loopRow,
  mailRow,
  meetingLoopRow,
  personRow,
  policyRow,
  put,
  read,
  taskRow,
} from '../../../functions/runtime/rows.ts';
import { statusOf } from '../../../functions/runtime/status.ts';
import { sendMail, type SendPorts } from '../../../functions/send-mail/step.ts';
import { hired, keepLoop, memoryArtefacts } from '../../support/kept-loop.ts';
import { task } from './samples.ts';

/** A Tuesday, ten in the morning in Berlin. */
const morning = '2026-09-22T08:00:00.000Z';

let ledger: Ledger;
let clock: ReturnType<typeof virtualClock>;
let out: Message[];
let fault: unknown;
let ports: SendPorts;
beforeEach(async () => {
  ledger = openSqliteLedger({ path: ':memory:' });
  clock = virtualClock(Instant.parse(morning));
  out = [];
  fault = undefined;
  ports = {
    ledger,
    clock,
    artefacts: memoryArtefacts(),
    links: signedLinks(new Uint8Array(32)),
    mailer: {
      async send(message) {
        if (fault !== undefined) throw fault;
        out.push(message);
      },
    },
  };
  await hired(ledger, [
    { id: 'dana', coach: 'noor' },
    { id: 'noor', role: 'coach', timeZone: 'Europe/Berlin' },
  ]);
});

const mailKey = (id: string) => keys.mail('noor' as never, `m.${id}`);

/** A task of Dana's that Noor owes, and the mail that says so. */
const owes = async (id: string, more: Record<string, unknown> = {}): Promise<void> => {
  const body = Task.parse({
    ...task,
    loopId: undefined,
    id,
    kind: 'checkpoint',
    dueAt: '2026-09-28T13:00:00.000Z',
    ...more,
  });
  const intent = MailIntent.parse({
    id: `m.${id}`,
    kind: 'task-opened',
    to: 'noor',
    taskId: id,
    interviewer: 'dana',
    createdAt: clock.now(),
    sendAt: clock.now(),
    state: 'queued',
  });
  await ledger.commit([
    put(taskRow, keys.task(body.interviewer, body.id), 'absent', body),
    ...queuedWrites(intent),
  ]);
};

const send = async (id: string, claimMin?: number) =>
  (await sendMail(mailKey(id), ports, undefined, claimMin)).outcome;
const kept = async (id: string) => (await read(ledger, mailRow, mailKey(id)))?.body;
const at = (instant: string): void => clock.set(Instant.parse(instant));

/** What the sweep does: everything that is due, once. */
const sweep = async (): Promise<void> => {
  for (const row of await ledger.due(clock.now(), 100)) await sendMail(row, ports);
};

describe('the day’s one mail', () => {
  it('holds everything that is owed and not urgent, each with its line and its link', async () => {
    await owes('a', { minutes: 10 });
    await owes('b', { kind: 'exit-review', minutes: 10, dueAt: '2026-09-25T13:00:00.000Z' });
    await owes('c', { kind: 'quarterly', minutes: 15 });
    await sweep();
    expect(out.map(({ subject }) => subject)).toEqual([
      'Today: 3 things, 35 minutes; first: exit review for dana Example',
    ]);
    for (const id of ['a', 'b', 'c']) expect(out[0]?.text).toContain(`/tasks/dana/${id}?`);
    for (const id of ['a', 'b', 'c']) expect(await kept(id)).toMatchObject({ state: 'sent', sentIn: 'm.a' });
    expect(out[0]?.id).toBe('m.a');
    expect((await statusOf({ ledger })).mails).toBe(1);
  });

  it('is followed by another only on the next working day', async () => {
    await owes('a');
    await sweep();
    at('2026-09-22T09:00:00.000Z');
    await owes('b');
    await owes('c');
    await sweep();
    expect(out).toHaveLength(1);
    at('2026-09-23T06:00:00.000Z');
    await sweep();
    expect(out.map(({ subject }) => subject.slice(0, 15))).toEqual(['Checkpoint for ', 'Today: 2 things']);
  });

  it('does not hold back what is due within a day, nor what would be before the next morning', async () => {
    await owes('a');
    await sweep();
    at('2026-09-22T09:00:00.000Z');
    await owes('b', { dueAt: '2026-09-23T08:00:00.000Z' });
    await sweep();
    expect(out).toHaveLength(2);
    // A Friday: due on Sunday, which Monday's mail would miss.
    at('2026-09-25T08:00:00.000Z');
    await owes('c');
    await sweep();
    await owes('d', { dueAt: '2026-09-27T09:00:00.000Z' });
    await sweep();
    expect(out).toHaveLength(4);
  });

  it('waits for its reader’s morning', async () => {
    at('2026-09-22T20:00:00.000Z');
    await owes('a');
    expect(await send('a')).toBe('later');
    expect(await kept('a')).toMatchObject({
      state: 'queued',
      sendAt: '2026-09-23T06:00:00.000Z',
      attempts: 0,
    });
  });

  it('leaves out what has been done meanwhile, and says a task once', async () => {
    await owes('a');
    await owes('b');
    const again = { ...(await kept('b')), id: 'm.b2', kind: 'task-handed-over' };
    await ledger.commit(queuedWrites(MailIntent.parse(again)));
    const gone = await read(ledger, taskRow, keys.task('dana' as never, 'a'));
    await ledger.commit([
      { kind: 'remove', key: keys.task('dana' as never, 'a'), expects: gone?.version ?? 0 },
    ]);
    await sweep();
    expect(out.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Handed to you: checkpoint/)]);
    expect(await kept('a')).toMatchObject({ state: 'dropped' });
    expect([await kept('b'), await kept('b2')].map((mail) => mail?.state)).toEqual(['sent', 'sent']);
  });

  it('holds no more than a day does', async () => {
    for (let index = 0; index < 23; index += 1) await owes(`t${String(index).padStart(2, '0')}`);
    await sweep();
    expect(out.map(({ subject }) => subject.slice(0, 16))).toEqual(['Today: 20 things']);
    at('2026-09-23T06:00:00.000Z');
    await sweep();
    expect(out.map(({ subject }) => subject.slice(0, 16))).toEqual(['Today: 20 things', 'Today: 3 things,']);
  });
});

/** A recorded loop, with or without its interviewer's scorecard. */
const recorded = async (scorecard: boolean): Promise<LoopId> => {
  const endedAt = '2026-09-22T07:00:00.000Z';
  const state = await keepLoop(ports.artefacts, { loopId: 'l1', interviewer: 'dana', endedAt });
  await recordLoop(state, ports);
  const found = await read(ledger, loopRow, keys.loop(state.interviewer, endedAt, state.loopId));
  if (found === undefined) throw new Error('not recorded');
  if (scorecard)
    await ledger.commit([
      put(loopRow, found.key, found.version, { ...found.body, scorecard: found.body.source }),
    ]);
  return state.loopId;
};

describe('feedback', () => {
  const ready = async (scorecard: boolean): Promise<void> => {
    const row = await recorded(scorecard);
    await owes('f', {
      kind: 'first-loop-review',
      state: 'coached',
      coachedAt: morning,
      loopId: row,
      feedback: {
        by: 'noor',
        at: morning,
        moment: { loopId: row, turn: 0 },
        rubricItem: 'Scaling',
        nextTry: 'Ask how.',
      },
    });
    const found = await read(ledger, mailRow, mailKey('f'));
    if (found === undefined) throw new Error('no mail');
    const body = { ...found.body, kind: 'feedback-ready' as const, to: 'dana' as never };
    await ledger.commit([put(mailRow, found.key, found.version, body, { nextAt: body.sendAt })]);
  };

  it('reaches its interviewer once their own scorecard is in', async () => {
    await ready(true);
    expect(await send('f')).toBe('sent');
    expect(out[0]?.to.address).toBe('dana@example.com');
  });

  it('waits for the scorecard, and no longer than the policy says where none comes', async () => {
    await ready(false);
    expect(await send('f')).toBe('later');
    expect((await kept('f'))?.sendAt).toBe('2026-09-22T09:00:00.000Z');
    at('2026-09-24T07:30:00.000Z');
    expect(await send('f')).toBe('later');
    at('2026-09-24T08:30:00.000Z');
    expect(await send('f')).toBe('sent');
  });
});

describe('a finding of Dana’s that Noor is to decide about', () => {
  const noor = PersonId.parse('noor');
  const candidate = 'cand-l1';

  /** Noor sat on the panel of the same candidate. */
  const sat = async (): Promise<void> =>
    await ledger.commit([
      put(meetingLoopRow, keys.meetingLoop(noor, candidate, LoopId.parse('l2')), 'absent', {
        loopId: LoopId.parse('l2'),
        stem: 'l2',
        round: 'coding',
        startedAt: Instant.parse('2026-09-22T05:00:00.000Z'),
      }),
    ]);

  const dispute = async (): Promise<Key> => {
    const body: DisputeRow = {
      loopId: await recorded(false),
      finding: { kind: 'leading-question', turn: 4, start: 0, words: [] },
      by: PersonId.parse('dana'),
      at: clock.now(),
      because: 'A hint.',
      state: 'open',
    };
    const dana = (await read(ledger, personRow, keys.person(body.by)))?.body;
    if (dana === undefined) throw new Error('nobody');
    await ledger.commit([
      put(disputeRow, consoleKeys.dispute(body.by, body.loopId, body.finding), 'absent', body),
      ...(await disputeMails(body, dana, clock.now(), ledger)),
    ]);
    const [mail] = await queuedMails(ledger, noor);
    if (mail === undefined) throw new Error('no mail');
    return mail.key;
  };
  const outcome = async (key: Key) => (await sendMail(key, ports)).outcome;

  it('is mailed to them at once where they have rated nobody of that panel', async () => {
    expect(await outcome(await dispute())).toBe('sent');
    expect(out.map(({ to }) => to.address)).toEqual(['noor@example.com']);
  });

  it('waits until they have rated the same candidate, and is looked at again every hour', async () => {
    await sat();
    const key = await dispute();
    expect(await outcome(key)).toBe('later');
    expect((await read(ledger, mailRow, key))?.body).toMatchObject({
      state: 'queued',
      sendAt: '2026-09-22T09:00:00.000Z',
      attempts: 0,
    });
    await ledger.commit([
      { kind: 'put', key: keys.scorecard(noor, candidate, '1'), expects: 'absent', body: {} },
    ]);
    at('2026-09-22T09:00:00.000Z');
    expect(await outcome(key)).toBe('sent');
  });

  it('waits no longer than the policy says where no scorecard comes', async () => {
    await sat();
    const key = await dispute();
    at('2026-09-24T06:30:00.000Z');
    expect(await outcome(key)).toBe('later');
    expect((await read(ledger, mailRow, key))?.body.sendAt).toBe('2026-09-24T07:00:00.000Z');
    at('2026-09-24T07:00:00.000Z');
    expect(await outcome(key)).toBe('sent');
  });
});

describe('the week’s digest', () => {
  const operations = async (more: Record<string, unknown> = {}) =>
    await hired(ledger, [{ id: 'ines', role: 'operations', timeZone: 'America/New_York', ...more }]);
  const queued = async (): Promise<string[]> =>
    (await ledger.query({ partition: 'person#ines', prefix: 'mail#', limit: 20 })).map(
      ({ body }) => `${String(body['state'])} ${String(body['sendAt'])}`,
    );

  it('comes every Monday as work begins, each queueing the next, also across a change of the clocks', async () => {
    at('2026-10-23T08:00:00.000Z');
    await operations();
    await owes('a', { dueAt: '2026-10-20T13:00:00.000Z' });
    const ines = (await read(ledger, personRow, keys.person('ines' as never)))?.body;
    if (ines === undefined) throw new Error('nobody');
    for (let twice = 0; twice < 2; twice += 1)
      await ledger.commit(await nextDigest(ledger, ines, clock.now(), defaultPolicy));
    expect(await queued()).toEqual(['queued 2026-10-26T12:00:00.000Z']);
    at('2026-10-26T12:00:00.000Z');
    await sweep();
    at('2026-11-02T13:00:00.000Z');
    await sweep();
    expect(out.filter(({ subject }) => subject.startsWith('The week: 1 overdue'))).toHaveLength(2);
    expect(await queued()).toEqual([
      'sent 2026-10-26T12:00:00.000Z',
      'sent 2026-11-02T13:00:00.000Z',
      'queued 2026-11-09T13:00:00.000Z',
    ]);
  });

  it('is nobody’s who is not, or no longer, in operations', async () => {
    await operations({ active: false });
    const ines = (await read(ledger, personRow, keys.person('ines' as never)))?.body;
    if (ines === undefined) throw new Error('nobody');
    expect(await nextDigest(ledger, ines, clock.now(), defaultPolicy)).toEqual([]);
  });
});

const crashAfterSending = (): Ledger => ({
  get: (key) => ledger.get(key),
  query: (range) => ledger.query(range),
  due: (now, limit) => ledger.due(now, limit),
  commit: (writes) => ledger.commit(writes),
  commitInOrder: async (changes) => {
    if (changes.some((change) => change.kind === 'put' && change.body['state'] === 'sent'))
      throw new Error('killed');
    await ledger.commitInOrder(changes);
  },
});

describe('a crash', () => {
  it('between sending and noting sends the same mail again under the same id, and loses none of it', async () => {
    await owes('a');
    await owes('b');
    await expect(
      sendMail(mailKey('b'), { ...ports, ledger: crashAfterSending() }, undefined, 5),
    ).rejects.toThrow('killed');
    await owes('c');
    expect(await send('a')).toBe('not-due');
    at('2026-09-22T08:05:00.000Z');
    await sweep();
    const two = out.filter(({ subject }) => subject.startsWith('Today: 2 things'));
    expect(two.map(({ id }) => id)).toEqual(['m.b', 'm.b']);
    expect(two.map(({ text }) => text.includes('/dana/c?'))).toEqual([false, false]);
    for (const id of ['a', 'b']) expect(await kept(id)).toMatchObject({ state: 'sent', sentIn: 'm.b' });
    // What came after the crash waits for its own day.
    expect(await kept('c')).toMatchObject({ state: 'queued', sendAt: '2026-09-23T06:00:00.000Z' });
  });
});

describe('a mail that the release before queued, without a mark of its own', () => {
  const unmark = async (): Promise<void> => {
    const marks = await ledger.query({ partition: 'person#noor', prefix: 'queued#', limit: 20 });
    await ledger.commit(
      marks.map(({ partition, sort, version }) => ({
        kind: 'remove',
        key: { partition, sort },
        expects: version,
      })),
    );
  };

  it('is sent where it was in hand when its sender died', async () => {
    await owes('a');
    const killed = { ...ports, ledger: crashAfterSending() };
    await expect(sendMail(mailKey('a'), killed, undefined, 5)).rejects.toThrow('killed');
    await unmark();
    at('2026-09-22T08:05:00.000Z');
    await sweep();
    expect(out.map(({ id }) => id)).toEqual(['m.a', 'm.a']);
    expect(await kept('a')).toMatchObject({ state: 'sent', sentIn: 'm.a' });
  });

  it('travels with the others on the next day at the latest', async () => {
    for (const id of ['a', 'b', 'c']) await owes(id);
    await unmark();
    await sweep();
    expect(out).toHaveLength(1);
    at('2026-09-23T08:00:00.000Z');
    await sweep();
    expect(out).toHaveLength(2);
    for (const id of ['a', 'b', 'c']) expect((await kept(id))?.state).toBe('sent');
  });
});

describe('a mailbox of years', () => {
  /** Rows that one mail reads, whatever of them is meant for it. */
  const rowsRead = async (id: string): Promise<number> => {
    let rows = 0;
    const counting: Ledger = {
      ...ledger,
      async query(range) {
        const found = await ledger.query(range);
        rows += found.length;
        return found;
      },
    };
    await sendMail(mailKey(id), { ...ports, ledger: counting });
    return rows;
  };

  it('is not read for each mail that is added to it', async () => {
    await owes('a');
    const empty = await rowsRead('a');
    for (let old = 0; old < 40; old += 1)
      await ledger.commit([
        put(mailRow, mailKey(`old-${old}`), 'absent', {
          ...MailIntent.parse(await kept('a')),
          id: `m.old-${old}` as never,
        }),
      ]);
    at('2026-09-23T08:00:00.000Z');
    await owes('b');
    expect(await rowsRead('b')).toBe(empty);
    expect((await kept('b'))?.state).toBe('sent');
  });

  it('knows what is queued, and nothing that has gone', async () => {
    const queued = async () => (await queuedMails(ledger, 'noor' as never)).map(({ body }) => body.id);
    await owes('a');
    await owes('b');
    expect(await queued()).toEqual(['m.a', 'm.b']);
    await send('a');
    expect(await queued()).toEqual([]);
    expect(await ledger.query({ partition: 'person#noor', prefix: 'queued#', limit: 9 })).toEqual([]);
  });

  it('is not misled by a mark that a crash has left behind', async () => {
    await owes('a');
    const mark = await ledger.get({ partition: 'person#noor', sort: 'queued#m.a' });
    await send('a');
    await ledger.commit([{ kind: 'put', key: mark as never, expects: 'absent', body: mark?.body ?? {} }]);
    expect(await queuedMails(ledger, 'noor' as never)).toEqual([]);
  });
});

describe('two senders at once', () => {
  it('send one mail', async () => {
    for (const id of ['a', 'b', 'c']) await owes(id);
    const tries = await Promise.allSettled(['a', 'b', 'c', 'a'].map((id) => send(id, 5)));
    const lost = tries.filter(({ status }) => status === 'rejected');
    expect(lost.every((each) => each.status === 'rejected' && each.reason instanceof Conflict)).toBe(true);
    for (const id of ['a', 'b', 'c']) expect(await send(id, 5)).toBe('not-due');
    expect(out).toHaveLength(1);
    for (const id of ['a', 'b', 'c']) expect((await kept(id))?.state).toBe('sent');
  });
});

describe('a mail that cannot go', () => {
  it('is tried again as a whole while the server is away', async () => {
    await owes('a');
    await owes('b');
    fault = new Unavailable('mail-server', 'Away.');
    expect(await send('a')).toBe('later');
    expect(await kept('b')).toMatchObject({
      state: 'queued',
      attempts: 1,
      sendAt: '2026-09-22T08:01:00.000Z',
    });
    expect((await statusOf({ ledger })).mailsHeld?.map(({ because }) => because)).toEqual([
      'mail-server: Away.',
      'mail-server: Away.',
    ]);
    fault = undefined;
    at('2026-09-22T08:01:00.000Z');
    await sweep();
    expect(out.map(({ id, subject }) => [id, subject.slice(0, 15)])).toEqual([['m.a', 'Today: 2 things']]);
    expect((await statusOf({ ledger })).mailsHeld).toBeUndefined();
    expect((await kept('a'))?.because).toBeUndefined();
  });

  it('is tried again after twice as long each time, and after an hour at most', async () => {
    await owes('a', { dueAt: '2026-09-22T12:00:00.000Z' });
    fault = new Unavailable('mail-server', 'Away.');
    const waits: number[] = [];
    for (let tried = 0; tried < 8; tried += 1) {
      expect(await send('a')).toBe('later');
      const sendAt = (await kept('a'))?.sendAt ?? clock.now();
      waits.push((Date.parse(sendAt) - Date.parse(clock.now())) / 60_000);
      at(sendAt);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('fails as it is where it is our own fault', async () => {
    await owes('a');
    fault = new TypeError('broken');
    await expect(send('a')).rejects.toThrow('broken');
    expect((await kept('a'))?.state).toBe('queued');
  });

  it('is dropped where its reader is nobody any more', async () => {
    await owes('a');
    await ledger.commit([{ kind: 'remove', key: keys.person('noor' as never), expects: 1 }]);
    expect(await send('a')).toBe('dropped');
    expect((await kept('a'))?.because).toBe(
      'nobody: noor is not on the roster any more; nobody can be written to.',
    );
  });

  it('is dropped with the reason in sight where it never can', async () => {
    await owes('a');
    fault = new InvalidInput('mail-refused', 'The mail server refused it.');
    expect(await send('a')).toBe('dropped');
    expect((await statusOf({ ledger })).mailsDropped).toEqual([
      { id: 'm.a', to: 'noor', because: 'mail-refused: The mail server refused it.' },
    ]);
  });

  it.each([
    ['elsewhere.example', 'dropped'],
    ['example.com', 'sent'],
  ])('goes only where the policy lets mail go: %s', async (domain, outcome) => {
    const policy = Policy.parse({ mail: { recipientDomains: [domain] } });
    await ledger.commit([put(policyRow, keys.policy(), 'absent', policy)]);
    await owes('a');
    expect(await send('a')).toBe(outcome);
    expect(out).toHaveLength(outcome === 'sent' ? 1 : 0);
    const because = (await statusOf({ ledger })).mailsDropped?.[0]?.because;
    if (outcome === 'dropped') expect(because).toMatch(/^recipient-domain: .*example\.com.*recipientDomains/);
    else expect(because).toBeUndefined();
  });
});
