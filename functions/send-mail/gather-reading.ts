/** Gathers what there is to read before a task: the one loop's review, or the packet of those that look back over several. */
import type { Packet } from '../../core/coaching/packet.ts';
import { isCoachTask, type Task } from '../../core/coaching/task.ts';
import type { Instant, LoopId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import type { Ports } from '../ports/ports.ts';
import { disputesOf } from '../runtime/disputes.ts';
import { readArtefact } from '../runtime/envelope.ts';
import { keptLoops } from '../runtime/kept-loops.ts';
import { awaitsOwnScorecard } from '../runtime/independence.ts';
import { windowOf } from '../runtime/reconcile.ts';
import { keys, loopPlace, loopRow, read, recordRow } from '../runtime/rows.ts';
import { standingReview, withNextMoment } from '../runtime/standing-review.ts';
import { taskPacket } from '../runtime/task-packet.ts';
import type { LookBack, LoopGlimpse, PacketLoop, WithReading } from './model.ts';

type ReadingPorts = Pick<Ports, 'artefacts' | 'ledger'>;

export type Reading = {
  readonly task: Task;
  /** The task's own loop, where it has one. */
  readonly row: LoopRow | undefined;
  readonly reader: Person;
  readonly policy: Policy;
  readonly now: Instant;
};

export const readingOf = async (asked: Reading, ports: ReadingPorts): Promise<WithReading> => {
  const { task, row, reader, policy, now } = asked;
  if (!isCoachTask(task)) return {};
  const awaits = (loop: LoopRow): Promise<boolean> => awaitsOwnScorecard(reader, loop, policy, now, ports);
  if (task.kind !== 'first-loop-review') {
    const look = await lookBack(asked, awaits, ports);
    if (look !== undefined) return { look };
    const [led] = await windowOf(ports.ledger, task.interviewer, 1);
    return led === undefined ? { nothingLed: true } : {};
  }
  if (row === undefined) return {};
  if (await awaits(row)) return { awaitsOwn: true };
  const record = await read(ports.ledger, recordRow, keys.record(task.interviewer));
  const disputes = await disputesOf(ports.ledger, task.interviewer, row.loopId);
  const standing = await standingReview(
    row,
    disputes.map(({ body }) => body),
    ports,
  );
  const transcript = await readArtefact(ports.artefacts, Transcript, row.transcriptKey);
  return {
    review: withNextMoment(standing, transcript),
    transcript,
    ...(record === undefined
      ? {}
      : { loops: { counted: record.body.loops, needed: policy.measures.leadingFloorLoops } }),
  };
};

/** As the page shows it, less the loops of which this reader may not know yet. */
const lookBack = async (
  { task, policy }: Reading,
  awaits: (loop: LoopRow) => Promise<boolean>,
  ports: ReadingPorts,
): Promise<LookBack | undefined> => {
  const loops: LoopRow[] = [];
  const window = await windowOf(ports.ledger, task.interviewer, policy.coaching.quarterlyLoops);
  for (const loop of await keptLoops(
    window.map(({ body }) => body),
    ports,
  ))
    if (!(await awaits(loop))) loops.push(loop);
  const disputes = (await disputesOf(ports.ledger, task.interviewer)).map(({ body }) => body);
  const found = await taskPacket(task, loops, disputes, policy, ports);
  const record = await read(ports.ledger, recordRow, keys.record(task.interviewer));
  if (found === undefined || record === undefined) return undefined;
  const shown = shownLoops(found.packet);
  const told: PacketLoop[] = [];
  for (const loop of loops)
    if (shown.has(loop.loopId))
      told.push({
        loopId: loop.loopId,
        glimpse: glimpse(loop),
        review: await standingReview(loop, disputes, ports),
        transcript: await readArtefact(ports.artefacts, Transcript, loop.transcriptKey),
      });
  const { loops: counted, calibratedLoops: calibrated } = record.body;
  return { ...found, loops: told, counted, calibrated };
};

const shownLoops = ({ pattern, loops, moments, keep }: Packet): ReadonlySet<LoopId> =>
  pattern.length === 0
    ? new Set(loops)
    : new Set([...moments, ...(keep === undefined ? [] : [keep])].map(({ loopId }) => loopId));

export const glimpse = (row: LoopRow): LoopGlimpse => ({
  candidate: row.candidate as NonNullable<LoopGlimpse['candidate']>,
  round: row.round,
  startedAt: row.startedAt,
  durationMin: (Date.parse(row.endedAt) - Date.parse(row.startedAt)) / 60_000,
});

export const loopOf = async (
  loopId: LoopId,
  { ledger }: Pick<Ports, 'ledger'>,
): Promise<LoopRow | undefined> => {
  const place = await read(ledger, loopPlace, keys.place(loopId));
  if (place === undefined) return undefined;
  const { interviewer, sort } = place.body;
  return (await read(ledger, loopRow, { partition: keys.interviewer(interviewer), sort }))?.body;
};
