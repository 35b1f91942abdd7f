import { describe, expect, it } from 'vitest';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { returned, type ReturnCode, returnSentence } from '../../../core/coaching/mail-return.ts';
import { at } from './company.ts';

const [first, second] = [at('2026-03-02T10:00:00Z'), at('2026-03-02T11:00:00Z')];
const intent = (state: MailIntent['state'] = 'sent'): MailIntent =>
  MailIntent.parse({ id: 'm-1', kind: 'task-opened', to: 'kim', createdAt: first, sendAt: first, state });

describe('a mail that came back', () => {
  it.each([
    [
      'no-such-address',
      'bounced',
      /^no-such-address: The address does not exist, .*correct it in the roster/,
    ],
    [
      'not-taken',
      'bounced',
      /^not-taken: The mailbox did not take it: .*correct the roster if they have moved\.$/,
    ],
    ['not-sent', 'bounced', /^not-sent: The mail service found it harmful and did not send it; .+\.$/],
    ['called-spam', 'complained', /^called-spam: They called it spam, .*list of suppressed addresses\.$/],
  ] as const)('for %s is %s, with what to do', (code, state, because) => {
    const after = returned(intent(), code, first);
    expect(after).toMatchObject({ state, returnedAt: first, because: expect.stringMatching(because) });
    expect(MailIntent.parse(after)).toEqual(after);
    expect(returnSentence(code)).not.toContain('@');
  });

  it('keeps its first reason and time, and a complaint whichever comes first', () => {
    const bounced = returned(intent(), 'not-taken', first);
    expect(returned(bounced, 'no-such-address', second)).toBe(bounced);
    const complained = returned(bounced, 'called-spam', second);
    expect(complained).toMatchObject({ state: 'complained', returnedAt: first });
    expect(complained.because).toMatch(/^called-spam/);
    for (const code of ['called-spam', 'not-taken'] satisfies ReturnCode[])
      expect(returned(complained, code, second)).toBe(complained);
  });

  it('was sent at all: what was dropped cannot come back, what is in the queue again can', () => {
    expect(returned(intent('dropped'), 'called-spam', first).state).toBe('dropped');
    expect(returned(intent('queued'), 'not-taken', first).state).toBe('bounced');
  });
});
