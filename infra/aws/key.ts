/** The region's own key, under which everything that holds words, names or addresses lies. */
import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Region } from './region.ts';

/**
 * What the account itself may do, so that IAM policies can hand it on: named one by one, because
 * `kms:*` would grow with every action AWS adds.
 */
const accountActions = [
  'CancelKeyDeletion',
  'CreateGrant',
  'Decrypt',
  'DescribeKey',
  'DisableKey',
  'EnableKey',
  'EnableKeyRotation',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'GetKeyPolicy',
  'GetKeyRotationStatus',
  'ListGrants',
  'ListKeyPolicies',
  'ListKeyRotations',
  'ListResourceTags',
  'ListRetirableGrants',
  'PutKeyPolicy',
  'ReEncryptFrom',
  'ReEncryptTo',
  'RevokeGrant',
  'RotateKeyOnDemand',
  'ScheduleKeyDeletion',
  'TagResource',
  'UntagResource',
  'UpdateKeyDescription',
].map((name) => `kms:${name}`);

export const createKey = (scope: Construct, { stage, region }: Region): Key =>
  new Key(scope, 'Key', {
    description: `Plumbline ${stage}: transcripts, reviews, the ledger, queues and logs of ${region}.`,
    enableKeyRotation: true,
    rotationPeriod: Duration.days(365),
    // The longest AWS offers: whoever deletes the key deletes every review under it.
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.RETAIN,
    policy: new PolicyDocument({
      statements: [
        new PolicyStatement({
          sid: 'TheAccountDecides',
          principals: [new AccountRootPrincipal()],
          actions: accountActions,
          resources: ['*'],
        }),
        // EventBridge writes to queues under this key, and CloudWatch to the topic of alarms.
        ...['events', 'cloudwatch'].map(
          (service) =>
            new PolicyStatement({
              sid: `Writes${service === 'events' ? 'Events' : 'Alarms'}`,
              principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
              actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
              resources: ['*'],
              conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
            }),
        ),
        new PolicyStatement({
          sid: 'WritesLogs',
          principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
          actions: [
            'kms:Decrypt',
            'kms:DescribeKey',
            'kms:Encrypt',
            'kms:GenerateDataKey',
            'kms:ReEncryptFrom',
            'kms:ReEncryptTo',
          ],
          resources: ['*'],
          conditions: {
            ArnLike: {
              'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:*plumbline-${stage}*`,
            },
          },
        }),
      ],
    }),
  });
