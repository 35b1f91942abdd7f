/** What the stack has made by the time it decides what functions may do to it. */
import type { CfnConfigurationSet } from 'aws-cdk-lib/aws-ses';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { MachineName } from '../../workflows/names.ts';
import type { Receiver } from './permissions.ts';
import type { Region } from './region.ts';
import type { WorkQueue } from './work-queue.ts';

export type Resources = {
  readonly region: Region;
  readonly key: Key;
  readonly drop: Bucket;
  readonly artefacts: Bucket;
  readonly ledger: Table;
  readonly queues: Readonly<Record<Receiver, WorkQueue>>;
  readonly linkKey: CfnSecret;
  readonly configurationSet: CfnConfigurationSet;
  /** Where people reach the console, as far as it is known by then: a URL is made after its function. */
  readonly consoleAddress: string | undefined;
  /** Names are chosen, not generated: a machine's ARN is known before its functions are made. */
  readonly machineArns: Readonly<Record<MachineName, string>>;
};
