/** The analyst: proposes findings. It only proposes; core verifies. */
import type { Policy } from '../../core/rubric/policy.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import type { Scorecard } from '../../core/rubric/scorecard.ts';
import type { NotAssessed } from '../../core/review/review.ts';
import type { Proposal } from '../../core/review/proposal.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';

export type AnalystInput = {
  readonly transcript: Transcript;
  readonly rubric?: Rubric | undefined;
  readonly round?: string | undefined;
  readonly scorecard?: Scorecard | undefined;
  readonly policy: Policy;
};

export type AnalystReport = {
  readonly proposals: readonly Proposal[];
  /** What the analyst could not judge, with the reason; the review says it. */
  readonly notAssessed: readonly NotAssessed[];
  readonly versions: { readonly model?: string; readonly prompt?: string };
  readonly usage: { readonly requests: number; readonly inputTokens: number; readonly outputTokens: number };
};

export interface Analyst {
  readonly name: 'rules' | 'bedrock';
  /** Tokens a call on this input will take, for the reservation; 0 when no model is called. */
  estimateTokens(input: AnalystInput): number;
  /** Throws Unavailable when throttled, UnusableReply when no lens gave a usable reply. */
  propose(input: AnalystInput): Promise<AnalystReport>;
}
