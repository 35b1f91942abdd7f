/** What came back, sorted: a reply, one to be mended, one that was stopped, or too much for the window. */
import type { ConverseCommandOutput } from '@aws-sdk/client-bedrock-runtime';
import { type ModelReply, readReply, toolName } from '../../core/review/model/reply.ts';
import type { TokenCounts } from './bedrock-models.ts';

export type Answer =
  | { readonly kind: 'reply'; readonly reply: ModelReply }
  /** Worth asking again, with what was wrong. */
  | { readonly kind: 'malformed'; readonly problem: string }
  /** Asking again would be stopped again. */
  | { readonly kind: 'stopped'; readonly by: 'guardrail' | 'filter' }
  | { readonly kind: 'too-long' };

/** Never throws: whatever a model says is one of these. */
export const answerOf = (output: ConverseCommandOutput): Answer => {
  switch (output.stopReason) {
    case 'guardrail_intervened':
      return { kind: 'stopped', by: 'guardrail' };
    case 'content_filtered':
      return { kind: 'stopped', by: 'filter' };
    case 'model_context_window_exceeded':
      return { kind: 'too-long' };
    case 'max_tokens':
      return { kind: 'malformed', problem: 'it was longer than a reply may be; report fewer findings.' };
    default:
      return fromContent(output);
  }
};

const fromContent = (output: ConverseCommandOutput): Answer => {
  const uses = (output.output?.message?.content ?? []).flatMap((block) => block.toolUse ?? []);
  const [first] = uses;
  if (first === undefined) return { kind: 'malformed', problem: `it did not call the tool "${toolName}".` };
  if (uses.length > 1)
    return { kind: 'malformed', problem: `it called a tool ${uses.length} times, not once.` };
  if (first.name !== toolName)
    return { kind: 'malformed', problem: `it called another tool than "${toolName}".` };
  return readReply(first.input);
};

const count = (value: number | undefined): number =>
  value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : 0;

/** Tokens as the model counted them; 0 where it did not say. */
export const tokensOf = ({ usage }: ConverseCommandOutput): TokenCounts => ({
  inputTokens: count(usage?.inputTokens),
  outputTokens: count(usage?.outputTokens),
  cacheReadTokens: count(usage?.cacheReadInputTokens),
  cacheWriteTokens: count(usage?.cacheWriteInputTokens),
});
