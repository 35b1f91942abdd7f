import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smtpMailer, type SmtpMailer } from '../../../functions/adapters/smtp-mailer.ts';
import { mailerContract, sampleMessage } from '../ports/mailer.contract.ts';
import { type SmtpServer, smtpServer } from './smtp-server.ts';

mailerContract('SMTP', async () => {
  const server = await smtpServer();
  const mailer = smtpMailer({ url: server.url });
  const close = async (): Promise<void> => {
    mailer.close();
    await server.close();
  };
  return { mailer, sent: async () => server.mails.map(({ raw }) => raw), close };
});

describe('a mail server', () => {
  let server: SmtpServer;
  let mailer: SmtpMailer;
  beforeEach(async () => {
    server = await smtpServer();
    mailer = smtpMailer({ url: server.url });
  });
  afterEach(async () => {
    mailer.close();
    await server.close();
  });

  it('is told the one address that the message names', async () => {
    await mailer.send(sampleMessage);
    expect(server.mails.map(({ to }) => to)).toEqual([sampleMessage.to.address]);
  });

  it.each([
    ['RCPT', '550 5.1.1 nobody of that name'],
    ['MAIL', '553 sender not allowed'],
    ['.', '554 looks like spam'],
  ] as const)('that refuses for good at %s makes the message impossible', async (verb, reply) => {
    server.answer(verb, reply);
    await expect(mailer.send(sampleMessage)).rejects.toMatchObject({
      name: 'InvalidInput',
      code: 'mail-refused',
    });
  });

  it.each([
    ['RCPT', '450 try later'],
    ['.', '451 disk full'],
    ['.', 'hang-up'],
    ['EHLO', 'hang-up'],
  ] as const)('that cannot just now (%s: %s) is tried again', async (verb, reply) => {
    server.answer(verb, reply);
    const failure = mailer.send(sampleMessage);
    await expect(failure).rejects.toMatchObject({ name: 'Unavailable', code: 'mail-server' });
    await expect(failure).rejects.toHaveProperty('cause');
  });

  it('that is not there is unavailable', async () => {
    await server.close();
    await expect(mailer.send(sampleMessage)).rejects.toMatchObject({ name: 'Unavailable' });
  });

  it.each(['', 'mail.example.test', 'http://mail.example.test', 'smtp://'])(
    'cannot have the address %j',
    (url) => {
      expect(() => smtpMailer({ url })).toThrow(
        expect.objectContaining({ name: 'InvalidInput', code: 'bad-smtp-url' }),
      );
    },
  );

  it('never has its password repeated in an error', async () => {
    const unreachable = smtpMailer({ url: 'smtp://user:hunter2secret@127.0.0.1:1' });
    const said = await unreachable.send(sampleMessage).catch((error: unknown) => String(error));
    expect(said).not.toContain('hunter2secret');
    unreachable.close();
  });
});
