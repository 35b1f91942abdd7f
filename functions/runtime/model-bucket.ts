/**
 * The leaky bucket of model calls: until when requests and tokens are promised, and what each
 * execution was promised. A place is taken behind those before it; what was not used flows back,
 * but never so far that a later loop is called before an earlier one. When thousands come at once all
 * have their places before the first has used anything: so what loops have really used of their
 * estimates is kept, and a place is as wide as that. Until enough have told, only the first few have places.
 */
import * as z from 'zod/mini';
import { Instant } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Key, Ledger, Row, Write } from '../ports/ledger.ts';
import { readStored } from './stored.ts';

/** Until when requests and tokens are already promised, and the last moment given out. */
const BucketRow = z.strictObject({
  requestsUntil: Instant,
  tokensUntil: Instant,
  lastAt: z.optional(Instant),
  /** Of its estimate a loop has used this share of tokens, the newest counting most; and of how many that is known. */
  usedShare: z._default(z.number().check(z.nonnegative()), 1),
  seen: z._default(z.int().check(z.nonnegative()), 0),
});
type BucketRow = z.infer<typeof BucketRow>;

const ReservationRow = z.strictObject({
  at: Instant,
  requests: z.int().check(z.nonnegative()),
  tokens: z.int().check(z.nonnegative()),
  /** Tokens before they were cut to what loops really use; absent where they were not. */
  estimated: z.optional(z.int().check(z.nonnegative())),
  /** True when what was not used has flowed back: once, however often a step is tried. */
  settled: z.boolean(),
});
export type ReservationRow = z.infer<typeof ReservationRow>;

export type Amount = { readonly requests: number; readonly tokens: number };

const bucketKey: Key = { partition: 'model', sort: 'bucket' };
/** Each in a partition of its own: beside the bucket they would all meet its writes. */
const reservationKey = (execution: string): Key => ({
  partition: `model#${execution}`,
  sort: 'reservation',
});

const minuteMs = 60_000;
/** Longer than any execution lives. */
const keepMs = 7 * 24 * 60 * minuteMs;

/** Fewer loops than this say nothing yet: the whole estimate is reserved. */
const enoughSeen = 15;
/**
 * So far ahead places are given while nothing is known yet; whoever would come later asks again. A minute more
 * than the machine waits before it does, so that the model never stands idle meanwhile; at seven loops a minute
 * fifteen have told by then, and nearly all ask once more.
 */
const aheadMs = 6 * minuteMs;

/** No place can be given yet: what loops use of their estimates is not known, and others are finding it out. Asked again in minutes. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}
/** So much of what is known is replaced by each loop: the last fifty or so count. */
const learning = 0.02;
/** A share that is a little too wide costs a little time; one too narrow costs refused calls. */
const margin = 1.03;

/** The tokens to reserve for an estimate: as many as loops like it have used. */
const likelyTokens = (estimate: number, { usedShare, seen }: BucketRow): number =>
  seen < enoughSeen ? estimate : Math.ceil(estimate * Math.min(1, usedShare * margin));

/** The bucket with what one more loop has used; the first few are averaged. */
const learnt = (bucket: BucketRow, estimate: number, used: number): BucketRow => {
  if (estimate === 0) return bucket;
  const seen = bucket.seen + 1;
  const weight = Math.max(learning, 1 / seen);
  return { ...bucket, seen, usedShare: bucket.usedShare + (used / estimate - bucket.usedShare) * weight };
};

const emptyBucket = (now: Instant): BucketRow => ({
  requestsUntil: now,
  tokensUntil: now,
  usedShare: 1,
  seen: 0,
});

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
  return row === undefined ? undefined : { ...readStored(ReservationRow, row.body), version: row.version };
};

/**
 * The moment from which this execution may call; asked again it is the same moment, not another
 * place. Throws Conflict when another loop took the place first, NotYet where that moment is far and nothing known.
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
  const bucket = row === undefined ? emptyBucket(now) : readStored(BucketRow, row.body);
  const nowMs = Date.parse(now);
  const from = (until: Instant): number => Math.max(Date.parse(until), nowMs);
  const at = Math.max(from(bucket.requestsUntil), from(bucket.tokensUntil));
  if (bucket.seen < enoughSeen && at > nowMs + aheadMs)
    throw new NotYet('It is not known yet what a loop uses of the model; ask again in a few minutes.');
  const tokens = likelyTokens(amount.tokens, bucket);
  const { requestsMs, tokensMs } = durations({ ...amount, tokens }, rates, Math.ceil);
  const reservation: ReservationRow = {
    at: instant(at),
    requests: amount.requests,
    tokens,
    ...(tokens === amount.tokens ? {} : { estimated: amount.tokens }),
    settled: false,
  };
  await ledger.commit([
    bucketWrite(row, {
      ...bucket,
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

/** What was reserved and not used flows back, once; what was used beyond it is waited for by whoever comes next. Throws Conflict when another loop wrote first. */
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
  const bucket = readStored(BucketRow, row.body);
  const estimate = reservation.estimated ?? reservation.tokens;
  const unused = durations(
    { requests: reservation.requests - used.requests, tokens: reservation.tokens - used.tokens },
    rates,
    Math.floor,
  );
  const floor = Date.parse(bucket.lastAt ?? reservation.at);
  const earlier = (until: Instant, byMs: number): Instant =>
    byMs < 0
      ? instant(Date.parse(until) - byMs)
      : instant(Math.min(Date.parse(until), Math.max(Date.parse(until) - byMs, floor)));
  await ledger.commit([
    bucketWrite(row, {
      // Of a loop that was not asked about in full there is nothing to learn.
      ...(used.requests < reservation.requests ? bucket : learnt(bucket, estimate, used.tokens)),
      requestsUntil: earlier(bucket.requestsUntil, unused.requestsMs),
      tokensUntil: earlier(bucket.tokensUntil, unused.tokensMs),
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
