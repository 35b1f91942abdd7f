/** One loop's review from what is kept of it: the same artefacts give the same review, now and when it is counted again. */
import { CandidateRef, Instant } from '../../core/identity.ts';
import { assembleReview } from '../../core/review/assemble-review.ts';
import type { Disputed } from '../../core/review/disputed-findings.ts';
import type { Review } from '../../core/review/review.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import type { AnalystRecord } from './analyst-record.ts';
import type { LoopEnvelope } from './envelope.ts';
import { standing } from './scorecards.ts';

export type Kept = {
  readonly envelope: LoopEnvelope;
  readonly transcript: Transcript;
  readonly analysis: AnalystRecord;
};

/** `disputed` findings are left out of it, and of its counts. */
export const reviewFrom = (
  { envelope, transcript, analysis }: Kept,
  policy: Policy,
  disputed: readonly Disputed[] = [],
): Review => {
  const { meta, rubric } = envelope;
  const scorecard = standing(envelope.scorecard);
  const { model, prompt } = analysis.versions;
  return assembleReview({
    transcript,
    header: {
      loopId: envelope.loopId,
      candidate: CandidateRef.parse(meta.candidate),
      ...(meta.role === undefined ? {} : { role: meta.role }),
      round: meta.round,
      ...(meta.jobFamily === undefined ? {} : { jobFamily: meta.jobFamily }),
      interviewer: envelope.interviewer,
      startedAt: Instant.parse(meta.startedAt),
      endedAt: Instant.parse(meta.endedAt),
      durationMin: (Date.parse(meta.endedAt) - Date.parse(meta.startedAt)) / 60_000,
      transcript: envelope.transcript.sha256,
    },
    participation: meta.participation,
    ...(rubric === undefined ? {} : { rubric }),
    ...(scorecard === undefined ? {} : { scorecard }),
    policy,
    // Without a model the review is the rules' alone, and its versions say so.
    ...(model === undefined ? {} : { proposals: analysis.proposals }),
    analystVersions: {
      ...(model === undefined ? {} : { model }),
      ...(prompt === undefined ? {} : { prompt }),
    },
    notAssessed: analysis.notAssessed,
    disputed,
  });
};
