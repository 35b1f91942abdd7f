/** Putting something into quarantine: the row, and one notice a working morning to operations. */
import type { Instant, LoopId } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { QuarantineRow } from '../../core/transcript/inbox.ts';
import { nextWorkingMorning } from '../../core/coaching/working-time.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import { roster } from './people.ts';
import { queueMail } from './queue-mail.ts';
import { expects, keys, put, quarantineRow, read } from './rows.ts';

export type Quarantined = {
  readonly key: string;
  readonly code: string;
  readonly message: string;
  readonly attempt?: number;
  readonly stem?: string | undefined;
  readonly loopId?: LoopId | undefined;
  readonly execution?: string | undefined;
};

/** A message long enough for any sentence of ours, short enough for one line of a notice. */
const maxMessage = 1000;

/** The writes that quarantine something; nobody is told again of what is there already with the same reason. */
export const quarantineWrites = async (
  ledger: Ledger,
  found: Quarantined,
  now: Instant,
  policy: Policy,
): Promise<Write[]> => {
  const key = keys.quarantined(found.key);
  const before = await read(ledger, quarantineRow, key);
  const message = found.message.slice(0, maxMessage);
  const isTold = before?.body.code === found.code && before.body.message === message;
  if (isTold && before.body.execution === found.execution) return [];
  const row: QuarantineRow = {
    key: found.key,
    code: found.code,
    message,
    at: now,
    attempt: found.attempt ?? 0,
    ...(found.stem === undefined ? {} : { stem: found.stem }),
    ...(found.loopId === undefined ? {} : { loopId: found.loopId }),
    ...(found.execution === undefined ? {} : { execution: found.execution }),
  };
  const write = put(quarantineRow, key, expects(before), isTold ? { ...row, at: before.body.at } : row);
  return isTold ? [write] : [write, ...(await notices(ledger, now, policy))];
};

/** One notice an operations person a working morning, however much was quarantined since the last. */
const notices = async (ledger: Ledger, now: Instant, policy: Policy): Promise<Write[]> => {
  const writes: Write[] = [];
  for (const person of await roster(ledger)) {
    if (person.role !== 'operations' || !person.active) continue;
    const sendAt = nextWorkingMorning(now, person, policy);
    const occurrence = sendAt.slice(0, 10);
    writes.push(
      ...(await queueMail(ledger, { kind: 'quarantine-notice', to: person, occurrence, now, sendAt })),
    );
  }
  return writes;
};
