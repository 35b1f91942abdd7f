/** Training sessions as the learning system lists them: who attended which, from when until when. */
import * as z from 'zod/mini';
import { InvalidInput } from '../faults.ts';
import { PersonId } from '../identity.ts';
import { cellsIn, type Columns } from './columns.ts';

const day = z.iso.date();

/** One attendance; the same session and attendee again replaces it. */
export const TrainingRow = z
  .strictObject({
    session: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
    attendee: PersonId,
    startsOn: day,
    endsOn: day,
  })
  .check(
    z.refine((row) => row.startsOn <= row.endsOn, { path: ['endsOn'], message: 'ends before it starts' }),
  );
export type TrainingRow = z.infer<typeof TrainingRow>;

export const trainingColumns: Columns<keyof TrainingRow> = {
  session: 'session',
  course: 'session',
  sessionid: 'session',
  attendee: 'attendee',
  attendeeid: 'attendee',
  interviewer: 'attendee',
  learner: 'attendee',
  startson: 'startsOn',
  start: 'startsOn',
  startdate: 'startsOn',
  endson: 'endsOn',
  end: 'endsOn',
  enddate: 'endsOn',
};

const EXPECTED: Readonly<Record<keyof TrainingRow, string>> = {
  session: 'the name of the session',
  attendee: 'the id of somebody on the roster',
  startsOn: 'a day such as 2026-03-31',
  endsOn: 'a day such as 2026-03-31, not before "startsOn"',
};

/** One line of the training list. `endsOn` is the first day where the line does not say. Throws InvalidInput `training-line`. */
export const trainingRow = (row: Readonly<Record<string, unknown>>, where: string): TrainingRow => {
  const written = Object.entries(row).filter(([, value]) => typeof value === 'string');
  const cells = cellsIn(Object.fromEntries(written), trainingColumns);
  if (cells.endsOn === undefined && cells.startsOn !== undefined) cells.endsOn = cells.startsOn;
  const parsed = TrainingRow.safeParse(cells);
  if (parsed.success) return parsed.data;
  const column = String(parsed.error.issues[0]?.path[0] ?? 'session') as keyof TrainingRow;
  const value = cells[column];
  const shown = JSON.stringify(typeof value === 'string' ? value.slice(0, 60) : value);
  const found = value === undefined ? 'is missing' : `cannot be ${shown}`;
  throw new InvalidInput(
    'training-line',
    `Training ${where}, column "${column}" ${found}; use ${EXPECTED[column]}.`,
  );
};

/**
 * The day this person's training ends: of the sessions that are still running or booked, the last
 * end; else the last that is over. Absent when they attend none.
 */
export const trainingEnd = (rows: readonly TrainingRow[], attendee: PersonId): string | undefined =>
  rows
    .filter((row) => row.attendee === attendee)
    .map((row) => row.endsOn)
    .sort()
    .at(-1);

/**
 * The day tenure counts from: of the sessions that were over when this person led their first loop, the
 * last, so that a refresher makes nobody a beginner again; the first of all where none was. Absent when they attend none.
 */
export const trainingBefore = (
  rows: readonly TrainingRow[],
  attendee: PersonId,
  firstLedOn: string,
): string | undefined => {
  const ends = rows
    .filter((row) => row.attendee === attendee)
    .map((row) => row.endsOn)
    .sort();
  return ends.findLast((end) => end <= firstLedOn) ?? ends[0];
};
