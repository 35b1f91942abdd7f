/** An interviewer's record, for themselves and their coach: the window, with its uncertainty and its absences. */
import type { ReactElement, ReactNode } from 'react';
import type { Task } from '../../core/coaching/task.ts';
import type { InterviewerRecord, RecordMeasures, WindowEntry } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { consolePaths } from '../runtime/console-links.ts';
import type { DisputeRow } from '../runtime/console-rows.ts';
import { framed, Section } from './frame.tsx';
import { measuredWords, recordMeasureWords, statusWords } from './record-words.ts';
import { table } from './table.ts';
import { DisputeState, stateWords, taskTitle } from './task-parts.tsx';
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
      { href: '#measures', name: 'Measures' },
      { href: '#loops', name: 'Loops' },
      { href: '#tasks', name: 'Coaching' },
      { href: visit.to(consolePaths.search), name: 'Find an interview' },
    ],
    children:
      record === undefined ? (
        <p>There is no interview on the record yet.</p>
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
                  <dd>{measuredWords(record.measures[measure])}</dd>
                </div>
              ))}
            </dl>
            <Chart
              title="Leading questions in each interview"
              window={record.window}
              of={({ counts }) => counts.leading}
            />
            <Chart
              title="Competencies covered in each interview, in percent"
              window={record.window}
              of={({ counts: { covered, assigned } }) =>
                covered === undefined || assigned === undefined || assigned === 0
                  ? undefined
                  : Math.round((covered / assigned) * 100)
              }
            />
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
          <Section id="tasks" title="Coaching">
            {tasks.length === 0 ? (
              <p>Nothing yet.</p>
            ) : (
              <ul>
                {tasks.map((task) => (
                  <li key={task.id}>
                    <a href={visit.to(consolePaths.task(task))}>{taskTitle(task, person)}</a>{' '}
                    <span className="muted">
                      {stateWords(task)}, due {dayWords(task.dueAt, visit.person.timeZone)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </>
      ),
  });
};

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

const width = 640;
const height = 160;
const left = 34;
const bottom = 24;

/** Points over the window, oldest first; the table below says the same in words. Fewer than three draw nothing. */
const Chart = ({
  title,
  window,
  of,
}: {
  readonly title: string;
  readonly window: readonly WindowEntry[];
  readonly of: (entry: WindowEntry) => number | undefined;
}): ReactElement | null => {
  const values = window.filter(({ counted }) => counted).flatMap((entry) => of(entry) ?? []);
  if (values.length < 3) return null;
  const top = Math.max(1, ...values);
  const x = (index: number): number =>
    Math.round(left + 8 + (index / (values.length - 1)) * (width - left - 20));
  const y = (value: number): number => Math.round(height - bottom - (value / top) * (height - bottom - 14));
  const points = values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
  return (
    <figure className="chart">
      <figcaption className="small">
        <strong>{title}</strong>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}: from the oldest to the newest ${values.join(', ')}`}
      >
        <line className="chart-axis" x1={left} y1={y(0)} x2={width} y2={y(0)} />
        <line className="chart-axis" x1={left} y1={y(top)} x2={width} y2={y(top)} />
        <text x={left - 6} y={y(0) + 4} textAnchor="end">
          0
        </text>
        <text x={left - 6} y={y(top) + 4} textAnchor="end">
          {top}
        </text>
        <text x={left + 8} y={height - 5}>
          oldest
        </text>
        <text x={width - 8} y={height - 5} textAnchor="end">
          newest
        </text>
        <polyline className="chart-line" points={points} />
        {values.map((value, index) => (
          <circle key={`${x(index)}`} className="chart-dot" cx={x(index)} cy={y(value)} r={4} />
        ))}
      </svg>
    </figure>
  );
};
