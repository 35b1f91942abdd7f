/**
 * One coach's quarter: every review that is due gets a week with room under the weekly limit. What
 * does not fit is named with its minutes, never dropped; what nobody has begun may still move.
 */
import type { Instant, PersonId } from '../identity.ts';
import type { Person } from '../interviewer/person.ts';
import type { Policy } from '../rubric/policy.ts';
import { addDays, dayAt, msOf } from './calendar.ts';
import { type CoachWeek, coachWeeks, minutesByWeek, weekOfDay } from './coach-weeks.ts';
import { mayCoach, namedCoach, type Roster, standIns } from './ownership.ts';
import type { Quarter } from './quarter.ts';
import { byUrgency, isBegun, isQuarterlyDue, type QuarterlyCandidate } from './quarterly.ts';
import type { Task } from './task.ts';
import { isAway } from './working-time.ts';

/** A review in its week. */
export type Placement = {
  readonly interviewer: PersonId;
  readonly opensAt: Instant;
  readonly dueAt: Instant;
  readonly minutes: number;
};

export type CoachAllocation = {
  readonly coach: PersonId;
  /** Those that nobody has begun, kept where they were or placed anew. */
  readonly placed: readonly Placement[];
  /** Who does not fit, in order of urgency, and what each would take. */
  readonly unplaced: readonly { readonly interviewer: PersonId; readonly minutes: number }[];
  /** Minutes there would have to be besides, 0 when everybody fits. */
  readonly shortMinutes: number;
  /** Due, but away in every week that is left, or seen so late that the next quarter is theirs. */
  readonly postponed: readonly PersonId[];
  readonly notDue: readonly PersonId[];
};

export type AllocationInput = {
  readonly coach: Person;
  readonly candidates: readonly QuarterlyCandidate[];
  /** What this coach owes and has done, quarterly reviews of this quarter included. */
  readonly tasks: readonly Task[];
  readonly quarter: Quarter;
  readonly policy: Policy;
  readonly now: Instant;
};

/**
 * Who gives this quarter's review: the named coach, or where they are gone or away in every week that
 * is left, whoever stands in for them and is there. Undefined when nobody is named, or nobody but the
 * interviewer. A coach who is away without a deputy keeps it, and is short of the minutes.
 */
export const quarterlyCoach = (
  interviewer: Person,
  roster: Roster,
  hasWeek: (coach: Person) => boolean,
  now: Instant,
): PersonId | undefined => {
  const named = namedCoach(interviewer, roster, now);
  // The term on the interviewer's row is the named coach's and binds no deputy.
  const { coachFrom: _from, coachUntil: _until, ...anyTerm } = interviewer;
  for (const [step, candidate] of standIns(interviewer, roster).entries()) {
    const able = step === 0 ? candidate.id === named?.id : mayCoach(candidate, anyTerm, now);
    if (able && hasWeek(candidate)) return candidate.id;
  }
  return named?.id;
};

/** Nobody is asked about in a week in which they are on leave, nor by a coach whose term with them is over. */
const suits = (person: Person, coach: Person, week: CoachWeek): boolean => {
  if (person.coach === coach.id && person.coachUntil !== undefined && person.coachUntil < week.closesOn)
    return false;
  for (let day = week.opensOn; day <= week.closesOn; day = addDays(day, 1))
    if (isAway(person, day)) return false;
  return true;
};

/** This quarter's task of each interviewer, whoever holds it. */
const standingOf = (tasks: readonly Task[], quarter: Quarter): ReadonlyMap<PersonId, Task> =>
  new Map(
    tasks
      .filter((task) => task.kind === 'quarterly' && task.milestone === quarter.key)
      .filter((task) => task.state !== 'superseded')
      .map((task) => [task.interviewer, task]),
  );

type Calendar = {
  readonly coach: Person;
  readonly weeks: readonly CoachWeek[];
  /** Minutes left in each week; taken from as reviews find their place. */
  readonly room: number[];
  readonly minutes: number;
};

