/** What is known of a region before anybody asks it: from its template, where it was synthesised, and from its stack, where it stands. */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAws } from '../../../functions/adapters/aws-faults.ts';
import { type Check, unseen, unwell, well } from './check.ts';
import { keyCheck } from './key-checks.ts';

export type KnownRegion = {
  readonly modelId?: string | undefined;
  readonly boundary?: string | undefined;
  readonly sender?: string | undefined;
};

const synthesised = 'cdk.out';

/** Empty where nothing was synthesised for it, or for several stages and none was named. */
export const synthesisedRegion = async (region: string, stage: string | undefined): Promise<KnownRegion> => {
  const wanted = new RegExp(`^plumbline-${stage ?? '[a-z0-9]+'}-${region}\\.template\\.json$`);
  const names = (await readdir(synthesised).catch((): string[] => [])).filter((name) => wanted.test(name));
  const [name] = names;
  if (name === undefined || names.length > 1) return {};
  const text = await readFile(join(synthesised, name), 'utf8');
  const said = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
  return {
    modelId: said(/"MODEL_ID":\s*"([^"]+)"/),
    boundary: said(/"MODEL_BOUNDARY":\s*"([^"]+)"/),
    sender: said(/identity\/([^"\\]+)"/),
  };
};

/** A stack takes a deployment only when the last one has ended, one way or the other. */
const stackCheck = (stack: string, status: string): Check => {
  if (status.endsWith('_IN_PROGRESS'))
    return unwell(
      'stack',
      `${stack} is being changed (${status}); wait until that has ended, then ask again.`,
    );
  if (status.endsWith('_FAILED'))
    return unwell(
      'stack',
      `${stack} stands half changed (${status}); its events say why, and aws cloudformation continue-update-rollback takes it back.`,
    );
  return well('stack', `${stack} is there.`);
};

/** The key of a stack that stands; a region that is not deployed yet has none to look at. */
export const stackChecks = async (region: string, stage: string): Promise<readonly Check[]> => {
  const client = new CloudFormationClient({ region });
  const stack = `plumbline-${stage}-${region}`;
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    const key = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'Key')?.OutputValue;
    if (key === undefined) return [unwell('stack', `${stack} has no output Key; deploy this version of it.`)];
    return [stackCheck(stack, Stacks?.[0]?.StackStatus ?? ''), await keyCheck(region, key)];
  } catch (error) {
    return [
      isAws(error, 'ValidationError')
        ? unwell('stack', `There is no stack ${stack} in ${region}; check --stage, or deploy it.`)
        : unseen('stack', `Looking at the stack ${stack}`, 'cloudformation:DescribeStacks', error),
    ];
  } finally {
    client.destroy();
  }
};
