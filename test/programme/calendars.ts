/**
 * Everybody's calendar as the program's messages make it (RFC 5546: of two messages about one meeting the one
 * with the greater sequence holds), held against the calibrations that stand in the end.
 */
import type { Task } from '../../core/coaching/task.ts';
import type { PersonId } from '../../core/identity.ts';
import type { Message } from '../../functions/ports/mailer.ts';
import { keys, mailRow, personRow, prefixes, read } from '../../functions/runtime/rows.ts';
import type { Lived } from '../../infra/local/company/life.ts';
import { allOf, type Ledger, time } from './read-all.ts';
import { dayIn, dayMs, weekday } from './slow-dates.ts';

type Entry = { readonly sequence: number; readonly startsAt: number; readonly isCancelled: boolean };
/** By address, and by the meeting's id. */
type Calendars = Map<string, Map<string, Entry>>;

/** Of `DTSTART:20260309T100000Z` the value; a long line goes on behind a line break and a space. */
const valueIn = (content: string, name: string): string => {
  const lines = content.replaceAll('\r\n ', '').split('\r\n');
  const line = lines.find((each) => each.startsWith(`${name}:`) || each.startsWith(`${name};`));
  if (line === undefined) throw new Error(`A calendar message says no ${name}:\n${content}`);
  return line.slice(line.indexOf(':') + 1);
};

const momentIn = (content: string, name: string): number => {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(valueIn(content, name)) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

/** Whether somebody works at a moment by what the roster said of them at another: an ordinary day, and no leave of which the end was known. */
const works = ({ lines }: Lived, id: string, ms: number, saidMs: number): boolean => {
  const line = lines.findLast((each) => each.line.id === id && Date.parse(each.at) <= saidMs)?.line;
  if (line === undefined) return true;
  const day = dayIn(ms, line.timeZone);
  const { awayFrom = '9999', awayUntil = '' } = line;
  return line.workingDays.includes(weekday(day)) && !(awayFrom <= day && day <= awayUntil);
};

/** A message as a calendar takes it; what it would not take, and what nobody could attend, is a violation. */
const taken = (message: Message, calendars: Calendars, lived: Lived): readonly string[] => {
  const { calendar: part, to } = message;
  if (part === undefined) return [];
  const { content, method } = part;
  const [uid, sequence] = [valueIn(content, 'UID'), Number(valueIn(content, 'SEQUENCE'))];
  const [startsAt, sentAt] = [momentIn(content, 'DTSTART'), momentIn(content, 'DTSTAMP')];
  const calendar = calendars.get(to.address) ?? new Map<string, Entry>();
  const known = calendar.get(uid);
  const isCancelled = method === 'CANCEL';
  calendars.set(to.address, calendar.set(uid, { sequence, startsAt, isCancelled }));
  const interviewer = uid.split('.').slice(1, -1).join('.');
  const flaws: [boolean, string][] = [
    [
      known !== undefined && sequence <= known.sequence,
      `a calendar that knows ${known?.sequence} ignores it`,
    ],
    // Who was away when it was booked may never have been asked; a calendar does nothing with what it does not know.
    [isCancelled && known?.isCancelled === true, 'it was cancelled before'],
    [!isCancelled && startsAt <= sentAt, `it is for ${time(startsAt)}, which is over`],
    [
      // What the roster says today is planned for in the night to come.
      !isCancelled && !works(lived, interviewer, startsAt, sentAt - dayMs),
      `it is for ${time(startsAt)}, when ${interviewer} does not work`,
    ],
  ];
  return flaws
    .filter(([isFlaw]) => isFlaw)
    .map(([, why]) => `${to.address}: ${method} ${sequence} of ${uid}, sent ${time(sentAt)}: ${why}`);
};

/** What is still on its way to people who are not at work, by address and meeting. */
const onTheirWay = async ({ company }: Lived, ledger: Ledger): Promise<ReadonlySet<string>> => {
  const waiting = new Set<string>();
  for (const { line } of [...company.staff.careers, ...company.staff.coaches]) {
    const email = (await read(ledger, personRow, keys.person(line.id as PersonId)))?.body.email;
    for (const mail of await allOf(ledger, mailRow, keys.mailbox(line.id as PersonId), prefixes.mail))
      if (mail.state === 'queued') waiting.add(`${email} ${mail.taskId}@plumbline`);
  }
  return waiting;
};

/** Each calibration that is to be held stands on both calendars when it is due, and nothing else stands ahead. */
const standing = async (
  calendars: Calendars,
  tasks: readonly Task[],
  lived: Lived,
  ledger: Ledger,
): Promise<readonly string[]> => {
  const violations: string[] = [];
  const waiting = await onTheirWay(lived, ledger);
  const wanted = new Set(waiting);
  const personOf = async (id: string | undefined) =>
    id === undefined ? undefined : (await read(ledger, personRow, keys.person(id as PersonId)))?.body;
  for (const task of tasks.filter(({ kind }) => kind === 'calibration')) {
    const [host, guest] = [await personOf(task.owner), await personOf(task.interviewer)];
    const isAhead = (task.state === 'planned' || task.state === 'open') && host?.role !== 'operations';
    const uid = `${task.id}@plumbline`;
    for (const { email } of [host, guest].filter((person) => person !== undefined)) {
      if (isAhead || task.coachedAt !== undefined) wanted.add(`${email} ${uid}`);
      const entry = calendars.get(email)?.get(uid);
      if (!isAhead || waiting.has(`${email} ${uid}`)) continue;
      if (entry === undefined || entry.isCancelled)
        violations.push(`${email}: ${task.id}, due ${task.dueAt}, is not on the calendar`);
      else if (entry.startsAt !== Date.parse(task.dueAt))
        violations.push(`${email}: ${task.id} is due ${task.dueAt} and stands at ${time(entry.startsAt)}`);
    }
  }
  for (const [address, calendar] of calendars)
    for (const [uid, { isCancelled, startsAt }] of calendar)
      if (!isCancelled && startsAt > Date.parse(lived.ends) && !wanted.has(`${address} ${uid}`))
        violations.push(`${address}: ${uid} stands at ${time(startsAt)} and is none of theirs`);
  return violations;
};

export const calendarsOf = async (
  messages: readonly Message[],
  tasks: readonly Task[],
  lived: Lived,
  ledger: Ledger,
): Promise<{ readonly violations: readonly string[]; readonly invitations: number }> => {
  const calendars: Calendars = new Map();
  const violations = messages.flatMap((message) => taken(message, calendars, lived));
  violations.push(...(await standing(calendars, tasks, lived, ledger)));
  return { violations, invitations: messages.filter(({ calendar }) => calendar !== undefined).length };
};
