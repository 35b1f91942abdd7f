/** An EventBridge rule that ends in a queue, with dead letters of its own for what could not be delivered. */
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledgements.ts';
import { createQueue } from './work-queue.ts';

type Route = {
  readonly name: string;
  readonly description: string;
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly to: Queue;
  readonly key: Key;
};

/** A day of tries, which is the longest EventBridge knows; then the event is set aside. */
const retryPolicy = { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 };

/** Returns the rule's dead letters. */
export const routeEvents = (
  scope: Construct,
  id: string,
  { name, description, pattern, to, key }: Route,
): Queue => {
  const deadLetters = createQueue(scope, `${id}Undelivered`, { key, name: `${name}-undelivered` });
  acknowledge(deadLetters, 'is-itself-the-last-queue');
  const rule = new CfnRule(scope, `${id}Rule`, {
    name,
    description,
    eventPattern: pattern,
    targets: [
      { id: 'queue', arn: to.queueArn, deadLetterConfig: { arn: deadLetters.queueArn }, retryPolicy },
    ],
  });
  for (const queue of [to, deadLetters]) {
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
  }
  return deadLetters;
};
