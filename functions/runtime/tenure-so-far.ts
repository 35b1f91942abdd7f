/**
 * What one interviewer's loops add to the lines of tenure. A night reads the newest loops anyway; those behind
 * them are summed up in a row of their own, so that it reads no more of somebody who has led a thousand.
 */
import * as z from 'zod/mini';
import { type Day, dayAt, msOf } from '../../core/coaching/calendar.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { tenureSums, TenureSums, tenureTogether } from '../../core/interviewer/tenure.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Known } from './reconcile.ts';
import { expects, type Kind, keys, loopRow, prefixes, put, type Read, read, readAll } from './rows.ts';

const Count = z.int().check(z.nonnegative());

const TenureRow = z.strictObject({
  /** By which days were counted: whoever's training or place is corrected is counted anew. */
  trainedOn: z.string(),
  timeZone: z.string(),
  /** The sort of the last loop that is in. */
  upTo: z.string(),
  loops: Count,
  calibratedLoops: Count,
  sums: TenureSums,
});
type TenureRow = z.infer<typeof TenureRow>;
const tenureRow: Kind<typeof TenureRow> = { schema: TenureRow };

/** Read again each night, until there are as many as make a write worth while. */
const mostBetween = 20;

export type Trained = Pick<Person, 'id' | 'timeZone'> & { readonly trainedOn: Day };

/** Rows one question asks for. */
const mostAtOnce = 200;

/** All counted loops of an interviewer. Reads those behind the newest only where what was summed up does not add to the lifetime's counts. */
export const tenureSoFar = async (
  ledger: Ledger,
  person: Trained,
  { history, record }: Pick<Known, 'history' | 'record'>,
): Promise<TenureSums> => {
  const { newest } = history;
  if (history.whole) return sumsOf(newest, person);
  const kept = await read(ledger, tenureRow, keys.tenure(person.id));
  const fits = kept?.body.trainedOn === person.trainedOn && kept.body.timeZone === person.timeZone;
  const before = fits ? kept.body : nothing(person);
  const seen = newest.filter(({ key }) => key.sort > before.upTo);
  // What left the newest since; on most nights that is nothing, and nothing is asked.
  const missing = (record?.body.loops ?? 0) - before.loops - seen.length;
  const between = fits && missing > 0 ? await readBetween(ledger, person, before.upTo, newest, missing) : [];
  const since = [...between, ...seen];
  const adds =
    before.loops + since.length === record?.body.loops &&
    before.calibratedLoops + calibrated(since) === record.body.calibratedLoops;
  if (fits && adds && between.length < mostBetween) return tenureTogether(before.sums, sumsOf(since, person));
  const behind =
    fits && adds
      ? withLoops(before, between, person)
      : withLoops(nothing(person), await readBetween(ledger, person, '', newest), person);
  await ledger.commit([put(tenureRow, keys.tenure(person.id), expects(kept), behind)]);
  return tenureTogether(behind.sums, sumsOf(newest, person));
};

const nothing = ({ trainedOn, timeZone }: Trained): TenureRow => ({
  trainedOn,
  timeZone,
  upTo: '',
  loops: 0,
  calibratedLoops: 0,
  sums: {},
});

/** Behind a sort and before the newest, oldest first. */
const readBetween = async (
  ledger: Ledger,
  { id }: Trained,
  after: string,
  [oldest]: readonly Read<LoopRow>[],
  expected = mostAtOnce,
): Promise<readonly Read<LoopRow>[]> => {
  const found: Read<LoopRow>[] = [];
  if (oldest === undefined || oldest.key.sort <= after) return found;
  const part = { page: Math.min(expected, mostAtOnce), ...(after === '' ? {} : { after }) };
  for await (const row of readAll(ledger, loopRow, keys.interviewer(id), prefixes.loop, part)) {
    if (row.key.sort >= oldest.key.sort) break;
    found.push(row);
  }
  return found;
};

const withLoops = (row: TenureRow, loops: readonly Read<LoopRow>[], person: Trained): TenureRow => ({
  ...row,
  upTo: loops.at(-1)?.key.sort ?? row.upTo,
  loops: row.loops + loops.length,
  calibratedLoops: row.calibratedLoops + calibrated(loops),
  sums: tenureTogether(row.sums, sumsOf(loops, person)),
});

const calibrated = (loops: readonly Read<LoopRow>[]): number =>
  loops.filter(({ body }) => body.verdict.calibrated).length;

const sumsOf = (loops: readonly Read<LoopRow>[], { id, trainedOn, timeZone }: Trained): TenureSums =>
  tenureSums(
    loops.map(({ body }) => ({
      interviewer: id,
      trainedOn,
      endedOn: dayAt(msOf(body.endedAt), timeZone),
      calibrated: body.verdict.calibrated,
    })),
  );
