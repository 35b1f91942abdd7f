/** Who owes a task today: the named coach, whoever stands in, or operations until somebody is named. */
import type { Instant, PersonId } from '../identity.ts';
import type { Person } from '../interviewer/person.ts';
import { dayAt, msOf } from './calendar.ts';
import { isAway } from './working-time.ts';

/** The roster as the planner asks it. */
export type Roster = {
  readonly person: (id: PersonId) => Person | undefined;
  /** The operations person who is written to about this interviewer, never themselves; absent when the roster names none. */
  readonly operationsFor: (interviewer: PersonId) => PersonId | undefined;
  /** The one HR contact. */
  readonly hr: PersonId | undefined;
};

/** A roster over a list of people; the first active operations and HR rows by id stand for their roles. */
export const rosterOf = (people: Iterable<Person>): Roster => {
  const byId = new Map<PersonId, Person>();
  for (const person of people) byId.set(person.id, person);
  const namesOf = (role: Person['role']): readonly PersonId[] =>
    [...byId.values()]
      .filter((person) => person.role === role && person.active)
      .map(({ id }) => id)
      .sort();
  const operations = namesOf('operations');
  return {
    person: (id) => byId.get(id),
    operationsFor: (interviewer) => operations.find((id) => id !== interviewer),
    hr: namesOf('hr')[0],
  };
};

export type Owner = {
  readonly owner: PersonId | undefined;
  /** `coach` is the named coach; `deputy` stands in today; `operations` holds it until a coach is named. */
  readonly as: 'coach' | 'deputy' | 'operations' | 'hr';
};

/** A deputy's deputy's deputy is as far as anybody would look; it also ends circles. */
const MOST_DEPUTIES = 3;

/** Whom the interviewer's row names as coach, whoever that is by now, and in their order those who may stand in. */
export const standIns = (interviewer: Pick<Person, 'coach'>, roster: Roster): readonly Person[] => {
  const line: Person[] = [];
  let next = interviewer.coach;
  while (next !== undefined && line.length <= MOST_DEPUTIES) {
    const person = roster.person(next);
    if (person === undefined) break;
    line.push(person);
    next = person.deputy;
  }
  return line;
};

const todayOf = (person: Person, now: Instant): string => dayAt(msOf(now), person.timeZone);

const hasTerm = (person: Pick<Person, 'coachFrom' | 'coachUntil'>, day: string): boolean =>
  (person.coachFrom === undefined || person.coachFrom <= day) &&
  (person.coachUntil === undefined || day <= person.coachUntil);

/** Whether this person may coach that interviewer at all, leave aside: on the roster, active, in term, and somebody else. */
export const mayCoach = (coach: Person | undefined, interviewer: Person, now: Instant): coach is Person =>
  coach !== undefined &&
  coach.active &&
  coach.id !== interviewer.id &&
  // A term written on the interviewer's row is this coach's with them; on the coach's own, with everybody.
  hasTerm(interviewer, todayOf(coach, now)) &&
  hasTerm(coach, todayOf(coach, now));

/** The named coach if that person may coach today, whether or not on leave. */
export const namedCoach = (interviewer: Person, roster: Roster, now: Instant): Person | undefined => {
  const coach = interviewer.coach === undefined ? undefined : roster.person(interviewer.coach);
  return mayCoach(coach, interviewer, now) ? coach : undefined;
};

/**
 * Who owes a coach's task of this interviewer, now. A coach on leave is stood in for by the deputy the
 * same day, or by a deputy's deputy; with none, the task stays with a coach who is back before `dueAt`,
 * else it goes to operations, as it does when nobody is named.
 */
export const coachOwner = (interviewer: Person, roster: Roster, now: Instant, dueAt?: Instant): Owner => {
  const coach = namedCoach(interviewer, roster, now);
  if (coach === undefined) return { owner: roster.operationsFor(interviewer.id), as: 'operations' };
  if (!isAway(coach, todayOf(coach, now))) return { owner: coach.id, as: 'coach' };
  for (const deputy of standIns(interviewer, roster).slice(1)) {
    const free = deputy.active && deputy.id !== interviewer.id && !isAway(deputy, todayOf(deputy, now));
    if (free && hasTerm(deputy, todayOf(deputy, now))) return { owner: deputy.id, as: 'deputy' };
  }
  const backInTime =
    dueAt !== undefined &&
    coach.awayUntil !== undefined &&
    coach.awayUntil < dayAt(msOf(dueAt), coach.timeZone);
  return backInTime
    ? { owner: coach.id, as: 'coach' }
    : { owner: roster.operationsFor(interviewer.id), as: 'operations' };
};

/** Whether the one who holds a task can still act on it today. */
export const canHold = (
  owner: PersonId | undefined,
  interviewer: Person,
  roster: Roster,
  now: Instant,
): boolean => {
  if (owner === undefined || owner === interviewer.id) return false;
  const person = roster.person(owner);
  return (
    person !== undefined &&
    person.active &&
    hasTerm(person, todayOf(person, now)) &&
    !isAway(person, todayOf(person, now))
  );
};
