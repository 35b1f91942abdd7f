/** Deploys a synthesised region into the emulated account, as a team without any tool would: code into a bucket, then the template. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Deployment } from '../../infra/aws/deployments.ts';
import type { Clients } from './account.ts';

export type Outputs = Readonly<Record<string, string>>;

/** A stack of some ninety resources takes the emulator a few seconds; two minutes mean that it hangs. */
const deployLimitSec = 120;

type Place = { readonly stack: string; readonly region: string };

/** A bucket's name is taken once in all regions. */
const bucketOf = ({ region }: Pick<Place, 'region'>): string => `code-of-${region}`;

/** Waits until the stack has come to rest; throws with what went wrong unless it ended as `wanted`. */
export const settled = async (
  { cloudFormation }: Clients,
  stack: string,
  wanted: 'CREATE_COMPLETE' | 'UPDATE_COMPLETE',
): Promise<Outputs> => {
  for (let second = 0; second < deployLimitSec; second += 1) {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stack }));
    const { StackStatus: status = '', Outputs: outputs = [] } = Stacks[0] ?? {};
    if (status === wanted)
      return Object.fromEntries(
        outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      );
    if (!status.endsWith('_IN_PROGRESS')) {
      const { StackEvents = [] } = await cloudFormation.send(
        new DescribeStackEventsCommand({ StackName: stack }),
      );
      const reasons = StackEvents.flatMap(({ ResourceStatusReason: reason }) => reason ?? []);
      throw new Error(`${stack} ended as ${status}: ${reasons.join(' ')}`);
    }
    await wait(1000);
  }
  throw new Error(`${stack} was not deployed within ${deployLimitSec} seconds.`);
};

/** Puts code and template where CloudFormation finds them; returns what it is asked with. */
export const stackInput = async (
  { s3 }: Clients,
  { stack, region, template, assets }: Deployment,
  text: string,
  endpoint: string,
) => {
  const bucket = bucketOf({ region });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  for (const { file, key } of assets)
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: await readFile(file) }));
  // By its content: two who deploy at once bring two files.
  const key = `${createHash('sha256').update(text).digest('hex')}-${template.key}`;
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text }));
  return {
    StackName: stack,
    TemplateURL: `${endpoint}/${bucket}/${key}`,
    Capabilities: ['CAPABILITY_IAM' as const],
    Parameters: [{ ParameterKey: 'AssetBucket', ParameterValue: bucket }],
  };
};

type Asked = Parameters<typeof stackInput>;

export const deploy = async (...asked: Asked): Promise<Outputs> => {
  const [clients, { stack }] = asked;
  await clients.cloudFormation.send(new CreateStackCommand(await stackInput(...asked)));
  return await settled(clients, stack, 'CREATE_COMPLETE');
};

/** Another template over the stack that is there. */
export const update = async (...asked: Asked): Promise<Outputs> => {
  const [clients, { stack }] = asked;
  await clients.cloudFormation.send(new UpdateStackCommand(await stackInput(...asked)));
  return await settled(clients, stack, 'UPDATE_COMPLETE');
};
