/** What the pages about a task are made of, gathered from the ledger and the artefacts. */
import type { Task, TaskKind } from '../../core/coaching/task.ts';
import type { InterviewerId, LoopId } from '../../core/identity.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { type Finding, Review } from '../../core/review/review.ts';
import { withoutProtected } from '../../core/review/without-protected.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import { consoleKeys, type DisputeRow, openedRow } from '../runtime/console-rows.ts';
import { disputeOfEach, disputesOf } from '../runtime/disputes.ts';
import { readArtefact } from '../runtime/envelope.ts';
import { keptLoop, keptLoops } from '../runtime/kept-loops.ts';
import { windowOf } from '../runtime/reconcile.ts';
import { keys, loopPlace, loopRow, personRow, put, read, type Read, taskRow } from '../runtime/rows.ts';
import type { ConsolePorts, Visit } from './visit.ts';

export type LoopMaterial = {
  readonly loop: LoopRow;
  readonly review: Review;
  readonly transcript: Transcript;
  /** The dispute about a finding, where there is one. */
  readonly disputes: ReadonlyMap<Finding, DisputeRow>;
};

export type TaskMaterial = {
  readonly found: Read<Task>;
  readonly interviewer: Person;
  readonly owner: Person | undefined;
  /** The loops its moments may be in, newest first. */
  readonly loops: readonly LoopRow[];
  /** The one loop it is about, where there is one. */
  readonly about: LoopRow | undefined;
  readonly disputes: readonly DisputeRow[];
};

/** Days after training make a checkpoint due, whether anything has been led since or not; everything else rests on a loop. */
export const endsWithoutInterview = (kind: TaskKind): boolean => kind === 'checkpoint';

/** Twenty loops are what a quarterly review looks back on, the most of any task. */
const mostLoops = 20;

export const personOf = async (
  id: Person['id'] | undefined,
  ports: ConsolePorts,
): Promise<Person | undefined> =>
  id === undefined ? undefined : (await read(ports.ledger, personRow, keys.person(id)))?.body;

export const taskMaterial = async (
  interviewer: InterviewerId,
  taskId: string,
  ports: ConsolePorts,
): Promise<TaskMaterial | undefined> => {
  const found = await read(ports.ledger, taskRow, keys.task(interviewer, taskId));
  const person = await personOf(interviewer, ports);
  if (found === undefined || person === undefined) return undefined;
  const task = found.body;
  const about = task.loopId === undefined ? undefined : await loopOf(task.loopId, ports);
  const single = task.kind === 'first-loop-review' || task.kind === 'people-review';
  const loops =
    single && about !== undefined
      ? [about]
      : await keptLoops(
          (await windowOf(ports.ledger, interviewer, mostLoops)).map(({ body }) => body),
          ports,
        );
  const disputes = (await disputesOf(ports.ledger, interviewer)).map(({ body }) => body);
  return { found, interviewer: person, owner: await personOf(task.owner, ports), loops, about, disputes };
};

export const loopFound = async (loopId: LoopId, ports: ConsolePorts): Promise<Read<LoopRow> | undefined> => {
  const place = await read(ports.ledger, loopPlace, keys.place(loopId));
  if (place === undefined) return undefined;
  const { interviewer, sort } = place.body;
  return await read(ports.ledger, loopRow, { partition: keys.interviewer(interviewer), sort });
};

export const loopOf = async (loopId: LoopId, ports: ConsolePorts): Promise<LoopRow | undefined> =>
  await keptLoop((await loopFound(loopId, ports))?.body, ports);

export const reviewOf = async (loop: LoopRow, ports: ConsolePorts): Promise<Review> =>
  withoutProtected(await readArtefact(ports.artefacts, Review, loop.reviewKey));

/** A review with what became of its findings; `disputes` are those of its interviewer. */
const reviewed = async (
  loop: LoopRow,
  disputes: readonly DisputeRow[],
  ports: ConsolePorts,
): Promise<Pick<LoopMaterial, 'review' | 'disputes'>> => {
  const review = await reviewOf(loop, ports);
  const own = disputes.filter(({ loopId }) => loopId === loop.loopId);
  return { review, disputes: disputeOfEach(review.findings, own) };
};

/** The review with its transcript; that it was opened, by whom and when, is written down first. */
export const openLoop = async (
  loop: LoopRow,
  disputes: readonly DisputeRow[],
  visit: Visit,
  ports: ConsolePorts,
): Promise<LoopMaterial> => {
  const key = consoleKeys.opened(loop.loopId, visit.now, ports.ids.next('opened'));
  await ports.ledger.commit([
    put(openedRow, key, 'absent', { person: visit.person.id, loopId: loop.loopId, at: visit.now }),
  ]);
  return {
    loop,
    ...(await reviewed(loop, disputes, ports)),
    transcript: await readArtefact(ports.artefacts, Transcript, loop.transcriptKey),
  };
};
