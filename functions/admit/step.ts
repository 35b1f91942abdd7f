/**
 * admit: one object of the drop, announced any number of times in any order, becomes rows; when a
 * loop has what it needs, one execution is started under a name made of its inputs.
 */
import { InvalidInput } from '../../core/faults.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { UploadRow } from '../../core/transcript/inbox.ts';
import type { Change, Write } from '../ports/ledger.ts';
import { readKey } from '../runtime/drop-key.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { partOf } from '../runtime/looked-at.ts';
import { policyInForce } from '../runtime/policy.ts';
import { quarantineWrites } from '../runtime/quarantine.ts';
import { cycleKeys, isQuarterKey, quarterStartRow } from '../runtime/quarter-rows.ts';
import {
  arrivalRow,
  expects,
  keys,
  put,
  quarantineRow,
  read,
  removal,
  uploadRow,
  waitingRow,
} from '../runtime/rows.ts';
import type { Admitted, AdmitPorts } from './admitted.ts';
import { type Arrival, lookAt } from './arrival.ts';
import { notedUpload } from './noted-upload.ts';
import { placeLoop } from './place-loop.ts';
import { type Readiness, readiness } from './readiness.ts';
import { wait } from './wait.ts';

export type { Admitted } from './admitted.ts';

/** `again` asks for one more attempt at what was already tried: a redrive. */
export type Announcement = { readonly key: string; readonly again?: boolean | undefined };

export const admit = async ({ key, again = false }: Announcement, ports: AdmitPorts): Promise<Admitted> => {
  const policy = await policyInForce(ports.ledger);
  if (again && isQuarterKey(key)) return await lookAgain(key, ports);
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

/** A quarter whose cycle was set aside is no object of the drop: its start becomes due at once. */
const lookAgain = async (key: string, { ledger, clock }: AdmitPorts): Promise<Admitted> => {
  const start = await read(ledger, quarterStartRow, cycleKeys.start());
  if (start === undefined) return { key, outcome: 'gone' };
  const { version, body } = start;
  await ledger.commit([put(quarterStartRow, cycleKeys.start(), version, body, { nextAt: clock.now() })]);
  return { key, outcome: 'started' };
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

/** What has been taken away waits for nothing any more, and nobody can put it right. */
const gone = async (key: string, ports: AdmitPorts): Promise<Admitted> => {
  const waiting = await read(ports.ledger, waitingRow, keys.waitingFor(key));
  const aside = await read(ports.ledger, quarantineRow, keys.quarantined(key));
  const writes = [...removal(waiting), ...removal(aside)];
  if (writes.length > 0) await ports.ledger.commit(writes);
  return { key, outcome: 'gone' };
};

const admitInput = async (key: string, again: boolean, ports: AdmitPorts): Promise<Admitted> => {
  const before = await read(ports.ledger, arrivalRow, keys.arrival(key));
  const arrival = await lookAt(key, before?.body, ports);
  if (arrival === undefined) return await gone(key, ports);
  const { row } = arrival;
  // What waits is looked at again whenever it is announced; each look is an execution of its own.
  const waiting = await read(ports.ledger, waitingRow, keys.waitingFor(key));
  const seen = before?.body.sha256 === row.sha256 && before?.body.modifiedAt === row.modifiedAt;
  if (!again && seen && waiting === undefined) return { key, outcome: 'already' };
  const sha256 = row.sha256 ?? fingerprint(key);
  const quarantined = await read(ports.ledger, quarantineRow, keys.quarantined(key));
  const attempt = (quarantined?.body.attempt ?? 0) + (again ? 1 : 0);
  // The arrival's version moves on with every look, whatever has been removed meanwhile: no look reuses a name.
  const name = `i-${fingerprint(key, sha256, row.modifiedAt, attempt, before?.version ?? 0).slice(0, 40)}`;
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
  const before = await read(ports.ledger, uploadRow, keys.upload(stem));
  const arrival = await lookAt(key, partOf(before?.body, key), ports);
  if (arrival === undefined) return await gone(key, ports);
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
  const noted = await notedUpload(before, upload, ports.ledger);
  const ready = await readinessOrFault(stem, transcript, sidecar, policy, ports);
  if (ready instanceof InvalidInput)
    return await setAside(key, ready, { upload, noted, policy, sidecar }, ports);
  if (ready.kind === 'waiting')
    return await wait({ row: transcript?.row ?? arrival.row, ready, noted, others: upload, policy }, ports);
  if (transcript === undefined) return { key, outcome: 'waiting' };
  return await placeLoop({ key, upload, transcript, sidecar, ready, before }, ports);
};

const partnerOf = async (
  call: UploadCall,
  upload: UploadRow | undefined,
  ports: AdmitPorts,
): Promise<Arrival | undefined> => {
  const known = call.part === 'transcript' ? upload?.sidecar : upload?.transcript;
  return known === undefined ? undefined : await lookAt(known.key, known, ports);
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
  readonly noted: readonly Change[];
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
  const waiting: Write[] = [];
  // Whichever of the two came first may have waited for the other.
  for (const part of new Set([upload.transcript?.key ?? key, upload.sidecar?.key ?? key]))
    waiting.push(...removal(await read(ports.ledger, waitingRow, keys.waitingFor(part))));
  // A sidecar that came first and was refused for the same is listed once, with its transcript.
  const listed = blame === upload.sidecar?.key ? undefined : await quarantinedSidecar(upload, ports);
  if (listed?.body.code === fault.code) waiting.push(...removal(listed));
  await ports.ledger.commit([
    ...noted,
    ...waiting,
    ...(await quarantineWrites(
      ports.ledger,
      { key: blame, code: fault.code, message: fault.message, stem: upload.stem, attempt: upload.attempt },
      now,
      policy,
    )),
  ]);
  return { key, outcome: 'quarantined' };
};

const quarantinedSidecar = async ({ sidecar }: UploadRow, { ledger }: AdmitPorts) =>
  sidecar === undefined ? undefined : await read(ledger, quarantineRow, keys.quarantined(sidecar.key));
