import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { Instant } from '../../../core/identity.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { ReturnEvent } from '../../../functions/note-return/returned-mail.ts';
import { noteReturn } from '../../../functions/note-return/step.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { keys, mailRow, personRow, put, read } from '../../../functions/runtime/rows.ts';
import { statusOf } from '../../../functions/runtime/status.ts';
import { note } from '../../../functions/send-mail/post.ts';
import { hired } from '../../support/kept-loop.ts';
import { mailsTo } from '../../support/ledger-rows.ts';

const now = Instant.parse('2026-09-22T08:00:00.000Z');

let ledger: Ledger;
beforeEach(async () => {
  ledger = openSqliteLedger({ path: ':memory:' });
  await hired(ledger, [
    { id: 'dana', coach: 'noor' },
    { id: 'noor', role: 'coach' },
    { id: 'ines', role: 'operations' },
    { id: 'omar', role: 'operations' },
  ]);
});

const mailTo = async (id: string, to: string, more: Record<string, unknown> = {}): Promise<void> => {
  const body = MailIntent.parse({
    id,
    to,
    kind: 'task-opened',
    createdAt: now,
    sendAt: now,
    state: 'sent',
    sentAt: now,
    attempts: 1,
    ...more,
  });
  await ledger.commit([put(mailRow, keys.mail(body.to, id), 'absent', body)]);
};

type Told = 'Bounce' | 'Complaint' | 'Reject' | 'Transient';

/** As EventBridge hands on what SES publishes. */
const told = (what: Told, id: string, address = 'noor@example.com', header = 'x-plumbline-mail-id') => ({
  version: '0',
  source: 'aws.ses',
  time: '2026-09-22T08:00:05Z',
  detail: {
    eventType: what === 'Transient' ? 'Bounce' : what,
    mail: {
      messageId: '0100018f',
      headers: [
        { name: 'Subject', value: 'Review for Dana' },
        { name: header, value: id },
      ],
    },
    ...(what === 'Bounce' || what === 'Transient'
      ? {
          bounce: {
            bounceType: what === 'Bounce' ? 'Permanent' : 'Transient',
            bouncedRecipients: [{ emailAddress: address }],
          },
        }
      : {}),
    ...(what === 'Complaint' ? { complaint: { complainedRecipients: [{ emailAddress: address }] } } : {}),
  },
});

const comesBack = async (...event: Parameters<typeof told>) =>
  (await noteReturn(ReturnEvent.parse(told(...event)), { ledger, clock: virtualClock(now) })).outcome;

const kept = async (id: string, to = 'noor') =>
  (await read(ledger, mailRow, keys.mail(to as never, id)))?.body;

const notices = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const id of ['dana', 'noor', 'ines', 'omar', 'rue'])
    for (const { kind, to, subject } of await mailsTo(ledger, id))
      if (kind === 'mail-returned') found.push(`${to}: ${subject}`);
  return found;
};

