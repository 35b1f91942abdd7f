/** The tick: every five minutes the sweep is told to look for what is due. A missed tick heals itself. */
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Aws } from 'aws-cdk-lib/core';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { nameOf } from './names.ts';
import type { Region } from './region.ts';

export const tickMin = 5;

export const createSweepSchedule = (scope: Construct, region: Region, key: Key, to: Queue): CfnSchedule => {
  const role = new Role(scope, 'TickRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
    description: `What ${nameOf(region, 'tick')} may do: put a tick into the sweep's queue.`,
    inlinePolicies: {
      tick: new PolicyDocument({
        statements: [
          new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [to.queueArn] }),
          new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
        ],
      }),
    },
  });
  return new CfnSchedule(scope, 'Tick', {
    name: nameOf(region, 'tick'),
    description: 'The sweep looks for what is due.',
    scheduleExpression: `rate(${tickMin} minutes)`,
    flexibleTimeWindow: { mode: 'OFF' },
    state: 'ENABLED',
    target: {
      arn: to.queueArn,
      roleArn: role.roleArn,
      input: JSON.stringify({ tick: 'sweep' }),
      // A tick that could not be delivered in time is worth nothing: the next one comes.
      retryPolicy: { maximumEventAgeInSeconds: tickMin * 60, maximumRetryAttempts: 3 },
    },
  });
};
