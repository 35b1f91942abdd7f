/** Where AWS's own rules are not followed, and why: the reason a reviewer would ask for, once each. */
import { CfnResource, Stack, Validations } from 'aws-cdk-lib/core';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

const acknowledgements = {
  'machine-logs-errors-only': {
    rule: 'AwsSolutions-SF1',
    reason:
      'Every event is in the execution history for 90 days; a second copy of the good ones costs more than the loop itself.',
  },
  'machine-is-not-traced': {
    rule: 'AwsSolutions-SF2',
    reason:
      'X-Ray would hold names of people’s loops for 30 days under no customer key; the history shows the same timings.',
  },
  'machine-sets-up-its-log': {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'The calls by which Step Functions sets up its log delivery are account-wide; IAM knows no resources for them.',
  },
  'is-itself-the-last-queue': {
    rule: 'AwsSolutions-SQS3',
    reason:
      'It is where things end and an alarm looks at it; dead letters of dead letters would only hide them.',
  },
  'link-key-is-changed-by-hand': {
    rule: 'AwsSolutions-SMG4',
    reason:
      'Another key ends every link already mailed, so it is changed when a person decides so; links expire on their own.',
  },
  'is-the-access-log': {
    rule: 'AwsSolutions-S1',
    reason: 'It holds the access logs; logging access to it into itself would never end.',
  },
} as const;

/** Notes at the construct which rule it does not follow, and why. */
export const acknowledge = (construct: IConstruct, name: keyof typeof acknowledgements): void => {
  const { rule, reason } = acknowledgements[name];
  Validations.of(construct).acknowledge({ id: rule, reason });
};

const logicalIdOf = (bucket: Bucket): string => {
  const resource = bucket.node.defaultChild;
  if (!CfnResource.isCfnResource(resource))
    throw new Error(`${bucket.node.path} has no resource of its own.`);
  return String(Stack.of(bucket).resolve(resource.logicalId));
};

/** A partner chooses the names of its own files, under prefixes that are nobody else's. */
export const acknowledgeUploads = (role: IConstruct, drop: Bucket, prefixes: readonly string[]): void => {
  for (const prefix of prefixes)
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${logicalIdOf(drop)}.Arn>/${prefix}*]`,
      reason: 'The partner names its own files; its prefix is the narrowest that holds them.',
    });
};

/** A grant on objects is a grant on all keys of one bucket: the ATS chooses keys, and a step is handed any of them. */
export const acknowledgeObjectsOf = (construct: IConstruct, bucket: Bucket): void => {
  Validations.of(construct).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${logicalIdOf(bucket)}.Arn>/*]`,
    reason:
      'The ATS chooses the keys of the drop and a step is handed any of them; the bucket is the narrowest that holds all.',
  });
};
