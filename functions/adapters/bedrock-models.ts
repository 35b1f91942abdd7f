/**
 * What is known of each model that may be used, as data. A model that is not in this list is
 * refused: its window, its cache and its sampling are then nobody's guess.
 */
import { InvalidInput } from '../../core/faults.ts';

export type ModelFacts = {
  /** Tokens a request and its reply may hold together. */
  readonly windowTokens: number;
  /** The most a reply may be; a reply that reaches it is cut, and a cut reply is not used. */
  readonly replyTokens: number;
  /** A shorter prefix is not cached; null for a model without a cache, which refuses a cache point. */
  readonly cacheMinTokens: number | null;
  /** As the model takes it: some refuse both at once, some any. */
  readonly sampling: { readonly temperature?: number; readonly topP?: number };
  /** How many tokens of the quota one output token takes. */
  readonly outputWeight: number;
  /** US dollars a million tokens, on demand, list price of November 2025 without regional surcharge. */
  readonly inputPrice: number;
  readonly outputPrice: number;
  /** Of the input price. */
  readonly cacheWriteFactor: number;
  readonly cacheReadFactor: number;
};

const claude = {
  windowTokens: 200_000,
  replyTokens: 8192,
  sampling: { temperature: 0 },
  outputWeight: 5,
  cacheWriteFactor: 1.25,
  cacheReadFactor: 0.1,
} as const;

const models: Readonly<Record<string, ModelFacts>> = {
  'anthropic.claude-sonnet-4-5-20250929-v1:0': {
    ...claude,
    cacheMinTokens: 1024,
    inputPrice: 3,
    outputPrice: 15,
  },
  'anthropic.claude-sonnet-4-20250514-v1:0': {
    ...claude,
    cacheMinTokens: 1024,
    inputPrice: 3,
    outputPrice: 15,
  },
  // Callable by its plain id in some regions, where nothing may leave the region; four full readings a loop.
  'anthropic.claude-3-5-sonnet-20240620-v1:0': {
    ...claude,
    replyTokens: 4096,
    cacheMinTokens: null,
    outputWeight: 1,
    inputPrice: 3,
    outputPrice: 15,
  },
  'anthropic.claude-haiku-4-5-20251001-v1:0': {
    ...claude,
    cacheMinTokens: 4096,
    inputPrice: 1,
    outputPrice: 5,
  },
  'amazon.nova-pro-v1:0': {
    windowTokens: 300_000,
    replyTokens: 5000,
    cacheMinTokens: 1024,
    sampling: { temperature: 0 },
    outputWeight: 1,
    inputPrice: 0.8,
    outputPrice: 3.2,
    cacheWriteFactor: 1,
    cacheReadFactor: 0.25,
  },
};

/** `eu.amazon.nova-pro-v1:0`: the geography of an inference profile stands in front of its model. */
const profile = /^([a-z]{2,6})\.((?:anthropic|amazon)\..+)$/;

export type ModelName = {
  /** Where a profile may send a request; null for a model that stays in the region it is called in. */
  readonly geography: string | null;
  readonly model: string;
};

export const modelName = (modelId: string): ModelName => {
  const [, geography, model] = profile.exec(modelId) ?? [];
  return geography === undefined || model === undefined
    ? { geography: null, model: modelId }
    : { geography, model };
};

/** Throws InvalidInput for a model that is not in the list. */
export const modelFacts = (modelId: string): ModelFacts => {
  const known = models[modelName(modelId).model];
  if (known === undefined)
    throw new InvalidInput(
      'model-unknown',
      `The model ${modelId} is not known here; use one of ${Object.keys(models).join(', ')}, with its geography in front.`,
    );
  return known;
};

export type TokenCounts = {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
};

/** What these tokens cost at list price, in millionths of a US dollar, rounded up. */
export const costMicroUsd = (facts: ModelFacts, tokens: TokenCounts): number =>
  Math.ceil(
    facts.inputPrice *
      (tokens.inputTokens +
        facts.cacheWriteFactor * tokens.cacheWriteTokens +
        facts.cacheReadFactor * tokens.cacheReadTokens) +
      facts.outputPrice * tokens.outputTokens,
  );
