/**
 * The leaky bucket of model calls: until when requests and tokens are promised, and what each
 * execution was promised. A place is taken behind those before it; what was not used flows back,
 * but never so far that a later loop is called before an earlier one.
 */
import { z } from 'zod';
import { Instant } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Key, Ledger, Row, Write } from '../ports/ledger.ts';

/** Until when requests and tokens are already promised, and the last moment given out. */
const BucketRow = z.strictObject({
  requestsUntil: Instant,
  tokensUntil: Instant,
  lastAt: Instant.optional(),
});
type BucketRow = z.infer<typeof BucketRow>;

const ReservationRow = z.strictObject({
  at: Instant,
  requests: z.number().int().nonnegative(),
  tokens: z.number().int().nonnegative(),
  /** True when what was not used has flowed back: once, however often a step is tried. */
  settled: z.boolean(),
});
export type ReservationRow = z.infer<typeof ReservationRow>;

export type Amount = { readonly requests: number; readonly tokens: number };

const bucketKey: Key = { partition: 'model', sort: 'bucket' };
const reservationKey = (execution: string): Key => ({
  partition: 'model',
  sort: `reservation#${execution}`,
});

const minuteMs = 60_000;
/** Longer than any execution lives. */
const keepMs = 7 * 24 * 60 * minuteMs;

const instant = (ms: number): Instant => Instant.parse(new Date(ms).toISOString());

/** How long the rates need for it; what is taken is rounded up and what flows back down, so that no rate is ever exceeded. */
const durations = (
  amount: Amount,
  { requestsPerMin, tokensPerMin }: Policy['model'],
  whole: (ms: number) => number,
) => ({
  requestsMs: whole((amount.requests * minuteMs) / requestsPerMin),
  tokensMs: whole((amount.tokens * minuteMs) / tokensPerMin),
});

export const reservationOf = async (
  ledger: Ledger,
  execution: string,
): Promise<(ReservationRow & { readonly version: number }) | undefined> => {
  const row = await ledger.get(reservationKey(execution));
  return row === undefined ? undefined : { ...ReservationRow.parse(row.body), version: row.version };
};

/**
 * The moment from which this execution may call; asked again it is the same moment, not another
 * place. Throws Conflict when another loop took the place first.
 */
export const reserve = async (
  ledger: Ledger,
  execution: string,
  amount: Amount,
  now: Instant,
  rates: Policy['model'],
): Promise<Instant> => {
  const known = await reservationOf(ledger, execution);
  if (known !== undefined) return known.at;
  const row = await ledger.get(bucketKey);
  const bucket: BucketRow =
    row === undefined ? { requestsUntil: now, tokensUntil: now } : BucketRow.parse(row.body);
  const nowMs = Date.parse(now);
  const from = (until: Instant): number => Math.max(Date.parse(until), nowMs);
  const at = Math.max(from(bucket.requestsUntil), from(bucket.tokensUntil));
  const { requestsMs, tokensMs } = durations(amount, rates, Math.ceil);
  const reservation: ReservationRow = { at: instant(at), ...amount, settled: false };
  await ledger.commit([
    bucketWrite(row, {
      // Both from this moment on: what one rate leaves unused while the other is waited for is no credit.
      requestsUntil: instant(at + requestsMs),
      tokensUntil: instant(at + tokensMs),
      lastAt: instant(at),
    }),
    {
      kind: 'put',
      key: reservationKey(execution),
      expects: 'absent',
      body: reservation,
      expiresAt: instant(at + keepMs),
    },
  ]);
  return instant(at);
};

/** What was reserved and not used flows back, once. Throws Conflict when another loop wrote first. */
export const giveBack = async (
  ledger: Ledger,
  execution: string,
  used: Amount,
  rates: Policy['model'],
): Promise<void> => {
  const reservation = await reservationOf(ledger, execution);
  const row = await ledger.get(bucketKey);
  if (reservation === undefined || reservation.settled || row === undefined) return;
  const { version, ...body } = reservation;
  const bucket = BucketRow.parse(row.body);
  const { requestsMs, tokensMs } = durations(
    {
      requests: Math.max(0, reservation.requests - used.requests),
      tokens: Math.max(0, reservation.tokens - used.tokens),
    },
    rates,
    Math.floor,
  );
  const floor = Date.parse(bucket.lastAt ?? reservation.at);
  const earlier = (until: Instant, byMs: number): Instant =>
    instant(Math.min(Date.parse(until), Math.max(Date.parse(until) - byMs, floor)));
  await ledger.commit([
    bucketWrite(row, {
      ...bucket,
      requestsUntil: earlier(bucket.requestsUntil, requestsMs),
      tokensUntil: earlier(bucket.tokensUntil, tokensMs),
    }),
    {
      kind: 'put',
      key: reservationKey(execution),
      expects: version,
      body: { ...body, settled: true },
      expiresAt: instant(Date.parse(body.at) + keepMs),
    },
  ]);
};

const bucketWrite = (row: Row | undefined, body: BucketRow): Write => ({
  kind: 'put',
  key: bucketKey,
  expects: row?.version ?? 'absent',
  body,
});
