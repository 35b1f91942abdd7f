/**
 * When a calibration is held: on the coach's calendar long before its loop is led, at the date the
 * interviewer's pace points to, and fixed once that loop is there.
 */
import type { Instant } from '../identity.ts';
import type { Person } from '../interviewer/person.ts';
import { addDays, DAY_MS, type Day, dayAt, instantOf, isoWeekday, msOf } from './calendar.ts';
import { ownerAfter } from './change-of-hands.ts';
import { meetingFrom, meetingStart } from './invitation.ts';
import { loopNumber, type NumberedLoop } from './numbered-loops.ts';
import type { OwedInput } from './obligation.ts';
import { coachOwner, namedCoach } from './ownership.ts';
import type { Task } from './task.ts';
import { isAway, usualDays } from './working-time.ts';

/** ◊ Loops a month of somebody too new to have a pace of their own; a company's own typical pace is passed in where known. */
const TYPICAL_LOOPS_A_MONTH = 2;
const DAYS_A_MONTH = 365.25 / 12;

/** ◊ Two loops say little about a pace, so the typical pace weighs as much as this many loops. */
const PACE_WEIGHT_LOOPS = 2;

/** ◊ Nobody is put off for less than this. */
const SMALLEST_MOVE_DAYS = 7;
/** ◊ Nor brought forward for less than this, or for less than a third of the time there still is. */
const SMALLEST_FORWARD_DAYS = 14;
const SMALLEST_FORWARD_SHARE = 1 / 3;
/** ◊ Somebody who slows down is later every week; the date is put off once, when it comes this near. */
const PUT_OFF_DAYS_BEFORE = 14;
/**
 * ◊ Who slows down mostly slows down further: put off by half as much again as the pace says, just short of
 * where it would be brought forward at once.
 */
const PUT_OFF_FURTHER = 1.45;
/** ◊ A date further ahead than this is a guess, and nobody's calendar is the better for another. */
const NEAR_DAYS = 42;
/** ◊ For tomorrow nobody can be asked; two days leave one to rearrange. */
const NOTICE_DAYS = 2;
/** The packet is ready, and the coach told, this long before. */
const OPENS_DAYS_BEFORE = 7;
/** ◊ A projection further out than this says only "not soon"; it is looked at again as loops come. */
const FURTHEST_DAYS = 540;

export type PaceInput = {
  /** Counted loops so far. */
  readonly loops: number;
  /** The loop whose date is wanted. */
  readonly target: number;
  /** Where the pace is measured from: the first loop's end, or the end of training while there is none. */
  readonly since: Instant;
  readonly now: Instant;
  readonly typicalLoopsPerMonth?: number;
};

/**
 * The day count from now after which the target loop is likely led: what is left, divided by a pace
 * that starts at the typical one and gives way to the interviewer's own as loops come in. Never negative.
 */
export const daysToLoop = ({ loops, target, since, now, typicalLoopsPerMonth }: PaceInput): number => {
  const typical = (typicalLoopsPerMonth ?? TYPICAL_LOOPS_A_MONTH) / DAYS_A_MONTH;
  const elapsed = Math.max(0, (msOf(now) - msOf(since)) / DAY_MS);
  const paceADay = (loops + PACE_WEIGHT_LOOPS) / (elapsed + PACE_WEIGHT_LOOPS / typical);
  return Math.min(FURTHEST_DAYS, Math.max(0, target - loops) / paceADay);
};

type Dates = { readonly opensAt: Instant; readonly dueAt: Instant };

/** With whom, and for how long: a booked one stays as long as both calendars have it. */
type Sitting = { readonly host: Person; readonly minutes: number };

const sittingOf = (input: OwedInput, task?: Task): Sitting => ({
  host: hostOf(input, task),
  minutes: task?.minutes ?? input.policy.coaching.calibrationMin,
});

/**
 * Who holds the meeting: whoever has its task, or takes it over now; the coach while operations keep it, and
 * the interviewer while there is nobody else.
 */
