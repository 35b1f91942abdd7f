/** The roster's lines as people. Lines are checked one by one, so that a bad one spoils no other. */
import { isTimeZone } from '../coaching/calendar.ts';
import { InvalidInput } from '../faults.ts';
import type { PersonId } from '../identity.ts';
import { cellsIn, type Columns } from './columns.ts';
import { Person } from './person.ts';
import { truthOf, weekdaysOf } from './roster-words.ts';

/** Headers as HR systems spell them, without case, spaces and punctuation, to the column they mean. */
export const rosterColumns: Columns<keyof Person> = {
  id: 'id',
  personid: 'id',
  employeeid: 'id',
  interviewer: 'id',
  interviewerid: 'id',
  userid: 'id',
  name: 'name',
  fullname: 'name',
  displayname: 'name',
  email: 'email',
  mail: 'email',
  emailaddress: 'email',
  workemail: 'email',
  timezone: 'timeZone',
  tz: 'timeZone',
  zone: 'timeZone',
  jobfamily: 'jobFamily',
  family: 'jobFamily',
  trainedon: 'trainedOn',
  trained: 'trainedOn',
  trainingdate: 'trainedOn',
  trainingended: 'trainedOn',
  coach: 'coach',
  coachid: 'coach',
  active: 'active',
  isactive: 'active',
  role: 'role',
  manager: 'manager',
  managerid: 'manager',
  deputy: 'deputy',
  deputyid: 'deputy',
  site: 'site',
  office: 'site',
  location: 'site',
  languages: 'languages',
  language: 'languages',
  workingdays: 'workingDays',
  workdays: 'workingDays',
  awayfrom: 'awayFrom',
  awayuntil: 'awayUntil',
  awayto: 'awayUntil',
  coachfrom: 'coachFrom',
  coachuntil: 'coachUntil',
  coachto: 'coachUntil',
};

/** What a column should hold, for the sentence about a line that does not. */
const EXPECTED: Readonly<Record<string, string>> = {
  id: 'letters, digits and . _ : @ + - only',
  name: 'up to 120 characters on one line',
  email: 'a mail address such as dana@example.com',
  timeZone: 'a zone such as Europe/Berlin',
  trainedOn: 'a day such as 2026-03-31',
  coach: 'the id of another line',
  manager: 'the id of another line',
  deputy: 'the id of another line',
  active: 'true or false',
  role: 'interviewer, coach, operations or hr',
  languages: 'up to twenty, such as "en, de"',
  workingDays: 'days such as Mon-Thu or 1,2,3',
  awayFrom: 'a day such as 2026-03-31',
  awayUntil: 'a day such as 2026-03-31',
  coachFrom: 'a day such as 2026-03-31',
  coachUntil: 'a day such as 2026-03-31',
};

/** A value as a person may quote it in a sentence: short, on one line. */
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
};

const refuse = (where: string, column: string, value: unknown): never => {
  const expected = EXPECTED[column];
  const found = value === undefined ? 'is missing' : `cannot be ${shown(value)}`;
  throw new InvalidInput(
    'roster-line',
    `Roster ${where}, column "${column}" ${found}${expected === undefined ? '' : `; use ${expected}`}.`,
  );
};

const valueOf = (column: string, value: unknown, where: string): unknown => {
  if (column === 'active') return truthOf(value) ?? refuse(where, column, value);
  if (column === 'workingDays') return weekdaysOf(value) ?? refuse(where, column, value);
  if (column === 'languages' && typeof value === 'string')
    return value.split(/[,;| ]/).filter((each) => each !== '');
  return column === 'role' && typeof value === 'string' ? value.toLowerCase() : value;
};

const cellsOf = (row: Readonly<Record<string, unknown>>, where: string): Record<string, unknown> => {
  const cells: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(cellsIn(row, rosterColumns)))
    cells[column] = valueOf(column, value, where);
  return cells;
};

/**
 * One line of the roster as a person. Headers may be spelled freely; columns that mean nothing here
 * are left alone. `active` is true and the zone UTC where the line does not say. `where` names the
 * line ("line 7"). Throws InvalidInput: `roster-line` naming line and column, `own-coach`.
 */
