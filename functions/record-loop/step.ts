/**
 * record-loop: the loop's row, the interviewer's record and the tasks this makes due, in one
 * transaction. Again with the same input nothing changes; an older version overwrites nothing.
 */
import { Instant, type InterviewerId } from '../../core/identity.ts';
import { calibratedVerdict } from '../../core/interviewer/calibrated-loop.ts';
import { foldRecord } from '../../core/interviewer/fold-record.ts';
import type { InterviewerRecord, LoopRow } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { isLoop, measuresVersion } from '../../core/review/assemble-review.ts';
import { loopCounts } from '../../core/review/loop-counts.ts';
import { Review } from '../../core/review/review.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { compareVersions } from '../../core/transcript/inbox.ts';
import type { Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import {
  envelopeKey,
  LoopEnvelope,
  type LoopState,
  readArtefact,
  reviewKey,
  transcriptKey,
} from '../runtime/envelope.ts';
import { roster } from '../runtime/people.ts';
import { standing } from '../runtime/scorecards.ts';
import { policyInForce } from '../runtime/policy.ts';
import { obligationWrites, windowOf } from '../runtime/reconcile.ts';
import {
  expects,
  inboxRow,
  keys,
  loopPlace,
  loopRow,
  put,
  quarantineRow,
  type Read,
  read,
  recordRow,
  removal,
} from '../runtime/rows.ts';

export type RecordPorts = Pick<Ports, 'artefacts' | 'ledger' | 'clock'>;

export type Recorded = { readonly outcome: 'recorded' | 'already' | 'superseded' };

export const recordLoop = async (state: LoopState, ports: RecordPorts): Promise<Recorded> => {
  const { ledger } = ports;
  const envelope = await readArtefact(
    ports.artefacts,
    LoopEnvelope,
    envelopeKey(state.loopId, state.execution),
  );
  const review = await readArtefact(ports.artefacts, Review, reviewKey(state.loopId, state.execution));
  const policy = await policyInForce(ledger);
  const people = await roster(ledger);
  const place = await read(ledger, loopPlace, keys.place(state.loopId));
  const before =
    place === undefined
      ? undefined
      : await read(ledger, loopRow, {
          partition: keys.interviewer(place.body.interviewer),
          sort: place.body.sort,
        });
  const inbox = await read(ledger, inboxRow, keys.inbox(state.loopId));
  const isWanted = inbox?.body.execution === state.execution;
  const standing = before === undefined ? 1 : order(envelope, before.body, isWanted);
  if (standing < 0) return { outcome: 'superseded' };
  if (before?.body.execution === state.execution) return { outcome: 'already' };
  const row = loopRowOf(envelope, review, policy);
  const key = keys.loop(row.interviewer, row.endedAt, row.loopId);
  const moved =
    before !== undefined && (before.key.sort !== key.sort || before.key.partition !== key.partition);
  const set = await read(ledger, quarantineRow, keys.quarantined(state.key));
  const now = ports.clock.now();
  const writes: Write[] = [
    put(loopRow, key, moved ? 'absent' : expects(before), row),
    put(loopPlace, keys.place(row.loopId), expects(place), { interviewer: row.interviewer, sort: key.sort }),
    ...(moved ? removal(before) : []),
    ...(inbox !== undefined && isWanted
      ? [put(inboxRow, inbox.key, inbox.version, { ...inbox.body, state: 'recorded' as const })]
      : []),
    ...removal(set),
    ...(await recordWrites(row.interviewer, { row, before, policy, people, now }, ports)),
  ];
  // A corrected upload may say that somebody else led the loop: their record gives it back.
  if (before !== undefined && before.body.interviewer !== row.interviewer)
    writes.push(
      ...(await recordWrites(
        before.body.interviewer,
        { row: undefined, before, policy, people, now },
        ports,
      )),
    );
  await ledger.commit(writes);
  return { outcome: 'recorded' };
};

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

const loopRowOf = (envelope: LoopEnvelope, review: Review, policy: Policy): LoopRow => {
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

type Change = {
  /** Undefined when the loop leaves this interviewer. */
  readonly row: LoopRow | undefined;
  readonly before: Read<LoopRow> | undefined;
  readonly policy: Policy;
  readonly people: readonly Person[];
  readonly now: Instant;
};

/** The record and the tasks of one interviewer after the change: from the window by query and lifetime counts by difference. */
const recordWrites = async (id: InterviewerId, change: Change, ports: RecordPorts): Promise<Write[]> => {
  const { row, before, policy, people, now } = change;
  const person = people.find((one) => one.id === id);
  if (person === undefined) return [];
  const record = await read(ports.ledger, recordRow, keys.record(id));
  const size = policy.coaching.windowLoops;
  // One more than the window, so that taking one away still leaves it full.
  const found = await windowOf(ports.ledger, id, size + 1);
  const others = found
    .map(({ body }) => body)
    .filter(({ loopId }) => loopId !== (row ?? before?.body)?.loopId);
  const window = (row === undefined ? others : [...others, row]).sort(newestFirst).slice(0, size);
  const was = before?.body.interviewer === id ? before.body : undefined;
  const lifetime = {
    loops: (record?.body.loops ?? 0) + counted(row) - counted(was),
    calibratedLoops: (record?.body.calibratedLoops ?? 0) + calibrated(row) - calibrated(was),
    ...firstEnd(record?.body, row),
  };
  const next = foldRecord({ interviewer: id, person, lifetime, window, policy, measuresVersion, now });
  return [
    put(recordRow, keys.record(id), expects(record), next),
    ...(await obligationWrites(ports.ledger, { person, people, lifetime, window, policy, now })),
  ];
};

const newestFirst = (a: LoopRow, b: LoopRow): number => (sortKey(a) < sortKey(b) ? 1 : -1);
const sortKey = (row: LoopRow): string => `${row.endedAt}#${row.loopId}`;
const counted = (row: LoopRow | undefined): number => (row?.counted === true ? 1 : 0);
const calibrated = (row: LoopRow | undefined): number =>
  row?.counted === true && row.verdict.calibrated ? 1 : 0;

const firstEnd = (
  record: InterviewerRecord | undefined,
  row: LoopRow | undefined,
): { firstEndedAt?: Instant } => {
  const known = [record?.firstEndedAt, row?.counted === true ? row.endedAt : undefined].filter(
    (at) => at !== undefined,
  );
  const [first] = known.sort();
  return first === undefined ? {} : { firstEndedAt: first };
};
