/** A review as it stands by now: without what is disputed or withdrawn, and without what is the HR contact's alone. */
import type { LoopRow } from '../../core/interviewer/record.ts';
import { momentOf } from '../../core/review/moment.ts';
import { type Finding, Review } from '../../core/review/review.ts';
import { withoutProtected } from '../../core/review/without-protected.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import type { Ports } from '../ports/ports.ts';
import type { DisputeRow } from './console-rows.ts';
import { disputeOfEach, isOut } from './disputes.ts';
import { readArtefact } from './envelope.ts';

/** Its findings that are neither disputed nor withdrawn; its moment is null where that was at one that is. */
export const whatStands = (review: Review, disputes: ReadonlyMap<Finding, DisputeRow>): Review => {
  const { moment } = review;
  const isAtMoment = ({ turn, start }: Finding): boolean => turn === moment?.turn && start === moment.start;
  const out = new Set(
    review.findings.filter((finding) => {
      const dispute = disputes.get(finding);
      return dispute !== undefined && isOut(dispute);
    }),
  );
  return {
    ...review,
    findings: review.findings.filter((finding) => !out.has(finding)),
    moment: [...out].some(isAtMoment) ? null : moment,
  };
};

/** `disputes` are those of its interviewer. */
export const standingReview = async (
  loop: LoopRow,
  disputes: readonly DisputeRow[],
  { artefacts }: Pick<Ports, 'artefacts'>,
): Promise<Review> => {
  const review = withoutProtected(await readArtefact(artefacts, Review, loop.reviewKey));
  const own = disputes.filter(({ loopId }) => loopId === loop.loopId);
  return whatStands(review, disputeOfEach(review.findings, own));
};

/** What is disputed is nothing to open a talk with: the next thing to change is, else a strength. */
export const withNextMoment = (standing: Review, transcript: Transcript): Review =>
  standing.moment === null ? { ...standing, moment: momentOf(transcript, standing.findings) } : standing;
