/**
 * A stage has one door: a stack that SST made is not to be deployed with CDK, nor the other way round, or
 * each takes the other's parameters and code away. Each door marks the stacks it makes.
 */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

export const doorTag = 'plumbline:door';
export type Door = 'cdk' | 'sst';

const commands: Readonly<Record<Door, string>> = { cdk: 'npx cdk deploy', sst: 'npx sst deploy' };

type Stack = { readonly stack: string; readonly stage: string; readonly region: string };

/**
 * One sentence when a stack stands that came by the other door; undefined when there is none, or when
 * nobody with these credentials may look. A stack without a mark is CDK's, which made the first ones.
 */
export const otherDoor = async ({ stack, stage, region }: Stack, door: Door): Promise<string | undefined> => {
  const client = new CloudFormationClient({ region, maxAttempts: 2 });
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    const [found] = Stacks ?? [];
    if (found === undefined) return undefined;
    const made = found.Tags?.find(({ Key }) => Key === doorTag)?.Value === 'sst' ? 'sst' : 'cdk';
    return made === door
      ? undefined
      : `${stack} was deployed with ${commands[made]}, and a stage has one door: go on with that, or give this deployment a stage of its own in place of ${stage} in infra/aws/regions.ts.`;
  } catch {
    // No stack of that name, or no way to see: the deployment itself says what is wrong.
    return undefined;
  } finally {
    client.destroy();
  }
};
