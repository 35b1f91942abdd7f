/** Mails that a change of a task causes, as rows to be written under the same condition as the change. */
import { type Effect, mailIdOf } from '../../core/coaching/effect.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { boundedId } from '../../core/coaching/stable-id.ts';
import type { Task } from '../../core/coaching/task.ts';
import { type Instant, MailId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import { roster } from './people.ts';
import { keys, mailRow, put, read } from './rows.ts';

/** An intent that stands already is left alone: the same change never queues a mail twice. */
export const mailWrites = async (
  ledger: Ledger,
  task: Task,
  effects: readonly Effect[],
  now: Instant,
): Promise<Write[]> => {
  if (effects.length === 0) return [];
  const people = await roster(ledger);
  const writes: Write[] = [];
  // With nobody managing, the manager's part falls to operations, who have this mail already.
  const told = new Set<string>();
  for (const effect of effects)
    for (const person of recipients(effect.to, task, people)) {
      const same = JSON.stringify([effect.kind, effect.occurrence, person.id]);
      if (told.has(same)) continue;
      told.add(same);
      const id = MailId.parse(boundedId(`${mailIdOf(effect)}.${person.id}`));
      const key = keys.mail(person.id, id);
      if ((await read(ledger, mailRow, key)) !== undefined) continue;
      const intent: MailIntent = {
        id,
        kind: effect.kind,
        to: person.id,
        taskId: task.id,
        interviewer: task.interviewer,
        createdAt: now,
        sendAt: now,
        state: 'queued',
        attempts: 0,
      };
      writes.push(put(mailRow, key, 'absent', intent, { nextAt: now }));
    }
  return writes;
};

/** The part somebody plays, as the people who play it now. With nobody in operations, what is late still reaches a person. */
const recipients = (to: Effect['to'], task: Task, people: readonly Person[]): readonly Person[] => {
  const byId = new Map(people.map((person) => [person.id, person]));
  const owner = task.owner === undefined ? undefined : byId.get(task.owner);
  const manager = owner?.manager === undefined ? undefined : byId.get(owner.manager);
  const operations = people.filter((person) => person.role === 'operations' && person.active);
  switch (to) {
    case 'owner':
      return owner === undefined ? operations : [owner];
    case 'interviewer':
      return present(byId.get(task.interviewer));
    case 'manager':
      return manager === undefined ? operations : [manager];
    case 'operations':
      return operations.length > 0 ? operations : present(manager ?? owner);
  }
};

const present = (person: Person | undefined): readonly Person[] => (person === undefined ? [] : [person]);
