/**
 * admit: one object of the drop, announced any number of times in any order, becomes rows; when a
 * loop has what it needs, one execution is started under a name made of its inputs.
 */
import { InvalidInput } from '../../core/faults.ts';
import type { Instant } from '../../core/identity.ts';
import {
  type ArrivalRow,
  compareVersions,
  type InboxRow,
  type SourceVersion,
  type UploadRow,
} from '../../core/transcript/inbox.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ports } from '../ports/ports.ts';
import type { Write } from '../ports/ledger.ts';
import { envelopeKey, type LoopEnvelope, writeArtefact } from '../runtime/envelope.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { policyInForce } from '../runtime/policy.ts';
import { quarantineWrites } from '../runtime/quarantine.ts';
import {
  arrivalRow,
  contentRow,
  expects,
  inboxRow,
  keys,
  meetingLoopRow,
  put,
  type Read,
  read,
  removal,
  rubricRow,
  quarantineRow,
  twinRow,
  uploadRow,
  waitingRow,
  parseRow,
} from '../runtime/rows.ts';
import { scorecardFor } from '../runtime/scorecards.ts';
import { type Arrival, lookAt } from './arrival.ts';
import { readKey } from '../runtime/drop-key.ts';
import { type Readiness, readiness } from './readiness.ts';

export type AdmitPorts = Pick<Ports, 'drop' | 'artefacts' | 'ledger' | 'workflows' | 'dispatch' | 'clock'>;

export type Admitted = {
  readonly key: string;
  readonly outcome: 'gone' | 'started' | 'already' | 'stale' | 'duplicate' | 'waiting' | 'quarantined';
};

/** `again` asks for one more attempt at what was already tried: a redrive. */
export type Announcement = { readonly key: string; readonly again?: boolean | undefined };

export const admit = async ({ key, again = false }: Announcement, ports: AdmitPorts): Promise<Admitted> => {
  const policy = await policyInForce(ports.ledger);
  try {
    const what = readKey(key);
    if (what.kind === 'stray')
      throw new InvalidInput(
        'unknown-folder',
        `${key} is in no folder Plumbline reads; drop it under transcripts, scorecards, roster, training, rubrics, policy or outcomes.`,
      );
    return what.kind === 'input'
      ? await admitInput(key, again, ports)
      : await admitUpload({ key, stem: what.stem, part: what.kind, again, policy }, ports);
  } catch (fault) {
    if (!(fault instanceof InvalidInput)) throw fault;
    return await refuse(key, fault, policy, ports);
  }
};

/** The reason is written beside what was refused, and the arrival is noted so that it is not read again. */
const refuse = async (
  key: string,
  fault: InvalidInput,
  policy: Policy,
  ports: AdmitPorts,
): Promise<Admitted> => {
  const object = await ports.drop.stat(key);
  const before = await read(ports.ledger, arrivalRow, keys.arrival(key));
  const now = ports.clock.now();
  const noted: Write[] =
    object === undefined
      ? []
      : [
          put(arrivalRow, keys.arrival(key), expects(before), {
            ...object,
            arrivedAt: before?.body.arrivedAt ?? now,
          }),
        ];
  const waiting = await read(ports.ledger, waitingRow, keys.waitingFor(key));
  const what = readKey(key);
  const writes = [
    ...noted,
    ...removal(waiting),
    ...(await quarantineWrites(
      ports.ledger,
      { key, code: fault.code, message: fault.message, ...('stem' in what ? { stem: what.stem } : {}) },
      now,
      policy,
    )),
  ];
  if (writes.length > 0) await ports.ledger.commit(writes);
  return { key, outcome: 'quarantined' };
};

const admitInput = async (key: string, again: boolean, ports: AdmitPorts): Promise<Admitted> => {
  const arrival = await lookAt(key, ports);
  if (arrival === undefined) return { key, outcome: 'gone' };
  const { row, before } = arrival;
  if (!again && before?.body.sha256 === row.sha256 && before?.body.modifiedAt === row.modifiedAt)
    return { key, outcome: 'already' };
  const sha256 = row.sha256 ?? fingerprint(key);
  const quarantined = await read(ports.ledger, quarantineRow, keys.quarantined(key));
  const attempt = (quarantined?.body.attempt ?? 0) + (again ? 1 : 0);
  const name = `i-${fingerprint(key, sha256, row.modifiedAt, attempt).slice(0, 40)}`;
  const started = await ports.workflows.start('apply-input', name, { key, sha256, execution: name, attempt });
  await ports.ledger.commit([put(arrivalRow, keys.arrival(key), expects(before), row)]);
  return { key, outcome: started === 'started' ? 'started' : 'already' };
};

type UploadCall = {
  readonly key: string;
  readonly stem: string;
  readonly part: 'transcript' | 'sidecar';
  readonly again: boolean;
  readonly policy: Policy;
};

