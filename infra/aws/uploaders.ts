/**
 * A way in for an ATS that lives in another account: a role it takes with an external id, which may put
 * single objects under its own prefixes and do nothing else, not even read what it wrote.
 */
import { AccountPrincipal, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Aws, CfnOutput, Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledgeUploads } from './acknowledgements.ts';
import type { Region, Uploader } from './region.ts';

const mayPut = ({ prefixes }: Uploader, drop: Bucket, key: Key): PolicyDocument =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        actions: ['s3:PutObject'],
        resources: prefixes.map((prefix) => drop.arnForObjects(`${prefix}*`)),
      }),
      // Enough to write one object. An upload in parts is read back by S3 to be joined, needs Decrypt
      // as well, and fails at its end: what is announced to us is always whole.
      new PolicyStatement({
        actions: ['kms:GenerateDataKey'],
        resources: [key.keyArn],
        conditions: {
          StringEquals: {
            'kms:ViaService': `s3.${Aws.REGION}.amazonaws.com`,
            'kms:EncryptionContext:aws:s3:arn': drop.bucketArn,
          },
        },
      }),
    ],
  });

/** One role an uploader, its ARN among the stack's outputs. */
export const createUploaders = (
  scope: Construct,
  region: Region,
  drop: Bucket,
  key: Key,
): { readonly role: Role; readonly told: CfnOutput }[] =>
  region.uploaders.map((uploader) => {
    const { name, account, externalId, prefixes } = uploader;
    const role = new Role(scope, `Uploader-${name}`, {
      assumedBy: new AccountPrincipal(account).withConditions({
        StringEquals: { 'sts:ExternalId': externalId },
      }),
      description: `What ${name} may do: put single objects under ${prefixes.join(', ')} of the drop.`,
      maxSessionDuration: Duration.hours(1),
      inlinePolicies: { put: mayPut(uploader, drop, key) },
    });
    acknowledgeUploads(role, drop, prefixes);
    const told = new CfnOutput(scope, `Uploader-${name}-Role`, {
      key: `Uploader${name.replaceAll('-', '')}`,
      value: role.roleArn,
    });
    return { role, told };
  });
