/**
 * The record as the ledger keeps it. DynamoDB charges a transaction two units a kilobyte, and the
 * record is written with every loop: thirty window entries with named counts would be most of the
 * bill, so an entry is kept as a short list and read back as what it was.
 */
import * as z from 'zod/mini';
import { InterviewerRecord, type LoopCounts, type WindowEntry } from '../../core/interviewer/record.ts';
import { sameContent } from '../../core/same-content.ts';
import type { Key, Expected, Write } from '../ports/ledger.ts';

/** The places of the counts in an entry. Only ever added to at the end: rows of last year are read by it. */
const places = [
  'questions',
  'leading',
  'multiple',
  'open',
  'behavioural',
  'hypothetical',
  'followUps',
  'signals',
  'missedFollowUps',
  'interruptions',
  'covered',
  'assigned',
  'interviewerSec',
  'speechSec',
  'timeToScoreMin',
] as const satisfies readonly (keyof LoopCounts)[];

/** A count without a place would be forgotten; the compiler sees to it that there is none. */
type Forgotten = Exclude<keyof LoopCounts, (typeof places)[number]>;
const noneForgotten: [Forgotten] extends [never] ? true : never = true;

const PackedEntry = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  /** 0 listed, 1 counted, 2 counted and calibrated. */
  z.literal([0, 1, 2]),
  z.array(z.nullable(z.number())),
]);
type PackedEntry = z.infer<typeof PackedEntry>;

const packed = ({ loopId, endedAt, round, counted, calibrated, counts }: WindowEntry): PackedEntry => {
  const values = places.map((name) => counts[name] ?? null);
  return [loopId, endedAt, round, counted ? (calibrated ? 2 : 1) : 0, values];
};

const unpacked = ([loopId, endedAt, round, standing, values]: PackedEntry): unknown => ({
  loopId,
  endedAt,
  round,
  counted: standing > 0,
  calibrated: standing === 2,
  counts: Object.fromEntries(
    places.flatMap((name, index) => {
      const value = values[index];
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  ),
});

const PackedRecord = z.looseObject({ window: z.array(PackedEntry) });

/** Reads a kept record back as the record it was. */
export const RecordRow = z.pipe(
  z.transform((body) => {
    const kept = PackedRecord.safeParse(body);
    return kept.success ? { ...kept.data, window: kept.data.window.map(unpacked) } : body;
  }),
  InterviewerRecord,
);

const keptForm = (record: InterviewerRecord) => ({
  ...record,
  window: noneForgotten && record.window.map(packed),
});

export const putRecord = (key: Key, expects: Expected, record: InterviewerRecord): Write => ({
  kind: 'put',
  key,
  expects,
  body: keptForm(record),
});

/**
 * A kept record as whoever makes it anew reads it: the counts of a lifetime, which are nowhere else. All
 * the rest comes out of the loops again and is only compared.
 */
export const KeptRecord = z.looseObject({
  loops: z.int().check(z.nonnegative()),
  calibratedLoops: z.int().check(z.nonnegative()),
});
export type KeptRecord = z.infer<typeof KeptRecord>;

/** Whether the row already holds this record. */
export const isKeptAs = (record: InterviewerRecord, kept: KeptRecord | undefined): boolean =>
  sameContent(kept, keptForm(record));
