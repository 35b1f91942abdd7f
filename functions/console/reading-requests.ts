/** Pages that only show: an interview with its review, and the record of an interviewer. */
import { isCoachTask } from '../../core/coaching/task.ts';
import { siteModeOf } from '../../core/interviewer/site-mode.ts';
import type { Context } from 'hono';
import { LoopId, PersonId } from '../../core/identity.ts';
import { disputesOf, leftOut } from '../runtime/disputes.ts';
import { keys, read, recordRow } from '../runtime/rows.ts';
import { awaitsOwnScorecard, isReleased } from '../runtime/independence.ts';
import { refuse } from './answers.ts';
import { countedReview } from '../runtime/counting-again.ts';
import { loopPage } from './loop-page.ts';
import { loopOf, openLoop, personOf } from './material.ts';
import { readsAs, tasksOf } from './readers.ts';
import { recordPage } from './record-page.tsx';
import type { ConsolePorts, Visit } from './visit.ts';

export const showLoop = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> => {
  const loopId = LoopId.safeParse(context.req.param('loop'));
  const loop = loopId.success ? await loopOf(loopId.data, ports) : undefined;
  const interviewer = await personOf(loop?.interviewer, ports);
  if (loop === undefined || interviewer === undefined) return refuse(context, 'gone');
  const as = readsAs(visit.person, interviewer, await tasksOf(interviewer, ports), visit.now);
  const site = siteModeOf(interviewer, visit.policy);
  if (as === undefined) return refuse(context, 'not-yours');
  if (site === 'off') return refuse(context, 'site-off');
  if (as === 'interviewer' && site === 'coach-only') return refuse(context, 'coach-only');
  if (as === 'interviewer' && !isReleased(loop, visit.policy, visit.now))
    return refuse(context, 'not-released');
  if (as === 'coach' && (await awaitsOwnScorecard(visit.person, loop, visit.policy, visit.now, ports)))
    return refuse(context, 'held');
  const disputes = await disputesOf(ports.ledger, interviewer.id, loop.loopId);
  const bodies = disputes.map(({ body }) => body);
  const material = await openLoop(loop, bodies, visit, ports);
  const out = leftOut(disputes);
  const counted =
    out.length === 0
      ? material.review.measures
      : (await countedReview(loop, out, visit.policy, ports)).review.measures;
  return context.html(loopPage(material, counted, visit));
};

export const showRecord = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> => {
  const id = PersonId.safeParse(context.req.param('interviewer'));
  const person = id.success ? await personOf(id.data, ports) : undefined;
  if (person === undefined) return refuse(context, 'gone');
  const tasks = await tasksOf(person, ports);
  const as = readsAs(visit.person, person, tasks, visit.now);
  const site = siteModeOf(person, visit.policy);
  if (as === undefined) return refuse(context, 'not-yours');
  if (site === 'off') return refuse(context, 'site-off');
  if (as === 'interviewer' && site === 'coach-only') return refuse(context, 'coach-only');
  const record = await read(ports.ledger, recordRow, keys.record(person.id));
  const shown = tasks.filter(
    // What is owed about somebody is their coach's affair until it is written.
    (task) => isCoachTask(task) && (as === 'coach' || task.feedback !== undefined),
  );
  const disputes = (await disputesOf(ports.ledger, person.id)).map(({ body }) => body);
  return context.html(recordPage({ person, record: record?.body, tasks: shown, disputes, visit }));
};
