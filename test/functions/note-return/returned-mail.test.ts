import { describe, expect, it } from 'vitest';
import { ReturnEvent, returnedMail } from '../../../functions/note-return/returned-mail.ts';

const told = (detail: Record<string, unknown>, headers = [{ name: 'X-Plumbline-Mail-Id', value: ' m.1 ' }]) =>
  returnedMail(
    ReturnEvent.parse({ time: '2026-09-22T10:00:05+02:00', detail: { mail: { headers }, ...detail } }),
  );
const people = (...addresses: readonly string[]) => addresses.map((emailAddress) => ({ emailAddress }));

describe('what SES tells of a mail', () => {
  it('is which one it was, when, and from whom it came back, however they are spelled', () => {
    expect(
      told({
        eventType: 'Bounce',
        bounce: { bounceType: 'Permanent', bouncedRecipients: people('Noor@Example.com') },
      }),
    ).toEqual({
      id: 'm.1',
      code: 'no-such-address',
      at: '2026-09-22T08:00:05.000Z',
      addresses: ['noor@example.com'],
    });
  });

  it.each([
    ['Permanent', 'no-such-address'],
    ['Transient', 'not-taken'],
    ['Undetermined', 'not-taken'],
  ])('of a bounce that is %s is %s', (bounceType, code) => {
    expect(told({ eventType: 'Bounce', bounce: { bounceType } })).toMatchObject({ code, addresses: [] });
  });

  it.each([
    ['a bounce of no known kind', 'Bounce', 'not-taken'],
    ['a refusal', 'Reject', 'not-sent'],
    ['a complaint', 'Complaint', 'called-spam'],
  ])('of %s names nobody where it names nobody', (_what, eventType, code) => {
    expect(told({ eventType })).toMatchObject({ code, addresses: [] });
  });

  it('of a complaint names whoever complained', () => {
    const complaint = { complainedRecipients: people('Ines@example.com', 'omar@example.com') };
    expect(told({ eventType: 'Complaint', complaint }).addresses).toEqual([
      'ines@example.com',
      'omar@example.com',
    ]);
  });

  it.each([
    ['no headers', []],
    ['headers of others', [{ name: 'Subject', value: 'm.1' }]],
    ['an id that is none', [{ name: 'X-Plumbline-Mail-Id', value: 'no id' }]],
  ])('is refused with %s, since it is about no mail of ours', (_what, headers) => {
    expect(() => told({ eventType: 'Reject' }, headers)).toThrow(
      expect.objectContaining({
        code: 'return-unknown',
        message: expect.stringMatching(/carries no X-Plumbline-Mail-Id; it was not sent by Plumbline/i),
      }),
    );
  });
});
