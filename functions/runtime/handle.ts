/** How a step is called in the cloud: as a state of a machine, or with messages of a queue. */
import type * as z from 'zod/mini';
import { decideAgain } from './decide-again.ts';
import { logFailedMessage } from './log.ts';
import { reported } from './reported-fault.ts';

/** A state's handler: the input is checked, the fault leaves with its name and code. */
export const asState =
  <Schema extends z.ZodMiniType, Result>(schema: Schema, step: (state: z.infer<Schema>) => Promise<Result>) =>
  async (input: unknown): Promise<Result> => {
    try {
      return await step(schema.parse(input));
    } catch (fault) {
      throw reported(fault);
    }
  };

type QueueEvent = { readonly Records: readonly { readonly messageId: string; readonly body: string }[] };
type QueueAnswer = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

/** A queue's handler: a message that fails goes back alone, and after its tries to the dead letters. */
export const asReceiver =
  (receive: (message: unknown) => Promise<unknown>) =>
  async (event: QueueEvent): Promise<QueueAnswer> => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const { messageId, body } of event.Records) {
      try {
        await decideAgain(() => receive(JSON.parse(body)));
      } catch (fault) {
        logFailedMessage(messageId, fault);
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
