/** The analyst: proposes findings. It only proposes; core verifies. */
import type { Policy } from '../../core/rubric/policy.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import type { Scorecard } from '../../core/rubric/scorecard.ts';
import type { QuotedEvidence } from '../../core/review/model/reply.ts';
import type { NotAssessed } from '../../core/review/review.ts';
import type { Proposal } from '../../core/review/proposal.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';

export type AnalystInput = {
  readonly transcript: Transcript;
  readonly rubric?: Rubric | undefined;
  readonly round?: string | undefined;
  readonly scorecard?: Scorecard | undefined;
  readonly policy: Policy;
  /** Where an analyst keeps what it has been told, so that trying again asks only for the rest. */
  readonly notebook?: Notebook | undefined;
};

/** Pages by name, written once. What was read back is checked before it is used. */
export interface Notebook {
  read(page: string): Promise<unknown>;
  write(page: string, content: unknown): Promise<void>;
}

export type AnalystReport = {
  readonly proposals: readonly Proposal[];
  /** What the analyst could not judge, with the reason; the review says it. */
  readonly notAssessed: readonly NotAssessed[];
  readonly versions: { readonly model?: string; readonly prompt?: string };
  readonly usage: Usage;
  /** The candidate's words for each competency, still to be verified. */
  readonly evidence?: readonly QuotedEvidence[];
};

/** What asking took, replies that could not be used included. */
export type Usage = {
  readonly requests: number;
  /** Read afresh: neither from the cache nor into it. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens?: number;
  readonly cacheWriteTokens?: number;
  /** Tokens as the rate limit counts them. */
  readonly ratedTokens?: number;
  /** At list price, in millionths of a US dollar. */
  readonly costMicroUsd?: number;
};

export interface Analyst {
  readonly name: 'rules' | 'bedrock';
  /** Tokens a call on this input will take, for the reservation; 0 when no model is called. */
  estimateTokens(input: AnalystInput): number;
  /** Requests that go with them; 1 when left out. */
  estimateRequests?(input: AnalystInput): number;
  /** Throws Unavailable when throttled, UnusableReply when no lens gave a usable reply. */
  propose(input: AnalystInput): Promise<AnalystReport>;
}
