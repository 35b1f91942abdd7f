/**
 * A backfill: what lies in the drop already is announced in the order of its keys, at a rate, and the place
 * it has come to is a row, so that it goes on there after a stop. What it announces twice does no harm.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { InvalidInput } from '../../../core/faults.ts';
import { Instant } from '../../../core/identity.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import type { Key } from '../../../functions/ports/ledger.ts';
import { expects, type Kind, put, read } from '../../../functions/runtime/rows.ts';

const BackfillRow = z.strictObject({
  prefix: z.string(),
  /** The last key that was announced. */
  after: z.string(),
  announced: z.int().check(z.nonnegative()),
  startedAt: Instant,
  at: Instant,
  isDone: z.boolean(),
});
export type BackfillRow = z.infer<typeof BackfillRow>;
const backfillRow: Kind<typeof BackfillRow> = { schema: BackfillRow };

const keyOf = (prefix: string): Key => ({ partition: 'backfill', sort: `prefix#${prefix}` });

export type BackfillOptions = {
  readonly prefix: string;
  /** Announcements a minute; admission, the model's rate and the account's concurrency set what is wise. */
  readonly perMinute: number;
  /** From the beginning, whatever was announced before. */
  readonly afresh: boolean;
  readonly announce: (key: string) => Promise<unknown>;
  readonly onProgress: (done: number, all: number) => void;
  /** How a pause is made; the real one unless a test lives faster. */
  readonly pause?: (ms: number) => Promise<unknown>;
};

/** The place is written down this often: a stop costs so many announcements made twice. */
const noteEvery = 50;
const minuteMs = 60_000;

/** Throws InvalidInput for a rate that is none. Resolves to the row as it stands at the end. */
export const backfill = async (
  options: BackfillOptions,
  { ledger, drop, clock }: Pick<Ports, 'ledger' | 'drop' | 'clock'>,
): Promise<BackfillRow> => {
  const { prefix, perMinute, announce, onProgress, pause = sleep } = options;
  if (!(perMinute >= 1 && perMinute <= 60_000))
    throw new InvalidInput(
      'bad-rate',
      `A rate of ${perMinute} a minute cannot be kept; give one from 1 to 60000.`,
    );
  const before = await read(ledger, backfillRow, keyOf(prefix));
  const resumed = options.afresh ? undefined : before?.body;
  let all = 0;
  for await (const _object of drop.list(prefix)) all += 1;
  let standing = expects(before);
  let row: BackfillRow = {
    prefix,
    after: resumed?.isDone === true ? '' : (resumed?.after ?? ''),
    announced: resumed?.isDone === true ? 0 : (resumed?.announced ?? 0),
    startedAt: resumed?.startedAt ?? clock.now(),
    at: clock.now(),
    isDone: false,
  };
  const note = async (next: BackfillRow): Promise<void> => {
    await ledger.commit([put(backfillRow, keyOf(prefix), standing, next)]);
    standing = standing === 'absent' ? 1 : standing + 1;
    row = next;
  };
  let unnoted = 0;
  for await (const { key } of drop.list(prefix)) {
    if (row.after !== '' && isAtOrBefore(key, row.after)) continue;
    await announce(key);
    row = { ...row, after: key, announced: row.announced + 1, at: clock.now() };
    onProgress(row.announced, all);
    unnoted += 1;
    if (unnoted % noteEvery === 0) await note(row);
    await pause(minuteMs / perMinute);
  }
  await note({ ...row, at: clock.now(), isDone: true });
  return row;
};

/** Keys are listed in the order of their UTF-8 bytes. */
const isAtOrBefore = (key: string, other: string): boolean =>
  Buffer.compare(Buffer.from(key), Buffer.from(other)) <= 0;
