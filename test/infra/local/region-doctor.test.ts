/** `plumbline doctor --region`, against an account that answers as AWS does over HTTP. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ScriptedConverse, scriptedConverse } from '../../functions/bedrock/scripted-converse.ts';
import { awsAccount, type ServedAccount } from '../../support/aws-account.ts';
import { plumbline } from '../../support/command-line.ts';

let dir: string;
let aws: ServedAccount;
let model: ScriptedConverse;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-doctor-'));
  aws = await awsAccount();
  model = await scriptedConverse();
  vi.stubEnv('AWS_ENDPOINT_URL', aws.endpoint);
  vi.stubEnv('AWS_ENDPOINT_URL_BEDROCK_RUNTIME', model.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'none');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'none');
  // A refusal is an answer; nothing is gained by asking for it three times.
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
  await model.close();
  await rm(dir, { recursive: true, force: true });
});

type Check = { readonly name: string; readonly ok: boolean; readonly message: string };

const doctor = async (
  change: Readonly<Record<string, string>> = {},
): Promise<{
  readonly code: number | null;
  readonly checks: readonly Check[];
  readonly faults: readonly Check[];
}> => {
  const flags = {
    dir,
    region: 'eu-central-1',
    stage: 'example',
    sender: 'coaching@plumbline.example.com',
    model: 'eu.anthropic.claude-sonnet-4-20250514-v1:0',
    ...change,
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const { code, stdout } = await plumbline(['doctor', ...args, '--json']);
  const checks = JSON.parse(stdout) as readonly Check[];
  return { code, checks, faults: checks.filter(({ ok }) => !ok) };
};

describe('plumbline doctor --region', () => {
  it('is content with a region that has all it takes, and says what it looked at', async () => {
    const { code, checks, faults } = await doctor();
    expect(faults).toEqual([]);
    expect(code).toBe(0);
    expect(checks.map(({ name }) => name)).toEqual([
      'node',
      'sqlite',
      'folder',
      'credentials',
      'mail',
      'sender',
      'functions',
      'transitions',
      'model requests',
      'model tokens',
      'stack',
      'key',
      'boundary',
      'model',
      'permission',
      'availability',
    ]);
  });

  it.each([
    ['a sandbox', () => void (aws.account.productionAccess = false), 'mail', 'ask for production access'],
    ['paused sending', () => void (aws.account.sendingEnabled = false), 'mail', 'switched off or paused'],
    [
      'a sender whose DNS is not there',
      () => void (aws.account.identities['plumbline.example.com'] = false),
      'sender',
      'put the DNS records there',
    ],
    [
      'a sender SES has never heard of',
      () => void (aws.account.identities = {}),
      'sender',
      'make it there and verify it',
    ],
    [
      'a new account with ten functions at once',
      () => void (aws.account.quotas['lambda'] = { 'Concurrent executions': 10 }),
      'functions',
      'allows 10 Lambda functions at once and 100 are wanted; ask for more',
    ],
    [
      'few tokens a minute',
      () =>
        void (aws.account.quotas['bedrock'] = {
          'Cross-region model inference requests per minute for Anthropic Claude Sonnet 4 V1': 200,
          'Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4 V1': 20_000,
        }),
      'model tokens',
      'set model.tokensPerMin in the policy',
    ],
    ['a disabled key', () => void (aws.account.keyState = 'Disabled'), 'key', 'aws kms enable-key'],
    [
      'a key about to go',
      () => void (aws.account.keyState = 'PendingDeletion'),
      'key',
      'cancel-key-deletion',
    ],
    [
      'a key that refuses',
      () =>
        void (aws.account.refusals['TrentService.Generate'] = {
          status: 400,
          error: 'AccessDeniedException',
        }),
      'key',
      'refuses you; let its policy',
    ],
    [
      'quotas nobody may see',
      () => void (aws.account.refusals['ServiceQuotas'] = { status: 400, error: 'AccessDeniedException' }),
      'transitions',
      'it takes servicequotas:ListServiceQuotas',
    ],
    [
      'no stack',
      () => void (aws.account.stack = 'another'),
      'stack',
      'There is no stack plumbline-example-eu-central-1',
    ],
    [
      'a stack that is being changed',
      () => void (aws.account.stackStatus = 'UPDATE_IN_PROGRESS'),
      'stack',
      'is being changed (UPDATE_IN_PROGRESS); wait',
    ],
    [
      'a stack that could not be taken back',
      () => void (aws.account.stackStatus = 'UPDATE_ROLLBACK_FAILED'),
      'stack',
      'continue-update-rollback takes it back',
    ],
    [
      'a region without the model',
      () => model.fail(404, 'ResourceNotFoundException'),
      'availability',
      'did not answer in eu-central-1',
    ],
    [
      'a model not granted',
      () => model.fail(403, 'AccessDeniedException'),
      'permission',
      'grant bedrock:InvokeModel',
    ],
  ])('says what to do about %s, in a sentence, and ends with 1', async (_, spoil, name, words) => {
    spoil();
    const { code, faults } = await doctor();
    const found = faults.find((each) => each.name === name);
    expect(found?.message).toContain(words);
    expect(found?.message).toMatch(/^[^\n]*\.$/);
    expect(code).toBe(1);
  });

  it('refuses a model whose calls could leave the boundary, without calling it', async () => {
    const { code, faults } = await doctor({ model: 'us.anthropic.claude-sonnet-4-20250514-v1:0' });
    expect(faults.map(({ name }) => name)).toContain('boundary');
    expect(model.bodies).toEqual([]);
    expect(code).toBe(1);
  });

  it('wants a sender and a model, where nothing says which', async () => {
    const { faults } = await doctor({ region: 'ca-central-1', stage: '', sender: '', model: '' });
    expect(faults.map(({ name }) => name)).toEqual(['sender', 'model']);
  });

  it('looks at nothing else when AWS does not know the credentials', async () => {
    aws.account.refusals['GET /v2/email/account'] = { status: 403, error: 'UnrecognizedClientException' };
    const { code, faults } = await doctor();
    expect(faults).toMatchObject([{ name: 'credentials', message: expect.stringContaining('AWS_PROFILE') }]);
    expect(aws.asked).toEqual(['GET /v2/email/account']);
    expect(model.bodies).toEqual([]);
    expect(code).toBe(1);
  });

  it('says that there are none when there are none', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_CONFIG_FILE', join(dir, 'none'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(dir, 'none'));
    const { faults } = await doctor();
    expect(faults).toMatchObject([
      { name: 'credentials', message: expect.stringContaining('There are no credentials') },
    ]);
  });
});
