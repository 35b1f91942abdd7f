/** An interviewer's record, for themselves and their coach: the window, with its uncertainty and its absences. */
import type { ReactElement, ReactNode } from 'react';
import type { Task } from '../../core/coaching/task.ts';
import type { InterviewerRecord, RecordMeasures, WindowEntry } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { consolePaths } from '../runtime/console-links.ts';
import type { DisputeRow } from '../runtime/console-rows.ts';
import { Course, type Point, Ranges } from './chart.tsx';
import { framed, Section } from './frame.tsx';
import { ownWords, recordMeasureWords, statusWords, wordsAboutThem } from './record-words.ts';
import { table } from './table.ts';
import { DisputeState } from './task-parts.tsx';
import { stateWords, taskName } from './task-words.ts';
import { dayWords } from './times.ts';
import type { Visit } from './visit.ts';
import { findingWords } from './words.ts';

export type RecordPage = {
  readonly person: Person;
  readonly record: InterviewerRecord | undefined;
  /** Those this reader may open, newest first. */
  readonly tasks: readonly Task[];
  /** Findings of theirs that somebody called wrong. */
  readonly disputes: readonly DisputeRow[];
  readonly visit: Visit;
};

export const recordPage = ({ person, record, tasks, disputes, visit }: RecordPage): string => {
  const own = person.id === visit.person.id;
  return framed({
    title: own ? 'Your record' : `Record of ${person.name}`,
    over: own ? 'Only you and your coach see this' : 'Only you and they see this',
    visit,
    nav: [
      ...(record === undefined
        ? []
        : [
            { href: '#measures', name: 'Measures' },
            { href: '#loops', name: 'Loops' },
          ]),
      { href: '#tasks', name: 'Coaching' },
      { href: visit.to(consolePaths.search), name: 'Find an interview' },
    ],
    children:
      record === undefined ? (
        <>
          <p>There is no interview on the record yet.</p>
          {coaching(tasks, visit)}
        </>
      ) : (
        <>
          <dl className="facts">
            <div>
              <dt>Status</dt>
              <dd>{statusWords[record.status]}</dd>
            </div>
            <div>
              <dt>Loops</dt>
              <dd>{record.loops}</dd>
            </div>
            <div>
              <dt>Calibrated loops</dt>
              <dd>{record.calibratedLoops}</dd>
            </div>
          </dl>
          <Section
            id="measures"
            title={record.window.length === 1 ? 'The last loop' : `The last ${record.window.length} loops`}
          >
            <dl className="said-of">
              {(Object.keys(recordMeasureWords) as (keyof RecordMeasures)[]).map((measure) => (
                <div key={measure}>
                  <dt>
                    <strong>{recordMeasureWords[measure]}</strong>
                  </dt>
                  <dd>
                    {own
                      ? ownWords(record.measures[measure])
                      : wordsAboutThem(measure, record.measures[measure])}
                  </dd>
                </div>
              ))}
            </dl>
            <p className="muted">
              A range says where the truth likely lies. Nothing here is a grade, and nobody else’s record
              stands beside it.
            </p>
            <Charts record={record} timeZone={visit.person.timeZone} />
          </Section>
          <Section id="loops" title="Loops">
            {loopTable(record, visit)}
          </Section>
          {disputes.length === 0 ? null : (
            <Section id="disputed" title="Disputed findings">
              <ul className="plain">
                {disputes.map((dispute) => (
                  <li key={consolePaths.dispute(dispute, person.id)}>
                    <p>
                      {findingWords[dispute.finding.kind]}, {dayWords(dispute.at, visit.person.timeZone)}{' '}
                      <DisputeState dispute={dispute} interviewer={person.id} visit={visit} />
                    </p>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {coaching(tasks, visit)}
        </>
      ),
  });
};

const coaching = (tasks: readonly Task[], visit: Visit): ReactNode => (
  <Section id="tasks" title="Coaching">
    {tasks.length === 0 ? <p>Nothing yet.</p> : taskTable(tasks, visit)}
  </Section>
);

const taskTable = (tasks: readonly Task[], visit: Visit): ReactNode =>
  table({
    rows: tasks,
    keyOf: ({ id }) => id,
    columns: [
      {
        name: 'What',
        cell: (task) => <a href={visit.to(consolePaths.task(task))}>{taskName(task)}</a>,
      },
      { name: 'Due', cell: ({ dueAt }) => dayWords(dueAt, visit.person.timeZone) },
      { name: 'State', cell: stateWords },
    ],
  });

const loopTable = (record: InterviewerRecord, visit: Visit): ReactNode =>
  table({
    rows: [...record.window].reverse(),
    keyOf: ({ loopId }) => loopId,
    columns: [
      {
        name: 'Interview',
        cell: ({ loopId, round, endedAt }) => (
          <a href={visit.to(consolePaths.loop(loopId))}>
            {round.replaceAll('-', ' ')}, {dayWords(endedAt, visit.person.timeZone)}
          </a>
        ),
      },
      { name: 'Assessing questions', cell: ({ counts }) => counts.questions },
      { name: 'Leading', cell: ({ counts }) => counts.leading ?? 'not known' },
      { name: 'Covered', cell: ({ counts }) => coveredWords(counts) },
      {
        name: 'Calibrated',
        cell: ({ counted, calibrated }) => (counted ? (calibrated ? 'yes' : 'no') : 'not counted'),
      },
    ],
  });

const coveredWords = ({ covered, assigned }: WindowEntry['counts']): string =>
  covered === undefined || assigned === undefined ? 'not known' : `${covered} of ${assigned}`;

/** Shares of one; the others are told in words. */
const shares = [
  'talkShare',
  'missedFollowUpShare',
  'coveredShare',
  'scoredWithin24hShare',
] as const satisfies readonly (keyof RecordMeasures)[];

const Charts = ({
  record,
  timeZone,
}: {
  readonly record: InterviewerRecord;
  readonly timeZone: string;
}): ReactElement => {
  const loops = record.window.filter(({ counted }) => counted);
  const course = (of: (counts: WindowEntry['counts']) => number | undefined): Point[] =>
    loops.flatMap(({ endedAt, counts }) => {
      const value = of(counts);
      return value === undefined ? [] : [{ label: dayWords(endedAt, timeZone), value }];
    });
  return (
    <>
      <Ranges
        id="shares"
        title="Shares over the window, with where each likely lies"
        ranges={shares.flatMap((measure) => {
          const measured = record.measures[measure];
          return measured.kind === 'estimate' ? [{ ...measured, label: recordMeasureWords[measure] }] : [];
        })}
      />
      <Course
        id="leading"
        title="Leading questions in each interview"
        points={course(({ leading }) => leading)}
      />
      <Course
        id="covered"
        title="Competencies covered in each interview"
        unit=" %"
        top={100}
        points={course(({ covered, assigned }) =>
          covered === undefined || assigned === undefined || assigned === 0
            ? undefined
            : Math.round((covered / assigned) * 100),
        )}
      />
    </>
  );
};
