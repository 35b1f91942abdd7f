/** The queues that hand work to functions: which function reads which, how many at once, how often it is tried. */
import { Duration } from 'aws-cdk-lib/core';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { stateName } from '../../workflows/names.ts';
import { timeoutSeconds } from './function-settings.ts';
import type { Functions } from './functions.ts';
import { nameOf } from './names.ts';
import { type Receiver, receivers } from './permissions.ts';
import type { Region } from './region.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';

export type Queues = Readonly<Record<Receiver, WorkQueue>>;

/**
 * Each try is six timeouts after the last. Eight ride out an hour of outage; a tick of the sweep is
 * not worth a second try, since the next one does the same five minutes later.
 */
const tries: Readonly<Record<Receiver, number>> = {
  admit: 8,
  sweep: 1,
  'advance-task': 8,
  'send-mail': 8,
  'note-return': 8,
  // The night stays due until it is done, so the sweep sends it again by itself.
  'update-fleet': 2,
  // The quarter's start stays due until it is made, too.
  'start-quarter': 2,
};

/** Ticks that nobody took are stale after two more have come. */
const tickRetention = Duration.minutes(15);

export const createQueues = (scope: Construct, region: Region, key: Key): Queues =>
  Object.fromEntries(
    receivers.map((step) => [
      step,
      createWorkQueue(scope, stateName(step), {
        key,
        name: nameOf(region, step),
        functionSeconds: timeoutSeconds(step),
        tries: tries[step],
        ...(step === 'sweep' ? { retention: tickRetention } : {}),
      }),
    ]),
  ) as Record<Receiver, WorkQueue>;

const atOnce = ({ limits }: Region, step: Receiver): number => {
  if (step === 'admit') return limits.admitAtOnce;
  if (step === 'advance-task') return limits.advanceAtOnce;
  // Two is the least SQS knows; two sweeps side by side do no harm, because each message is done once.
  return step === 'send-mail' ? limits.mailAtOnce : 2;
};

/** A few messages a call: one that hangs takes few others with it into the next try. */
const batchSize = 5;

export const connectQueues = (
  scope: Construct,
  region: Region,
  queues: Queues,
  functions: Functions,
): EventSourceMapping[] =>
  receivers.map(
    (step) =>
      new EventSourceMapping(scope, `${stateName(step)}Receives`, {
        target: functions[step],
        eventSourceArn: queues[step].queue.queueArn,
        batchSize: step === 'sweep' ? 1 : batchSize,
        maxConcurrency: atOnce(region, step),
        // The message that failed goes back alone.
        reportBatchItemFailures: true,
      }),
  );
