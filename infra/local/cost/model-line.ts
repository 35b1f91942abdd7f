/** What it costs to have a model read the interview: from the very prompt, at the list price of the model. */
import type { Rubric } from '../../../core/rubric/rubric.ts';
import type { Scorecard } from '../../../core/rubric/scorecard.ts';
import { lenses } from '../../../core/review/model/lenses.ts';
import { prompt, promptTokens } from '../../../core/review/model/prompt.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { usualReplyTokens } from '../../../functions/adapters/bedrock-analyst.ts';
import { costMicroUsd, modelFacts } from '../../../functions/adapters/bedrock-models.ts';
import type { Line } from './bill.ts';

export type PromptedInterview = {
  readonly transcript: Transcript;
  readonly rubric: Rubric;
  readonly round: string;
  readonly scorecard: Scorecard;
};

/** At most: tokens are counted upwards, and the replies are as long as the reservation takes them to be. */
export const modelLine = (modelId: string, readings: number, interview: PromptedInterview): Line => {
  const facts = modelFacts(modelId);
  const told = prompt({ ...interview, boundary: '0'.repeat(24), withheld: new Set() });
  const tokens = promptTokens(told, interview.scorecard);
  const others = lenses.length - 1;
  // The first lens writes the cache, the others find it; without one each reads everything afresh.
  const isCached = facts.cacheMinTokens !== null && tokens.prefix >= facts.cacheMinTokens;
  const microUsd = costMicroUsd(facts, {
    inputTokens: tokens.lensTotal + (isCached ? 0 : tokens.prefix * lenses.length),
    cacheWriteTokens: isCached ? tokens.prefix : 0,
    cacheReadTokens: isCached ? tokens.prefix * others : 0,
    outputTokens: usualReplyTokens * lenses.length,
  });
  return {
    what: `Bedrock, readings by ${modelId}, at most`,
    count: readings,
    usd: (readings * microUsd) / 1e6,
  };
};
