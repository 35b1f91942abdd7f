/** What TA operations see: the state of tasks, what waits, what is in quarantine. Sums and states, no rate of anybody's. */
import type { ReactElement } from 'react';
import type { ProgrammeLine } from '../../core/coaching/programme-line.ts';
import type { Status } from '../../core/coaching/status.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { consolePaths } from '../runtime/console-links.ts';
import { framed, Section } from './frame.tsx';
import { taskTitle } from './task-parts.tsx';
import { timeWords } from './times.ts';
import type { Visit } from './visit.ts';
import { plural } from './words.ts';

/** A longer list is one cause repeated, or a programme that needs more coaches; the sum above says how long it is. */
const mostRows = 200;

const nav = (visit: Visit) => [
  { href: visit.to(consolePaths.programme), name: 'Programme' },
  { href: visit.to(consolePaths.status), name: 'Tasks' },
  { href: visit.to(consolePaths.quarantine), name: 'Quarantine' },
];

export const statusPage = (status: Status, people: ReadonlyMap<string, Person>, visit: Visit): string => {
  // That a question was referred to HR is HR's to know.
  const tasks = status.tasks.filter(({ kind }) => kind !== 'people-review');
  const owed = tasks.filter(({ state }) => state === 'open' || state === 'planned');
  const overdue = owed.filter(({ dueAt }) => dueAt < visit.now);
  const done = tasks.filter(({ state }) => state === 'coached' || state === 'closed').length;
  return framed({
    title: 'What is owed',
    over: 'For TA operations',
    visit,
    nav: nav(visit),
    children: (
      <>
        <p className="lead">
          {plural(status.loops, 'loop')} recorded, {plural(owed.length, 'task')} owed, {overdue.length}{' '}
          overdue, {done} done, {plural(status.mails, 'mail')} sent, {status.waiting.length} waiting,{' '}
          {status.quarantined.length} in quarantine.
        </p>
        <Section id="owed" title="Tasks, the most urgent first">
          {owed.length === 0 ? (
            <p>Nothing is owed.</p>
          ) : (
            <TaskTable tasks={owed} people={people} visit={visit} />
          )}
        </Section>
      </>
    ),
  });
};

const TaskTable = ({
  tasks,
  people,
  visit,
}: {
  readonly tasks: Status['tasks'];
  readonly people: ReadonlyMap<string, Person>;
  readonly visit: Visit;
}): ReactElement => (
  <>
    <div className="scroll">
      <table className="stack">
        <thead>
          <tr>
            {['Task', 'With', 'Due', 'State'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tasks.slice(0, mostRows).map((task) => (
            <tr key={`${task.interviewer}.${task.id}`}>
              <th scope="row">
                <a href={visit.to(consolePaths.task(task))}>
                  {taskTitle(task, { name: people.get(task.interviewer)?.name ?? task.interviewer })}
                </a>
              </th>
              <td data-label="With">
                {task.coach === null ? 'nobody yet' : (people.get(task.coach)?.name ?? task.coach)}
              </td>
              <td data-label="Due">{timeWords(task.dueAt, visit.person.timeZone)}</td>
              <td data-label="State">
                {task.dueAt < visit.now ? <span className="kind wrong">Overdue</span> : task.state}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {tasks.length > mostRows ? <p>and {tasks.length - mostRows} more.</p> : null}
  </>
);

export const quarantinePage = (status: Status, visit: Visit): string =>
  framed({
    title: 'Quarantine and waiting',
    over: 'For TA operations',
    visit,
    nav: nav(visit),
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

/** The lines in the order of the report; an absence is said in words, never as a nought. */
export const programmePage = (lines: readonly ProgrammeLine[], visit: Visit): string =>
  framed({
    title: 'The programme this quarter',
    over: 'Sums over groups, never a person',
    visit,
    nav: visit.person.role === 'operations' ? nav(visit) : [],
    children: (
      <div className="scroll">
        <table className="stack">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">This quarter</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, label, sentence }) => (
              <tr key={`${id}.${label}`}>
                <th scope="row">{label}</th>
                <td data-label="This quarter">{sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    ),
  });