const hostOf = (input: OwedInput, task?: Task): Person => {
  const { person, roster, now } = input;
  const owner = task === undefined ? coachOwner(person, roster, now).owner : ownerAfter(input, task);
  const holder = owner === undefined ? undefined : roster.person(owner);
  if (holder !== undefined && holder.role !== 'operations') return holder;
  return namedCoach(person, roster, now) ?? person;
};

/**
 * On the first day from `day` that suits both, at mid-morning or the nearest hour: as their calendars will
 * have it, so that it is due when it begins and not before.
 */
const heldFrom = ({ person, policy }: OwedInput, { host, minutes }: Sitting, day: Day): number =>
  msOf(meetingFrom(day, minutes, { host, guest: person }, policy));

/** Whether a meeting at that moment is on an ordinary working day of both and in no leave of the interviewer's whose end is known. */
const suits = (ms: number, host: Person, guest: Person): boolean => {
  const isUsual = ({ timeZone, ...who }: Person): boolean =>
    usualDays(who).includes(isoWeekday(dayAt(ms, timeZone)));
  const isInLeave = guest.awayUntil !== undefined && isAway(guest, dayAt(ms, guest.timeZone));
  return !isInLeave && isUsual(host) && isUsual(guest);
};

/**
 * When a booked meeting can be held: as booked, at the nearest hour of that day that suits both, or on the
 * first day after it that does.
 */
const heldAt = (input: OwedInput, sitting: Sitting, task: Task): number => {
  const { person: guest, policy } = input;
  const { host, minutes } = sitting;
  const start = msOf(meetingStart(task.dueAt, minutes, { host, guest }, policy));
  return suits(start, host, guest) ? start : heldFrom(input, sitting, dayAt(msOf(task.dueAt), host.timeZone));
};

const withOpening = (input: OwedInput, dueMs: number): Dates => {
  const opens = Math.max(dueMs - OPENS_DAYS_BEFORE * DAY_MS, Math.min(msOf(input.now), dueMs));
  return { opensAt: instantOf(opens), dueAt: instantOf(dueMs) };
};

/**
 * The loop is there: the booked date if it is within a week after it, its late capture or today, else a
 * working day from then on, with time to rearrange. Never a day that is over.
 */
const fixedDate = (input: OwedInput, loop: NumberedLoop, sitting: Sitting, booked?: number): number => {
  const ended = msOf(loop.row.endedAt);
  const latest = Math.max(ended, msOf(loop.row.capturedAt), msOf(input.now));
  if (booked !== undefined && booked >= ended && booked <= latest + SMALLEST_MOVE_DAYS * DAY_MS)
    return booked;
  return heldFrom(input, sitting, addDays(dayAt(latest, sitting.host.timeZone), NOTICE_DAYS));
};

/**
 * When a booked meeting should be held: brought forward when its loop is likely within six weeks and well
 * before it, by two weeks and by a third of the time there still is; put off when it is two weeks away and
 * the loop likely a week after it, or about to pass with loops still missing. A date months ahead is a
 * guess, and is not moved for every idle day; nor is any moved while the interviewer is away.
 */
const standingDate = (
  input: OwedInput,
  loops: readonly NumberedLoop[],
  number: number,
  live: Task,
): number => {
  const { person, lifetime } = input;
  const sitting = sittingOf(input, live);
  const booked = heldAt(input, sitting, live);
  const now = msOf(input.now);
  if (isAway(person, dayAt(now, person.timeZone))) return booked;
  const loop = loopNumber(loops, number);
  if (loop !== undefined) return fixedDate(input, loop, sitting, booked);
  // Led long ago and not known here: what is booked stands.
  if (lifetime.loops >= number) return booked;
  const projected = projectedMs(input, loops, number, sitting);
  if (!isWellAway(projected, booked, now)) return booked;
  if (projected <= booked) return projected;
  const furtherMs = now + PUT_OFF_FURTHER * (projected - now);
  const further = heldFrom(input, sitting, dayAt(furtherMs, sitting.host.timeZone));
  // Beyond somebody's leave it may be so late that it would be brought forward at once.
  return isWellAway(projected, further, now) ? projected : further;
};

