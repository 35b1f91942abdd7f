/**
 * send-mail: an intent that is due becomes a mail, alone or with whatever else its reader owes that day.
 * It is sent, then noted: a crash between the two sends it again under the same id, and never loses it.
 */
import { InvalidInput, Unavailable } from '../../core/faults.ts';
import { isAtOrBefore, plusHours } from '../../core/coaching/calendar.ts';
import { isGathered, isUrgent, mailTime, nextDaysMail } from '../../core/coaching/mail-time.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Instant } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Key } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { nextDigest } from '../runtime/digest-schedule.ts';
import { policyInForce } from '../runtime/policy.ts';
import { keys, mailRow, personRow, read, taskRow } from '../runtime/rows.ts';
import { composeMail, type Draw } from './compose.ts';
import { gatherModel } from './gather.ts';
import type { MailModel } from './model.ts';
import { dueWith, hasGone, inHandWith, note, postDay, putOff, type Queued, takeInHand } from './post.ts';
import { refusalOf } from './recipients.ts';
import { heldUntil } from './hold-feedback.ts';
import { oneMailOf } from './today.ts';

export type SendPorts = Pick<Ports, 'artefacts' | 'ledger' | 'links' | 'mailer' | 'clock'>;

export type Sent = {
  readonly outcome: 'sent' | 'not-due' | 'dropped' | 'later';
  /** Why it could not be delivered just now, as a code. */
  readonly held?: string;
};

/** A minute after the first failure, twice as long after each next, an hour at most. */
const retryHours = (attempts: number): number => Math.min(2 ** attempts, 60) / 60;

/** More than a working day holds; what is beyond waits for the next day's mail. */
const mostInOne = 20;

/**
 * `claimMin` keeps others away from a mail that is being sent, where several may run at once; a process
 * that works alone needs none.
 */
export const sendMail = async (
  { partition, sort }: Key,
  ports: SendPorts,
  draw?: Draw,
  claimMin = 0,
): Promise<Sent> => {
  const found = await read(ports.ledger, mailRow, { partition, sort });
  const now = ports.clock.now();
  if (found === undefined || found.body.state !== 'queued' || !isAtOrBefore(found.body.sendAt, now))
    return { outcome: 'not-due' };
  const policy = await policyInForce(ports.ledger);
  const person = (await read(ports.ledger, personRow, keys.person(found.body.to)))?.body;
  if (person === undefined) return await drop([found], nobody(found), ports);
  if (found.body.kind === 'weekly-digest') await queueNextDigest(person, now, policy, ports);
  const refusal = refusalOf(person, policy);
  if (refusal !== undefined) return await drop([found], refusal, ports);
  const turn = await turnOf(found, { person, policy, now }, ports);
  if (turn.kind === 'later') {
    await putOff(found, turn.at, ports.ledger);
    return { outcome: 'later' };
  }
  return await deliver(turn, { person, policy, now, draw, claimMin }, ports);
};

/** Before anything else: a digest that is noted without the next one queued would have been the last. */
const queueNextDigest = async (
  person: Person,
  now: Instant,
  policy: Policy,
  { ledger }: SendPorts,
): Promise<void> => {
  const next = await nextDigest(ledger, person, now, policy);
  if (next.length > 0) await ledger.commit(next);
};

const nobody = ({ body }: Queued): InvalidInput =>
  new InvalidInput('nobody', `${body.to} is not on the roster any more; nobody can be written to.`);

type Reader = { readonly person: Person; readonly policy: Policy; readonly now: Instant };

type Turn =
  | { readonly kind: 'later'; readonly at: Instant }
  | {
      readonly kind: 'now';
      readonly queued: readonly Queued[];
      /** Present on the day's one mail. */
      readonly day?: Parameters<typeof takeInHand>[3];
    };

