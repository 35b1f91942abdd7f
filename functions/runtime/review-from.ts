/** One loop's review from what is kept of it: the same artefacts give the same review, now and when it is counted again. */
import { CandidateRef, Instant } from '../../core/identity.ts';
import { assembleReview, heardIn, type ReviewInput } from '../../core/review/assemble-review.ts';
import type { LoopFacts } from '../../core/review/loop-facts.ts';
import type { Disputed } from '../../core/review/disputed-findings.ts';
import type { Review } from '../../core/review/review.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import type { AnalystRecord } from './analyst-record.ts';
import type { LoopEnvelope } from './envelope.ts';
import { recently } from './recently.ts';
import { standing } from './scorecards.ts';

/** Letters of JSON: a company has a handful of rubrics of some five thousand each. */
const mostRubrics = 1_000_000;
const rubrics = recently<Rubric>(mostRubrics);

/** Every envelope brings a copy of its own; by the one that came before, what is prepared for a rubric is prepared once. */
const sameRubric = (rubric: Rubric): Rubric => {
  const text = JSON.stringify(rubric);
  const known = rubrics.get(text);
  if (known === undefined) rubrics.keep(text, rubric, text.length);
  return known ?? rubric;
};

type Heard = Pick<ReviewInput, 'rubric' | 'participation' | 'policy'> & {
  readonly round: string | undefined;
  readonly facts: LoopFacts;
};

/** A late scorecard has its loop reviewed again, and a dispute has it counted again: in words that were heard already. */
const heardBefore = new WeakMap<Transcript, Heard>();

const heardOnce = (input: ReviewInput): LoopFacts => {
  const { transcript, rubric, participation, policy, header } = input;
  const before = heardBefore.get(transcript);
  const isSame =
    before?.rubric === rubric &&
    before?.participation === participation &&
    before?.policy === policy &&
    before.round === header.round;
  if (isSame) return before.facts;
  const facts = heardIn(input);
  heardBefore.set(transcript, { rubric, participation, policy, round: header.round, facts });
  return facts;
};

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
  const input: ReviewInput = {
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
    ...(rubric === undefined ? {} : { rubric: sameRubric(rubric) }),
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
  };
  return assembleReview({ ...input, heard: heardOnce(input) });
};
