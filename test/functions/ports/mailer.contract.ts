/** What every mailer promises, read back from what was handed over. */
import { type Attachment as ParsedAttachment, type ParsedMail, simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mailer, Message } from '../../../functions/ports/mailer.ts';

export type MailerUnderTest = {
  readonly mailer: Mailer;
  /** Every distinct mail handed over so far, as raw RFC 5322. */
  readonly sent: () => Promise<readonly Uint8Array[]>;
  readonly close: () => Promise<void>;
};

export const sampleMessage: Message = {
  id: 'mail-0001',
  from: 'Plumbline <plumbline@example.test>',
  replyTo: 'ta-operations@example.test',
  to: { name: 'Åsa Öst, “Coach”', address: 'asa.ost@example.test' },
  subject: 'Review Mara’s first loop by Friday – what worked, and one thing to try next time in the round',
  html: '<p>Keep: the open question at 00:12. 🙂</p>',
  text: `Keep: the open question at 00:12. 🙂\n.\nFrom here on\n${'long '.repeat(60)}\n`,
  date: '2026-03-02T09:00:00.000Z',
};

const invitation = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:1@example.test',
  'SUMMARY:Kalibrierung – 30 Minuten',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

const attachmentText = (attachment: ParsedAttachment | undefined): string | undefined =>
  attachment?.content.toString('utf8');

export const mailerContract = (name: string, make: () => Promise<MailerUnderTest>): void => {
  describe(`${name} keeps the mailer's promises`, () => {
    let made: MailerUnderTest;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());

    const lastRaw = async (): Promise<Buffer> => Buffer.from((await made.sent()).at(-1) ?? new Uint8Array());
    const lastMail = async (): Promise<ParsedMail> => simpleParser(await lastRaw());

    it('hands over who, what and when, with every letter intact', async () => {
      await made.mailer.send(sampleMessage);
      const mail = await lastMail();
      expect(mail.from?.value).toEqual([{ name: 'Plumbline', address: 'plumbline@example.test' }]);
      expect(mail.to).toMatchObject({ value: [sampleMessage.to] });
      expect(mail.replyTo?.value).toMatchObject([{ address: 'ta-operations@example.test' }]);
      expect(mail.subject).toBe(sampleMessage.subject);
      expect(mail.date?.toISOString()).toBe(sampleMessage.date);
      expect(mail.text?.trimEnd()).toBe(sampleMessage.text.trimEnd());
      expect(String(mail.html).trimEnd()).toBe(sampleMessage.html);
    });

    it('carries the mail’s own id in a header of one line', async () => {
      const id = `task:${'a'.repeat(100)}@coach-1+2`;
      await made.mailer.send({ ...sampleMessage, id });
      expect((await lastRaw()).toString('latin1')).toContain(`X-Plumbline-Mail-Id: ${id}\r\n`);
      expect((await lastMail()).headers.get('auto-submitted')).toBe('auto-generated');
    });

    it('is plain ASCII in short lines that end in CRLF', async () => {
      await made.mailer.send({ ...sampleMessage, calendar: { method: 'REQUEST', content: invitation } });
      const raw = (await lastRaw()).toString('latin1');
      expect(raw.replaceAll('\r\n', '')).toMatch(/^[\x20-\x7e\t]*$/);
      expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThan(200);
    });

    it('sends an invitation as an alternative that calendars act on, and as a file', async () => {
      await made.mailer.send({ ...sampleMessage, calendar: { method: 'REQUEST', content: invitation } });
      const raw = (await lastRaw()).toString('latin1');
      expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
      const file = (await lastMail()).attachments.find(({ filename }) => filename === 'invite.ics');
      expect(attachmentText(file)).toBe(invitation);
    });

    it('sends attachments with their names and content', async () => {
      const attachments = [{ name: 'Übersicht.html', contentType: 'text/html', content: '<p>é</p>' }];
      await made.mailer.send({ ...sampleMessage, attachments });
      const [first] = (await lastMail()).attachments;
      expect(first).toMatchObject({ filename: 'Übersicht.html', contentType: 'text/html' });
      expect(attachmentText(first)).toBe('<p>é</p>');
    });

    it('sends the same message again under the same id and the same Message-ID', async () => {
      await made.mailer.send(sampleMessage);
      const first = await lastMail();
      await made.mailer.send(sampleMessage);
      const again = await lastMail();
      expect(first.messageId).toMatch(/^<[0-9a-f]{32}@example\.test>$/);
      expect(again.messageId).toBe(first.messageId);
      expect(again.headers.get('x-plumbline-mail-id')).toBe(sampleMessage.id);
    });

    it('keeps mails with different ids apart', async () => {
      for (const id of ['a:b', 'a/b', 'a_b', 'A_b', '..', '.', '../a'])
        await made.mailer.send({ ...sampleMessage, id });
      const ids = await Promise.all(
        (await made.sent()).map(async (raw) =>
          (await simpleParser(Buffer.from(raw))).headers.get('x-plumbline-mail-id'),
        ),
      );
      expect(new Set(ids)).toEqual(new Set(['.', '..', '../a', 'A_b', 'a/b', 'a:b', 'a_b']));
      expect(ids).toHaveLength(7);
    });

    it.each([
      ['subject', { subject: 'Hello\r\nBcc: thief@example.test' }],
      ['recipient’s name', { to: { name: 'Åsa\nBcc: thief@example.test', address: 'asa@example.test' } }],
      [
        'recipient’s address',
        { to: { name: 'Åsa', address: 'asa@example.test\r\nRCPT TO:<thief@example.test>' } },
      ],
      ['second recipient', { to: { name: 'Åsa', address: 'asa@example.test, thief@example.test' } }],
      ['quoted recipient', { to: { name: 'Åsa', address: 'asa@example.test>,<thief@example.test' } }],
      ['address without a domain', { to: { name: 'Åsa', address: 'asa' } }],
      ['empty address', { to: { name: 'Åsa', address: '' } }],
      ['sender', { from: 'Plumbline <a@example.test>\r\nBcc: thief@example.test' }],
      ['reply address', { replyTo: 'a@example.test\nBcc: thief@example.test' }],
      ['id', { id: 'x\r\nBcc: thief@example.test' }],
      ['empty id', { id: '' }],
      ['id that is no plain text', { id: 'é' }],
      ['attachment name', { attachments: [{ name: 'a\r\nX: y', contentType: 'text/plain', content: '' }] }],
      ['attachment type', { attachments: [{ name: 'a', contentType: 'text/plain\r\nX: y', content: '' }] }],
      ['date', { date: 'yesterday' }],
    ] satisfies [string, Partial<Message>][])(
      'refuses a bad %s for good and sends nothing',
      async (_, change) => {
        await expect(made.mailer.send({ ...sampleMessage, ...change })).rejects.toMatchObject({
          name: 'InvalidInput',
        });
        expect(await made.sent()).toEqual([]);
      },
    );

    it('lets nobody break out of a part by writing its boundary', async () => {
      await made.mailer.send(sampleMessage);
      const boundary = /boundary="([^"]+)"/.exec((await lastRaw()).toString('latin1'))?.[1] ?? '';
      const text = `Before\n--${boundary}\nContent-Type: text/html\n\n<b>smuggled</b>\n--${boundary}--\nafter`;
      await made.mailer.send({ ...sampleMessage, text });
      const mail = await lastMail();
      expect(mail.text?.trimEnd()).toBe(text);
      expect(String(mail.html)).not.toContain('smuggled');
    });
  });
};
