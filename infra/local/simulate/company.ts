/** The invented company: who is on its roster, and how the roster changes. */
import type { Chance } from './chance.ts';
import { type Draft, put } from './draft.ts';
import { dayMs, iso, type PersonLine } from './history.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'UTC'];

const line = (id: string, name: string, rest: Partial<PersonLine>): PersonLine => ({
  id,
  name,
  email: `${id}@example.test`,
  timeZone: 'UTC',
  role: 'interviewer',
  active: true,
  ...rest,
});

const interviewerNames = ['Dana Reed', 'Eli Marsh', 'Fay Brandt', 'Gus Hale', 'Hana Lind', 'Ivo Kern'];

/** Interviewers, two coaches, a manager, operations and the HR contact. One interviewer in four begins without a coach. */
export const company = (chance: Chance, interviewers: number): readonly PersonLine[] => [
  line('otto', 'Otto Brandis', { role: 'operations' }),
  line('hera', 'Hera Voss', { role: 'hr' }),
  line('mira', 'Mira Stone', { role: 'coach' }),
  line('cora', 'Cora Lindgren', {
    role: 'coach',
    timeZone: chance.oneOf(zones),
    manager: 'mira',
    deputy: 'kai',
  }),
  line('kai', 'Kai Osei', { role: 'coach', timeZone: chance.oneOf(zones), manager: 'mira' }),
  ...Array.from({ length: interviewers }, (_, index) => {
    const name = interviewerNames[index % interviewerNames.length] ?? '';
    const id = `${(name.split(' ')[0] ?? '').toLowerCase()}${index < interviewerNames.length ? '' : index}`;
    return line(id, name, {
      timeZone: chance.oneOf(zones),
      ...(chance.happens(0.75) ? { coach: chance.oneOf(['cora', 'kai']) } : {}),
    });
  }),
];

const columns = [
  'id',
  'name',
  'email',
  'timeZone',
  'role',
  'active',
  'coach',
  'deputy',
  'manager',
  'trainedOn',
  'awayFrom',
  'awayUntil',
] as const;

export const rosterText = (people: readonly PersonLine[]): string =>
  [columns.join(','), ...people.map((person) => columns.map((name) => person[name] ?? '').join(','))].join(
    '\n',
  );

/** Somebody changes: another coach, another address, a leave, a parting. Never twice the same. */
const changed = (draft: Draft, person: PersonLine, at: number): PersonLine => {
  const { chance } = draft;
  const day = (offset: number): string => iso(at + offset * dayMs).slice(0, 10);
  const isInterviewer = person.role === 'interviewer';
  switch (chance.between(0, 5)) {
    case 0:
      return isInterviewer ? { ...person, coach: person.coach === 'cora' ? 'kai' : 'cora' } : person;
    case 1:
      return { ...person, email: `${person.id}.${chance.between(100, 999)}@example.test` };
    case 2:
      return { ...person, awayFrom: day(0), awayUntil: day(chance.between(1, 9)) };
    case 3:
      return isInterviewer ? { ...person, active: !person.active } : person;
    case 4:
      return { ...person, timeZone: chance.oneOf(zones) };
    default:
      return isInterviewer ? { ...person, trainedOn: day(-chance.between(0, 40)) } : person;
  }
};

/** The roster at the beginning, at times late, and its edits; each file names everybody. */
export const rosters = (draft: Draft): void => {
  const { chance, startsAt, endsAt } = draft;
  let people = draft.people;
  let at = startsAt + (chance.happens(0.8) ? 0 : chance.between(0, 2 * dayMs));
  const edits = chance.between(0, 5);
  for (let edit = 0; edit <= edits; edit += 1) {
    // The same name again, or a file beside the old one.
    const key = chance.happens(0.5) ? 'roster/people.csv' : `roster/people-${edit}.csv`;
    put(draft, { at, key, content: rosterText(people), about: { kind: 'roster', people } });
    at = chance.between(at + 1000, endsAt);
    const chosen = chance.oneOf(people);
    const next = changed(draft, chosen, at);
    people = people.map((person) => (person === chosen ? next : person));
  }
};
