/** A mailbox on its own: Dana and her coach Noor on the roster, a clock, and what the mailer was handed. */
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { Task } from '../../../core/coaching/task.ts';
import { Instant } from '../../../core/identity.ts';
import { signedLinks } from '../../../functions/adapters/signed-links.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Key, Ledger } from '../../../functions/ports/ledger.ts';
import type { Message } from '../../../functions/ports/mailer.ts';
import { queuedWrites } from '../../../functions/runtime/queued-mail.ts';
import { keys, mailRow, put, read, taskRow } from '../../../functions/runtime/rows.ts';
import { sendMail, type SendPorts } from '../../../functions/send-mail/step.ts';
import { hired, memoryArtefacts } from '../../support/kept-loop.ts';
import { task } from './samples.ts';

/** A Tuesday, ten in the morning in Berlin. */
export const morning = '2026-09-22T08:00:00.000Z';

export const mailKey = (id: string): Key => keys.mail('noor' as never, `m.${id}`);

export type Sending = {
  readonly ledger: Ledger;
  readonly clock: ReturnType<typeof virtualClock>;
  readonly ports: SendPorts;
  /** What the mailer was handed. */
  readonly out: Message[];
  /** What the mailer throws, while there is something. */
  fault: unknown;
  /** A task of Dana's that Noor owes, and the mail that says so. */
  owes(id: string, more?: Record<string, unknown>): Promise<void>;
  send(id: string, claimMin?: number): Promise<string>;
  kept(id: string): Promise<MailIntent | undefined>;
  at(instant: string): void;
  /** What the sweep does: everything that is due, once. */
  sweep(): Promise<void>;
};

export const sending = async (): Promise<Sending> => {
  const ledger = openSqliteLedger({ path: ':memory:' });
  const clock = virtualClock(Instant.parse(morning));
  const out: Message[] = [];
  const ports: SendPorts = {
    ledger,
    clock,
    artefacts: memoryArtefacts(),
    links: signedLinks(new Uint8Array(32)),
    mailer: {
      async send(message) {
        if (room.fault !== undefined) throw room.fault;
        out.push(message);
      },
    },
  };
  await hired(ledger, [
    { id: 'dana', coach: 'noor' },
    { id: 'noor', role: 'coach', timeZone: 'Europe/Berlin' },
  ]);
  const room: Sending = {
    ledger,
    clock,
    ports,
    out,
    fault: undefined,
    async owes(id, more = {}) {
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
    },
    send: async (id, claimMin) => (await sendMail(mailKey(id), ports, undefined, claimMin)).outcome,
    kept: async (id) => (await read(ledger, mailRow, mailKey(id)))?.body,
    at: (instant) => {
      clock.set(Instant.parse(instant));
    },
    async sweep() {
      for (const row of await ledger.due(clock.now(), 100)) await sendMail(row, ports);
    },
  };
  return room;
};

/** A sender that dies once the mail is out and before that is written down. */
export const killedAfterSending = (ledger: Ledger): Ledger => ({
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