describe('a mail that came back', () => {
  it.each([
    ['Bounce', 'bounced', 'no-such-address'],
    ['Transient', 'bounced', 'not-taken'],
    ['Reject', 'bounced', 'not-sent'],
    ['Complaint', 'complained', 'called-spam'],
  ] as const)('by %s says so, and all of operations hear of it', async (what, state, code) => {
    await mailTo('m.1', 'noor');
    expect(await comesBack(what, 'm.1')).toBe('noted');
    expect(await kept('m.1')).toMatchObject({ state, returnedAt: '2026-09-22T08:00:05.000Z' });
    expect((await kept('m.1'))?.because).toMatch(new RegExp(`^${code}: .+\\.$`));
    expect(await notices()).toEqual(['ines: noor m.1', 'omar: noor m.1']);
    expect(await statusOf({ ledger })).toMatchObject({ mailsDropped: [{ id: 'm.1', to: 'noor' }] });
  });

  it('takes everything with it that travelled in it', async () => {
    await mailTo('m.1', 'noor', { sentIn: 'm.1' });
    await mailTo('m.2', 'noor', { sentIn: 'm.1' });
    await mailTo('m.3', 'noor', { sentIn: 'm.9' });
    await comesBack('Bounce', 'm.1');
    expect([(await kept('m.2'))?.state, (await kept('m.3'))?.state]).toEqual(['bounced', 'sent']);
    expect(await notices()).toHaveLength(2);
  });

  it('is known before its sending was noted, and is not sent again', async () => {
    await mailTo('m.1', 'noor', { state: 'queued', sentAt: undefined, sentIn: 'm.1' });
    await comesBack('Bounce', 'm.1');
    await note({ key: keys.mail('noor' as never, 'm.1') }, { state: 'sent', sentAt: now }, ledger);
    expect(await kept('m.1')).toMatchObject({ state: 'bounced' });
    expect(await ledger.due(Instant.parse('2027-01-01T00:00:00.000Z'), 10)).not.toContainEqual(
      expect.objectContaining({ sort: 'mail#m.1' }),
    );
  });

  it('ends the same in whatever order and number it is told', async () => {
    const tellings = fc.array(fc.constantFrom<Told>('Bounce', 'Transient', 'Reject', 'Complaint'), {
      minLength: 1,
      maxLength: 6,
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(tellings, async (whats) => {
        run += 1;
        const id = `m.${run}`;
        await mailTo(id, 'noor');
        for (const what of whats) await comesBack(what, id);
        expect((await kept(id))?.state).toBe(whats.includes('Complaint') ? 'complained' : 'bounced');
        expect((await notices()).filter((one) => one.endsWith(` ${id}`))).toHaveLength(2);
      }),
      { seed: 7, numRuns: 40 },
    );
  });

  it('is found where the roster has moved the reader to another address since', async () => {
    await mailTo('m.1', 'noor');
    expect(await comesBack('Bounce', 'm.1', 'noor.before@example.com')).toBe('noted');
  });

  it('is never told to the one it came back from, and a notice that came back to nobody', async () => {
    await mailTo('m.1', 'ines');
    await comesBack('Bounce', 'm.1', 'ines@example.com');
    expect(await notices()).toEqual(['omar: ines m.1']);
    await mailTo('m.2', 'ines', { kind: 'mail-returned', subject: 'noor m.9' });
    await comesBack('Bounce', 'm.2', 'ines@example.com');
    expect((await notices()).filter((one) => one.startsWith('omar'))).toEqual(['omar: ines m.1']);
  });

  it('is told to operations who are there, and where there are none to the reader’s manager', async () => {
    const hires = async (id: string, more: Record<string, unknown>): Promise<void> => {
      const found = await read(ledger, personRow, keys.person(id as never));
      if (found === undefined) throw new Error(`${id} is nobody`);
      await ledger.commit([put(personRow, found.key, found.version, { ...found.body, ...more })]);
    };
    // Somebody who has nothing to do with it.
    await hired(ledger, [{ id: 'rue' }]);
    await hires('omar', { active: false });
    await mailTo('m.1', 'noor');
    await comesBack('Bounce', 'm.1');
    expect(await notices()).toEqual(['ines: noor m.1']);
    await hires('ines', { active: false });
    await hires('noor', { manager: 'dana' });
    await mailTo('m.2', 'noor');
    await comesBack('Bounce', 'm.2');
    expect(await notices()).toEqual(['dana: noor m.2', 'ines: noor m.1']);
    await hires('dana', { active: false });
    await mailTo('m.3', 'noor');
    expect(await comesBack('Bounce', 'm.3')).toBe('noted');
    expect(await notices()).toHaveLength(2);
  });

  it('is the one in the mailbox of whom it was sent to, where another has one of the same name', async () => {
    await mailTo('m.1', 'dana');
    await mailTo('m.1', 'noor');
    await comesBack('Bounce', 'm.1', 'NOOR@example.com');
    expect([(await kept('m.1', 'dana'))?.state, (await kept('m.1', 'noor'))?.state]).toEqual([
      'sent',
      'bounced',
    ]);
  });

  it('told once more changes nothing', async () => {
    await mailTo('m.1', 'noor');
    await comesBack('Bounce', 'm.1');
    const row = await ledger.get(keys.mail('noor' as never, 'm.1'));
    expect(await comesBack('Bounce', 'm.1')).toBe('known');
    expect(await ledger.get(keys.mail('noor' as never, 'm.1'))).toEqual(row);
  });

  it('of nobody’s is refused, so that it ends among the dead letters and not in silence', async () => {
    await expect(comesBack('Bounce', 'm.1')).rejects.toMatchObject({ code: 'return-unknown' });
    await mailTo('m.1', 'noor');
    await expect(comesBack('Bounce', 'm.1', undefined, 'X-Other')).rejects.toMatchObject({
      code: 'return-unknown',
    });
    expect(() => ReturnEvent.parse({ detail: {} })).toThrow('time');
  });
});
