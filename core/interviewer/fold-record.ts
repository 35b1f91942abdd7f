/** The record of one interviewer, folded from loops: the same loops in any order give the same record. */
import type { Leaning } from '../calibration/fleet.ts';
import type { Task } from '../coaching/task.ts';
import type { Instant, PersonId } from '../identity.ts';
import type { Policy } from '../rubric/policy.ts';
import type { Lifetime } from './lifetime.ts';
import { byEnd, latestRows } from './loop-order.ts';
import type { Person } from './person.ts';
import type { InterviewerRecord, LoopRow, WindowEntry } from './record.ts';
import { interviewerStatus } from './status.ts';
import { windowMeasures } from './window-measures.ts';

/** The contract's bound on a window, whatever a policy asks for. */
const MOST_ENTRIES = 30;

export type FoldInput = {
  readonly interviewer: PersonId;
  readonly person: Person;
  /** Kept by the ledger with {@link lifetimeAfter}; `firstEndedAt` is its first counted loop's end, by query. */
  readonly lifetime: Lifetime & { readonly firstEndedAt?: Instant };
  /** At least the newest thirty counted loops and the newest thirty others, in any order, any number of times. */
  readonly window: readonly LoopRow[];
  readonly policy: Policy;
  readonly fleet?: Leaning;
  readonly measuresVersion: string;
  readonly tasks?: readonly Task[];
  readonly trainingEndsOn?: string;
  readonly now?: Instant;
};

/**
 * The rows a record is made of, in the order of their end: the last thirty loops, and of what is listed
 * without counting (no-shows, reverse-shadows) the latest that there is still room for, so that a
 * no-show never pushes a loop out.
 */
export const windowRows = (
  rows: readonly LoopRow[],
  interviewer: PersonId,
  policy: Policy,
): readonly LoopRow[] => {
  const size = Math.min(MOST_ENTRIES, policy.coaching.windowLoops);
  if (size === 0) return [];
  const all = latestRows(rows, interviewer);
  const loops = all.filter((row) => row.counted).slice(-size);
  const room = size - loops.length;
  const others = room === 0 ? [] : all.filter((row) => !row.counted).slice(-room);
  return [...loops, ...others].sort(byEnd);
};

const entryOf = (row: LoopRow): WindowEntry => ({
  loopId: row.loopId,
  endedAt: row.endedAt,
  round: row.round,
  counted: row.counted,
  calibrated: row.counted && row.verdict.calibrated,
  counts: row.counts,
});

/**
 * The record. Of rows of the same loop the greatest version stands; rows of other interviewers and
 * shadowed loops are left out. The window runs from the oldest to the newest loop.
 */
export const foldRecord = (input: FoldInput): InterviewerRecord => {
  const { interviewer, person, lifetime, policy } = input;
  const rows = windowRows(input.window, interviewer, policy);
  const loops = rows.filter((row) => row.counted);
  const firstEndedAt = lifetime.firstEndedAt ?? loops[0]?.endedAt;
  const lastEndedAt = loops.at(-1)?.endedAt;
  return {
    schema: 'plumbline.record/1',
    interviewer,
    status: interviewerStatus({
      person,
      loops: lifetime.loops,
      tasks: input.tasks ?? [],
      ...(input.trainingEndsOn === undefined ? {} : { trainingEndsOn: input.trainingEndsOn }),
      ...(input.now === undefined ? {} : { now: input.now }),
    }),
    loops: lifetime.loops,
    calibratedLoops: lifetime.calibratedLoops,
    ...(firstEndedAt === undefined ? {} : { firstEndedAt }),
    ...(lastEndedAt === undefined ? {} : { lastEndedAt }),
    window: rows.map(entryOf),
    measures: windowMeasures(rows, input.measuresVersion, policy, input.fleet),
    versions: { measures: input.measuresVersion },
  };
};
