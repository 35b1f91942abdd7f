/**
 * The loops of one interviewer that anything is computed from: the newest, the first, and the newest of
 * what is listed without counting. A bounded number of rows, however long the history is.
 */
import type { InterviewerId } from '../../core/identity.ts';
import { byEnd } from '../../core/interviewer/loop-order.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import { measuresVersion } from '../../core/review/measures-version.ts';
import type { Ledger } from '../ports/ledger.ts';
import { keys, loopRow, parseRow, prefixes, type Read } from './rows.ts';

/** The contract's bound on a window, and as many first loops as carry a milestone. */
export const windowLoops = 30;

/** Loops one change may take out of a window at once: the one that is recorded and a few that are counted again. */
const spare = 5;

export type History = {
  /** Counted loops, oldest first. */
  readonly newest: readonly Read<LoopRow>[];
  /** The interviewer's first counted loops, oldest first; the same rows where there are no others. */
  readonly first: readonly Read<LoopRow>[];
  /** The newest are all there are. */
  readonly whole: boolean;
  /** Empty where the newest fill the window by themselves. */
  readonly listed: readonly Read<LoopRow>[];
};

/** `reach` is how many of the newest counted loops are wanted, besides the spare. */
export const historyOf = async (ledger: Ledger, id: InterviewerId, reach = windowLoops): Promise<History> => {
  const limit = reach + spare;
  const newest = await newestOf(ledger, id, prefixes.loop, limit);
  const whole = newest.length < limit;
  return {
    newest: newest.toReversed(),
    whole,
    first: whole ? newest.toReversed() : await oldestOf(ledger, id, windowLoops + spare),
    listed: whole ? (await newestOf(ledger, id, prefixes.listed, windowLoops + spare)).toReversed() : [],
  };
};

/** The newest rows of a prefix, newest first. */
export const newestOf = async (
  ledger: Ledger,
  id: InterviewerId,
  prefix: string,
  limit: number,
): Promise<Read<LoopRow>[]> => {
  const rows = await ledger.query({ partition: keys.interviewer(id), prefix, newestFirst: true, limit });
  return rows.map((row) => parseRow(loopRow, row));
};

const oldestOf = async (ledger: Ledger, id: InterviewerId, limit: number): Promise<Read<LoopRow>[]> => {
  const rows = await ledger.query({ partition: keys.interviewer(id), prefix: prefixes.loop, limit });
  return rows.map((row) => parseRow(loopRow, row));
};

/** One loop as the ledger has it, and as it is about to be; either may be missing. */
export type LoopChange = { readonly before: LoopRow | undefined; readonly next: LoopRow | undefined };

export type Loops = {
  /** The window's counted loops and, where there is room, what is listed; oldest first. */
  readonly window: readonly LoopRow[];
  /** The first counted loops, oldest first. */
  readonly first: readonly LoopRow[];
};

/** The loops of an interviewer after some changes, which are not in the ledger yet. */
export const loopsAfter = (
  history: History,
  interviewer: InterviewerId,
  changes: readonly LoopChange[],
): Loops => {
  const changed = new Set(changes.map(({ before, next }) => (next ?? before)?.loopId));
  const own = changes.flatMap(({ next }) => (next?.interviewer === interviewer ? [next] : []));
  const merged = (rows: readonly Read<LoopRow>[], added: readonly LoopRow[]): LoopRow[] =>
    [...rows.map(({ body }) => body).filter(({ loopId }) => !changed.has(loopId)), ...added].sort(byEnd);
  const counted = own.filter((row) => row.counted);
  const loops = merged(history.newest, counted).slice(-windowLoops);
  const room = windowLoops - loops.length;
  const others = merged(
    history.listed,
    own.filter((row) => !row.counted),
  );
  return {
    window: [...loops, ...(room === 0 ? [] : others.slice(-room))].sort(byEnd),
    first: merged(history.first, counted).slice(0, windowLoops),
  };
};

/** Counted by another version of the measures than today's. */
export const isStale = (row: Pick<LoopRow, 'versions'>): boolean => row.versions.measures !== measuresVersion;

/** The loops of a history that are to be counted again, newest first: the window is put right before what lies behind it. */
export const staleLoops = ({ newest, listed }: History): Read<LoopRow>[] =>
  [...newest, ...listed].filter(({ body }) => isStale(body)).sort((a, b) => byEnd(b.body, a.body));
