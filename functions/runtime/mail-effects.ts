/** Mails that a change of a task causes, as rows to be written under the same condition as the change. */
import { HOUR_MS, msOf } from '../../core/coaching/calendar.ts';
import { type Effect, effectOf, mailIdOf } from '../../core/coaching/effect.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { mailTime } from '../../core/coaching/mail-time.ts';
import { boundedId } from '../../core/coaching/stable-id.ts';
import { isConfidential, type Task } from '../../core/coaching/task.ts';
import { type Instant, MailId, type PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import { roster } from './people.ts';
import { policyInForce } from './policy.ts';
import { queuedWrites } from './queued-mail.ts';
import { keys, mailRow, personRow, read } from './rows.ts';

/** An intent that stands already is left alone: the same change never queues a mail twice. */
export const mailWrites = async (
  ledger: Ledger,
  task: Task,
  effects: readonly Effect[],
  now: Instant,
): Promise<Write[]> => {
  if (effects.length === 0) return [];
  const people = playersOf(ledger);
  const policy = await policyInForce(ledger);
  const writes: Write[] = [];
  // With nobody managing, the manager's part falls to operations, who have this mail already.
  const told = new Set<string>();
  for (const effect of newestOnCalendars(effects, task))
    for (const { person, kind } of await letters(effect, task, people)) {
      const same = JSON.stringify([kind, effect.occurrence, person.id]);
      if (told.has(same)) continue;
      told.add(same);
      if (kind === 'task-reminder' && (await isBeingTold(ledger, task, person, policy))) continue;
      const id = letterId(task, { ...effect, kind }, person);
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
      writes.push(...queuedWrites(intent));
    }
  return writes;
};

/** Each mail carries its id; of what HR was asked it would say about whom and about which interview. */
const letterId = (task: Task, effect: Effect, { id }: Person): MailId => {
  const letter = boundedId(`${mailIdOf(effect)}.${id}`);
  return MailId.parse(isConfidential(task) ? `referred${boundedId(letter, 17)}` : letter);
};

/**
 * Whether the mail that says the task is there goes to its owner only now, as late as a reminder would: one
 * that waited out a weekend is sent at that very moment, and the reminder would say the same once more.
 */
const isBeingTold = async (ledger: Ledger, task: Task, owner: Person, policy: Policy): Promise<boolean> => {
  if (task.openedAt === undefined) return false;
  const opened = letterId(task, effectOf(task, 'task-opened', 'owner', task.openedAt), owner);
  const mail = (await read(ledger, mailRow, keys.mail(owner.id, opened)))?.body;
  const remindsAt = msOf(task.dueAt) - policy.coaching.reminderHours * HOUR_MS;
  return mail?.state === 'queued' || (mail?.sentAt !== undefined && msOf(mail.sentAt) >= remindsAt);
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

/** The people a task concerns, one row each; the whole roster only where it must be known who is in operations. */
type Players = {
  readonly person: (id: PersonId | undefined) => Promise<Person | undefined>;
  readonly operations: () => Promise<readonly Person[]>;
};

const playersOf = (ledger: Ledger): Players => ({
  person: async (id) =>
    id === undefined ? undefined : (await read(ledger, personRow, keys.person(id)))?.body,
  operations: async () =>
    (await roster(ledger)).filter((person) => person.role === 'operations' && person.active),
});

/**
 * Who gets what. Nobody is invited to meet operations, who hold a calibration only until there is a
 * coach: then nothing is on the calendars, and what was there is withdrawn.
 */
const letters = async (effect: Effect, task: Task, players: Players): Promise<readonly Letter[]> => {
  const { kind, to } = effect;
  const all = (await recipients(to, task, players)).map((person) => ({ person, kind }));
  if (!isOnCalendars(kind) || to === 'previous-owner' || (await hasHost(task, players))) return all;
  if (to === 'owner' || task.sequence === 0) return [];
  return all.map(({ person }) => ({ person, kind: 'invitation-cancelled' }));
};

const hasHost = async (task: Task, { person }: Players): Promise<boolean> => {
  const owner = await person(task.owner);
  return owner !== undefined && owner.role !== 'operations';
};

/** The part somebody plays, as the people who play it now. With nobody in operations, what is late still reaches a person. */
const recipients = async (to: Effect['to'], task: Task, players: Players): Promise<readonly Person[]> => {
  const { person } = players;
  if (to === 'interviewer') return present(await person(task.interviewer));
  if (to === 'previous-owner') return await formerHosts(task, players);
  const owner = await person(task.owner);
  if (to === 'owner' && owner !== undefined) return [owner];
  const manager = await person(owner?.manager);
  if (to === 'manager' && manager !== undefined) return [manager];
  const operations = await players.operations();
  return to === 'operations' && operations.length === 0 ? present(manager ?? owner) : operations;
};

/** Whoever had it last, unless it was operations, who never had it on a calendar. */
const formerHosts = async (task: Task, { person }: Players): Promise<readonly Person[]> => {
  const from = task.handovers.at(-1)?.from;
  const former = from === task.owner ? undefined : await person(from);
  return former?.role === 'operations' ? [] : present(former);
};

const present = (person: Person | undefined): readonly Person[] => (person === undefined ? [] : [person]);
