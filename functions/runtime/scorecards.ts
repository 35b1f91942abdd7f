/** The scorecard of a loop: by interview id, else by candidate, interviewer and time. */
import type { PersonId } from '../../core/identity.ts';
import { compareVersions } from '../../core/transcript/inbox.ts';
import type { Sidecar } from '../../core/transcript/sidecar.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { ScorecardRow } from './row-bodies.ts';
import { keys, readAll, scorecardRow } from './rows.ts';
import type { z } from 'zod';

type Found = z.infer<typeof ScorecardRow>;

/** A scorecard's interview time may be the booked one: within half a day it is the same loop. */
const nearMs = 12 * 3_600_000;

export const belongs = (
  card: Found['scorecard'],
  loop: { readonly interviewId?: string | undefined; readonly round: string; readonly startedAt: string },
): boolean => {
  if (card.interviewId !== undefined && loop.interviewId !== undefined)
    return card.interviewId === loop.interviewId;
  if (card.round !== undefined && card.round !== loop.round) return false;
  const at = card.interviewedAt ?? card.submittedAt;
  const apartMs = Date.parse(at) - Date.parse(loop.startedAt);
  // Without the interview's own time, a submission counts when it came within two weeks after it.
  return card.interviewedAt === undefined
    ? apartMs > -nearMs && apartMs < 14 * 2 * nearMs
    : Math.abs(apartMs) <= nearMs;
};

/** The greatest version of the scorecard that belongs to this loop, a withdrawn one too: that is a version as well. */
export const scorecardFor = async (
  ledger: Ledger,
  loop: { readonly interviewer: PersonId; readonly meta: Sidecar },
): Promise<Found | undefined> => {
  let best: Found | undefined;
  const partition = keys.meeting(loop.interviewer, loop.meta.candidate);
  for await (const { body } of readAll(ledger, scorecardRow, partition, 'scorecard#')) {
    if (!belongs(body.scorecard, loop.meta)) continue;
    if (best === undefined || compareVersions(body.source, best.source) > 0) best = body;
  }
  return best;
};

/** What a review may use: a withdrawn scorecard says nothing. */
export const standing = (found: Found | undefined): Found['scorecard'] | undefined =>
  found === undefined || found.scorecard.withdrawn ? undefined : found.scorecard;
