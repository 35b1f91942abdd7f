/**
 * What is owed, as a spreadsheet takes it: however many, a row a task. Operations sort it, and hand it on
 * to those who ask; no address in it opens anything.
 *
 * csv-stringify: kept by the authors of csv-parse, MIT, 11 KB in the console; it takes the force from what
 * a spreadsheet would run as a formula.
 */
import { stringify } from 'csv-stringify/sync';
import type { Status } from '../../core/coaching/status.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { owedOf, owedWords, tasksToShow } from './owed-tasks.ts';
import { kindName } from './task-words.ts';
import { sheetTime, zoneOf } from './times.ts';
import type { Visit } from './visit.ts';

/** Text of a CSV file (RFC 4180, with a byte order mark, by which spreadsheets know UTF-8); the most urgent first. */
export const owedTable = (
  status: Status,
  people: readonly Person[],
  { now, person }: Pick<Visit, 'now' | 'person'>,
): string => {
  const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  const heads = ['Task', 'Interviewer', 'With', `Due (${zoneOf(person.timeZone)})`, 'State'];
  const rows = owedOf(tasksToShow(status)).map((task) => [
    kindName(task.kind),
    names.get(task.interviewer) ?? task.interviewer,
    task.coach === null ? '' : (names.get(task.coach) ?? task.coach),
    sheetTime(task.dueAt, person.timeZone),
    owedWords(task, now),
  ]);
  return stringify([heads, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
};
