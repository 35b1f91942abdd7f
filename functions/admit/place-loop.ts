/**
 * A loop that has what it needs: the rows that say which execution is wanted, then that execution, under
 * a name made of its inputs, and last that its object was looked at. Whoever dies in between has noted
 * nothing, so the object is looked at again, and what is wanted is started again.
 */
import { Conflict, InvalidInput } from '../../core/faults.ts';
import { Instant, type InterviewerId, type LoopId } from '../../core/identity.ts';
import { sameContent } from '../../core/same-content.ts';
import {
  compareVersions,
  type InboxRow,
  type SourceVersion,
  type UploadRow,
} from '../../core/transcript/inbox.ts';
import type { Sidecar } from '../../core/transcript/sidecar.ts';
import type { Change } from '../ports/ledger.ts';
import { envelopeKey, LoopEnvelope, readArtefact, writeArtefact } from '../runtime/envelope.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import {
  contentRow,
  expects,
  inboxRow,
  keys,
  loopPlace,
  meetingLoopRow,
  put,
  type Read,
  read,
  rubricRow,
  speakersRow,
  waitingRow,
} from '../runtime/rows.ts';
import { newestScorecard, scorecardsOf } from '../runtime/scorecards.ts';
import type { Admitted, AdmitPorts } from './admitted.ts';
import type { Arrival } from './arrival.ts';
import { clearedWrites, type Listed } from './cleared.ts';
import { announceLoops, announceTwins, settledScorecards } from './neighbours.ts';
import { notedUpload } from './noted-upload.ts';
import type { Readiness } from './readiness.ts';
import { takeBackIfErased, type Written } from './taken-back.ts';

type Placing = {
  readonly key: string;
  readonly upload: UploadRow;
  readonly transcript: Arrival;
  readonly sidecar: Arrival | undefined;
  readonly ready: Extract<Readiness, { kind: 'ready' }>;
  readonly before: Read<UploadRow> | undefined;
};

/** Starts nothing for what is older than what stands, or the same. Throws Conflict where the candidate was erased meanwhile. */
export const placeLoop = async (placing: Placing, ports: AdmitPorts): Promise<Admitted> => {
  const written = writtenOf(placing);
  const admitted = await decided(placing, written, ports).catch(async (fault: unknown) => {
    // Whoever was faster may have been the erasure; what it did not know of is still there.
    if (fault instanceof Conflict) await takeBackIfErased(written, ports);
    throw fault;
  });
  await takeBackIfErased(written, ports);
  return admitted;
};

const writtenOf = ({ upload, transcript, ready: { loopId, interviewer, meta } }: Placing): Written => ({
  loopId,
  interviewer: interviewer.id,
  candidate: meta.candidate,
  stem: upload.stem,
  sha256: transcript.row.sha256 ?? fingerprint(transcript.row.key),
});

