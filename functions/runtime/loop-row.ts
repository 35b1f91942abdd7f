/** A loop's row: what of a review the statistics fold, and where the row lies. */
import { Instant } from '../../core/identity.ts';
import { calibratedVerdict } from '../../core/interviewer/calibrated-loop.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import { isLoop } from '../../core/review/is-loop.ts';
import { loopCounts } from '../../core/review/loop-counts.ts';
import type { Review } from '../../core/review/review.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Key, Write } from '../ports/ledger.ts';
import { type LoopEnvelope, reviewKey, transcriptKey } from './envelope.ts';
import { expects, keys, loopPlace, loopRow, put, type Read, removal } from './rows.ts';
import type { LoopPlace } from './row-bodies.ts';
import { standing } from './scorecards.ts';
import type * as z from 'zod/mini';

/** `panelResidual` is how far the interviewer stood from the panel on this candidate, where that is known. */
export const loopRowOf = (
  envelope: LoopEnvelope,
  review: Review,
  policy: Policy,
  panelResidual?: number,
): LoopRow => {
  const { meta } = envelope;
  const scorecard = standing(envelope.scorecard);
  const endedAt = Instant.parse(meta.endedAt);
  const loop = isLoop(review, policy);
  const mayCount = meta.participation === 'lead' || meta.participation === 'panel';
  const because = loop.counted ? `participation is ${meta.participation}` : loop.because;
  const { programmeStart } = policy.admission;
  return {
    loopId: envelope.loopId,
    interviewer: envelope.interviewer,
    candidate: meta.candidate,
    ...(meta.role === undefined ? {} : { role: meta.role }),
    round: meta.round,
    ...(meta.jobFamily === undefined ? {} : { jobFamily: meta.jobFamily }),
    participation: meta.participation,
    startedAt: Instant.parse(meta.startedAt),
    endedAt,
    capturedAt: envelope.capturedAt,
    counted: loop.counted && mayCount,
    ...(loop.counted && mayCount ? {} : { uncountedBecause: because }),
    backfill: programmeStart !== undefined && endedAt < programmeStart,
    counts: loopCounts(review),
    verdict: calibratedVerdict({
      review,
      ...(scorecard === undefined ? {} : { scorecard }),
      ...(panelResidual === undefined ? {} : { panelResidual }),
      endedAt,
      policy,
    }),
    versions: review.versions,
    execution: envelope.execution,
    reviewKey: reviewKey(envelope.loopId, envelope.execution),
    transcriptKey: transcriptKey(envelope.loopId, envelope.execution),
    source: envelope.source,
    ...(envelope.scorecard === undefined ? {} : { scorecard: envelope.scorecard.source }),
    ...(envelope.assigned === undefined ? {} : { assigned: envelope.assigned.revision }),
  };
};

const keyOf = (row: LoopRow): Key =>
  row.counted
    ? keys.loop(row.interviewer, row.endedAt, row.loopId)
    : keys.listed(row.interviewer, row.endedAt, row.loopId);

/** The writes that put a loop where it belongs now, and take it from where it was. */
export const loopWrites = (
  next: LoopRow,
  before: Read<LoopRow> | undefined,
  place: Read<z.infer<typeof LoopPlace>> | undefined,
  /** Something else in the commit fails when another version of the loop was faster. */
  isGuarded: boolean,
): Write[] => {
  const key = keyOf(next);
  const moved =
    before !== undefined && (before.key.sort !== key.sort || before.key.partition !== key.partition);
  const known = place?.body.interviewer === next.interviewer && place.body.sort === key.sort;
  return [
    put(loopRow, key, moved ? 'absent' : expects(before), next),
    ...(known
      ? // Nothing stands yet, and another version may be about to be first somewhere else.
        isGuarded || before !== undefined
        ? []
        : [{ kind: 'check' as const, key: place.key, expects: place.version }]
      : [
          put(loopPlace, keys.place(next.loopId), expects(place), {
            interviewer: next.interviewer,
            sort: key.sort,
          }),
        ]),
    ...(moved ? removal(before) : []),
  ];
};
