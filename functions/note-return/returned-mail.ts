/** What SES tells through EventBridge of a mail that did not arrive, as far as it is read here. */
import * as z from 'zod/mini';
import type { ReturnCode } from '../../core/coaching/mail-return.ts';
import { InvalidInput } from '../../core/faults.ts';
import { Instant, MailId } from '../../core/identity.ts';
import { mailIdHeader } from '../ports/mailer.ts';

const Header = z.object({ name: z.string(), value: z.string() });
const Recipients = z._default(z.array(z.object({ emailAddress: z.string() })), []);

/** A mail goes to one person, so one event is about one mail. */
export const ReturnEvent = z.object({
  time: z.iso.datetime({ offset: true }),
  detail: z.object({
    eventType: z.enum(['Bounce', 'Complaint', 'Reject']),
    mail: z.object({ headers: z._default(z.array(Header), []) }),
    bounce: z.optional(z.object({ bounceType: z.string(), bouncedRecipients: Recipients })),
    complaint: z.optional(z.object({ complainedRecipients: Recipients })),
  }),
});
type ReturnEvent = z.infer<typeof ReturnEvent>;

export type ReturnedMail = {
  readonly id: MailId;
  readonly code: ReturnCode;
  readonly at: Instant;
  /** The addresses it came back from; empty where SES names none. */
  readonly addresses: readonly string[];
};

const codeOf = ({ eventType, bounce }: ReturnEvent['detail']): ReturnCode => {
  if (eventType === 'Complaint') return 'called-spam';
  if (eventType === 'Reject') return 'not-sent';
  return bounce?.bounceType === 'Permanent' ? 'no-such-address' : 'not-taken';
};

/** Throws InvalidInput `return-unknown` where the event names no mail of ours. */
export const returnedMail = ({ time, detail }: ReturnEvent): ReturnedMail => {
  const header = detail.mail.headers.find(({ name }) => name.toLowerCase() === mailIdHeader.toLowerCase());
  const id = MailId.safeParse(header?.value.trim());
  if (!id.success)
    throw new InvalidInput(
      'return-unknown',
      `A returned mail carries no ${mailIdHeader}; it was not sent by Plumbline, or its headers were cut off.`,
    );
  const told = [
    ...(detail.bounce?.bouncedRecipients ?? []),
    ...(detail.complaint?.complainedRecipients ?? []),
  ];
  return {
    id: id.data,
    code: codeOf(detail),
    at: Instant.parse(new Date(time).toISOString()),
    addresses: told.map(({ emailAddress }) => emailAddress.toLowerCase()),
  };
};
