/** assemble-review: core verifies every proposal, counts, measures and writes the review. */
import { CandidateRef, Instant } from '../../core/identity.ts';
import { assembleReview as assemble } from '../../core/review/assemble-review.ts';
import { Review } from '../../core/review/review.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import { AnalystRecord } from '../runtime/analyst-record.ts';
import type { Ports } from '../ports/ports.ts';
import {
  envelopeKey,
  LoopEnvelope,
  type LoopState,
  proposalsKey,
  readArtefact,
  reviewKey,
  transcriptKey,
  writeArtefact,
} from '../runtime/envelope.ts';
import { standing } from '../runtime/scorecards.ts';
import { policyInForce } from '../runtime/policy.ts';

export type AssemblePorts = Pick<Ports, 'artefacts' | 'ledger'>;

export const assembleReview = async (
  state: LoopState,
  ports: AssemblePorts,
): Promise<{ readonly key: string }> => {
  const place = reviewKey(state.loopId, state.execution);
  if ((await ports.artefacts.get(place)) !== undefined) return { key: place };
  const envelope = await readArtefact(
    ports.artefacts,
    LoopEnvelope,
    envelopeKey(state.loopId, state.execution),
  );
  const transcript = await readArtefact(
    ports.artefacts,
    Transcript,
    transcriptKey(state.loopId, state.execution),
  );
  const analysis = await readArtefact(
    ports.artefacts,
    AnalystRecord,
    proposalsKey(state.loopId, state.execution),
  );
  const { meta } = envelope;
  const scorecard = standing(envelope.scorecard);
  const review = assemble({
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
    ...(envelope.rubric === undefined ? {} : { rubric: envelope.rubric }),
    ...(scorecard === undefined ? {} : { scorecard }),
    policy: await policyInForce(ports.ledger),
    // Without a model the review is the rules' alone, and its versions say so.
    ...(analysis.versions.model === undefined ? {} : { proposals: analysis.proposals }),
    analystVersions: {
      ...(analysis.versions.model === undefined ? {} : { model: analysis.versions.model }),
      ...(analysis.versions.prompt === undefined ? {} : { prompt: analysis.versions.prompt }),
    },
    notAssessed: analysis.notAssessed,
  });
  await writeArtefact(ports.artefacts, place, Review.parse(review));
  return { key: place };
};
