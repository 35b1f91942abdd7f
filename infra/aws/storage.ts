/** The drop, where the ATS puts things, and the artefacts, what Plumbline makes of them. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledgements.ts';
import type { Region } from './region.ts';

export type Storage = { readonly drop: Bucket; readonly artefacts: Bucket; readonly accessLog: Bucket };

/** How long a replaced or deleted version can be brought back. Erasing a candidate removes versions at once. */
const versionDays = 30;

/** Nothing here goes with the stack: a bucket is removed by hand, by somebody who means it. */
const kept = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

export const createStorage = (scope: Construct, region: Region, key: Key): Storage => {
  const accessLog = new Bucket(scope, 'AccessLog', {
    ...kept,
    // S3 writes access logs under no customer key.
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(region.retention.logDays) }],
  });
  acknowledge(accessLog, 'is-the-access-log');
  const confidential = (id: string): Bucket =>
    new Bucket(scope, id, {
      ...kept,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      // One data key for many objects: a hundredth of the calls to KMS.
      bucketKeyEnabled: true,
      versioned: true,
      // CDK writes `string | undefined` where its own interface has an optional property; we keep the two apart.
      serverAccessLogsBucket: accessLog as IBucket,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      lifecycleRules: [
        {
          expiration: Duration.days(region.retention.transcriptDays),
          noncurrentVersionExpiration: Duration.days(versionDays),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
  const drop = confidential('Drop');
  announce(drop);
  return { drop, artefacts: confidential('Artefacts'), accessLog };
};

/** On the L1: the L2's switch would bring a Python function of its own into the stack. */
const announce = (bucket: Bucket): void => {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error('The drop is no S3 bucket.');
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
};
