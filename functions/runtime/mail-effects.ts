/** Mails that a change of a task causes, as rows to be written under the same condition as the change. */
import { type Effect, mailIdOf } from '../../core/coaching/effect.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { mailTime } from '../../core/coaching/mail-time.ts';
import { boundedId } from '../../core/coaching/stable-id.ts';
import type { Task } from '../../core/coaching/task.ts';
import { type Instant, MailId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import { roster } from './people.ts';
import { policyInForce } from './policy.ts';
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
  const policy = await policyInForce(ledger);
  const writes: Write[] = [];
  // With nobody managing, the manager's part falls to operations, who have this mail already.
  const told = new Set<string>();
  for (const effect of newestOnCalendars(effects, task))
    for (const { person, kind } of letters(effect, task, people)) {
      const same = JSON.stringify([kind, effect.occurrence, person.id]);
      if (told.has(same)) continue;
      told.add(same);
      const id = MailId.parse(boundedId(`${mailIdOf({ ...effect, kind })}.${person.id}`));
      const key = keys.mail(person.id, id);
      if ((await read(ledger, mailRow, key)) !== undefined) continue;
      const sendAt = mailTime({ kind, task }, now, person, policy);
      const intent: MailIntent = {
        id,
        kind,
        to: person.id,
        taskId: task.id,
        interviewer: task.interviewer,
        ...(isOnCalendars(kind) ? { subject: effect.occurrence } : {}),
        createdAt: now,
        sendAt,
        state: 'queued',
        attempts: 0,
      };
      writes.push(put(mailRow, key, 'absent', intent, { nextAt: sendAt }));
    }
  return writes;
};

const isOnCalendars = (kind: Effect['kind']): boolean =>
  kind === 'invitation' || kind === 'invitation-cancelled';

/** A meeting that moved twice in one change is written about once, as it stands in the end. */
const newestOnCalendars = (effects: readonly Effect[], task: Task): readonly Effect[] =>
  effects.filter(
    ({ kind, to, occurrence }) =>
      !isOnCalendars(kind) || to === 'previous-owner' || occurrence === String(task.sequence),
  );

type Letter = { readonly person: Person; readonly kind: Effect['kind'] };

/**
 * Who gets what. Nobody is invited to meet operations, who hold a calibration only until there is a
 * coach: then nothing is on the calendars, and what was there is withdrawn.
 */
const letters = (effect: Effect, task: Task, people: readonly Person[]): readonly Letter[] => {
  const { kind, to } = effect;
  const all = recipients(to, task, people).map((person) => ({ person, kind }));
  if (!isOnCalendars(kind) || to === 'previous-owner' || hasHost(task, people)) return all;
  if (to === 'owner' || task.sequence === 0) return [];
  return all.map(({ person }) => ({ person, kind: 'invitation-cancelled' }));
};

const hasHost = (task: Task, people: readonly Person[]): boolean => {
  const owner = people.find(({ id }) => id === task.owner);
  return owner !== undefined && owner.role !== 'operations';
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
    case 'previous-owner':
      return formerHosts(task, people);
    case 'interviewer':
      return present(byId.get(task.interviewer));
    case 'manager':
      return manager === undefined ? operations : [manager];
    case 'operations':
      return operations.length > 0 ? operations : present(manager ?? owner);
  }
};

/** Whoever had it last, unless it was operations, who never had it on a calendar. */
const formerHosts = (task: Task, people: readonly Person[]): readonly Person[] => {
  const from = task.handovers.at(-1)?.from;
  return people.filter(({ id, role }) => id === from && id !== task.owner && role !== 'operations');
};

const present = (person: Person | undefined): readonly Person[] => (person === undefined ? [] : [person]);
