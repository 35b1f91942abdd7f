/** Mail through Amazon SES, version 2. */
import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Mailer } from '../ports/mailer.ts';
import { Unavailable } from '../../core/faults.ts';
import { awsFault, isAws } from './aws-faults.ts';
import { composeMail } from './mime-message.ts';

/**
 * Sends the message as raw MIME. SES puts a Message-ID of its own in place of ours; the mail's id
 * header stays. An address on the suppression list is accepted and silently dropped by SES.
 */
export const sesMailer = (options: {
  readonly client: SESv2Client;
  /** Where SES reports bounces and complaints. */
  readonly configurationSet?: string | undefined;
}): Mailer => ({
  async send(message) {
    const { raw, envelope } = await composeMail(message);
    const command = new SendEmailCommand({
      FromEmailAddress: envelope.from,
      Destination: { ToAddresses: [envelope.to] },
      Content: { Raw: { Data: raw } },
      ConfigurationSetName: options.configurationSet,
    });
    try {
      await options.client.send(command);
    } catch (error) {
      throw senderFault(error, envelope.from) ?? awsFault(`Sending the mail ${message.id}`, error);
    }
  },
});

/**
 * SES refuses a sender it has not verified, and in its sandbox every reader, by the same name as a mail
 * that can never be sent. A person mends it, and then every mail that waited goes out.
 */
const senderFault = (error: unknown, from: string): Unavailable | undefined => {
  if (!isAws(error, 'MessageRejected') || !(error instanceof Error)) return undefined;
  if (!/not verified/i.test(error.message)) return undefined;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return new Unavailable(
    'sender-unverified',
    `SES has not verified ${domain} in this region, or is still in its sandbox; verify the sender's domain, and what waits is sent.`,
    { cause: error },
  );
};