/** First those that have a week and can keep it, then the others, spread over the weeks; whoever is missing found none. */
const weeksFor = (
  due: readonly Person[],
  standing: ReadonlyMap<PersonId, Task>,
  { coach, weeks, room, minutes }: Calendar,
): ReadonlyMap<PersonId, CoachWeek> => {
  const found = new Map<PersonId, CoachWeek>();
  const tryIn = (person: Person, index: number): boolean => {
    const week = weeks[index];
    if (week === undefined || (room[index] ?? 0) < minutes || !suits(person, coach, week)) return false;
    room[index] = (room[index] ?? 0) - minutes;
    found.set(person.id, week);
    return true;
  };
  for (const person of due) {
    const task = standing.get(person.id);
    if (task !== undefined) tryIn(person, weekOfDay(dayAt(msOf(task.dueAt), coach.timeZone), weeks));
  }
  const looking = due.filter(({ id }) => !found.has(id));
  for (const [index, person] of looking.entries()) {
    // The nearest week to its share of the quarter: that one, else later ones, else earlier ones.
    const wanted = Math.floor((index * weeks.length) / looking.length);
    const order = [...weeks.keys()].slice(wanted).concat([...weeks.keys()].slice(0, wanted).reverse());
    order.some((week) => tryIn(person, week));
  }
  return found;
};

/** Whether any week would be left if nobody were ever on leave: otherwise it is late, not short. */
const isOver = ({ coach, quarter, policy, now }: AllocationInput): boolean => {
  const { awayFrom: _from, awayUntil: _until, coachUntil: _term, ...always } = coach;
  return coachWeeks(always, quarter, policy, now).length === 0;
};

/**
 * The most urgent come first and all are spread evenly over the weeks. Whoever has this quarter's review
 * already keeps it; one that nobody has begun keeps its week while there is room in it, and moves where
 * other work has taken the room.
 */
export const allocateCoach = (input: AllocationInput): CoachAllocation => {
  const { coach, quarter, policy, now } = input;
  const standing = standingOf(input.tasks, quarter);
  const minutes = policy.coaching.quarterlyMin;
  const open = input.candidates.filter(({ person: { id } }) => {
    const task = standing.get(id);
    return id !== coach.id && (task === undefined || !isBegun(task, now));
  });
  const due = open
    .filter((each) => standing.has(each.person.id) || isQuarterlyDue(each, policy))
    .sort(byUrgency(now))
    .map(({ person }) => person);
  const moving = new Set(due.map(({ id }) => standing.get(id)?.id));
  const fixed = input.tasks.filter((task) => !moving.has(task.id));
  const weeks = coachWeeks(coach, quarter, policy, now);
  const room = minutesByWeek(coach, fixed, weeks, now).map((owed) => policy.coaching.weeklyLimitMin - owed);
  const found = weeksFor(due, standing, { coach, weeks, room, minutes });
  const over = isOver(input);
  const left = due.filter(({ id }) => !found.has(id));
  const isPostponed = (person: Person): boolean =>
    over || (weeks.length > 0 && !weeks.some((week) => suits(person, coach, week)));
  const unplaced = left
    .filter((person) => !isPostponed(person))
    .map(({ id }) => ({ interviewer: id, minutes }));
  return {
    coach: coach.id,
    placed: due.flatMap(({ id }) => {
      const week = found.get(id);
      return week === undefined
        ? []
        : [{ interviewer: id, opensAt: week.opensAt, dueAt: week.dueAt, minutes }];
    }),
    unplaced,
    shortMinutes: unplaced.reduce((sum, each) => sum + each.minutes, 0),
    postponed: left.filter(isPostponed).map(({ id }) => id),
    notDue: open.filter(({ person }) => !due.includes(person)).map(({ person }) => person.id),
  };
};

export type PageOfCoaches = {
  /** The most coaches of a page, and the most interviewers they may have together; one coach always fits. */
  readonly coaches: number;
  readonly interviewers: number;
  /** How many interviewers one coach has. */
  readonly of: (coach: PersonId) => number;
};

/** The next coaches after a cursor, in the order of their ids: a cycle that stops half-way goes on where it was. */
export const coachesAfter = (
  coaches: Iterable<PersonId>,
  cursor: PersonId | undefined,
  { coaches: atMost, interviewers, of }: PageOfCoaches,
): { readonly coaches: readonly PersonId[]; readonly cursor?: PersonId } => {
  const left = [...new Set(coaches)].sort().filter((coach) => cursor === undefined || coach > cursor);
  const page: PersonId[] = [];
  let theirs = 0;
  for (const coach of left.slice(0, Math.max(1, atMost))) {
    theirs += of(coach);
    if (page.length > 0 && theirs > interviewers) break;
    page.push(coach);
  }
  const last = page.at(-1);
  return left.length > page.length && last !== undefined
    ? { coaches: page, cursor: last }
    : { coaches: page };
};
