/**
 * A loop that has what it needs: the rows that say which execution is wanted, then that execution, under
 * a name made of its inputs, and last that its object was looked at. Whoever dies in between has noted
 * nothing, so the object is looked at again, and what is wanted is started again.
 */
import { InvalidInput } from '../../core/faults.ts';
import type { Instant } from '../../core/identity.ts';
import {
  compareVersions,
  type InboxRow,
  type SourceVersion,
  type UploadRow,
} from '../../core/transcript/inbox.ts';
import type { Write } from '../ports/ledger.ts';
import { envelopeKey, type LoopEnvelope, writeArtefact } from '../runtime/envelope.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import {
  contentRow,
  expects,
  inboxRow,
  keys,
  meetingLoopRow,
  put,
  type Read,
  read,
  rubricRow,
  speakersRow,
  uploadRow,
  waitingRow,
} from '../runtime/rows.ts';
import { newestScorecard, scorecardsOf } from '../runtime/scorecards.ts';
import type { Admitted, AdmitPorts } from './admitted.ts';
import type { Arrival } from './arrival.ts';
import { clearedWrites, type Listed } from './cleared.ts';
import { announceLoops, announceTwins, settledScorecards } from './neighbours.ts';
import type { Readiness } from './readiness.ts';

type Placing = {
  readonly key: string;
  readonly upload: UploadRow;
  readonly transcript: Arrival;
  readonly sidecar: Arrival | undefined;
  readonly ready: Extract<Readiness, { kind: 'ready' }>;
  /** That the object was looked at, where that is new. */
  readonly noted: readonly Write[];
  readonly before: Read<UploadRow> | undefined;
};

/** Starts nothing for what is older than what stands, or the same. */
export const placeLoop = async (placing: Placing, ports: AdmitPorts): Promise<Admitted> => {
  const { key, upload, transcript, sidecar, ready } = placing;
  const { loopId, interviewer, meta } = ready;
  const sha256 = transcript.row.sha256 ?? fingerprint(transcript.row.key);
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
    await ports.ledger.commit([
      ...placing.noted,
      uploaded(placing),
      ...(await clearedWrites(placing, card?.key, () => stays, ports)),
      ...(nothingNew ? await settledScorecards(placed, card?.source, ports) : []),
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
  const place = envelopeKey(loopId, execution);
  if ((await ports.artefacts.get(place)) === undefined) await writeArtefact(ports.artefacts, place, envelope);
  const row: InboxRow = {
    loopId,
    interviewer: interviewer.id,
    stem: upload.stem,
    transcriptKey: transcript.row.key,
    source: standing,
    ...(card === undefined ? {} : { scorecard: card.source }),
    ...(assigned === undefined ? {} : { assigned: assigned.revision }),
    execution,
    state: 'started',
    attempt,
    capturedAt,
  };
  const meetingKey = keys.meetingLoop(interviewer.id, meta.candidate, loopId);
  const meeting = await read(ports.ledger, meetingLoopRow, meetingKey);
  const content = await read(ports.ledger, contentRow, keys.content(sha256));
  // Before it is started: a slow execution with less to go by must find that it is not the one wanted.
  await ports.ledger.commit([
    uploaded(placing),
    put(inboxRow, keys.inbox(loopId), expects(inbox), row),
    ...(content === undefined ? [put(contentRow, keys.content(sha256), 'absent', { loopId })] : []),
    put(meetingLoopRow, meetingKey, expects(meeting), {
      loopId,
      stem: upload.stem,
      round: meta.round,
      ...(meta.jobFamily === undefined ? {} : { jobFamily: meta.jobFamily }),
      startedAt: meta.startedAt as Instant,
      ...(meta.interviewId === undefined ? {} : { interviewId: meta.interviewId }),
    }),
  ]);
  const started = await startWanted(row, ports);
  await announceTwins(sha256, key, ports);
  if (meeting === undefined) await announceLoops(placed, ports);
  const isOwn = (listed: Listed): boolean => listed.execution === execution;
  await ports.ledger.commit([
    ...placing.noted,
    ...(await clearedWrites(placing, card?.key, isOwn, ports)),
    ...(await settledScorecards(placed, card?.source, ports)),
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

const uploaded = ({ upload, before, ready }: Placing): Write =>
  put(uploadRow, keys.upload(upload.stem), expects(before), { ...upload, loopId: ready.loopId });

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
  await ports.ledger.commit([...placing.noted, uploaded(placing)]);
  return true;
};

const latest = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);
