/**
 * send-mail: one intent becomes one mail. It is sent, then noted: a crash between the two sends it
 * again under the same id, and never loses it.
 */
import { InvalidInput, Unavailable } from '../../core/faults.ts';
import { isAtOrBefore, plusHours } from '../../core/coaching/calendar.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import type { Key } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { policyInForce } from '../runtime/policy.ts';
import { keys, mailRow, personRow, put, read } from '../runtime/rows.ts';
import { composeMail, type Draw } from './compose.ts';
import { gatherModel } from './gather.ts';

export type SendPorts = Pick<Ports, 'artefacts' | 'ledger' | 'links' | 'mailer' | 'clock'>;

/** A minute after the first failure, twice as long after each next, an hour at most. */
const retryHours = (attempts: number): number => Math.min(2 ** attempts, 60) / 60;

export const sendMail = async (
  { partition, sort }: Key,
  ports: SendPorts,
  draw?: Draw,
): Promise<{ readonly outcome: 'sent' | 'not-due' | 'dropped' | 'later' }> => {
  const found = await read(ports.ledger, mailRow, { partition, sort });
  const now = ports.clock.now();
  if (found === undefined || found.body.state !== 'queued' || !isAtOrBefore(found.body.sendAt, now))
    return { outcome: 'not-due' };
  const intent = found.body;
  const note = async (state: 'sent' | 'dropped'): Promise<void> => {
    const after: MailIntent = {
      ...intent,
      state,
      attempts: intent.attempts + 1,
      ...(state === 'sent' ? { sentAt: now } : {}),
    };
    await ports.ledger.commit([put(mailRow, found.key, found.version, after)]);
  };
  // Whoever delivers is away: the mail waits in the ledger, where a person sees it, and is tried again.
  const later = async (): Promise<void> => {
    const sendAt = plusHours(now, retryHours(intent.attempts));
    const after: MailIntent = { ...intent, attempts: intent.attempts + 1, sendAt };
    await ports.ledger.commit([put(mailRow, found.key, found.version, after, { nextAt: sendAt })]);
  };
  const policy = await policyInForce(ports.ledger);
  const person = await read(ports.ledger, personRow, keys.person(intent.to));
  const model = person === undefined ? undefined : await gatherModel(intent, person.body, policy, now, ports);
  if (person === undefined || model === undefined) {
    // The person has left the roster, or what it was about is gone: there is nobody or nothing to write.
    await note('dropped');
    return { outcome: 'dropped' };
  }
  const { subject, html, text, calendar } = await composeMail(model, draw);
  try {
    await ports.mailer.send({
      id: intent.id,
      from: policy.mail.from,
      replyTo: policy.mail.replyTo,
      to: { name: person.body.name, address: person.body.email },
      subject,
      html,
      text,
      date: now,
      calendar,
    });
  } catch (fault) {
    if (fault instanceof Unavailable) {
      await later();
      return { outcome: 'later' };
    }
    if (!(fault instanceof InvalidInput)) throw fault;
    await note('dropped');
    return { outcome: 'dropped' };
  }
  await note('sent');
  return { outcome: 'sent' };
};
