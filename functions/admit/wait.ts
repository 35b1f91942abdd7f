/** What lacks something waits where everyone can see it; once its time has passed it is quarantined with what it waited for. */
import { InvalidInput } from '../../core/faults.ts';
import type { Instant } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { ArrivalRow, UploadRow } from '../../core/transcript/inbox.ts';
import type { Change } from '../ports/ledger.ts';
import {
  contentRow,
  expects,
  keys,
  put,
  quarantineRow,
  read,
  removal,
  twinRow,
  waitingRow,
} from '../runtime/rows.ts';
import type { Admitted, AdmitPorts } from './admitted.ts';
import type { Readiness } from './readiness.ts';

export type Waiting = {
  /** The object that waits: the transcript, or the sidecar while there is no transcript. */
  readonly row: ArrivalRow;
  readonly ready: Extract<Readiness, { kind: 'waiting' }>;
  readonly noted: readonly Change[];
  readonly others: UploadRow;
  readonly policy: Policy;
};

const hourMs = 3_600_000;

/** Throws InvalidInput `no-metadata`, `no-roster`, … when it has waited long enough. */
export const wait = async (waiting: Waiting, ports: AdmitPorts): Promise<Admitted> => {
  const { row, ready, noted, policy } = waiting;
  const now = ports.clock.now();
  const key = keys.waitingFor(row.key);
  const before = await read(ports.ledger, waitingRow, key);
  const since = before?.body.since ?? now;
  const until = new Date(Date.parse(since) + policy.admission.waitHours * hourMs).toISOString() as Instant;
  const cleared = await partnerCleared(waiting, ports);
  const twin =
    ready.for === 'metadata' && row.sha256 !== undefined ? keys.twin(row.sha256, row.key) : undefined;
  const listed = twin === undefined ? undefined : await read(ports.ledger, twinRow, twin);
  if (ready.for === 'metadata' && (await isKnown(row, ports))) {
    await ports.ledger.commitInOrder([...cleared, ...removal(before), ...removal(listed), ...noted]);
    return { key: row.key, outcome: 'duplicate' };
  }
  if (before !== undefined && until <= now)
    throw new InvalidInput(
      `no-${ready.for}`,
      `${ready.message} It waited ${policy.admission.waitHours} hours.`,
    );
  const body = {
    key: row.key,
    for: ready.for,
    message: ready.message,
    since,
    until,
    subject: ready.subject,
  };
  const quarantined = await read(ports.ledger, quarantineRow, keys.quarantined(row.key));
  // In sight before it is out of sight elsewhere, and noted when all of that stands.
  await ports.ledger.commitInOrder([
    put(waitingRow, key, expects(before), body, { nextAt: until }),
    ...(twin === undefined || listed !== undefined ? [] : [put(twinRow, twin, 'absent', { key: row.key })]),
    ...cleared,
    ...removal(quarantined),
    ...noted,
  ]);
  return { key: row.key, outcome: 'waiting' };
};

/** The same bytes under another name are already a loop: nothing is owed for the copy. */
const isKnown = async (row: ArrivalRow, ports: AdmitPorts): Promise<boolean> =>
  row.sha256 !== undefined && (await read(ports.ledger, contentRow, keys.content(row.sha256))) !== undefined;

/** A sidecar that came first waited under its own key; its transcript waits for both now. */
const partnerCleared = async ({ row, others }: Waiting, ports: AdmitPorts): Promise<Change[]> => {
  const key = others.sidecar?.key;
  if (key === undefined || key === row.key) return [];
  return removal(await read(ports.ledger, waitingRow, keys.waitingFor(key)));
};
