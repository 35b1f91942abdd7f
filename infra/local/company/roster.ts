/** What HR and the learning system export: the roster as it changes, and who is in which training. */
import { addDays, addMonths, type Day } from '../../../core/coaching/calendar.ts';
import type { Instant } from '../../../core/identity.ts';
import { at } from './days.ts';
import type { Career, CompanySize, Line, Staff } from './staff.ts';

export type RosterChange = {
  readonly at: Instant;
  readonly id: string;
  /** The whole line when somebody joins, else what changes in it. */
  readonly to: Line | Partial<Line>;
};

/** Leave is on the roster this many days before it begins. */
const announcedDays = 10;

export const rosterChanges = (
  size: CompanySize,
  { coaches, office, careers }: Staff,
): readonly RosterChange[] => {
  const first = at(size.starts, 7);
  const ends = addMonths(size.starts, size.months);
  const changes: RosterChange[] = [
    ...office.map((line) => ({ at: first, id: line.id, to: line })),
    ...coaches.flatMap(({ line, leaves, goneOn }) => [
      { at: first, id: line.id, to: line },
      ...leavesFor(line, leaves, size.starts),
      ...(goneOn === undefined ? [] : [{ at: at(goneOn, 6), id: line.id, to: { active: false } }]),
    ]),
    ...careers.flatMap(({ line, joinsOn, leaves, moves }) => [
      { at: at(joinsOn, 7), id: line.id, to: line },
      ...leavesFor(line, leaves, joinsOn),
      ...moves.map(({ on, to }) => ({ at: at(on, 6), id: line.id, to })),
    ]),
  ];
  return changes.filter((change) => change.at < at(ends, 0)).sort((a, b) => (a.at < b.at ? -1 : 1));
};

const leavesFor = (line: Line, leaves: Career['leaves'], since: Day): RosterChange[] =>
  leaves.map(({ from, until }) => {
    const told = addDays(from, -announcedDays);
    return {
      at: at(told < since ? addDays(since, 1) : told, 6),
      id: line.id,
      to: { awayFrom: from, awayUntil: until },
    };
  });

const columns = [
  'id',
  'name',
  'email',
  'timeZone',
  'jobFamily',
  'coach',
  'active',
  'role',
  'manager',
  'deputy',
  'site',
  'workingDays',
  'awayFrom',
  'awayUntil',
] as const;

export const rosterCsv = (lines: readonly Line[]): string =>
  [
    columns.join(','),
    ...lines.map((line) =>
      columns
        .map((column) => {
          if (column === 'email') return `${line.id}@example.com`;
          const value = line[column];
          return Array.isArray(value) ? value.join(';') : String(value ?? '');
        })
        .join(','),
    ),
  ].join('\n');

export const trainingCsv = (careers: readonly Career[]): string =>
  [
    'session,attendee,startsOn,endsOn',
    ...careers.map(
      ({ line, training }) => `${training.session},${line.id},${training.startsOn},${training.endsOn}`,
    ),
  ].join('\n');
