/** Mail through Amazon SES, version 2. */
import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Mailer } from '../ports/mailer.ts';
import { awsFault } from './aws-faults.ts';
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
      throw awsFault(`Sending the mail ${message.id}`, error);
    }
  },
});