const decided = async (placing: Placing, written: Written, ports: AdmitPorts): Promise<Admitted> => {
  const { key, upload, transcript, sidecar, ready } = placing;
  const { loopId, interviewer, meta } = ready;
  const { sha256 } = written;
  const source: SourceVersion = {
    revision: meta.revision,
    modifiedAt: latest(transcript.row.modifiedAt, sidecar?.row.modifiedAt),
    sha256: fingerprint(sha256, ready.metaHash),
  };
  const inbox = await read(ports.ledger, inboxRow, keys.inbox(loopId));
  const placed = { loopId, interviewer: interviewer.id, meta };
  const card = newestScorecard(await scorecardsOf(ports.ledger, placed));
  const assigned = (await read(ports.ledger, speakersRow, keys.speakers(loopId)))?.body;
  // Neither the roster nor the metadata need name a job family; such a loop is read without a rubric.
  const family = meta.jobFamily ?? interviewer.jobFamily;
  const rubric = family === undefined ? undefined : await read(ports.ledger, rubricRow, keys.rubric(family));
  const sameSource = inbox?.body.source.sha256 === source.sha256;
  const older = inbox !== undefined && !sameSource && compareVersions(source, inbox.body.source) < 0;
  const sameCard = inbox?.body.scorecard?.sha256 === card?.source.sha256;
  const sameSpeakers = inbox?.body.assigned === assigned?.revision;
  const sameAttempt = upload.attempt === (placing.before?.body.attempt ?? 0);
  const nothingNew = sameSource && sameCard && sameSpeakers && sameAttempt;
  if (older || nothingNew) {
    // What its own execution waits for or was set aside for stays so until something is new.
    const stays = nothingNew && inbox.body.stem === upload.stem && inbox.body.state !== 'recorded';
    if (stays && inbox.body.state === 'started' && (await asksForSpeakers(placing, inbox.body, ports)))
      return { key, outcome: 'waiting' };
    // Whoever said that it is wanted may have ended before it was started.
    if (nothingNew && inbox.body.state === 'started') await startWanted(inbox.body, ports);
    const noted = await uploaded(placing, ports);
    const isOwn = ({ execution = inbox.body.execution }: Listed): boolean =>
      stays && execution === inbox.body.execution;
    // Whoever placed it may have ended before all of it was written.
    if (nothingNew && noted.length > 0) {
      const missing = await found(placing, inbox.body.stem, sha256, ports);
      await ports.ledger.commitInOrder(missing.writes);
      if (missing.isNewHere) await announceTwins(sha256, key, ports);
      if (missing.isNewToThem) await announceLoops(placed, ports);
    }
    await ports.ledger.commitInOrder([
      ...(await clearedWrites(placing, card?.key, isOwn, ports)),
      ...(nothingNew ? await settledScorecards(placed, card?.source, ports) : []),
      ...noted,
    ]);
    return { key, outcome: older ? 'stale' : inbox?.body.stem === upload.stem ? 'already' : 'duplicate' };
  }
  const { attempt } = upload;
  const inputs = [loopId, source.sha256, card?.source.sha256 ?? '', attempt];
  const execution = `r-${fingerprint(...inputs, ...(assigned === undefined ? [] : [assigned.revision])).slice(0, 40)}`;
  // What was said has arrived with the transcript; its metadata may have come days before.
  const capturedAt = inbox?.body.capturedAt ?? transcript.row.arrivedAt;
  // Of the same words under two names the newer stands; what is read again for a scorecard must not be older than it.
  const standing =
    inbox !== undefined && sameSource && compareVersions(inbox.body.source, source) > 0
      ? inbox.body.source
      : source;
  const envelope: LoopEnvelope = {
    loopId,
    interviewer: interviewer.id,
    execution,
    meta,
    transcript: { key: transcript.row.key, sha256 },
    source: standing,
    capturedAt,
    ...(card === undefined ? {} : { scorecard: card }),
    ...(rubric === undefined ? {} : { rubric: rubric.body.rubric }),
    ...(assigned === undefined ? {} : { assigned }),
  };
  // After a crash between this and the commit the first envelope stands: its execution may be running.
  const envelopeAt = envelopeKey(loopId, execution);
  const isThere = await ports.artefacts.has(envelopeAt);
  if (!isThere) await writeArtefact(ports.artefacts, envelopeAt, envelope);
  // It may be of a newer copy, and its source is what the loop will stand on.
  const first = isThere ? await readArtefact(ports.artefacts, LoopEnvelope, envelopeAt) : envelope;
  const row: InboxRow = {
    loopId,
    interviewer: interviewer.id,
    stem: upload.stem,
    transcriptKey: transcript.row.key,
    source: first.source,
    ...(card === undefined ? {} : { scorecard: card.source }),
    ...(assigned === undefined ? {} : { assigned: assigned.revision }),
    execution,
    state: 'started',
    attempt,
    capturedAt,
  };
  // Before it is started: a slow execution with less to go by must find that it is not the one wanted. And
  // before a scorecard finds the loop, which asks the inbox what to announce.
  const { writes, isNewToThem } = await found(placing, upload.stem, sha256, ports);
  await ports.ledger.commitInOrder([put(inboxRow, keys.inbox(loopId), expects(inbox), row), ...writes]);
  await takeBackIfErased(written, ports);
  const started = await startWanted(row, ports);
  await announceTwins(sha256, key, ports);
  if (isNewToThem) await announceLoops(placed, ports);
  const noted = await uploaded(placing, ports);
  const isOwn = (listed: Listed): boolean => listed.execution === execution;
  await ports.ledger.commitInOrder([
    ...(await clearedWrites(placing, card?.key, isOwn, ports)),
    ...(await settledScorecards(placed, card?.source, ports)),
    ...noted,
  ]);
  return { key, outcome: started === 'started' ? 'started' : 'already' };
};

