/** Durations, places, times and states as the pages say them. */
import { describe, expect, it } from 'vitest';
import { notAssessable, notEnough } from '../../../core/absence.ts';
import type { Task } from '../../../core/coaching/task.ts';
import { owedOf, owedWords, tasksToShow } from '../../../functions/console/owed-tasks.ts';
import { kindName, stateWords, taskName, taskTitle } from '../../../functions/console/task-words.ts';
import { dayWords, sheetTime, timeWords, zoneOf } from '../../../functions/console/times.ts';
import { absenceWords, durationWords, placeWords, plural } from '../../../functions/console/words.ts';
import { at, task } from '../../core/coaching/company.ts';

it.each([
  [0, '0 min'],
  [59.4, '59 min'],
  [59.5, '1 h'],
  [60, '1 h'],
  [80, '1 h 20 min'],
  [120, '2 h'],
  [2879, '47 h 59 min'],
  [2880, '2 days'],
  [10_080, '7 days'],
])('%d minutes are %s', (minutes, words) => {
  expect(durationWords(minutes)).toBe(words);
});

it.each([
  [0, '0:00'],
  [5999, '0:05'],
  [1_390_000, '23:10'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [3_790_000, '1:03:10'],
])('%d ms into a recording are %s', (ms, words) => {
  expect(placeWords(ms)).toBe(words);
});

it('counts one thing in the singular', () => {
  expect([0, 1, 2].map((count) => plural(count, 'loop'))).toEqual(['0 loops', '1 loop', '2 loops']);
  expect(plural(2, 'person', 'people')).toBe('2 people');
});

it('says what cannot be said, and how much it would take', () => {
  expect(absenceWords(notAssessable('no-scorecard', 'No scorecard was handed in.'))).toBe(
    'Not known. No scorecard was handed in.',
  );
  expect(absenceWords(notEnough(3, 5, 'interviews'))).toBe('Too early to say: 3 of 5 interviews so far.');
});

describe('an instant', () => {
  const late = at('2026-07-16T22:45:00.000Z');

  it('is told in the reader’s zone', () => {
    expect(timeWords(late, 'Europe/Berlin')).toBe('Fri, 17 Jul 2026, 00:45');
    expect(dayWords(late, 'Europe/Berlin')).toBe('17 Jul 2026');
    expect(sheetTime(late, 'Europe/Berlin')).toBe('2026-07-17 00:45');
  });

  it('is told in UTC where the zone is none', () => {
    expect(zoneOf('Mars/Olympus')).toBe('UTC');
    expect(timeWords(late, 'Mars/Olympus')).toBe('Thu, 16 Jul 2026, 22:45');
  });
});

it.each([
  ['5', 'Checkpoint, loop 5'],
  ['day-90', 'Checkpoint, 90 days after training'],
  ['2026-Q3', 'Checkpoint, Q3 2026'],
  ['2026-Q3-again', 'Checkpoint'],
  ['loop-5', 'Checkpoint'],
  ['5-again', 'Checkpoint'],
  ['first-day-90', 'Checkpoint'],
  ['day-90-again', 'Checkpoint'],
])('a task of milestone %s is called "%s"', (milestone, words) => {
  expect(taskName({ kind: 'checkpoint', milestone })).toBe(words);
});

it.each<[Task['kind'], string]>([
  ['first-loop-review', 'Review of an interview, loop 2'],
  ['calibration', 'Calibration, loop 2'],
  ['exit-review', 'Exit review, loop 2'],
  // The second time that somebody is asked, and an interview that the ATS calls 2.
  ['trained-decision', 'Trained or not yet'],
  ['assign-coach', 'Naming a coach'],
  ['people-review', 'One question to read'],
])('a %s of milestone 2 is called "%s"', (kind, words) => {
  expect(taskName({ kind, milestone: '2' })).toBe(words);
});

it.each<[Task['kind'], string, string]>([
  ['assign-coach', 'Name a coach for Dana', 'Naming a coach'],
  ['first-loop-review', 'Review for Dana', 'Review of an interview'],
  ['checkpoint', 'Checkpoint for Dana', 'Checkpoint'],
  ['calibration', 'Calibration with Dana', 'Calibration'],
  ['trained-decision', 'Trained or not yet: Dana', 'Trained or not yet'],
  ['exit-review', 'Exit review for Dana', 'Exit review'],
  ['quarterly', 'Quarterly review for Dana', 'Quarterly review'],
  ['drift-check', 'A second look at Dana’s loops', 'A second look'],
  // Whom it is about is HR's to know.
  ['people-review', 'One question to read', 'One question to read'],
])('a %s is titled "%s", and is "%s" where its interviewer stands beside it', (kind, title, name) => {
  expect(taskTitle({ kind }, { name: 'Dana' })).toBe(title);
  expect(kindName(kind)).toBe(name);
});

const missedAt = at('2026-01-08T10:00:00.000Z');
it.each<[Partial<Task>, string]>([
  [{ state: 'planned' }, 'Planned'],
  [{ state: 'open' }, 'Open'],
  [{ state: 'open', missedAt }, 'Overdue'],
  [{ state: 'coached' }, 'Feedback written'],
  [{ state: 'coached', missedAt }, 'Feedback written, late'],
  [{ state: 'closed' }, 'Done'],
  [{ state: 'closed', missedAt }, 'Done, late'],
  [{ state: 'cancelled', missedAt }, 'Cancelled'],
  [{ state: 'superseded' }, 'No longer owed'],
])('a task of %o is "%s"', (more, words) => {
  expect(stateWords(task(more))).toBe(words);
});

it('owed is what is planned or open, and overdue from its minute on; what was referred to HR is not listed', () => {
  const one = (kind: Task['kind'], state: Task['state'], dueAt = '2026-03-09T10:00:00.000Z') =>
    task({ kind, state, dueAt: at(dueAt) });
  const tasks = [
    one('quarterly', 'planned'),
    one('checkpoint', 'open'),
    one('checkpoint', 'open', '2026-03-02T10:00:00.000Z'),
    one('exit-review', 'coached'),
    one('exit-review', 'closed'),
    one('people-review', 'open'),
  ];
  const owed = owedOf(tasksToShow({ tasks } as never));
  const said = (now: string) => owed.map((each) => owedWords(each, at(now)));
  expect(said('2026-03-02T10:00:00.000Z')).toEqual(['Planned', 'Open', 'Open']);
  expect(said('2026-03-02T10:00:00.001Z')).toEqual(['Planned', 'Open', 'Overdue']);
});

it('owed and not overdue is a calibration on the day on which it is held', () => {
  const held = task({ kind: 'calibration', state: 'open', dueAt: at('2026-03-02T10:00:00.000Z') });
  expect(owedWords(held as never, at('2026-03-03T10:00:00.000Z'))).toBe('Open');
  expect(owedWords(held as never, at('2026-03-03T10:00:00.001Z'))).toBe('Overdue');
});

it('owed and not overdue is what stands still while its interviewer is away', () => {
  const now = at('2026-03-12T10:00:00.000Z');
  for (const dueAt of ['2026-03-02T10:00:00.000Z', '2026-03-22T10:00:00.000Z'])
    expect(owedWords(task({ state: 'open', dueAt: at(dueAt), pausedAt: now }) as never, now)).toBe('Paused');
});