/** Whether it is this mail's turn, and what travels with it. */
const turnOf = async (found: Queued, { person, policy, now }: Reader, ports: SendPorts): Promise<Turn> => {
  const { ledger } = ports;
  if (found.body.sentIn !== undefined)
    return { kind: 'now', queued: await inHandWith(found, person, ledger) };
  const alone: Turn = { kind: 'now', queued: [found] };
  const mailed = { kind: found.body.kind, task: await taskOf(found, ports) };
  const at = mailTime(mailed, now, person, policy);
  if (!isAtOrBefore(at, now)) return { kind: 'later', at };
  const held = await heldUntil({ mail: found.body, task: mailed.task, person, policy, now }, ledger);
  if (held !== undefined) return { kind: 'later', at: held };
  if (!isGathered(mailed.kind) || isUrgent(mailed, now, policy)) return alone;
  const day = await postDay(person, now, ledger);
  if (hasGone(day)) {
    const next = nextDaysMail(mailed, now, person, policy);
    return isAtOrBefore(next, now) ? alone : { kind: 'later', at: next };
  }
  const queued: Queued[] = [];
  for (const each of await dueWith(found, person, now, ledger)) {
    if (queued.length === mostInOne) break;
    const about = { kind: each.body.kind, task: await taskOf(each, ports) };
    if (!isUrgent(about, now, policy)) queued.push(each);
  }
  return { kind: 'now', queued, day: { person, is: day } };
};

const taskOf = async ({ body }: Queued, { ledger }: SendPorts): Promise<Task | undefined> =>
  body.taskId === undefined || body.interviewer === undefined
    ? undefined
    : (await read(ledger, taskRow, keys.task(body.interviewer, body.taskId)))?.body;

/** As long as a row's reason may be. */
const reasonOf = ({ code, message }: InvalidInput | Unavailable): string =>
  `${code}: ${message}`.slice(0, 300);

const drop = async (
  members: readonly Queued[],
  reason: InvalidInput | undefined,
  { ledger }: SendPorts,
): Promise<Sent> => {
  const because = reason === undefined ? {} : { because: reasonOf(reason) };
  for (const member of members) await note(member, { state: 'dropped', ...because }, ledger);
  return { outcome: 'dropped' };
};

type Sending = Reader & { readonly draw: Draw | undefined; readonly claimMin: number };

/** Gathers, takes in hand, sends and notes; what its intents were about may be gone by now. */
const deliver = async (
  { queued, day }: Extract<Turn, { kind: 'now' }>,
  { person, policy, now, draw, claimMin }: Sending,
  ports: SendPorts,
): Promise<Sent> => {
  const members: Queued[] = [];
  const models: MailModel[] = [];
  for (const each of queued) {
    const model = await gatherModel(each.body, person, policy, now, ports);
    if (model === undefined) await drop([each], undefined, ports);
    else {
      members.push(each);
      models.push(model);
    }
  }
  const [first] = members;
  const model = oneMailOf(models);
  if (first === undefined || model === undefined) return { outcome: 'dropped' };
  const id = first.body.sentIn ?? first.body.id;
  if (day !== undefined || claimMin > 0)
    await takeInHand(members, id, plusHours(now, claimMin / 60), day, ports.ledger);
  const composed = await composeMail(model, draw);
  try {
    await ports.mailer.send({
      id,
      from: policy.mail.from,
      replyTo: policy.mail.replyTo,
      to: { name: person.name, address: person.email },
      ...composed,
      date: now,
    });
  } catch (fault) {
    if (fault instanceof InvalidInput) return await drop(members, fault, ports);
    if (!(fault instanceof Unavailable)) throw fault;
    // Whoever delivers is away: it waits in the ledger, where a person sees it, and is tried again.
    const sendAt = plusHours(now, retryHours(first.body.attempts));
    const because = reasonOf(fault);
    for (const member of members) await note(member, { sendAt, because }, ports.ledger);
    return { outcome: 'later', held: fault.code };
  }
  for (const member of members) await note(member, { state: 'sent', sentAt: now }, ports.ledger);
  return { outcome: 'sent' };
};
