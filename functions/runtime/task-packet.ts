/** The packet of a coaching task from the ledger and the artefacts, the same for its mail and its page. */
import * as z from 'zod/mini';
import { type Packet, packetOf } from '../../core/coaching/packet.ts';
import type { Task } from '../../core/coaching/task.ts';
import { Instant } from '../../core/identity.ts';
import { type LoopRow, RecordMeasures } from '../../core/interviewer/record.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Key, Ledger, Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import type { DisputeRow } from './console-rows.ts';
import { keys, type Kind, parseRow, put, read, recordRow } from './rows.ts';
import { standingReview } from './standing-review.ts';

/** What a coach had before them when they last wrote feedback on a packet: the next one says what changed since. */
const SeenRow = z.strictObject({ at: Instant, measures: RecordMeasures });
const seenRow: Kind<typeof SeenRow> = { schema: SeenRow };

const prefix = 'packet#';
const seenKey = ({ interviewer, id: task }: Task, at: Instant): Key => ({
  partition: keys.interviewer(interviewer),
  sort: `${prefix}${at}#${task}`,
});

/** The measures as they stand, kept with the feedback that was written on them. Nothing without a record. */
export const seenWrites = async (task: Task, now: Instant, ledger: Ledger): Promise<Write[]> => {
  if (task.kind === 'first-loop-review') return [];
  const record = await read(ledger, recordRow, keys.record(task.interviewer));
  if (record === undefined) return [];
  const { measures } = record.body;
  return [put(seenRow, seenKey(task, now), 'absent', { at: now, measures })];
};

/** The last that was seen before this task's own feedback. */
const seenBefore = async (task: Task, ledger: Ledger): Promise<z.infer<typeof SeenRow> | undefined> => {
  const rows = await ledger.query({
    partition: keys.interviewer(task.interviewer),
    prefix,
    newestFirst: true,
    // More than one only while a task is read again that has been followed by others.
    limit: 20,
  });
  return rows
    .map((row) => parseRow(seenRow, row).body)
    .find(({ at }) => task.coachedAt === undefined || at < task.coachedAt);
};

export type TaskPacket = {
  readonly packet: Packet;
  /** When the coach last had such a packet before them. */
  readonly since: Instant | undefined;
};

/** Undefined while there is no record. `loops` are the newest of the window, `disputes` those about them. */
export const taskPacket = async (
  task: Task,
  loops: readonly LoopRow[],
  disputes: readonly DisputeRow[],
  policy: Policy,
  ports: Pick<Ports, 'artefacts' | 'ledger'>,
): Promise<TaskPacket | undefined> => {
  const record = await read(ports.ledger, recordRow, keys.record(task.interviewer));
  if (record === undefined) return undefined;
  const reviewed = await Promise.all(
    loops.map(async (loop) => ({
      loopId: loop.loopId,
      endedAt: loop.endedAt,
      review: await standingReview(loop, disputes, ports),
    })),
  );
  const seen = await seenBefore(task, ports.ledger);
  const before = seen === undefined ? {} : { before: seen.measures };
  return { packet: packetOf({ task, record: record.body, reviewed, policy, ...before }), since: seen?.at };
};
