/** What one loop's asking took, summed over its requests. */
import type { Usage } from '../ports/analyst.ts';
import { costMicroUsd, type ModelFacts, type TokenCounts } from './bedrock-models.ts';

/** Tokens read from the cache do not count against the rate. */
export const usageOf = (facts: ModelFacts, requests: readonly TokenCounts[]): Required<Usage> => {
  const sum = (pick: (tokens: TokenCounts) => number): number =>
    requests.reduce((total, tokens) => total + pick(tokens), 0);
  const total: TokenCounts = {
    inputTokens: sum((tokens) => tokens.inputTokens),
    outputTokens: sum((tokens) => tokens.outputTokens),
    cacheReadTokens: sum((tokens) => tokens.cacheReadTokens),
    cacheWriteTokens: sum((tokens) => tokens.cacheWriteTokens),
  };
  return {
    requests: requests.length,
    ...total,
    ratedTokens: total.inputTokens + total.cacheWriteTokens + facts.outputWeight * total.outputTokens,
    costMicroUsd: costMicroUsd(facts, total),
  };
};
