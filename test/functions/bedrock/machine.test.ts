/** Faults of the model seen from the machine that waits for it: the same definition that is deployed. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Analyst } from '../../../functions/ports/analyst.ts';
import { bedrockAnalyst } from '../../../functions/adapters/bedrock-analyst.ts';
import { analyze } from '../../../functions/analyze/step.ts';
import { assembleReview } from '../../../functions/assemble-review/step.ts';
import { reserveModel } from '../../../functions/reserve-model/step.ts';
import { LoopState } from '../../../functions/runtime/envelope.ts';
import { embeddedEngine } from '../../../infra/local/engine.ts';
import { longInterview } from '../../support/long-interview.ts';
import { type Answer, type Asked, type ConversePeer, conversePeer } from './converse-peer.ts';
import { honestReply } from './honest-reader.ts';
import { type TestLoop, testLoop } from './loop.ts';

const transcript = longInterview({ words: 800, seed: 13 });
const honest = (asked: Asked): Answer => ({ kind: 'report', reply: honestReply(asked) });

let answer: (asked: Asked) => Answer;
let peer: ConversePeer;
let analyst: Analyst;
beforeEach(async () => {
  peer = await conversePeer((asked) => answer(asked));
  analyst = bedrockAnalyst({
    client: peer.client,
    modelId: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    region: 'eu-central-1',
    callTimeoutMs: 20_000,
  });
});
afterEach(() => peer.close());

/** Where the execution ended, and with which error when it was quarantined. */
const run = async (
  loop: TestLoop,
): Promise<{ readonly ended: 'recorded' | 'quarantined'; readonly error?: unknown }> => {
  let ended: 'recorded' | 'quarantined' | null = null;
  let error: unknown;
  const ports = { ...loop, analyst };
  const engine = embeddedEngine({
    ledger: loop.ledger,
    clock: loop.clock,
    virtualTime: true,
    lanes: 1,
    steps: {
      'read-transcript': async () => ({ outcome: 'read' }),
      'reserve-model': (state) => reserveModel(LoopState.parse(state), ports),
      analyze: (state) => analyze(LoopState.parse(state), ports),
      'assemble-review': (state) => assembleReview(LoopState.parse(state), ports),
      'record-loop': async () => {
        ended = 'recorded';
        return {};
      },
      'apply-input': async () => ({}),
      quarantine: async (state) => {
        ended = 'quarantined';
        error = typeof state === 'object' && state !== null && 'fault' in state ? state.fault : undefined;
        return {};
      },
    },
  });
  await engine.start('review-loop', loop.state.execution, loop.state);
  await engine.drain();
  if (ended === null) throw new Error('The execution ended nowhere.');
  return { ended, error };
};

it('ends in a whole review after hours of throttling', async () => {
  const loop = await testLoop(transcript);
  let throttles = 60;
  answer = (asked) =>
    throttles-- > 0 ? { kind: 'error', status: 429, error: 'ThrottlingException' } : honest(asked);
  expect(await run(loop)).toMatchObject({ ended: 'recorded' });
  const review = await loop.review();
  expect(review.versions).toMatchObject({ analyst: 'both' });
  expect(review.notAssessed.filter(({ reason }) => reason.startsWith('model-'))).toEqual([]);
  loop.close();
});

it('sets a loop aside for a person when no reply can be used and the policy forbids a fallback', async () => {
  const loop = await testLoop(transcript, { rulesFallback: false });
  answer = () => ({ kind: 'says', content: [{ text: 'Error.' }], stop: 'end_turn' });
  const { ended, error } = await run(loop);
  expect(ended).toBe('quarantined');
  expect(error).toMatchObject({ Error: 'UnusableReply' });
  // Four lenses, three tries each, and the machine's two more rounds.
  expect(peer.asked).toHaveLength(36);
  loop.close();
});

it('records a review by the rules when no reply can be used and the policy lets them step in', async () => {
  const loop = await testLoop(transcript);
  answer = () => ({ kind: 'says', content: [], stop: 'end_turn' });
  expect(await run(loop)).toMatchObject({ ended: 'recorded' });
  expect((await loop.review()).versions).toMatchObject({ analyst: 'rules' });
  loop.close();
});
