/** What TA operations see: the state of tasks, what waits, what is in quarantine. Sums and states, no rate of anybody's. */
import type { ReactElement, ReactNode } from 'react';
import type { Status } from '../../core/coaching/status.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { consolePaths } from '../runtime/console-links.ts';
import type { OpenDispute } from './dispute-requests.ts';
import { framed, Section } from './frame.tsx';
import { owedOf, owedWords, tasksToShow } from './owed-tasks.ts';
import { table } from './table.ts';
import { taskTitle } from './task-words.ts';
import { dayWords, timeWords } from './times.ts';
import type { Visit } from './visit.ts';
import { findingWords, plural } from './words.ts';

/** A longer list is one cause repeated, or a programme that needs more coaches; the sum above says how long it is. */
const mostRows = 200;

export const operationsNav = (visit: Visit) => [
  { href: visit.to(consolePaths.programme), name: 'Programme' },
  { href: visit.to(consolePaths.status), name: 'Tasks' },
  { href: visit.to(consolePaths.quarantine), name: 'Quarantine' },
];

export const statusPage = (
  status: Status,
  people: readonly Person[],
  disputed: readonly OpenDispute[],
  visit: Visit,
): string => {
  const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  const tasks = tasksToShow(status);
  const owed = owedOf(tasks);
  const overdue = owed.filter((task) => owedWords(task, visit.now) === 'Overdue');
  const done = tasks.filter(({ state }) => state === 'coached' || state === 'closed').length;
  return framed({
    title: 'What is owed',
    over: 'For TA operations',
    visit,
    nav: operationsNav(visit),
    children: (
      <>
        <p className="lead">
          {plural(status.loops, 'loop')} recorded, {plural(owed.length, 'task')} owed, {overdue.length}{' '}
          overdue, {done} done, {plural(status.mails, 'mail')} sent, {status.waiting.length} waiting,{' '}
          {status.quarantined.length} in quarantine.
        </p>
        <Section id="owed" title="Tasks, the most urgent first">
          {owed.length === 0 ? <p>Nothing is owed.</p> : taskTable(owed.slice(0, mostRows), names, visit)}
          {owed.length > mostRows ? <p>and {owed.length - mostRows} more.</p> : null}
          {owed.length === 0 ? null : (
            <p>
              <a href={visit.to(consolePaths.owedTable)} download>
                All of them for a spreadsheet (CSV)
              </a>
            </p>
          )}
        </Section>
        {disputed.length === 0 ? null : (
          <Section id="disputed" title="Disputed findings to look at">
            <p>
              The coach raised these, or there is none; so somebody else says whether they stand. Until then
              they count nowhere.
            </p>
            {table({
              rows: disputed,
              keyOf: ({ dispute, interviewer }) => consolePaths.dispute(dispute, interviewer.id),
              columns: [
                {
                  name: 'Finding',
                  cell: ({ dispute, interviewer }) => (
                    <a href={visit.to(consolePaths.dispute(dispute, interviewer.id))}>
                      {findingWords[dispute.finding.kind]}, an interview of {interviewer.name}
                    </a>
                  ),
                },
                {
                  name: 'Disputed by',
                  cell: ({ dispute }) => names.get(dispute.by) ?? 'somebody who has left',
                },
                { name: 'Since', cell: ({ dispute }) => dayWords(dispute.at, visit.person.timeZone) },
              ],
            })}
          </Section>
        )}
      </>
    ),
  });
};

const taskTable = (tasks: Status['tasks'], names: ReadonlyMap<string, string>, visit: Visit): ReactNode =>
  table({
    rows: tasks,
    keyOf: (task) => `${task.interviewer}.${task.id}`,
    columns: [
      {
        name: 'Task',
        cell: (task) => (
          <a href={visit.to(consolePaths.task(task))}>
            {taskTitle(task, { name: names.get(task.interviewer) ?? task.interviewer })}
          </a>
        ),
      },
      {
        name: 'With',
        cell: ({ coach }) => (coach === null ? 'nobody yet' : (names.get(coach) ?? coach)),
      },
      { name: 'Due', cell: ({ dueAt }) => timeWords(dueAt, visit.person.timeZone) },
      {
        name: 'State',
        cell: (task) => {
          const words = owedWords(task, visit.now);
          return words === 'Overdue' ? <span className="kind wrong">{words}</span> : words;
        },
      },
    ],
  });

export const quarantinePage = (status: Pick<Status, 'waiting' | 'quarantined'>, visit: Visit): string =>
  framed({
    title: 'Quarantine and waiting',
    over: 'For TA operations',
    visit,
    nav: operationsNav(visit),
    children: (
      <>
        <Section id="quarantine" title={`In quarantine: ${status.quarantined.length}`}>
          <p>
            Nothing is lost: each file is kept as it arrived. Mend the cause, then run{' '}
            <code>npx plumbline redrive</code>.
          </p>
          <Items
            items={status.quarantined.slice(0, mostRows).map(({ key, code, message }) => ({
              key,
              words: `${message} (${code})`,
            }))}
          />
        </Section>
        <Section id="waiting" title={`Waiting: ${status.waiting.length}`}>
          <Items
            items={status.waiting.slice(0, mostRows).map((row) => ({
              key: row.key,
              words: `Waits for ${row.for} until ${timeWords(row.until, visit.person.timeZone)}. ${row.message}`,
            }))}
          />
        </Section>
      </>
    ),
  });

const Items = ({
  items,
}: {
  readonly items: readonly { readonly key: string; readonly words: string }[];
}): ReactElement =>
  items.length === 0 ? (
    <p>Nothing.</p>
  ) : (
    <ul className="plain">
      {items.map(({ key, words }) => (
        <li key={key} className="card">
          <p>
            <code>{key}</code>
          </p>
          <p dir="auto">{words}</p>
        </li>
      ))}
    </ul>
  );
