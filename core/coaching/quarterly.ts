/**
 * The quarter's reviews, allocated one coach at a time under the weekly limit: first those who are
 * still being onboarded, then by need. What does not fit is named with its minutes, never dropped.
 */
import type { Instant, LoopId, PersonId } from '../identity.ts';
import type { Person } from '../interviewer/person.ts';
import type { InterviewerRecord } from '../interviewer/record.ts';
import type { Policy } from '../rubric/policy.ts';
import {
  addDays,
  type Day,
  dayAt,
  daysBetween,
  instantOf,
  instantOfLocal,
  isoWeekday,
  msOf,
} from './calendar.ts';
import { isUnfinished } from './task-event.ts';
import type { Obligation } from './obligation.ts';
import type { Quarter } from './quarter.ts';
import type { Task } from './task.ts';
import { isWorkingDay } from './working-time.ts';

/** One interviewer at the quarter's turn. */
export type QuarterlyCandidate = {
  readonly person: Person;
  readonly record: InterviewerRecord;
  /** When the last quarterly review of this interviewer was given. */
  readonly lastCoachedAt?: Instant;
};

/** Whether a review is due at all: active, and a loop since the last one. Without one it is "not due". */
export const isQuarterlyDue = ({ person, record, lastCoachedAt }: QuarterlyCandidate): boolean =>
  person.active &&
  record.lastEndedAt !== undefined &&
  (lastCoachedAt === undefined || msOf(record.lastEndedAt) > msOf(lastCoachedAt));

export type QuarterlyBasis = {
  readonly loops: readonly LoopId[];
  /** False with too few loops for rates: then it is about one loop. */
  readonly rates: boolean;
};

/** What the review looks at: the last 10 to 20 loops, or with fewer than 10 the newest alone and no rates. */
export const quarterlyBasis = (record: InterviewerRecord, policy: Policy): QuarterlyBasis => {
  const { quarterlyLoops, quarterlyMinLoops } = policy.coaching;
  const loops = record.window.filter((entry) => entry.counted).map((entry) => entry.loopId);
  return loops.length < quarterlyMinLoops
    ? { loops: loops.slice(-1), rates: false }
    : { loops: loops.slice(-quarterlyLoops), rates: true };
};

/**
 * ◊ Need, greater is sooner: the share of the window's loops that were not calibrated, plus the years
 * since the last review, so that nobody waits for ever. It orders work; it is never shown.
 */
export const needOf = ({ record, lastCoachedAt }: QuarterlyCandidate, now: Instant): number => {
  const loops = record.window.filter((entry) => entry.counted);
  const uncalibrated = loops.filter((entry) => !entry.calibrated).length / Math.max(1, loops.length);
  const since = lastCoachedAt ?? record.firstEndedAt;
  return uncalibrated + (since === undefined ? 0 : (msOf(now) - msOf(since)) / (365.25 * 86_400_000));
};

const isOnboarding = ({ record }: QuarterlyCandidate): boolean =>
  record.status === 'in-training' || record.status === 'onboarding';

/** Onboarding first, then need, then the id, so that the order is the same every time. */
export const byUrgency =
  (now: Instant) =>
  (a: QuarterlyCandidate, b: QuarterlyCandidate): number =>
    Number(isOnboarding(b)) - Number(isOnboarding(a)) ||
    needOf(b, now) - needOf(a, now) ||
    (a.person.id < b.person.id ? -1 : 1);

type Week = { readonly monday: Day; readonly opensAt: Instant; readonly dueAt: Instant };

/** The quarter's weeks in which the coach works and can still finish something, each due as its last working day ends. */
const weeksOf = (coach: Person, quarter: Quarter, policy: Policy, now: Instant): readonly Week[] => {
  const { workdayStartHour, workdayEndHour } = policy.mail;
  const weeks: Week[] = [];
  const first = addDays(quarter.from, (8 - isoWeekday(quarter.from)) % 7);
  for (let monday = first; addDays(monday, 6) < quarter.until; monday = addDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4, 5, 6]
      .map((day) => addDays(monday, day))
      .filter((day) => isWorkingDay(coach, day));
    const [opens, closes] = [days[0], days.at(-1)];
    if (opens === undefined || closes === undefined) continue;
    const dueAt = instantOf(instantOfLocal(closes, workdayEndHour, coach.timeZone));
    const opensAt = instantOf(instantOfLocal(opens, workdayStartHour, coach.timeZone));
    if (msOf(dueAt) > msOf(now)) weeks.push({ monday, opensAt, dueAt });
  }
  return weeks;
};

