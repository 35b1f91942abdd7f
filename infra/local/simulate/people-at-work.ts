/** People at their tasks, through the console's own forms: the link from the mail, the fields, the button. */
import { consoleApp } from '../../../functions/console/app.ts';
import { consoleLink, consolePaths } from '../../../functions/runtime/console-links.ts';
import { policyInForce } from '../../../functions/runtime/policy.ts';
import { parseRow, taskRow } from '../../../functions/runtime/rows.ts';
import type { Task } from '../../../core/coaching/task.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import { PersonId } from '../../../core/identity.ts';
import { minuteMs } from './history.ts';
import type { Action, World } from './world.ts';

type Body = Readonly<Record<string, unknown>>;

/** One form, ready to be sent. */
export type Form = {
  readonly task: Task;
  readonly person: PersonId;
  readonly fields: Readonly<Record<string, string>>;
};

const rowsOf = (world: World, partition: string, prefix: string): readonly Body[] =>
  world.ledger
    .rows()
    .filter((row) => row.partition === partition && row.sort.startsWith(prefix))
    .map(({ body }) => body);

/** Every task that waits for somebody, with what that person would send; nobody's where nobody can act. */
export const formsToSend = (world: World): readonly Form[] => {
  const rows = world.ledger.rows();
  const people = new Map(
    rows.flatMap(({ partition, sort, body }) => (partition === 'roster' ? [[sort, body]] : [])),
  );
  const isHere = (id: string | undefined): boolean => id !== undefined && people.get(id)?.['active'] === true;
  return rows.flatMap((row): Form[] => {
    if (!row.sort.startsWith('task#')) return [];
    const task = parseRow(taskRow, row).body;
    const moment = momentOf(world, task);
    if (task.state === 'open' && isHere(task.owner) && task.owner !== undefined) {
      const fields = toDo(world, task, moment, people.get(task.owner)?.['role']);
      return fields === undefined ? [] : [{ task, person: task.owner, fields }];
    }
    if (
      task.state === 'coached' &&
      task.answer === undefined &&
      isHere(task.interviewer) &&
      moment !== undefined
    )
      return [
        {
          task,
          person: task.interviewer,
          fields: { do: 'answer', moment, stance: 'do-differently', because: 'I see it now.' },
        },
      ];
    return [];
  });
};

/** What operations would send about the same task in the same minute; undefined for what only its owner may do. */
export const rivalForm = ({ task }: Form): Form | undefined =>
  task.state === 'open' && task.kind !== 'assign-coach' && task.kind !== 'people-review'
    ? {
        task,
        person: PersonId.parse('otto'),
        fields: { do: 'hand-over', to: task.owner === 'kai' ? 'cora' : 'kai' },
      }
    : undefined;

/** A turn of the loop the task is about, or of one of the interviewer's. */
const momentOf = (world: World, task: Task): string | undefined => {
  const loops = rowsOf(world, `interviewer#${task.interviewer}`, 'loop#');
  const newest = loops.at(-1);
  const found = task.loopId ?? (newest === undefined ? undefined : String(newest['loopId']));
  return found === undefined ? undefined : `0@${found}`;
};

const toDo = (
  world: World,
  task: Task,
  moment: string | undefined,
  role: unknown,
): Form['fields'] | undefined => {
  if (task.kind === 'assign-coach') {
    const coach = ['cora', 'kai'].find((id) => id !== task.interviewer);
    return { do: 'assign', coach: coach ?? '' };
  }
  if (task.kind === 'people-review') return { do: 'done' };
  // Operations hold a coach's task only until there is a coach: theirs is to hand it over.
  if (role === 'operations') return { do: 'hand-over', to: 'cora' };
  if (moment === undefined) return undefined;
  return {
    do: 'feedback',
    moment,
    rubricItem: 'Neutral questions',
    nextTry: 'Ask it without the answer inside.',
    text: `Written at ${world.nowMs}.`,
    ...(task.kind === 'trained-decision' ? { decision: 'trained' } : {}),
  };
};

/** One console a process, as it is served. */
const consoles = new WeakMap<Ports, ReturnType<typeof consoleApp>>();

const consoleOf = ({ linkKey }: World, ports: Ports): ReturnType<typeof consoleApp> => {
  const known = consoles.get(ports);
  if (known !== undefined) return known;
  const made = consoleApp(ports, { linkKey });
  consoles.set(ports, made);
  return made;
};

/** Sends a form until the page has answered, as a person would: the same form again a minute later. */
export const send = (world: World, form: Form, nonce: string): Action => {
  let status = 503;
  return {
    what: `form ${form.fields['do'] ?? ''} ${form.task.id}`,
    dueMs: world.nowMs,
    isVolatile: false,
    async work(ports) {
      const policy = await policyInForce(world.sound.ledger);
      const now = world.sound.clock.now();
      const { links } = world.sound;
      const address = consoleLink(consolePaths.task(form.task), { person: form.person, policy, now, links });
      const body = new URLSearchParams({ ...form.fields, nonce });
      ({ status } = await consoleOf(world, ports).request(address, { method: 'POST', body }));
    },
    ended(outcome) {
      if (outcome.kind !== 'done' || status === 503) {
        world.pending.push({ ...send(world, form, nonce), dueMs: world.nowMs + minuteMs });
        return;
      }
      if (status >= 500)
        world.broken.push({
          promise: 'a page answers',
          seen: `${form.task.id}: the console answered ${status}`,
        });
      if (status < 400)
        world.posted.push({
          person: form.person,
          interviewer: form.task.interviewer,
          task: form.task.id,
          nonce,
          fields: form.fields,
        });
    },
  };
};
