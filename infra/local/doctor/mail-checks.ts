/** Can this region send mail: out of the sandbox, and as the sender it is told. */
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { isAws } from '../../../functions/adapters/aws-faults.ts';
import { type Check, credentialFault, unseen, unwell, well } from './check.ts';

/** The first look of all says, too, whether the credentials are any good: when they are not, nothing else is looked at. */
export const mailChecks = async (region: string, sender: string | undefined): Promise<readonly Check[]> => {
  const client = new SESv2Client({ region });
  try {
    const account = await accountChecks(client, region);
    if (account.some(({ name, ok }) => name === 'credentials' && !ok)) return account;
    return [...account, await senderCheck(client, region, sender)];
  } finally {
    client.destroy();
  }
};

const accountChecks = async (client: SESv2Client, region: string): Promise<readonly Check[]> => {
  const known = well('credentials', 'AWS takes them.');
  try {
    const { ProductionAccessEnabled, SendingEnabled } = await client.send(new GetAccountCommand({}));
    if (SendingEnabled !== true)
      return [
        known,
        unwell(
          'mail',
          `SES sends nothing in ${region}: sending is switched off or paused; the SES console says why.`,
        ),
      ];
    if (ProductionAccessEnabled !== true)
      return [
        known,
        unwell(
          'mail',
          `SES is in its sandbox in ${region} and reaches verified addresses only; ask for production access in its console.`,
        ),
      ];
    return [known, well('mail', `SES sends from ${region}, out of the sandbox.`)];
  } catch (error) {
    const fault = credentialFault(error);
    if (fault !== undefined) return [unwell('credentials', fault)];
    return [known, unseen('mail', `Looking at SES in ${region}`, 'ses:GetAccount', error)];
  }
};

/** An address may stand for itself, or come from a domain that was verified. */
const senderCheck = async (
  client: SESv2Client,
  region: string,
  sender: string | undefined,
): Promise<Check> => {
  if (sender === undefined)
    return unwell(
      'sender',
      'No sender is known; synthesise the region first, or name the identity by --sender.',
    );
  for (const identity of new Set([sender, sender.slice(sender.indexOf('@') + 1)])) {
    try {
      const found = await client.send(new GetEmailIdentityCommand({ EmailIdentity: identity }));
      return found.VerifiedForSendingStatus === true
        ? well('sender', `${identity} may send.`)
        : unwell(
            'sender',
            `${identity} is not verified in ${region}; put the DNS records there that the SES console shows for it.`,
          );
    } catch (error) {
      if (!isAws(error, 'NotFoundException'))
        return unseen('sender', `Looking at ${identity} in SES`, 'ses:GetEmailIdentity', error);
    }
  }
  return unwell('sender', `SES knows no identity ${sender} in ${region}; make it there and verify it.`);
};
