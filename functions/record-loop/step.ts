/**
 * record-loop: the loop's row, the interviewer's record and the tasks this makes due, in one
 * transaction. Again with the same input nothing changes; an older version overwrites nothing.
 */
import type { ProtectedTopic } from '../../core/coaching/obligation.ts';
import type { InterviewerId } from '../../core/identity.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import { Review } from '../../core/review/review.ts';
import { compareVersions } from '../../core/transcript/inbox.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { disputesOf, leftOut } from '../runtime/disputes.ts';
import { envelopeKey, LoopEnvelope, type LoopState, readArtefact, reviewKey } from '../runtime/envelope.ts';
import { unlessNothingLeft } from '../runtime/nothing-left.ts';
import { firstNight } from '../runtime/fleet.ts';
import { type LoopChange, staleLoops } from '../runtime/history.ts';
import { loopRowOf, loopWrites } from '../runtime/loop-row.ts';
import { type Circumstances, circumstances, interviewerWrites, knownOf } from '../runtime/reconcile.ts';
import { countedRow, recount } from '../runtime/counting-again.ts';
import {
  comparisonRow,
  inboxRow,
  keys,
  loopPlace,
  loopRow,
  put,
  quarantineRow,
  read,
  removal,
} from '../runtime/rows.ts';
import { notErasedCheck, tombstoneOf } from '../runtime/tombstones.ts';

export type RecordPorts = Pick<Ports, 'artefacts' | 'ledger' | 'clock'>;

export type Recorded = { readonly outcome: 'recorded' | 'already' | 'superseded' };

export const recordLoop = unlessNothingLeft(
  async (state: LoopState, ports: RecordPorts): Promise<Recorded> => {
    const { ledger, artefacts } = ports;
    const { loopId, execution } = state;
    const envelope = await readArtefact(artefacts, LoopEnvelope, envelopeKey(loopId, execution));
    const review = await readArtefact(artefacts, Review, reviewKey(loopId, execution));
    const place = await read(ledger, loopPlace, keys.place(loopId));
    const before =
      place === undefined
        ? undefined
        : await read(ledger, loopRow, {
            partition: keys.interviewer(place.body.interviewer),
            sort: place.body.sort,
          });
    const inbox = await read(ledger, inboxRow, keys.inbox(loopId));
    const isWanted = inbox?.body.execution === execution;
    const standing = before === undefined ? 1 : order(envelope, before.body, isWanted);
    if (standing < 0) return { outcome: 'superseded' };
    if (before?.body.execution === execution) return { outcome: 'already' };
    const { candidate } = envelope.meta;
    if ((await tombstoneOf(ledger, candidate)) !== undefined) return { outcome: 'superseded' };
    const around = await circumstances(ports);
    const residual = await residualOf(ledger, envelope.interviewer, envelope.meta.candidate);
    const disputed = leftOut(await disputesOf(ledger, envelope.interviewer, loopId));
    const next =
      disputed.length === 0
        ? loopRowOf(envelope, review, around.policy, residual)
        : await countedRow({ loopId, execution }, disputed, around.policy, residual, ports);
    const set = await read(ledger, quarantineRow, keys.quarantined(state.key));
    const change: LoopChange = { before: before?.body, next };
    await ledger.commit([
      ...loopWrites(next, before, place, inbox !== undefined && isWanted),
      // An erasure takes the inbox out before it looks at the loop's rows, and who corrects the loop changes it, so
      // its version says as much as a check.
      inbox !== undefined && isWanted
        ? put(inboxRow, inbox.key, inbox.version, { ...inbox.body, state: 'recorded' as const })
        : notErasedCheck(candidate),
      // What a newer execution was set aside for stays listed, although this older one has ended well.
      ...(isWanted || set?.body.execution === execution ? removal(set) : []),
      ...(await changedRecord(next.interviewer, change, around, topicsOf(review, next), ports)),
      // A corrected upload may say that somebody else led the loop: their record gives it back.
      ...(before !== undefined && before.body.interviewer !== next.interviewer
        ? await changedRecord(before.body.interviewer, change, around, [], ports)
        : []),
      ...(around.fleet === undefined ? firstNight(around.now, around.policy) : []),
    ]);
    return { outcome: 'recorded' };
  },
);

/**
 * Negative when what this execution read is older than what stands. A scorecard may also have turned
 * out to be another loop's: the execution that admission wants is then the newer one without it.
 */
const order = (envelope: LoopEnvelope, standing: LoopRow, isWanted: boolean): number => {
  const bySource = compareVersions(envelope.source, standing.source);
  if (bySource !== 0) return bySource;
  const bySpeakers = (envelope.assigned?.revision ?? 0) - (standing.assigned ?? 0);
  if (bySpeakers !== 0) return bySpeakers;
  if (isWanted) return 1;
  if (envelope.scorecard === undefined) return standing.scorecard === undefined ? 0 : -1;
  return standing.scorecard === undefined
    ? 1
    : compareVersions(envelope.scorecard.source, standing.scorecard);
};

/** How far the interviewer stood from the panel on this candidate, by the last night's comparison. */
const residualOf = async (
  ledger: Ledger,
  id: InterviewerId,
  candidate: string,
): Promise<number | undefined> => {
  const comparison = await read(ledger, comparisonRow, keys.comparison(id));
  return comparison?.body.residuals.find((each) => each.candidate === candidate)?.residual;
};

const topicsOf = (review: Review, row: LoopRow): ProtectedTopic[] =>
  !row.backfill && review.findings.some(({ kind }) => kind === 'protected-topic')
    ? [{ loopId: row.loopId, capturedAt: row.capturedAt }]
    : [];

/** Counted again on the way, while a new version of the measures makes its round: four reviews are a tenth of a second. */
const recountedOnTheWay = 4;

/** The record and the tasks of one interviewer after the change: from the window by query and lifetime counts by difference. */
const changedRecord = async (
  id: InterviewerId,
  change: LoopChange,
  around: Circumstances,
  protectedTopics: readonly ProtectedTopic[],
  ports: RecordPorts,
): Promise<Write[]> => {
  const person = around.people.find((one) => one.id === id);
  if (person === undefined) return [];
  const known = await knownOf(ports.ledger, person);
  const loopId = (change.next ?? change.before)?.loopId;
  const cleared = loopId === undefined || protectedTopics.length > 0 ? [] : [loopId];
  const stale = staleLoops(known.history).filter(({ body }) => body.loopId !== loopId);
  const residuals = new Map(
    known.comparison?.residuals.map((each) => [String(each.candidate), each.residual]),
  );
  const again = await recount(
    stale.slice(0, recountedOnTheWay),
    recountedOnTheWay,
    around.policy,
    ({ candidate }) => residuals.get(candidate),
    ports,
  );
  return [
    ...again.writes,
    ...(await interviewerWrites(
      ports.ledger,
      { ...known, changes: [change, ...again.changes], protectedTopics, cleared },
      around,
    )),
  ];
};