const admitUpload = async (call: UploadCall, ports: AdmitPorts): Promise<Admitted> => {
  const { key, stem, again, policy } = call;
  const arrival = await lookAt(key, ports);
  const before = await read(ports.ledger, uploadRow, keys.upload(stem));
  if (arrival === undefined) return { key, outcome: 'gone' };
  const partner = await partnerOf(call, before?.body, ports);
  const transcript = call.part === 'transcript' ? arrival : partner;
  const sidecar = call.part === 'sidecar' ? arrival : partner;
  const upload: UploadRow = {
    stem,
    ...(transcript === undefined ? {} : { transcript: transcript.row }),
    ...(sidecar === undefined ? {} : { sidecar: sidecar.row }),
    attempt: (before?.body.attempt ?? 0) + (again ? 1 : 0),
    arrivedAt: before?.body.arrivedAt ?? arrival.row.arrivedAt,
    ...(before?.body.loopId === undefined ? {} : { loopId: before.body.loopId }),
  };
  const noted = [
    put(arrivalRow, keys.arrival(key), expects(arrival.before), arrival.row),
    put(uploadRow, keys.upload(stem), expects(before), upload),
  ];
  const ready = await readinessOrFault(stem, transcript, sidecar, policy, ports);
  if (ready instanceof InvalidInput)
    return await setAside(key, ready, { upload, noted, policy, sidecar }, ports);
  if (ready.kind === 'waiting')
    return await wait(transcript?.row ?? arrival.row, ready, noted, policy, ports);
  if (transcript === undefined) return { key, outcome: 'waiting' };
  return await placeLoop({ key, upload, transcript, sidecar, ready, noted, before }, ports);
};

const partnerOf = async (
  call: UploadCall,
  upload: UploadRow | undefined,
  ports: AdmitPorts,
): Promise<Arrival | undefined> => {
  const known = call.part === 'transcript' ? upload?.sidecar : upload?.transcript;
  return known === undefined ? undefined : await lookAt(known.key, ports);
};

const readinessOrFault = async (...call: Parameters<typeof readiness>): Promise<Readiness | InvalidInput> => {
  try {
    return await readiness(...call);
  } catch (fault) {
    if (fault instanceof InvalidInput) return fault;
    throw fault;
  }
};

type Aside = {
  readonly upload: UploadRow;
  readonly noted: readonly Write[];
  readonly policy: Policy;
  readonly sidecar: Arrival | undefined;
};

/** The fault belongs to the file that has it: a bad sidecar is listed itself, and its transcript goes on waiting for a good one. */
const setAside = async (
  key: string,
  fault: InvalidInput,
  aside: Aside,
  ports: AdmitPorts,
): Promise<Admitted> => {
  const now = ports.clock.now();
  const { upload, noted, policy, sidecar } = aside;
  const blame = fault.message.startsWith(sidecar?.row.key ?? '\0')
    ? (sidecar?.row.key ?? key)
    : (upload.transcript?.key ?? key);
  const waiting = await read(ports.ledger, waitingRow, keys.waitingFor(upload.transcript?.key ?? key));
  await ports.ledger.commit([
    ...noted,
    ...removal(waiting),
    ...(await quarantineWrites(
      ports.ledger,
      { key: blame, code: fault.code, message: fault.message, stem: upload.stem, attempt: upload.attempt },
      now,
      policy,
    )),
  ]);
  return { key, outcome: 'quarantined' };
};

const hourMs = 3_600_000;

/** Waits where everyone can see it; once its time has passed it is quarantined with what it waited for. */
const wait = async (
  row: ArrivalRow,
  ready: Extract<Readiness, { kind: 'waiting' }>,
  noted: readonly Write[],
  policy: Policy,
  ports: AdmitPorts,
): Promise<Admitted> => {
  const now = ports.clock.now();
  const key = keys.waitingFor(row.key);
  const before = await read(ports.ledger, waitingRow, key);
  const since = before?.body.since ?? now;
  const until = new Date(Date.parse(since) + policy.admission.waitHours * hourMs).toISOString() as Instant;
  const twin = row.sha256 === undefined ? undefined : keys.twin(row.sha256, row.key);
  const listed = twin === undefined ? undefined : await read(ports.ledger, twinRow, twin);
  if (await isKnown(row, ports)) {
    await ports.ledger.commit([...noted, ...removal(before), ...removal(listed)]);
    return { key: row.key, outcome: 'duplicate' };
  }
  if (before !== undefined && until <= now)
    throw new InvalidInput(
      `no-${ready.for}`,
      `${ready.message} It waited ${policy.admission.waitHours} hours.`,
    );
  const waiting = {
    key: row.key,
    for: ready.for,
    message: ready.message,
    since,
    until,
    subject: ready.subject,
  };
  const quarantined = await read(ports.ledger, quarantineRow, keys.quarantined(row.key));
  await ports.ledger.commit([
    ...noted,
    ...removal(quarantined),
    put(waitingRow, key, expects(before), waiting, { nextAt: until }),
    ...(twin === undefined || listed !== undefined ? [] : [put(twinRow, twin, 'absent', { key: row.key })]),
  ]);
  return { key: row.key, outcome: 'waiting' };
};

