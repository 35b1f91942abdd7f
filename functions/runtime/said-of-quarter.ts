/** What the quarterly cycle leaves in the ledger for the mails about it. */
import * as z from 'zod/mini';
import type { ProgrammeLine } from '../../core/coaching/programme-line.ts';
import { Instant, PersonId } from '../../core/identity.ts';
import type { Key } from '../ports/ledger.ts';
import type { Kind } from './rows.ts';

const Share = z.number().check(z.minimum(0), z.maximum(1));

/** A line of the programme page as it was said: its sentence, and its share where it has one. */
const SaidLine = z.strictObject({
  id: z.string(),
  label: z.string(),
  sentence: z.string(),
  share: z.optional(z.strictObject({ value: Share, low: Share, high: Share })),
});
export type SaidLine = z.infer<typeof SaidLine>;

/** The page has some thirty lines; cohorts of ten years would not make it two hundred. */
const mostLines = 200;

export const QuarterReport = z.strictObject({
  quarter: z.string(),
  at: Instant,
  lines: z.array(SaidLine).check(z.maxLength(mostLines)),
  coachingLoops: z.int().check(z.nonnegative()),
  trainingSessions: z.int().check(z.nonnegative()),
});
export type QuarterReport = z.infer<typeof QuarterReport>;

/** More coaches than any programme has. */
const mostCoaches = 1000;

/** Who has no place in their coach's quarter; empty once everybody has one. */
export const QuarterCapacity = z.strictObject({
  quarter: z.string(),
  at: Instant,
  shortages: z
    .array(
      z.strictObject({
        coach: PersonId,
        shortMinutes: z.int().check(z.nonnegative()),
        unplaced: z.array(z.strictObject({ interviewer: PersonId, minutes: z.int().check(z.nonnegative()) })),
      }),
    )
    .check(z.maxLength(mostCoaches)),
});

export const quarterReportRow: Kind<typeof QuarterReport> = { schema: QuarterReport };
export const quarterCapacityRow: Kind<typeof QuarterCapacity> = { schema: QuarterCapacity };

export const quarterKeys = {
  report: (quarter: string): Key => ({ partition: `quarter#${quarter}`, sort: 'report' }),
  /** As a night of the quarter counted it, where there are too many people for a page to do so. */
  soFar: (quarter: string): Key => ({ partition: `quarter#${quarter}`, sort: 'so-far' }),
  capacity: (quarter: string): Key => ({ partition: `quarter#${quarter}`, sort: 'capacity' }),
} as const;

/** The page's lines as a quarter's report keeps them. */
export const reportOf = (quarter: string, lines: readonly ProgrammeLine[], at: Instant): QuarterReport => {
  const counted = (id: ProgrammeLine['id']): number => {
    const value = lines.find((line) => line.id === id)?.value;
    return value?.kind === 'count' ? value.value : 0;
  };
  return {
    quarter,
    at,
    lines: lines.slice(0, mostLines).map(({ id, label, sentence, value }) => ({
      id,
      label,
      sentence,
      ...(value.kind === 'share-of'
        ? { share: { value: value.value, low: value.low, high: value.high } }
        : {}),
    })),
    coachingLoops: counted('coaching-loops'),
    trainingSessions: counted('training-sessions'),
  };
};
