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

  describe('that wants a login', () => {
    const login = (host: string): SmtpMailer => {
      server.answer('EHLO', '250 AUTH PLAIN');
      server.answer('AUTH', '235 welcome');
      server.answer('STAR', '502 no TLS here');
      return smtpMailer({ url: server.url.replace('//127.0.0.1', `//dana%40x.test:p%3Ass%2Fword@${host}`) });
    };
    const asked = (): string[] => server.commands.filter((line) => line.startsWith('AUTH'));

    it('is told name and password as they are', async () => {
      const own = login('127.0.0.1');
      await own.send(sampleMessage);
      own.close();
      const told = Buffer.from('\0dana@x.test\0p:ss/word').toString('base64');
      expect(asked()).toEqual([`AUTH PLAIN ${told}`]);
      expect(server.mails).toHaveLength(1);
    });

    it('is told neither where anybody on the way could read them', async () => {
      // Not this machine by its name, although it ends here.
      const far = login('0.0.0.0');
      await expect(far.send(sampleMessage)).rejects.toMatchObject({
        name: 'Unavailable',
        code: 'mail-server',
      });
      far.close();
      expect(asked()).toEqual([]);
      expect(server.mails).toEqual([]);
    });

    it('that it refuses is tried again, since a person mends it', async () => {
      const own = login('127.0.0.1');
      server.answer('AUTH', '535 unknown');
      await expect(own.send(sampleMessage)).rejects.toMatchObject({
        name: 'Unavailable',
        code: 'mail-server',
      });
      own.close();
    });
  });

  it('says which mail it did not take, and with which answer', async () => {
    server.answer('RCPT', '550 5.1.1 nobody of that name');
    await expect(mailer.send(sampleMessage)).rejects.toThrow(
      'The mail server refused the mail mail-0001 for good (550); check its address.',
    );
    server.answer('RCPT', '450 try later');
    await expect(mailer.send(sampleMessage)).rejects.toThrow(
      'The mail server did not take the mail mail-0001 (450); it is tried again.',
    );
    server.answer('EHLO', 'hang-up');
    await expect(mailer.send(sampleMessage)).rejects.toThrow(
      /^The mail server did not take the mail mail-0001 \(E[A-Z]+\); it is tried again\.$/,
    );
  });

  it('never has its password repeated in an error', async () => {
    const unreachable = smtpMailer({ url: 'smtp://user:hunter2secret@127.0.0.1:1' });
    const said = await unreachable.send(sampleMessage).catch((error: unknown) => String(error));
    expect(said).not.toContain('hunter2secret');
    unreachable.close();
  });
});
