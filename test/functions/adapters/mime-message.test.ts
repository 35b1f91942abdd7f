/** The bounds of a message; what a reader sees of it is the mailer's contract. */
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { addressIn, composeMail } from '../../../functions/adapters/mime-message.ts';
import type { Message } from '../../../functions/ports/mailer.ts';
import { sampleMessage } from '../ports/mailer.contract.ts';

const composed = (change: Partial<Message>) => composeMail({ ...sampleMessage, ...change });
const refusal = async (change: Partial<Message>) =>
  await composed(change).then(
    () => undefined,
    ({ name, code, message }: { name: string; code: string; message: string }) => ({ name, code, message }),
  );
const to = (address: string, name = ''): Partial<Message> => ({ to: { name, address } });
const bad = (message: string) => ({ name: 'InvalidInput', code: 'bad-mail', message });

describe('a header of a mail', () => {
  it.each([
    '\u0000',
    '\n',
    '\r',
    '\u001f',
    '\u007f',
    '\u0080',
    '\u0085',
    '\u009f',
    '\u2028',
    '\u2029',
    '\ud83d',
  ])('holds no %j', async (character) => {
    expect(await refusal({ subject: `a${character}b` })).toEqual(
      bad('The mail’s subject holds a line break or control character; take it out.'.replace('’', "'")),
    );
  });

  it('holds every other letter, as far as a header goes', async () => {
    const subject = ' ~\u00a0é\u{1f642}\u2027\u202a'.repeat(50);
    expect((await simpleParser(Buffer.from((await composed({ subject })).raw))).subject).toContain(
      'é\u{1f642}',
    );
    expect(await refusal({ subject: 'x'.repeat(500) })).toBeUndefined();
    expect(await refusal({ subject: 'x'.repeat(501) })).toEqual(
      bad("The mail's subject has 501 characters; at most 500 fit."),
    );
  });

  it.each([
    ['from', { from: 'a@example.test\n' }],
    ['reply-to', { replyTo: 'a@example.test\n' }],
    ['recipient', to('a@example.test', 'a\n')],
    ['to', to('a@example.test\n')],
    ['attachment name', { attachments: [{ name: 'a\n', contentType: 'text/plain', content: '' }] }],
    ['attachment type', { attachments: [{ name: 'a', contentType: 'text/plain\n', content: '' }] }],
  ] satisfies [string, Partial<Message>][])('that is refused is named (%s)', async (name, change) => {
    expect((await refusal(change))?.message).toContain(`The mail's ${name} holds a line break`);
  });
});

describe('an address of a mail', () => {
  const long = (length: number): string => `${'a'.repeat(length - '@example.test'.length)}@example.test`;

  it('is as long as a server takes it, and no longer', async () => {
    expect(await refusal(to(long(254)))).toBeUndefined();
    expect(await refusal(to(long(255)))).toMatchObject({ code: 'bad-address' });
  });

  it.each([
    "o'hara+tag@example.test",
    'a.b-c_d/e=f@sub.example.test',
    'a@exämple.test',
    '!#$%&*?^`{|}~@x.test',
  ])('may be %s', async (address) => {
    expect((await composed(to(address))).envelope.to).toBe(address);
  });

  it.each([
    'ä@example.test',
    'a b@example.test',
    '"a"@example.test',
    'a@b@example.test',
    '@example.test',
    'a@',
    'a@(x)',
  ])('is not %s', async (address) => {
    expect(await refusal(to(address))).toEqual({
      name: 'InvalidInput',
      code: 'bad-address',
      message: `The mail's to ${JSON.stringify(address)} is no address; correct it in the roster.`,
    });
  });

  it.each([
    ['plumbline@example.test', ''],
    [' plumbline@example.test ', ''],
    ['Plumbline <plumbline@example.test>', 'Plumbline'],
    ['"Plumb, Line" <plumbline@example.test>', 'Plumb, Line'],
    ['<plumbline@example.test>', ''],
    ['A <B> <plumbline@example.test>', 'A <B>'],
    ['"Half <plumbline@example.test>', '"Half'],
    ['Half" <plumbline@example.test>', 'Half"'],
    ['" <plumbline@example.test>', '"'],
  ])('is read from %j with its name', async (from, name) => {
    expect(addressIn(from)).toBe('plumbline@example.test');
    const { raw, envelope } = await composed({ from });
    expect(envelope.from).toBe('plumbline@example.test');
    const [sender] = (await simpleParser(Buffer.from(raw))).from?.value ?? [];
    expect(sender).toEqual({ address: 'plumbline@example.test', name });
  });

  it.each(['<plumbline@example.test', 'Plumbline <plumbline@example.test> x', 'Plumbline'])(
    'is not read from %j',
    (from) => {
      expect(() => addressIn(from)).toThrow(expect.objectContaining({ code: 'bad-address' }));
    },
  );
});

describe('a mail', () => {
  it('says what is wrong with its date or its id, of which it shows the beginning', async () => {
    expect(await refusal({ date: 'yesterday' })).toEqual(
      bad('The mail\'s date "yesterday" is none; write it as 2026-01-31T09:00:00.000Z.'),
    );
    expect(await refusal({ id: `${'x'.repeat(80)} y` })).toEqual(
      bad(
        `The mail's id "${'x'.repeat(80)}" is empty or holds more than visible ASCII; give it a plain one.`,
      ),
    );
    expect(await refusal({ id: 'x y' })).toMatchObject({ code: 'bad-mail' });
    expect(await refusal({ id: 'x'.repeat(501) })).toEqual(
      bad("The mail's id has 501 characters; at most 500 fit."),
    );
  });

  it('has parts that its content cannot end, and no sign of another mail', async () => {
    const raw = Buffer.from((await composed({ replyTo: undefined })).raw).toString('latin1');
    const [, boundary = ''] = /boundary="([^"]+)"/.exec(raw) ?? [];
    expect(boundary).toContain('=_plumbline');
    expect(raw).not.toMatch(/^Reply-To:/im);
    expect(raw).toContain('Content-Transfer-Encoding: quoted-printable');
    const other = Buffer.from((await composed({ id: 'other' })).raw).toString('latin1');
    expect(other).not.toContain(boundary);
  });
});