/** Minutes already owed in each week, by the day each unfinished task is due. */
const committedBy = (coach: Person, tasks: readonly Task[], weeks: readonly Week[]): number[] => {
  const minutes = weeks.map(() => 0);
  for (const task of tasks) {
    if (task.owner !== coach.id || !isUnfinished(task)) continue;
    const due = dayAt(msOf(task.dueAt), coach.timeZone);
    const index = weeks.findIndex(({ monday }) => monday <= due && daysBetween(monday, due) < 7);
    if (index >= 0) minutes[index] = (minutes[index] ?? 0) + task.minutes;
  }
  return minutes;
};

export type CoachAllocation = {
  readonly coach: PersonId;
  readonly placed: readonly Obligation[];
  /** Who does not fit, in order of urgency, and what each would take. */
  readonly unplaced: readonly { readonly interviewer: PersonId; readonly minutes: number }[];
  /** Minutes there would have to be besides, 0 when everybody fits. */
  readonly shortMinutes: number;
  readonly notDue: readonly PersonId[];
};

export type AllocationInput = {
  readonly coach: Person;
  readonly candidates: readonly QuarterlyCandidate[];
  /** What this coach owes already, quarterly reviews of this quarter included. */
  readonly tasks: readonly Task[];
  readonly quarter: Quarter;
  readonly policy: Policy;
  readonly now: Instant;
};

/** The nearest week to `wanted` that has room: that one, else later ones, else earlier ones. */
const weekWithRoom = (room: readonly number[], wanted: number, minutes: number): number => {
  for (let index = wanted; index < room.length; index += 1) if ((room[index] ?? 0) >= minutes) return index;
  for (let index = wanted - 1; index >= 0; index -= 1) if ((room[index] ?? 0) >= minutes) return index;
  return -1;
};

/**
 * One coach's quarter. The most urgent come first and all are spread evenly over the weeks. Nobody who
 * has this quarter's review already, in whatever state, is allocated again.
 */
export const allocateCoach = (input: AllocationInput): CoachAllocation => {
  const { coach, quarter, policy, now, tasks } = input;
  const minutes = policy.coaching.quarterlyMin;
  const has = new Set(
    tasks
      .filter((task) => task.kind === 'quarterly' && task.milestone === quarter.key)
      .map((task) => task.interviewer),
  );
  const others = input.candidates.filter(({ person }) => person.id !== coach.id && !has.has(person.id));
  const due = others.filter(isQuarterlyDue).sort(byUrgency(now));
  const weeks = weeksOf(coach, quarter, policy, now);
  const committed = committedBy(coach, tasks, weeks);
  const room = committed.map((owed) => Math.max(0, policy.coaching.weeklyLimitMin - owed));
  const placed: Obligation[] = [];
  const unplaced: { interviewer: PersonId; minutes: number }[] = [];
  for (const [index, { person }] of due.entries()) {
    const at = weekWithRoom(room, Math.floor((index * weeks.length) / due.length), minutes);
    const week = weeks[at];
    if (week === undefined) {
      unplaced.push({ interviewer: person.id, minutes });
      continue;
    }
    room[at] = (room[at] ?? 0) - minutes;
    placed.push({
      kind: 'quarterly',
      interviewer: person.id,
      milestone: quarter.key,
      owner: coach.id,
      ownerAs: 'coach',
      opensAt: week.opensAt,
      dueAt: week.dueAt,
      minutes,
    });
  }
  return {
    coach: coach.id,
    placed,
    unplaced,
    shortMinutes: unplaced.reduce((sum, each) => sum + each.minutes, 0),
    notDue: others.filter((each) => !isQuarterlyDue(each)).map(({ person }) => person.id),
  };
};

/** The next coaches after a cursor, in the order of their ids: a cycle that stops half-way goes on where it was. */
export const coachesAfter = (
  coaches: Iterable<PersonId>,
  cursor: PersonId | undefined,
  atMost: number,
): { readonly coaches: readonly PersonId[]; readonly cursor?: PersonId } => {
  const left = [...new Set(coaches)].sort().filter((coach) => cursor === undefined || coach > cursor);
  const page = left.slice(0, Math.max(1, atMost));
  const last = page.at(-1);
  return left.length > page.length && last !== undefined
    ? { coaches: page, cursor: last }
    : { coaches: page };
};

/** "Kim is short of 45 minutes this quarter: Dana, Rue and Ann have no place yet." Empty when everybody fits. */
export const shortageSentence = (allocation: CoachAllocation, nameOf: (id: PersonId) => string): string => {
  if (allocation.unplaced.length === 0) return '';
  const names = allocation.unplaced.map((each) => nameOf(each.interviewer));
  const list =
    names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  const have = names.length === 1 ? 'has' : 'have';
  return `${nameOf(allocation.coach)} is short of ${allocation.shortMinutes} minutes this quarter: ${list} ${have} no place yet.`;
};
