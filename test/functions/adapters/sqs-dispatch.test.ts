import { SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqsDispatch } from '../../../functions/adapters/sqs-dispatch.ts';
import type { Dispatch, Dispatched } from '../../../functions/ports/dispatch.ts';
import { type ScriptedAws, scriptedAws } from './scripted-aws.ts';

const queue = (step: string): string => `https://sqs.eu-central-1.amazonaws.com/111122223333/${step}`;
const admit = (n: number): Dispatched => ({ step: 'admit', key: `transcripts/${n}.vtt` });

let aws: ScriptedAws;
let dispatch: Dispatch;
beforeEach(async () => {
  aws = await scriptedAws();
  dispatch = sqsDispatch({
    client: new SQSClient(aws.configuration),
    queues: {
      admit: queue('admit'),
      'advance-task': queue('advance-task'),
      'send-mail': queue('send-mail'),
      'update-fleet': queue('update-fleet'),
      'start-quarter': queue('start-quarter'),
    },
  });
});
afterEach(() => aws.close());

type Entry = { readonly Id: string; readonly MessageBody: string };
const sent = () =>
  aws.asked.map(({ body }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the API reference of SendMessageBatch has it
    const { QueueUrl, Entries } = body as { QueueUrl: string; Entries: readonly Entry[] };
    return {
      queue: QueueUrl,
      ids: Entries.map(({ Id }) => Id),
      messages: Entries.map(({ MessageBody }): unknown => JSON.parse(MessageBody)),
    };
  });

describe('SQS', () => {
  it('is handed each message once, ten at most at a time, under ids of its own', async () => {
    const messages = Array.from({ length: 21 }, (_, n) => admit(n));
    await dispatch.send(messages);
    expect(sent().map(({ ids }) => ids.length)).toEqual([10, 10, 1]);
    expect(sent().flatMap((batch) => batch.messages)).toEqual(messages);
    for (const { ids } of sent()) expect(new Set(ids).size).toBe(ids.length);
  });

  it('is handed what is for each step in that step’s queue', async () => {
    const mail: Dispatched = { step: 'send-mail', partition: 'p', sort: 's' };
    await dispatch.send([admit(1), mail, admit(2)]);
    expect(sent()).toMatchObject([
      { queue: queue('admit'), messages: [admit(1), admit(2)] },
      { queue: queue('send-mail'), messages: [mail] },
    ]);
  });

  it('is asked nothing where there is nothing to hand on', async () => {
    await dispatch.send([]);
    expect(aws.asked).toEqual([]);
  });

  it('has not taken them while it names one that it did not take', async () => {
    aws.script({
      status: 200,
      body: {
        Successful: [],
        Failed: [{ Id: '1', Code: 'InternalError', SenderFault: false }],
      },
    });
    await expect(dispatch.send([admit(1), admit(2)])).rejects.toMatchObject({
      name: 'Unavailable',
      code: 'dispatch-partial',
      message: '1 of 2 messages were not taken by the queue.',
    });
  });

  it('that throttles or is not there is asked again later', async () => {
    aws.script({ status: 400, error: 'RequestThrottled' });
    await expect(dispatch.send([admit(1)])).rejects.toMatchObject({
      name: 'Unavailable',
      message: expect.stringContaining('Handing 1 messages on'),
    });
    aws.script('hang-up');
    await expect(dispatch.send([admit(1)])).rejects.toMatchObject({ name: 'Unavailable', code: 'aws' });
  });
});
