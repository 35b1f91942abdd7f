/** Gathers an invitation as the meeting stands when it is sent; what has been overtaken is not sent at all. */
import { msOf } from '../../core/coaching/calendar.ts';
import { type Meeting, meetingOf } from '../../core/coaching/invitation.ts';
import { isUnfinished } from '../../core/coaching/lifecycle.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Instant } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { addressIn } from '../adapters/mime-message.ts';
import type { Ports } from '../ports/ports.ts';
import { keys, personRow, read } from '../runtime/rows.ts';
import type { Addressed, Invitation, LoopGlimpse, MailLinks } from './model.ts';

type GatherPorts = Pick<Ports, 'ledger'>;

type Asked = {
  readonly intent: MailIntent;
  readonly person: Person;
  readonly policy: Policy;
  readonly task: Task;
  readonly interviewer: Person;
  readonly about: { readonly now: Instant; readonly links: MailLinks; readonly loop?: LoopGlimpse };
  readonly ports: GatherPorts;
};

/** Undefined when the meeting has changed since and a newer message says so, or is over. */
export const invitationModel = async (asked: Asked): Promise<Invitation | undefined> => {
  const { intent, person, policy, task, interviewer, about, ports } = asked;
  if (intent.kind !== 'invitation' && intent.kind !== 'invitation-cancelled') return undefined;
  const host = await hostOf(task, ports);
  const former = await personOf(task.handovers.at(-1)?.from, ports);
  const attends = person.id === interviewer.id || person.id === host?.id;
  const stands = isUnfinished(task) && host !== undefined && host.role !== 'operations' && attends;
  const isNewest = intent.subject === undefined || intent.subject === String(task.sequence);
  if (intent.kind === 'invitation' ? !stands || !isNewest : stands) return undefined;
  // Withdrawn because there is no coach any more: what was on the calendar was with the one before.
  const coach = host !== undefined && host.role !== 'operations' ? host : (former ?? host);
  if (coach === undefined) return undefined;
  const meeting = meetingOf(task, { host: coach, guest: interviewer }, policy);
  // Whoever takes over what was missed, or comes back from a weekend, is not asked to come to what is over.
  if (intent.kind === 'invitation' && msOf(meeting.startsAt) <= msOf(about.now)) return undefined;
  return {
    ...about,
    kind: intent.kind,
    task,
    to: { name: person.name, timeZone: person.timeZone, address: person.email },
    coach: addressed(coach),
    interviewer: addressed(interviewer),
    audience: audienceOf(person, interviewer, host),
    meeting,
    organizer: addressIn(policy.mail.replyTo ?? policy.mail.from),
  };
};

/** When the two meet, on a calibration; undefined for what is no meeting. */
export const meetingOfTask = async (
  task: Task,
  interviewer: Person,
  policy: Policy,
  ports: GatherPorts,
): Promise<Meeting | undefined> => {
  if (task.kind !== 'calibration') return undefined;
  const host = await hostOf(task, ports);
  return host === undefined ? undefined : meetingOf(task, { host, guest: interviewer }, policy);
};

const hostOf = (task: Task, ports: GatherPorts): Promise<Person | undefined> => personOf(task.owner, ports);

const personOf = async (
  id: Person['id'] | undefined,
  { ledger }: GatherPorts,
): Promise<Person | undefined> =>
  id === undefined ? undefined : (await read(ledger, personRow, keys.person(id)))?.body;

const audienceOf = (
  { id }: Person,
  interviewer: Person,
  host: Person | undefined,
): Invitation['audience'] => {
  if (id === interviewer.id) return 'interviewer';
  return id === host?.id ? 'coach' : 'former-coach';
};

const addressed = ({ name, email }: Person): Addressed => ({ name, address: email });
