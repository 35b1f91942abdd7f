/**
 * What is owed for loops alone, worked out the slow and obvious way: sort everything, count, and look
 * at each loop in turn. Written apart from the planner, to be compared with it.
 */
import type { LoopRow } from '../../../core/interviewer/record.ts';
import type { Policy } from '../../../core/rubric/policy.ts';

export type SlowObligation = { kind: string; milestone: string; loopId: string; dueAt: number };

const HOUR = 3_600_000;

export const slowOwed = (rows: readonly LoopRow[], policy: Policy): SlowObligation[] => {
  const once: LoopRow[] = [];
  for (const row of rows) if (row.counted && !once.some((each) => each.loopId === row.loopId)) once.push(row);
  once.sort((a, b) =>
    a.endedAt === b.endedAt ? (a.loopId < b.loopId ? -1 : 1) : a.endedAt < b.endedAt ? -1 : 1,
  );
  const result: SlowObligation[] = [];
  for (let index = 0; index < once.length; index += 1) {
    const row = once[index];
    if (row === undefined || row.backfill) continue;
    const end = Date.parse(row.endedAt);
    const captured = Date.parse(row.capturedAt);
    const add = (kind: string, hours: number): void => {
      const dueAt = Math.max(end + hours * HOUR, captured + 24 * HOUR);
      result.push({ kind, milestone: String(index + 1), loopId: row.loopId, dueAt });
    };
    if (index < 3) add('first-loop-review', policy.coaching.reviewHours);
    if (index === 4 || index === 14) add('checkpoint', 7 * 24);
    if (index === 29) add('exit-review', 7 * 24);
  }
  return result;
};
