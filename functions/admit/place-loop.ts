/** A loop that has what it needs: one execution under a name made of its inputs, and the rows that say so. */
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
  quarantineRow,
  type Read,
  read,
  removal,
  rubricRow,
  speakersRow,
  twinRow,
  uploadRow,
  waitingRow,
} from '../runtime/rows.ts';
import { scorecardFor } from '../runtime/scorecards.ts';
import type { Admitted, AdmitPorts } from './admitted.ts';
import type { Arrival } from './arrival.ts';
import { announceMeeting, announceTwins } from './neighbours.ts';
import type { Readiness } from './readiness.ts';

type Placing = {
  readonly key: string;
  readonly upload: UploadRow;
  readonly transcript: Arrival;
  readonly sidecar: Arrival | undefined;
  readonly ready: Extract<Readiness, { kind: 'ready' }>;
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
  const card = await scorecardFor(ports.ledger, { loopId, interviewer: interviewer.id, meta });
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
  if (nothingNew && inbox.body.state === 'started' && (await asksForSpeakers(placing, ports)))
    return { key, outcome: 'waiting' };
  const cleared = await clearedWrites(placing, card?.key, ports);
  if (older || nothingNew) {
    // What was set aside by this very upload's execution stays so until something is new.
    const inOrder = older || inbox.body.stem !== upload.stem || inbox.body.state === 'recorded';
    await ports.ledger.commit([...placing.noted, ...(inOrder ? cleared : [])]);
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
  const started = await ports.workflows.start('review-loop', execution, {
    loopId,
    execution,
    interviewer: interviewer.id,
    key: transcript.row.key,
    stem: upload.stem,
    attempt,
  });
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
  await ports.ledger.commit([
    ...placing.noted.slice(0, 1),
    put(uploadRow, keys.upload(upload.stem), expects(placing.before), { ...upload, loopId }),
    ...cleared,
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
  await announceTwins(sha256, key, ports);
  if (meeting === undefined)
    await announceMeeting({ loopId, interviewer: interviewer.id, candidate: meta.candidate }, ports);
  return { key, outcome: started === 'started' ? 'started' : 'already' };
};

/**
 * A loop whose speakers a person is asked about goes on waiting, whatever else is announced. Throws
 * InvalidInput `no-speakers-named` when nobody has answered for as long as the policy says.
 */
const asksForSpeakers = async ({ transcript, noted }: Placing, ports: AdmitPorts): Promise<boolean> => {
  const waiting = await read(ports.ledger, waitingRow, keys.waitingFor(transcript.row.key));
  if (waiting?.body.for !== 'speakers') return false;
  if (waiting.body.until <= ports.clock.now())
    throw new InvalidInput(
      'no-speakers-named',
      `${waiting.body.message} It waited from ${waiting.body.since} until ${waiting.body.until}.`,
    );
  await ports.ledger.commit(noted);
  return true;
};

const latest = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);

/** What was waiting or set aside under these names is in order now. */
const clearedWrites = async (
  placing: Placing,
  scorecardKey: string | undefined,
  ports: AdmitPorts,
): Promise<Write[]> => {
  const named = [
    placing.transcript.row.key,
    ...(placing.sidecar === undefined ? [] : [placing.sidecar.row.key]),
  ];
  const writes: Write[] = [];
  for (const key of named) {
    writes.push(...removal(await read(ports.ledger, waitingRow, keys.waitingFor(key))));
    writes.push(...removal(await read(ports.ledger, quarantineRow, keys.quarantined(key))));
  }
  if (scorecardKey !== undefined) {
    const card = await read(ports.ledger, quarantineRow, keys.quarantined(scorecardKey));
    if (card?.body.code === 'no-loop') writes.push(...removal(card));
  }
  const { sha256, key } = placing.transcript.row;
  if (sha256 !== undefined)
    writes.push(...removal(await read(ports.ledger, twinRow, keys.twin(sha256, key))));
  return writes;
};
