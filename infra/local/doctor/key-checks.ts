/** Is the region's key usable: there, enabled, and willing. */
import { DescribeKeyCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { isAws } from '../../../functions/adapters/aws-faults.ts';
import { type Check, unseen, unwell, well } from './check.ts';

const remedies: Readonly<Record<string, string>> = {
  Disabled: 'enable it again: aws kms enable-key',
  PendingDeletion:
    'it will be deleted, and every review with it: aws kms cancel-key-deletion, then aws kms enable-key',
};

export const keyCheck = async (region: string, key: string): Promise<Check> => {
  const client = new KMSClient({ region });
  const name = 'key';
  try {
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: key }));
    const state = KeyMetadata?.KeyState ?? 'unknown';
    if (state !== 'Enabled')
      return unwell(
        name,
        `The key ${key} is ${state}; ${remedies[state] ?? 'nothing can be read until it is Enabled'}.`,
      );
    // Asked for without being given: the answer says only whether it would be.
    await client.send(new GenerateDataKeyCommand({ KeyId: key, KeySpec: 'AES_256', DryRun: true }));
    return well(name, `${key} is enabled and answers.`);
  } catch (error) {
    if (isAws(error, 'DryRunOperationException')) return well(name, `${key} is enabled and answers.`);
    if (isAws(error, 'NotFoundException'))
      return unwell(name, `There is no key ${key} in ${region}; what lies under it cannot be read any more.`);
    if (isAws(error, 'AccessDeniedException'))
      return unwell(
        name,
        `The key ${key} refuses you; let its policy and yours allow kms:DescribeKey and kms:GenerateDataKey.`,
      );
    return unseen(name, `Asking the key ${key}`, 'kms:DescribeKey', error);
  } finally {
    client.destroy();
  }
};
