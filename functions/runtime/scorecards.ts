/** The scorecard of a loop: by interview id, else by candidate, interviewer and time. */
import type * as z from 'zod/mini';
import type { LoopId, PersonId } from '../../core/identity.ts';
import { compareVersions } from '../../core/transcript/inbox.ts';
import type { Sidecar } from '../../core/transcript/sidecar.ts';
import type { Key, Ledger } from '../ports/ledger.ts';
import type { ScorecardRow } from './row-bodies.ts';
import { keys, meetingLoopRow, type Read, readAll, scorecardRow } from './rows.ts';

type Found = z.infer<typeof ScorecardRow>;
type Card = Found['scorecard'];

/** A loop as a scorecard may mean it. */
export type MeetingLoop = {
  readonly loopId: LoopId;
  readonly interviewId?: string | undefined;
  readonly round: string;
  readonly startedAt: string;
};

/** A scorecard's interview time may be the booked one: within half a day it is the same loop. */
const nearMs = 12 * 3_600_000;
/** Without the interview's own time, a submission counts when it came within two weeks after it. */
const lateMs = 14 * 24 * 3_600_000;

const apartMs = (card: Card, loop: MeetingLoop): number =>
  Date.parse(card.interviewedAt ?? card.submittedAt) - Date.parse(loop.startedAt);

const mayBelong = (card: Card, loop: MeetingLoop): boolean => {
  if (card.interviewId !== undefined && loop.interviewId !== undefined)
    return card.interviewId === loop.interviewId;
  if (card.round !== undefined && card.round !== loop.round) return false;
  const apart = apartMs(card, loop);
  return card.interviewedAt === undefined ? apart > -nearMs && apart < lateMs : Math.abs(apart) <= nearMs;
};

/**
 * The loop a scorecard belongs to among those of the same interviewer with the same candidate: the one
 * with its interview id, else of its round the nearest in time. Undefined while there is none.
 */
export const loopMeant = (card: Card, loops: readonly MeetingLoop[]): MeetingLoop | undefined => {
  const [first] = loops
    .filter((loop) => mayBelong(card, loop))
    .sort(
      (a, b) =>
        Number(isNamed(card, b)) - Number(isNamed(card, a)) ||
        Math.abs(apartMs(card, a)) - Math.abs(apartMs(card, b)) ||
        (a.loopId < b.loopId ? -1 : 1),
    );
  return first;
};

const isNamed = (card: Card, loop: MeetingLoop): boolean =>
  card.interviewId !== undefined && card.interviewId === loop.interviewId;

/** Every loop of one interviewer with one candidate. */
export const meetingLoops = async (
  ledger: Ledger,
  interviewer: PersonId,
  candidate: string,
): Promise<readonly (MeetingLoop & { readonly stem: string; readonly jobFamily?: string | undefined })[]> => {
  const found = [];
  for await (const { body } of readAll(ledger, meetingLoopRow, keys.meeting(interviewer, candidate), 'loop#'))
    found.push(body);
  return found;
};

/** A loop with the metadata that it was placed by. */
export type PlacedLoop = { readonly loopId: LoopId; readonly interviewer: PersonId; readonly meta: Sidecar };

/** The scorecards that belong to this loop, a withdrawn one too: that is a version as well. */
export const scorecardsOf = async (
  ledger: Ledger,
  { loopId, interviewer, meta }: PlacedLoop,
): Promise<readonly Read<Found>[]> => {
  const { interviewId, round, startedAt, candidate } = meta;
  const others = await meetingLoops(ledger, interviewer, candidate);
  const loops = [
    { loopId, interviewId, round, startedAt },
    ...others.filter((other) => other.loopId !== loopId),
  ];
  const found: Read<Found>[] = [];
  const partition = keys.meeting(interviewer, candidate);
  for await (const row of readAll(ledger, scorecardRow, partition, 'scorecard#'))
    if (loopMeant(row.body.scorecard, loops)?.loopId === loopId) found.push(row);
  return found;
};

/** The greatest version among them. */
export const newestScorecard = (found: readonly Read<Found>[]): Found | undefined =>
  found.reduce<Found | undefined>(
    (best, { body }) => (best === undefined || compareVersions(body.source, best.source) > 0 ? body : best),
    undefined,
  );

/** Which scorecard's loop a file waits for: one of a list, by where it is kept. */
export const waitsFor = ({ partition, sort }: Key): string => `${partition}#${sort}`;

/** What a review may use: a withdrawn scorecard says nothing. */
export const standing = (found: Found | undefined): Card | undefined =>
  found === undefined || found.scorecard.withdrawn ? undefined : found.scorecard;
