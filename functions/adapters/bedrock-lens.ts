/** One lens put to the model: asked, shown what was wrong, asked again, twice at most; then given up. */
import { type BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { againText } from '../../core/review/model/lenses.ts';
import type { Prompt } from '../../core/review/model/prompt.ts';
import type { ModelReply } from '../../core/review/model/reply.ts';
import { bedrockFault, TooLong } from './bedrock-faults.ts';
import type { ModelFacts, TokenCounts } from './bedrock-models.ts';
import { answerOf, tokensOf } from './bedrock-reply.ts';
import { converseRequest, type Guardrail } from './bedrock-request.ts';

/** Three tries of two minutes for the first lens, three for the others beside each other, and one for what was left out: inside a function's quarter of an hour. */
export const maxTries = 3;
export const defaultCallTimeoutMs = 120_000;

export type Model = {
  readonly client: BedrockRuntimeClient;
  readonly modelId: string;
  readonly facts: ModelFacts;
  readonly guardrail?: Guardrail | undefined;
  /** A call that has not ended by then is given up and tried later. */
  readonly callTimeoutMs: number;
};

export type LensOutcome = {
  readonly reply: ModelReply | null;
  /** Why there is no reply; null when there is one. */
  readonly failed: 'malformed' | 'guardrail' | 'filter' | null;
  /** The tokens of each request that was answered. */
  readonly tokens: readonly TokenCounts[];
};

/** Throws Unavailable, InvalidInput or TooLong; a reply that cannot be used is an outcome. */
export const askLens = async (
  model: Model,
  prompt: Prompt,
  text: string,
  tries: number = maxTries,
): Promise<LensOutcome> => {
  const tokens: TokenCounts[] = [];
  let problem: string | null = null;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const asked: string = problem === null ? text : `${text}\n\n${againText(problem)}`;
    const output = await converse(model, prompt, asked);
    tokens.push(tokensOf(output));
    const answer = answerOf(output);
    if (answer.kind === 'too-long') throw new TooLong();
    if (answer.kind === 'reply') return { reply: answer.reply, failed: null, tokens };
    if (answer.kind === 'stopped') return { reply: null, failed: answer.by, tokens };
    problem = answer.problem;
  }
  return { reply: null, failed: 'malformed', tokens };
};

const converse = async (model: Model, prompt: Prompt, text: string) => {
  const { client, modelId, facts, guardrail, callTimeoutMs } = model;
  try {
    return await client.send(new ConverseCommand(converseRequest(modelId, facts, guardrail, prompt, text)), {
      abortSignal: AbortSignal.timeout(callTimeoutMs),
    });
  } catch (error) {
    throw bedrockFault(error);
  }
};
