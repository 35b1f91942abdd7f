/** Both doors on one stage, and two at once: what CloudFormation says of the stack, over HTTP, and the sentence that follows. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Door, refusal } from '../../../infra/aws/one-door.ts';
import { awsAccount, type ServedAccount } from '../../support/aws-account.ts';

let aws: ServedAccount;
beforeEach(async () => {
  aws = await awsAccount();
  vi.stubEnv('AWS_ENDPOINT_URL', aws.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'none');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'none');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

const stack = { stack: 'plumbline-example-eu-central-1', stage: 'example', region: 'eu-central-1' };
const said = (door: Door) => refusal(stack, door);

describe('a stage has one door', () => {
  it('which is CDK’s for a stack that bears no mark', async () => {
    expect(await said('cdk')).toBeUndefined();
    expect(await said('sst')).toMatch(
      /^plumbline-example-eu-central-1 was deployed with npx cdk deploy, .*\.$/,
    );
  });

  it('which is SST’s for one that SST has marked', async () => {
    aws.account.stackTags = { 'plumbline:door': 'sst' };
    expect(await said('sst')).toBeUndefined();
    expect(await said('cdk')).toContain('was deployed with npx sst deploy, and a stage has one door');
  });

  it('which takes one change at a time', async () => {
    for (const status of ['CREATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS']) {
      aws.account.stackStatus = status;
      expect(await said('cdk')).toBe(
        `plumbline-example-eu-central-1 is being changed by somebody at this moment (${status}); wait until that has ended, then deploy again.`,
      );
    }
    for (const status of ['UPDATE_COMPLETE', 'UPDATE_ROLLBACK_FAILED', 'REVIEW_IN_PROGRESS']) {
      aws.account.stackStatus = status;
      expect(await said('cdk')).toBeUndefined();
    }
  });

  it('which is open while there is no stack, or nobody may look', async () => {
    aws.account.stack = 'another';
    expect(await said('sst')).toBeUndefined();
    aws.account.stack = stack.stack;
    aws.account.refusals['DescribeStacks'] = { status: 403, error: 'AccessDenied' };
    expect(await said('sst')).toBeUndefined();
  });
});