/** Starts the execution that the inbox wants; as often as one likes, since its name never runs twice. */
const startWanted = async (
  { loopId, execution, interviewer, transcriptKey, stem, attempt }: InboxRow,
  { workflows }: AdmitPorts,
): Promise<'started' | 'exists'> =>
  await workflows.start('review-loop', execution, {
    loopId,
    execution,
    interviewer,
    key: transcriptKey,
    stem,
    attempt,
  });

/** That its object was looked at, where that is new. */
const uploaded = async (
  { upload, before, ready }: Placing,
  { ledger }: AdmitPorts,
): Promise<readonly Change[]> => await notedUpload(before, { ...upload, loopId: ready.loopId }, ledger);

type Found = {
  readonly writes: readonly Change[];
  /** Nobody knew these bytes. */
  readonly isNewHere: boolean;
  /** Interviewer and candidate had not met in it. */
  readonly isNewToThem: boolean;
};

/** By which copies of the same bytes, scorecards and record-loop find the loop, where they do not yet. */
const found = async (
  { ready: { loopId, interviewer, meta } }: Placing,
  stem: string,
  sha256: string,
  { ledger }: AdmitPorts,
): Promise<Found> => {
  const contentKey = keys.content(sha256);
  const meetingKey = keys.meetingLoop(interviewer.id, meta.candidate, loopId);
  const content = await read(ledger, contentRow, contentKey);
  const meeting = await read(ledger, meetingLoopRow, meetingKey);
  const place = await read(ledger, loopPlace, keys.place(loopId));
  const met = {
    loopId,
    stem,
    round: meta.round,
    ...(meta.jobFamily === undefined ? {} : { jobFamily: meta.jobFamily }),
    startedAt: meta.startedAt as Instant,
    ...(meta.interviewId === undefined ? {} : { interviewId: meta.interviewId }),
  };
  const writes = [
    ...(content === undefined ? [put(contentRow, contentKey, 'absent', { loopId })] : []),
    ...(place === undefined ? [likelyPlace(loopId, interviewer.id, meta)] : []),
    ...(sameContent(meeting?.body, met) ? [] : [put(meetingLoopRow, meetingKey, expects(meeting), met)]),
  ];
  return { writes, isNewHere: content === undefined, isNewToThem: meeting === undefined };
};

/** Where its row will lie if it counts, as most do: record-loop, for which a write is dearer, then has nothing to add. */
const likelyPlace = (loopId: LoopId, interviewer: InterviewerId, { endedAt }: Sidecar): Change =>
  put(loopPlace, keys.place(loopId), 'absent', {
    interviewer,
    sort: keys.loop(interviewer, Instant.parse(endedAt), loopId).sort,
  });

/**
 * A loop whose speakers a person is asked about goes on waiting, whatever else is announced. Throws
 * InvalidInput `no-speakers-named` when nobody has answered for as long as the policy says.
 */
const asksForSpeakers = async (
  placing: Placing,
  { execution }: InboxRow,
  ports: AdmitPorts,
): Promise<boolean> => {
  const waiting = await read(ports.ledger, waitingRow, keys.waitingFor(placing.transcript.row.key));
  if (waiting?.body.for !== 'speakers' || (waiting.body.execution ?? execution) !== execution) return false;
  if (waiting.body.until <= ports.clock.now())
    throw new InvalidInput(
      'no-speakers-named',
      `${waiting.body.message} It waited from ${waiting.body.since} until ${waiting.body.until}.`,
    );
  await ports.ledger.commitInOrder(await uploaded(placing, ports));
  return true;
};

const latest = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);
