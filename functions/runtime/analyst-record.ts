/** What the analyst said of one loop, as it is kept between two steps. */
import { z } from 'zod';
import { QuotedEvidence } from '../../core/review/model/reply.ts';
import { Proposal } from '../../core/review/proposal.ts';
import { NotAssessed } from '../../core/review/review.ts';

export const AnalystRecord = z.strictObject({
  analyst: z.enum(['rules', 'bedrock']),
  proposals: z.array(Proposal),
  notAssessed: z.array(NotAssessed),
  evidence: z.array(QuotedEvidence).optional(),
  versions: z.strictObject({ model: z.string().optional(), prompt: z.string().optional() }),
  usage: z.strictObject({
    requests: z.number(),
    inputTokens: z.number(),
    outputTokens: z.number(),
    cacheReadTokens: z.number().optional(),
    cacheWriteTokens: z.number().optional(),
    ratedTokens: z.number().optional(),
    costMicroUsd: z.number().optional(),
  }),
});
export type AnalystRecord = z.infer<typeof AnalystRecord>;
