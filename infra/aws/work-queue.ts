/** A queue with its dead letters: what fails a few times is set aside, seen by an alarm, and never lost. */
import { Duration } from 'aws-cdk-lib/core';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export type WorkQueue = { readonly queue: Queue; readonly deadLetters: Queue };

/** The longest SQS keeps anything: two weeks in which somebody sees the alarm. */
const longest = Duration.days(14);

type Encrypted = { readonly key: Key; readonly name: string; readonly retention?: Duration };

export const createQueue = (
  scope: Construct,
  id: string,
  { key, name, retention = longest, ...rest }: Encrypted & Partial<ConstructorParameters<typeof Queue>[2]>,
): Queue =>
  new Queue(scope, id, {
    queueName: name,
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    // A data key is used again for an hour; KMS is asked, and paid, that much less.
    dataKeyReuse: Duration.hours(1),
    enforceSSL: true,
    retentionPeriod: retention,
    ...rest,
  });

type WorkOptions = Encrypted & {
  /** How long one reading may take, in seconds; a message shows again only when it surely has ended. */
  readonly functionSeconds: number;
  /** How often it is tried before it is set aside. */
  readonly tries: number;
};

export const createWorkQueue = (scope: Construct, id: string, options: WorkOptions): WorkQueue => {
  const { key, name, retention, functionSeconds, tries } = options;
  const deadLetters = createQueue(scope, `${id}DeadLetters`, { key, name: `${name}-dead-letters` });
  const queue = createQueue(scope, `${id}Queue`, {
    key,
    name,
    ...(retention === undefined ? {} : { retention }),
    // Six times, as Lambda's makers advise: its pollers need room for throttles and retries.
    visibilityTimeout: Duration.seconds(functionSeconds * 6),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: tries },
  });
  return { queue, deadLetters };
};
