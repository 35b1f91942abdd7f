/** What the demo's coaches and interviewers do by themselves: they answer their mail, one of them late. */
import { isUnfinished } from '../../../core/coaching/lifecycle.ts';
import type { Task } from '../../../core/coaching/task.ts';
import { plusHours } from '../../../core/coaching/calendar.ts';
import type { Instant } from '../../../core/identity.ts';
import { Review } from '../../../core/review/review.ts';
import { changeTask } from '../../../functions/runtime/change-task.ts';
import { readArtefact } from '../../../functions/runtime/envelope.ts';
import { roster } from '../../../functions/runtime/people.ts';
import {
  keys,
  loopPlace,
  loopRow,
  prefixes,
  read,
  readAll,
  taskRow,
} from '../../../functions/runtime/rows.ts';
import type { Ports } from '../../../functions/ports/ports.ts';

/** Hours a coach takes; the second coach is overbooked and now and then past the due time. */
const patience: Readonly<Record<string, readonly number[]>> = {
  'ines.okafor': [9, 20, 14],
  'ruben.castell': [22, 53, 30],
};
/** One interviewer never gets round to the answer. */
const neverAnswers = 'gil.ferrante';
const answersAfterHours = 26;

export const peopleAct = async (ports: Ports): Promise<number> => {
  const now = ports.clock.now();
  let acts = 0;
  let seen = 0;
  for (const person of await roster(ports.ledger))
    for await (const { body: task, key } of readAll(
      ports.ledger,
      taskRow,
      keys.interviewer(person.id),
      prefixes.task,
    )) {
      seen += 1;
      if (isUnfinished(task) && task.openedAt !== undefined && task.loopId !== undefined) {
        const hours = patience[task.owner ?? '']?.[seen % 3];
        if (hours === undefined || plusHours(task.openedAt, hours) > now) continue;
        await changeTask(key, { kind: 'coached', feedback: await feedbackOn(task, now, ports) }, ports);
        acts += 1;
      } else if (task.state === 'coached' && task.coachedAt !== undefined && person.id !== neverAnswers) {
        if (plusHours(task.coachedAt, answersAfterHours) > now || task.feedback === undefined) continue;
        const { moment } = task.feedback;
        await changeTask(
          key,
          {
            kind: 'answered',
            answer: { by: task.interviewer, at: now, moment, stance: 'do-differently', because: '' },
          },
          ports,
        );
        acts += 1;
      }
    }
  return acts;
};

/** A coach opens the one moment and writes two sentences about it. */
const feedbackOn = async (task: Task, now: Instant, ports: Ports) => {
  const { loopId, owner } = task;
  if (loopId === undefined || owner === undefined)
    throw new Error(`Task ${task.id} has no loop or no owner.`);
  const place = await read(ports.ledger, loopPlace, keys.place(loopId));
  const at =
    place === undefined
      ? undefined
      : { partition: keys.interviewer(place.body.interviewer), sort: place.body.sort };
  const row = at === undefined ? undefined : await read(ports.ledger, loopRow, at);
  const review =
    row === undefined ? undefined : await readArtefact(ports.artefacts, Review, row.body.reviewKey);
  const finding = review?.findings.find(({ kind }) => kind !== 'strength');
  return {
    by: owner,
    at: now,
    moment: { loopId, turn: review?.moment?.turn ?? finding?.turn ?? 0 },
    rubricItem: review?.coverage[0]?.name ?? 'Questions',
    nextTry: finding?.tryInstead ?? 'Ask one question, then wait for the answer.',
    text: finding?.why ?? 'Keep asking like this.',
  };
};
