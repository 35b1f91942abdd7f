/** Dispatch over SQS: one queue a receiving step. */
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { Unavailable } from '../../core/faults.ts';
import type { Dispatch, Dispatched } from '../ports/dispatch.ts';
import { awsFault } from './aws-faults.ts';

/** What one batch may hold. */
const batchSize = 10;

export const sqsDispatch = (options: {
  readonly client: SQSClient;
  readonly queues: Readonly<Record<Dispatched['step'], string>>;
}): Dispatch => ({
  async send(messages) {
    for (const step of new Set(messages.map((message) => message.step))) {
      const own = messages.filter((message) => message.step === step);
      for (let from = 0; from < own.length; from += batchSize)
        await sendBatch(options.client, options.queues[step], own.slice(from, from + batchSize));
    }
  },
});

const sendBatch = async (
  client: SQSClient,
  queue: string,
  messages: readonly Dispatched[],
): Promise<void> => {
  const command = new SendMessageBatchCommand({
    QueueUrl: queue,
    Entries: messages.map((message, index) => ({ Id: String(index), MessageBody: JSON.stringify(message) })),
  });
  let failed: number;
  try {
    failed = (await client.send(command)).Failed?.length ?? 0;
  } catch (error) {
    throw awsFault(`Handing ${messages.length} messages on`, error);
  }
  // All are sent again: whoever receives one twice does nothing the second time.
  if (failed > 0)
    throw new Unavailable(
      'dispatch-partial',
      `${failed} of ${messages.length} messages were not taken by the queue.`,
    );
};
