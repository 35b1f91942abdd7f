/** What the pages about a task are made of, gathered from the ledger and the artefacts. */
import type { Task } from '../../core/coaching/task.ts';
import type { InterviewerId, LoopId } from '../../core/identity.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { Review } from '../../core/review/review.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import {
  consoleKeys,
  consolePrefixes,
  type DisputeRow,
  disputeRow,
  openedRow,
} from '../runtime/console-rows.ts';
import { readArtefact } from '../runtime/envelope.ts';
import { windowOf } from '../runtime/reconcile.ts';
import {
  keys,
  loopPlace,
  loopRow,
  personRow,
  put,
  read,
  readAll,
  type Read,
  taskRow,
} from '../runtime/rows.ts';
import type { ConsolePorts, Visit } from './visit.ts';

export type LoopMaterial = {
  readonly loop: LoopRow;
  readonly review: Review;
  readonly transcript: Transcript;
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
      : (await windowOf(ports.ledger, interviewer, mostLoops)).map(({ body }) => body);
  const disputes: DisputeRow[] = [];
  for await (const { body } of readAll(
    ports.ledger,
    disputeRow,
    keys.interviewer(interviewer),
    consolePrefixes.dispute,
  ))
    disputes.push(body);
  return { found, interviewer: person, owner: await personOf(task.owner, ports), loops, about, disputes };
};

export const loopOf = async (loopId: LoopId, ports: ConsolePorts): Promise<LoopRow | undefined> => {
  const place = await read(ports.ledger, loopPlace, keys.place(loopId));
  if (place === undefined) return undefined;
  const { interviewer, sort } = place.body;
  return (await read(ports.ledger, loopRow, { partition: keys.interviewer(interviewer), sort }))?.body;
};

export const reviewOf = async (loop: LoopRow, ports: ConsolePorts): Promise<Review> =>
  withoutProtected(await readArtefact(ports.artefacts, Review, loop.reviewKey));

/** The review with its transcript; that it was opened, by whom and when, is written down first. */
export const openLoop = async (loop: LoopRow, visit: Visit, ports: ConsolePorts): Promise<LoopMaterial> => {
  const key = consoleKeys.opened(loop.loopId, visit.now, ports.ids.next('opened'));
  await ports.ledger.commit([
    put(openedRow, key, 'absent', { person: visit.person.id, loopId: loop.loopId, at: visit.now }),
  ]);
  return {
    loop,
    review: await reviewOf(loop, ports),
    transcript: await readArtefact(ports.artefacts, Transcript, loop.transcriptKey),
  };
};

/** Protected topics are for the HR contact alone: what was found there is on nobody else's page. */
export const withoutProtected = (review: Review): Review => {
  const hidden = new Set([
    ...review.findings.filter(({ kind }) => kind === 'protected-topic').map(({ turn }) => turn),
    ...review.questions.filter(({ flags }) => flags.includes('protected-topic')).map(({ turn }) => turn),
  ]);
  return {
    ...review,
    findings: review.findings.filter(({ turn }) => !hidden.has(turn)),
    moment: review.moment !== null && hidden.has(review.moment.turn) ? null : review.moment,
  };
};
