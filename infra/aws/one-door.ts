/**
 * A stage has one door, and one goes through it at a time. A stack that SST made is not to be deployed with
 * CDK, nor the other way round, or each takes the other's parameters and code away: each door marks the
 * stacks it makes. One that is being changed takes no second change: CloudFormation would refuse it after
 * all code was uploaded.
 */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

export const doorTag = 'plumbline:door';
export type Door = 'cdk' | 'sst';

const commands: Readonly<Record<Door, string>> = { cdk: 'npx cdk deploy', sst: 'npx sst deploy' };

type Stack = { readonly stack: string; readonly stage: string; readonly region: string };

/** A stack for which a change was only proposed waits under this name for as long as nobody takes it up. */
const proposed = 'REVIEW_IN_PROGRESS';

/**
 * One sentence when a stack came by the other door, or is being changed at this moment; undefined when there
 * is none, or when nobody with these credentials may look. A stack without a mark is CDK's, which made the
 * first ones.
 */
export const refusal = async ({ stack, stage, region }: Stack, door: Door): Promise<string | undefined> => {
  const client = new CloudFormationClient({ region, maxAttempts: 2 });
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    const [found] = Stacks ?? [];
    if (found === undefined) return undefined;
    const made = found.Tags?.find(({ Key }) => Key === doorTag)?.Value === 'sst' ? 'sst' : 'cdk';
    if (made !== door)
      return `${stack} was deployed with ${commands[made]}, and a stage has one door: go on with that, or give this deployment a stage of its own in place of ${stage} in infra/aws/regions.ts.`;
    const status = found.StackStatus ?? '';
    return status.endsWith('_IN_PROGRESS') && status !== proposed
      ? `${stack} is being changed by somebody at this moment (${status}); wait until that has ended, then deploy again.`
      : undefined;
  } catch {
    // No stack of that name, or no way to see: the deployment itself says what is wrong.
    return undefined;
  } finally {
    client.destroy();
  }
};
