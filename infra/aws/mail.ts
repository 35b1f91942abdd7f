/** How SES handles our mail, and where it tells of mail that did not arrive. */
import type { Key } from 'aws-cdk-lib/aws-kms';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Aws } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { routeEvents } from './event-route.ts';
import { nameOf } from './names.ts';
import type { Region } from './region.ts';

export const createConfigurationSet = (scope: Construct, region: Region): CfnConfigurationSet =>
  new CfnConfigurationSet(scope, 'Mail', {
    name: nameOf(region, 'mail'),
    // Names and addresses travel in these mails: without TLS they stay here.
    deliveryOptions: { tlsPolicy: 'REQUIRE' },
    reputationOptions: { reputationMetricsEnabled: true },
    sendingOptions: { sendingEnabled: true },
    // A mail to an address that bounced is dropped by SES in silence; note-return has said so before.
    suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  });

/** Bounces and complaints go to note-return: somebody on the roster does not get what they are owed. Returns the rule's dead letters. */
export const createReturns = (
  scope: Construct,
  region: Region,
  key: Key,
  configurationSet: CfnConfigurationSet,
  to: Queue,
): Queue => {
  const undelivered = routeEvents(scope, 'Returned', {
    name: nameOf(region, 'mail-returned'),
    description: 'A mail bounced, was complained about or was refused.',
    pattern: {
      source: ['aws.ses'],
      'detail-type': ['Email Bounced', 'Email Complaint Received', 'Email Rejected'],
      detail: { mail: { tags: { 'ses:configuration-set': [configurationSet.ref] } } },
    },
    to,
    key,
  });
  const told = new CfnConfigurationSetEventDestination(scope, 'MailReturns', {
    configurationSetName: configurationSet.ref,
    eventDestination: {
      name: 'returns',
      enabled: true,
      matchingEventTypes: ['BOUNCE', 'COMPLAINT', 'REJECT'],
      eventBridgeDestination: {
        eventBusArn: `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:event-bus/default`,
      },
    },
  });
  // A bounce before its queue is there would be told to nobody.
  told.node.addDependency(to, undelivered);
  return undelivered;
};
