import { SESv2Client } from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { sesMailer } from '../../../functions/adapters/ses-mailer.ts';
import { mailerContract, sampleMessage } from '../ports/mailer.contract.ts';
import { type Answer, type Asked, type ScriptedAws, scriptedAws } from './scripted-aws.ts';

const SendEmailBody = z.object({ Content: z.object({ Raw: z.object({ Data: z.base64() }) }) });

/** The raw message of a SendEmail request. */
const rawOf = ({ body }: Asked): Uint8Array =>
  Buffer.from(SendEmailBody.parse(body).Content.Raw.Data, 'base64');

const mailerFor = (aws: ScriptedAws) =>
  sesMailer({ client: new SESv2Client(aws.configuration), configurationSet: 'mail' });

mailerContract('SES', async () => {
  const aws = await scriptedAws();
  return { mailer: mailerFor(aws), sent: async () => aws.asked.map(rawOf), close: aws.close };
});

describe('SES', () => {
  const sendWhen = async (answer: Answer): Promise<Asked | undefined> => {
    const aws = await scriptedAws();
    aws.script(answer);
    try {
      await mailerFor(aws).send(sampleMessage);
      return aws.asked[0];
    } finally {
      await aws.close();
    }
  };

  it('is told bare addresses and where to report bounces', async () => {
    expect((await sendWhen({ status: 200 }))?.body).toMatchObject({
      FromEmailAddress: 'plumbline@example.test',
      Destination: { ToAddresses: [sampleMessage.to.address] },
      ConfigurationSetName: 'mail',
    });
  });

  it.each([
    ['TooManyRequestsException', 429, { name: 'Unavailable', code: 'throttled' }],
    ['SendingPausedException', 400, { name: 'Unavailable' }],
    ['AccountSuspendedException', 400, { name: 'Unavailable' }],
    ['MailFromDomainNotVerifiedException', 400, { name: 'Unavailable' }],
    ['InternalServiceErrorException', 500, { name: 'Unavailable' }],
    ['AccessDeniedException', 403, { name: 'Unavailable', code: 'access' }],
    ['MessageRejected', 400, { name: 'InvalidInput' }],
    ['BadRequestException', 400, { name: 'InvalidInput' }],
  ])('translates %s once, keeping the cause', async (error, status, expected) => {
    await expect(sendWhen({ status, error })).rejects.toMatchObject({ ...expected, cause: { name: error } });
  });

  it('waits for a sender that is not verified, and says which domain is to be', async () => {
    const body = { message: 'Email address is not verified. The following identities failed: x' };
    const refused = sendWhen({ status: 400, error: 'MessageRejected', body });
    await expect(refused).rejects.toMatchObject({
      name: 'Unavailable',
      code: 'sender-unverified',
      message:
        "SES has not verified example.test in this region, or is still in its sandbox; verify the sender's domain, and what waits is sent.",
      cause: { name: 'MessageRejected' },
    });
  });

  it('is unavailable when the connection breaks', async () => {
    await expect(sendWhen('hang-up')).rejects.toMatchObject({ name: 'Unavailable' });
  });
});
