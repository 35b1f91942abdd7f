/** The model as the deployed function meets it: over the wire, with Bedrock's own errors by name. */
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  type Answer,
  type Asked,
  type ConversePeer,
  conversePeer,
} from '../functions/bedrock/converse-peer.ts';
import { honestReply } from '../functions/bedrock/honest-reader.ts';
import { dropInterview, type People, settleIn } from './people.ts';
import { regionUnderTest } from './region.ts';

const here = regionUnderTest('us-east-1');
const honest = (asked: Asked): Answer => ({ kind: 'report', reply: honestReply(asked) });

let answer: (asked: Asked) => Answer = honest;
let peer: ConversePeer;
let people: People;

beforeAll(async () => {
  peer = await conversePeer((asked) => answer(asked), { port: inject('modelPort') });
  people = await settleIn(here, { model: { analyst: 'bedrock', rulesFallback: false } });
  await here.row('policy', 'bedrock');
});
afterAll(async () => {
  await peer.close();
  await settleIn(here);
});

/** Fails the first calls by this name, then answers. */
const failing = (times: number, status: number, error: string): ((asked: Asked) => Answer) => {
  let left = times;
  return (asked) => {
    left -= 1;
    return left >= 0 ? { kind: 'error', status, error } : honest(asked);
  };
};

const reviewOf = async (candidate: string): Promise<string> =>
  await here.row(`interviewer#${people.interviewer}`, candidate);

describe('a deployed region whose model', () => {
  it('answers: the review is by both, within the region, and the words went nowhere else', async () => {
    answer = honest;
    await dropInterview(here, 'model-well', { candidate: 'cand-31' });
    expect(await reviewOf('cand-31')).toContain('anthropic.claude');
    expect(new Set(peer.asked.map(({ lens }) => lens)).size).toBe(4);
  });

  it.each([
    ['throttles', 429, 'ThrottlingException'],
    ['fails', 500, 'InternalServerException'],
    ['is away', 503, 'ServiceUnavailableException'],
    ['is not ready', 429, 'ModelNotReadyException'],
  ])('%s: the machine waits, and the review comes out whole', async (_, status, error) => {
    const before = peer.asked.length;
    // The client itself tries twice a call: the third failure is the machine's to wait for.
    answer = failing(5, status, error);
    await dropInterview(here, `model-${error}`, { candidate: `cand-${error}` }, { endedHoursAgo: 4 });
    expect(await reviewOf(`cand-${error}`)).toContain('anthropic.claude');
    expect(peer.asked.length - before).toBeGreaterThanOrEqual(9);
  });

  it('refuses the request: set aside with a sentence, never counted, and whole after a redrive', async () => {
    answer = () => ({ kind: 'error', status: 400, error: 'ValidationException' });
    await dropInterview(here, 'model-refuses', { candidate: 'cand-33' }, { endedHoursAgo: 6 });
    const key = 'transcripts/model-refuses.txt';
    expect(await here.row('quarantine', key)).toContain('model-refused');
    const loops = (await here.rows(`interviewer#${people.interviewer}`)).filter((row) =>
      row.startsWith('loop#'),
    );
    expect(loops.join()).not.toContain('cand-33');
    answer = honest;
    const MessageBody = JSON.stringify({ key, again: true });
    await here.clients.sqs.send(new SendMessageCommand({ QueueUrl: here.queue('admit'), MessageBody }));
    expect(await reviewOf('cand-33')).toContain('anthropic.claude');
  });
});
