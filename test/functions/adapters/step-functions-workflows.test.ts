import { SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stepFunctionsWorkflows } from '../../../functions/adapters/step-functions-workflows.ts';
import type { Workflows } from '../../../functions/ports/workflows.ts';
import { type ScriptedAws, scriptedAws } from './scripted-aws.ts';

describe('Step Functions', () => {
  let aws: ScriptedAws;
  let workflows: Workflows;
  beforeEach(async () => {
    aws = await scriptedAws();
    const client = new SFNClient(aws.configuration);
    workflows = stepFunctionsWorkflows({
      client,
      machines: {
        'review-loop': 'arn:review',
        'apply-input': 'arn:apply',
        'quarterly-cycle': 'arn:quarter',
      },
    });
  });
  afterEach(() => aws.close());

  it('is asked for the machine, the name and the input as they are', async () => {
    expect(await workflows.start('apply-input', 'name-1', { key: 'roster/é.csv' })).toBe('started');
    expect(aws.asked[0]?.body).toEqual({
      stateMachineArn: 'arn:apply',
      name: 'name-1',
      input: '{"key":"roster/é.csv"}',
    });
  });

  it('takes a name and an input as far as they go, and asks nothing beyond', async () => {
    const input = (bytes: number) => ({ a: 'é'.repeat((bytes - 8) / 2) });
    await workflows.start('review-loop', 'x'.repeat(80), input(262_144));
    expect(aws.asked).toHaveLength(1);
    for (const name of ['', 'x'.repeat(81), 'a.b', 'a b', 'é', 'a\n'])
      await expect(workflows.start('review-loop', name, {})).rejects.toMatchObject({
        name: 'InvalidInput',
        code: 'bad-name',
        message: `The execution name ${JSON.stringify(name)} is not 1 to 80 letters, digits, - or _.`,
      });
    await expect(workflows.start('review-loop', 'x', input(262_146))).rejects.toMatchObject({
      name: 'InvalidInput',
      code: 'too-large',
      message: 'The input has 262146 bytes; at most 262144 fit: pass keys, not content.',
    });
    expect(aws.asked).toHaveLength(1);
  });

  it('says which machine could not be started', async () => {
    aws.script({ status: 500, error: 'InternalServerError' });
    await expect(workflows.start('quarterly-cycle', 'q-1', {})).rejects.toThrow('Starting quarterly-cycle');
  });

  it('says exists when the name was used', async () => {
    aws.script({ status: 400, error: 'ExecutionAlreadyExists' });
    expect(await workflows.start('review-loop', 'name-1', {})).toBe('exists');
  });

  it.each([
    ['ExecutionLimitExceeded', 400, { name: 'Unavailable', code: 'throttled' }],
    ['ThrottlingException', 400, { name: 'Unavailable', code: 'throttled' }],
    ['StateMachineDoesNotExist', 400, { name: 'Unavailable', code: 'aws' }],
    ['AccessDeniedException', 403, { name: 'Unavailable', code: 'access' }],
    ['InvalidExecutionInput', 400, { name: 'InvalidInput' }],
  ])('translates %s', async (error, status, expected) => {
    aws.script({ status, error });
    await expect(workflows.start('review-loop', 'name-1', {})).rejects.toMatchObject({
      ...expected,
      cause: { name: error },
    });
  });
});