/** The dates of a calibration: new ones where nothing is booked, those of the task where its date stands. */
export const calibrationPlan = (
  input: OwedInput,
  loops: readonly NumberedLoop[],
  number: number,
  existing?: Task,
): Dates => {
  const live = existing?.state === 'planned' || existing?.state === 'open' ? existing : undefined;
  if (live === undefined) {
    const [loop, sitting] = [loopNumber(loops, number), sittingOf(input)];
    return withOpening(
      input,
      loop === undefined ? projectedMs(input, loops, number, sitting) : fixedDate(input, loop, sitting),
    );
  }
  const dueMs = standingDate(input, loops, number, live);
  return dueMs === msOf(live.dueAt)
    ? { opensAt: live.opensAt ?? live.plannedAt, dueAt: live.dueAt }
    : withOpening(input, dueMs);
};

const isWellAway = (projected: number, booked: number, now: number): boolean => {
  const leftMs = Math.max(0, booked - now);
  if (projected <= booked) {
    const isNear = projected - now <= NEAR_DAYS * DAY_MS;
    return (
      isNear &&
      booked - projected >= Math.max(SMALLEST_FORWARD_DAYS * DAY_MS, SMALLEST_FORWARD_SHARE * leftMs)
    );
  }
  const later = projected - booked >= SMALLEST_MOVE_DAYS * DAY_MS;
  return (later && leftMs <= PUT_OFF_DAYS_BEFORE * DAY_MS) || leftMs <= DAY_MS;
};

const projectedMs = (
  input: OwedInput,
  loops: readonly NumberedLoop[],
  target: number,
  sitting: Sitting,
): number => {
  const { now, lifetime, person } = input;
  const trained = input.trainingEndsOn ?? person.trainedOn;
  const firstEnd = loops[0]?.row.endedAt;
  // The pace starts with the first loop; before it, with the end of training, ahead or past: idle weeks count.
  const training = trained === undefined ? msOf(now) : Date.parse(`${trained}T00:00:00Z`);
  const startMs = firstEnd === undefined ? Math.max(msOf(now), training) : msOf(now);
  const days = daysToLoop({
    loops: lifetime.loops,
    target,
    since: firstEnd ?? instantOf(training),
    now: instantOf(startMs),
    ...(input.typicalLoopsPerMonth === undefined ? {} : { typicalLoopsPerMonth: input.typicalLoopsPerMonth }),
  });
  // Never on the day it is planned: an invitation needs a day to be seen.
  const dayMs = startMs + Math.max(1, Math.ceil(days)) * DAY_MS;
  return heldFrom(input, sitting, dayAt(dayMs, sitting.host.timeZone));
};

/**
 * Up to when a booked date is kept while no loop comes, in ms since 1970 and not before `now`; at it and
 * after it, it may be moved. Idle days only push the projection away. So a booking well ahead of it is
 * brought forward, if at all, once there is little time left; and what puts a booking off, once true, stays
 * true, and is found by halving to half a day: each step projects anew, and a night looks once a day.
 */
export const bookedUntilMs = (input: OwedInput, loops: readonly NumberedLoop[], task: Task): number => {
  const number = Number(task.milestone);
  if (loopNumber(loops, number) !== undefined || input.lifetime.loops >= number) return Infinity;
  const [now, booked] = [msOf(input.now), msOf(task.dueAt)];
  const sitting = sittingOf(input, task);
  const projected = projectedMs(input, loops, number, sitting);
  const leadMs = booked - projected;
  const forward =
    leadMs >= SMALLEST_FORWARD_DAYS * DAY_MS
      ? Math.max(booked - leadMs / SMALLEST_FORWARD_SHARE, projected - NEAR_DAYS * DAY_MS) - 1
      : Infinity;
  const nears = booked - PUT_OFF_DAYS_BEFORE * DAY_MS - 1;
  if (nears > now) return Math.min(forward, nears);
  let [kept, moved] = [now, Math.max(now, booked - DAY_MS)];
  while (moved - kept > DAY_MS / 2) {
    const between = Math.floor((kept + moved) / 2);
    const later = projectedMs({ ...input, now: instantOf(between) }, loops, number, sitting);
    if (isWellAway(later, booked, between)) moved = between;
    else kept = between;
  }
  return Math.min(forward, kept);
};
