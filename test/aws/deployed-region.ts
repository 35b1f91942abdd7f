/** A region deployed into the emulated account from the template as it is synthesised. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { inject } from 'vitest';
import { buildApp } from '../../infra/aws/build-app.ts';
import { bundleFunctions } from '../../infra/aws/bundle.ts';
import { type Deployment, deployments } from '../../infra/aws/deployments.ts';
import { regions } from '../../infra/aws/regions.ts';
import { s3 } from './emulated-account.ts';

export type Outputs = Readonly<Record<string, string>>;

/** The region that the clients of the emulated account speak to. */
const region = 'eu-central-1';

/** A stack of some eighty resources takes the emulator about a second; a minute means that it hangs. */
const deployLimitSec = 60;

const cloudFormation = async (parameters: Readonly<Record<string, string>>): Promise<string> => {
  const answer = await fetch(inject('awsEndpoint'), {
    method: 'POST',
    // The emulator reads account, region and service out of the signature and does not check it.
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=111122223333/20260101/${region}/cloudformation/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: new URLSearchParams({ Version: '2010-05-15', ...parameters }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`CloudFormation refused ${parameters['Action']}: ${text}`);
  return text;
};

/**
 * What this emulator cannot make: alarms over computed metrics, and the dashboard that names them.
 * They carry no traffic. Whatever else it could not make fails the test.
 */
const withoutComputedAlarms = (text: string): { readonly text: string; readonly left: readonly string[] } => {
  const template = JSON.parse(text) as {
    Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
  };
  const left = Object.entries(template.Resources)
    .filter(
      ([, { Type, Properties }]) =>
        Type === 'AWS::CloudWatch::Dashboard' ||
        (Type === 'AWS::CloudWatch::Alarm' && Properties['Metrics'] !== undefined),
    )
    .map(([id]) => id);
  for (const id of left) delete template.Resources[id];
  return { text: JSON.stringify(template), left };
};

const upload = async (bucket: string, key: string, body: string | Uint8Array): Promise<void> => {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
};

const valueOf = (text: string, tag: string): string =>
  new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(text)?.[1] ?? '';

const settled = async (stack: string): Promise<Outputs> => {
  for (let second = 0; second < deployLimitSec; second += 1) {
    const told = await cloudFormation({ Action: 'DescribeStacks', StackName: stack });
    const status = valueOf(told, 'StackStatus');
    if (status === 'CREATE_COMPLETE')
      return Object.fromEntries(
        [...told.matchAll(/<OutputKey>([^<]+)<\/OutputKey><OutputValue>([^<]+)<\/OutputValue>/g)].map(
          ([, key = '', value = '']) => [key, value],
        ),
      );
    if (status !== 'CREATE_IN_PROGRESS') {
      const events = await cloudFormation({ Action: 'DescribeStackEvents', StackName: stack });
      const reasons = [...events.matchAll(/<ResourceStatusReason>([^<]+)/g)].map(([, reason]) => reason);
      throw new Error(`${stack} ended as ${status}: ${reasons.join(' ')}`);
    }
    await wait(1000);
  }
  throw new Error(`${stack} was not deployed within ${deployLimitSec} seconds.`);
};

const deploy = async ({ stack, template, assets }: Deployment): Promise<Outputs> => {
  const bucket = 'code';
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  for (const { file, key } of assets) await upload(bucket, key, await readFile(file));
  const { text, left } = withoutComputedAlarms(await readFile(template.file, 'utf8'));
  process.stdout.write(`Left out, because the emulator has no computed alarms: ${left.join(', ')}.\n`);
  await upload(bucket, template.key, text);
  await cloudFormation({
    Action: 'CreateStack',
    StackName: stack,
    TemplateURL: `${inject('awsEndpoint')}/${bucket}/${template.key}`,
    'Capabilities.member.1': 'CAPABILITY_IAM',
    'Parameters.member.1.ParameterKey': 'AssetBucket',
    'Parameters.member.1.ParameterValue': bucket,
  });
  return settled(stack);
};

/** Synthesises, uploads the code, deploys; returns what the stack says of itself. */
export const deployRegion = async (): Promise<Outputs> => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-deploy-'));
  try {
    const outdir = join(folder, 'out');
    // Without sign-in: its secret is made by hand, and there is no issuer on this machine.
    const own = regions
      .filter((one) => one.region === region)
      .map((one) => ({ ...one, console: { door: 'function-url' as const } }));
    buildApp({ outdir, regions: own, bundles: await bundleFunctions(join(folder, 'code')) }).synth();
    const [deployment] = deployments(outdir);
    if (deployment === undefined) throw new Error(`No region of infra/aws/regions.ts is ${region}.`);
    return await deploy(deployment);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
