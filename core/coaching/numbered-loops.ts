/** Counted loops with their lifetime number: the n-th is the n-th by end time. */
import type { Instant, LoopId } from '../identity.ts';
import { countedLoops } from '../interviewer/loop-order.ts';
import type { LoopRow } from '../interviewer/record.ts';
import { msOf } from './calendar.ts';
import type { OwedInput } from './obligation.ts';
import type { Task } from './task.ts';

export type NumberedLoop = {
  readonly number: number;
  readonly row: LoopRow;
  /** The end of the counted loop before it, where there is one and it is known. */
  readonly previousEndedAt?: Instant;
  /** From before the programme: builds the record, owes nothing. */
  readonly backfill: boolean;
};

type Input = Pick<OwedInput, 'person' | 'lifetime' | 'window' | 'first' | 'policy'>;

/**
 * The known loops by number, ascending. The first ones are numbered from the start, the window's from
 * the lifetime count backwards; where the two meet they are the same loops.
 */
export const numberedLoops = (input: Input): readonly NumberedLoop[] => {
  const start = input.policy.admission.programmeStart;
  const startMs = start === undefined ? -Infinity : msOf(start);
  const byNumber = new Map<number, LoopRow>();
  const newest = countedLoops(input.window, input.person.id);
  // A count that lags behind the loops at hand is not trusted over them.
  const oldest = Math.max(input.lifetime.loops, newest.length) - newest.length + 1;
  for (const [index, row] of newest.entries()) byNumber.set(oldest + index, row);
  for (const [index, row] of countedLoops(input.first ?? [], input.person.id).entries())
    byNumber.set(index + 1, row);
  return [...byNumber.entries()]
    .sort(([a], [b]) => a - b)
    .map(([number, row]) => {
      const previous = byNumber.get(number - 1);
      return {
        number,
        row,
        ...(previous === undefined ? {} : { previousEndedAt: previous.endedAt }),
        backfill: row.backfill || msOf(row.endedAt) < startMs,
      };
    });
};

export const loopNumber = (loops: readonly NumberedLoop[], number: number): NumberedLoop | undefined =>
  loops.find((loop) => loop.number === number);

export const loopById = (loops: readonly NumberedLoop[], loopId: LoopId): NumberedLoop | undefined =>
  loops.find((loop) => loop.row.loopId === loopId);

/** Whether these are all loops of the lifetime: only then can one be seen to be missing. */
export const isComplete = (
  { lifetime }: Pick<OwedInput, 'lifetime'>,
  loops: readonly NumberedLoop[],
): boolean => loops.length === lifetime.loops;

/** Whether what a task is about is known to be no loop of this interviewer's: withdrawn, given to somebody else, or found to be none. */
export const isGone = (
  input: Pick<OwedInput, 'lifetime'>,
  loops: readonly NumberedLoop[],
  { loopId }: Pick<Task, 'loopId'>,
): boolean => loopId !== undefined && isComplete(input, loops) && loopById(loops, loopId) === undefined;
