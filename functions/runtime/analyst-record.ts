/** What the analyst said of one loop, as it is kept between two steps. */
import * as z from 'zod/mini';
import { QuotedEvidence } from '../../core/review/model/reply.ts';
import { Proposal } from '../../core/review/proposal.ts';
import { NotAssessed } from '../../core/review/review.ts';

export const AnalystRecord = z.strictObject({
  analyst: z.enum(['rules', 'bedrock']),
  proposals: z.array(Proposal),
  notAssessed: z.array(NotAssessed),
  evidence: z.optional(z.array(QuotedEvidence)),
  versions: z.strictObject({ model: z.optional(z.string()), prompt: z.optional(z.string()) }),
  usage: z.strictObject({
    requests: z.number(),
    inputTokens: z.number(),
    outputTokens: z.number(),
    cacheReadTokens: z.optional(z.number()),
    cacheWriteTokens: z.optional(z.number()),
    ratedTokens: z.optional(z.number()),
    costMicroUsd: z.optional(z.number()),
  }),
});
export type AnalystRecord = z.infer<typeof AnalystRecord>;