/** The same bytes under another name are already a loop: nothing is owed for the copy. */
const isKnown = async (row: ArrivalRow, ports: AdmitPorts): Promise<boolean> =>
  row.sha256 !== undefined && (await read(ports.ledger, contentRow, keys.content(row.sha256))) !== undefined;

type Placing = {
  readonly key: string;
  readonly upload: UploadRow;
  readonly transcript: Arrival;
  readonly sidecar: Arrival | undefined;
  readonly ready: Extract<Readiness, { kind: 'ready' }>;
  readonly noted: readonly Write[];
  readonly before: Read<UploadRow> | undefined;
};

const placeLoop = async (placing: Placing, ports: AdmitPorts): Promise<Admitted> => {
  const { key, upload, transcript, sidecar, ready } = placing;
  const { loopId, interviewer, meta } = ready;
  const sha256 = transcript.row.sha256 ?? fingerprint(transcript.row.key);
  const source: SourceVersion = {
    revision: meta.revision,
    modifiedAt: latest(transcript.row.modifiedAt, sidecar?.row.modifiedAt),
    sha256: fingerprint(sha256, ready.metaHash),
  };
  const inbox = await read(ports.ledger, inboxRow, keys.inbox(loopId));
  const card = await scorecardFor(ports.ledger, { interviewer: interviewer.id, meta });
  const rubric = await read(
    ports.ledger,
    rubricRow,
    keys.rubric(meta.jobFamily ?? interviewer.jobFamily ?? ''),
  );
  const sameSource = inbox?.body.source.sha256 === source.sha256;
  const older = inbox !== undefined && !sameSource && compareVersions(source, inbox.body.source) < 0;
  const sameCard = inbox?.body.scorecard?.sha256 === card?.source.sha256;
  const cleared = await clearedWrites(placing, ports);
  if (older || (sameSource && sameCard && upload.attempt === (placing.before?.body.attempt ?? 0))) {
    await ports.ledger.commit([...placing.noted, ...cleared]);
    return { key, outcome: older ? 'stale' : inbox?.body.stem === upload.stem ? 'already' : 'duplicate' };
  }
  const { attempt } = upload;
  const execution = `r-${fingerprint(loopId, source.sha256, card?.source.sha256 ?? '', attempt).slice(0, 40)}`;
  const capturedAt = inbox?.body.capturedAt ?? upload.arrivedAt;
  const envelope: LoopEnvelope = {
    loopId,
    interviewer: interviewer.id,
    execution,
    meta,
    transcript: { key: transcript.row.key, sha256 },
    source,
    capturedAt,
    ...(card === undefined ? {} : { scorecard: card }),
    ...(rubric === undefined ? {} : { rubric: rubric.body.rubric }),
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
    source,
    ...(card === undefined ? {} : { scorecard: card.source }),
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
      startedAt: meta.startedAt as Instant,
      ...(meta.interviewId === undefined ? {} : { interviewId: meta.interviewId }),
    }),
  ]);
  await announceTwins(sha256, key, ports);
  return { key, outcome: started === 'started' ? 'started' : 'already' };
};

/** A transcript is exported a handful of times at most; whatever is beyond is found when its waiting ends. */
const maxTwins = 50;

/** Copies that came before, without metadata, are recognised now. */
const announceTwins = async (sha256: string, self: string, ports: AdmitPorts): Promise<void> => {
  const rows = await ports.ledger.query({ ...keys.twin(sha256, ''), prefix: 'twin#', limit: maxTwins });
  const messages = rows
    .map((row) => parseRow(twinRow, row).body.key)
    .filter((key) => key !== self)
    .map((key) => ({ step: 'admit', key }) as const);
  if (messages.length > 0) await ports.dispatch.send(messages);
};

const latest = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);

/** What was waiting or set aside under these names is in order now. */
const clearedWrites = async (placing: Placing, ports: AdmitPorts): Promise<Write[]> => {
  const named = [
    placing.transcript.row.key,
    ...(placing.sidecar === undefined ? [] : [placing.sidecar.row.key]),
  ];
  const writes: Write[] = [];
  for (const key of named) {
    writes.push(...removal(await read(ports.ledger, waitingRow, keys.waitingFor(key))));
    writes.push(...removal(await read(ports.ledger, quarantineRow, keys.quarantined(key))));
  }
  const { sha256, key } = placing.transcript.row;
  if (sha256 !== undefined)
    writes.push(...removal(await read(ports.ledger, twinRow, keys.twin(sha256, key))));
  return writes;
};