export const rosterRow = (row: Readonly<Record<string, unknown>>, where: string): Person => {
  const cells = cellsOf(row, where);
  // A line break in a name is no slip of the pen; whoever feeds the roster hears of it.
  const { name } = cells;
  if (typeof name === 'string' && /\p{Cc}/u.test(name)) return refuse(where, 'name', name);
  const parsed = Person.safeParse({ active: true, timeZone: 'UTC', ...cells });
  if (!parsed.success) {
    const column = String(parsed.error.issues[0]?.path[0] ?? 'id');
    return refuse(where, column, cells[column]);
  }
  const person = parsed.data;
  if (!isTimeZone(person.timeZone)) return refuse(where, 'timeZone', person.timeZone);
  for (const [from, until] of [
    ['awayFrom', 'awayUntil'],
    ['coachFrom', 'coachUntil'],
  ] as const) {
    const [start, end] = [person[from], person[until]];
    if (start !== undefined && end !== undefined && end < start)
      throw new InvalidInput(
        'roster-line',
        `Roster ${where}, column "${until}" is ${end}, before "${from}" ${start}; put the later day last.`,
      );
  }
  return notTheirOwnCoach(person, where);
};

const notTheirOwnCoach = (person: Person, where: string): Person => {
  if (person.coach !== person.id) return person;
  throw new InvalidInput(
    'own-coach',
    `Roster ${where}, column "coach": ${person.id} cannot be their own coach; name somebody else.`,
  );
};

export type RosterFault = { readonly where: string; readonly code: string; readonly message: string };
export type CheckedRoster = {
  readonly people: readonly Person[];
  readonly faults: readonly RosterFault[];
};

type Known = Pick<Person, 'id' | 'email'>;

/**
 * Whom a reference means: somebody's id, else the one person whose address or id it is in other capitals;
 * itself where it is nobody's yet, or several people's.
 */
const meantAmong = (everybody: readonly Known[]): ((reference: PersonId) => PersonId) => {
  const ids = new Set(everybody.map(({ id }) => id));
  const bearers = new Map<string, Set<PersonId>>();
  for (const { id, email } of everybody)
    for (const each of [id.toLowerCase(), email.toLowerCase()])
      bearers.set(each, (bearers.get(each) ?? new Set()).add(id));
  return (reference) => {
    const [only, ...others] = ids.has(reference) ? [] : (bearers.get(reference.toLowerCase()) ?? []);
    return only === undefined || others.length > 0 ? reference : only;
  };
};

const references = ['coach', 'manager', 'deputy'] as const;

/** HR systems refer to colleagues by their address as often as by their id. */
const withReferences = (person: Person, meant: (reference: PersonId) => PersonId): Person => {
  const resolved = { ...person };
  for (const each of references) {
    const reference = person[each];
    if (reference !== undefined) resolved[each] = meant(reference);
  }
  return resolved;
};

/**
 * Every line of a roster: the people that hold, and the faults by line. A second line for the same id is a
 * fault; the first stands. `known` are people already kept. A coach who is on no line is allowed, since
 * their line may come later.
 */
export const checkRoster = (
  rows: readonly { readonly row: Readonly<Record<string, unknown>>; readonly where: string }[],
  known: readonly Known[] = [],
): CheckedRoster => {
  const lines = new Map<PersonId, { readonly person: Person; readonly where: string }>();
  const faults: RosterFault[] = [];
  const orFault = (where: string, checked: () => void): void => {
    try {
      checked();
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      faults.push({ where, code: error.code, message: error.message });
    }
  };
  for (const { row, where } of rows)
    orFault(where, () => {
      const person = rosterRow(row, where);
      if (lines.has(person.id))
        throw new InvalidInput(
          'roster-line',
          `Roster ${where}, column "id": ${person.id} has a line above already; keep one of the two.`,
        );
      lines.set(person.id, { person, where });
    });
  const meant = meantAmong([...known, ...[...lines.values()].map(({ person }) => person)]);
  const people: Person[] = [];
  for (const { person, where } of lines.values())
    orFault(where, () => people.push(notTheirOwnCoach(withReferences(person, meant), where)));
  return { people, faults };
};
