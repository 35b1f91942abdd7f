/** Every arrival in the drop is told to admit, through a queue that keeps what cannot be taken just now. */
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { routeEvents } from './event-route.ts';
import { nameOf } from './names.ts';
import type { Region } from './region.ts';

/**
 * Not only the folders we read: an object in any other gets a sentence from admit, where a narrower
 * rule would leave it unseen. A key that ends in a slash is how consoles draw a folder.
 */
const arrivals = (drop: Bucket) => ({
  source: ['aws.s3'],
  'detail-type': ['Object Created'],
  detail: { bucket: { name: [drop.bucketName] }, object: { key: [{ 'anything-but': { suffix: '/' } }] } },
});

/** Returns the dead letters of the rule itself. */
export const createAdmission = (scope: Construct, region: Region, key: Key, drop: Bucket, to: Queue): Queue =>
  routeEvents(scope, 'Arrivals', {
    name: nameOf(region, 'arrivals'),
    description: 'An object arrived in the drop.',
    pattern: arrivals(drop),
    to,
    key,
  });
