/** What a coach reads before the task: one loop's summary, or the pattern over the window with what changed, in five minutes. */
import type { ReactElement } from 'react';
import { driftWords, earlySignalWords } from '../../core/calibration/words.ts';
import type { PatternLine } from '../../core/coaching/packet.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { InterviewerRecord } from '../../core/interviewer/record.ts';
import type { ComparisonRow } from '../runtime/fleet-rows.ts';
import type { TaskPacket } from '../runtime/task-packet.ts';
import { Section } from './frame.tsx';
import { recordMeasureWords, wordsAboutThem } from './record-words.ts';
import { dayWords } from './times.ts';
import type { Visit } from './visit.ts';
import { plural } from './words.ts';

const changeWords: Readonly<Record<PatternLine['change'], string>> = {
  up: 'More than last time',
  down: 'Less than last time',
  'no-clear-change': 'No clear change',
  'nothing-to-compare': '',
};

/** The pattern over the window; with too few loops for any rate that is said, and the moments stand for themselves. */
export const PacketView = ({
  found: { packet, since },
  visit,
}: {
  readonly found: TaskPacket;
  readonly visit: Visit;
}): ReactElement => (
  <Section
    id="summary"
    title={
      packet.loops.length === 1
        ? 'The one interview to look at'
        : `The pattern over ${packet.loops.length} interviews`
    }
  >
    {packet.pattern.length === 0 ? (
      <p>
        {packet.loops.length === 0
          ? 'There is no interview to look at yet.'
          : 'Too few interviews for any rate, so here are moments only.'}
      </p>
    ) : (
      <>
        <p className="muted">
          {since === undefined
            ? 'The first look at the window; from the next one on it says what changed.'
            : `What changed is told against ${dayWords(since, visit.person.timeZone)}.`}{' '}
          Ranges say where the truth likely lies; none of this is a grade.
        </p>
        <dl className="said-of">
          {packet.pattern.map((line) => (
            <div key={line.measure}>
              <dt>
                <strong>{recordMeasureWords[line.measure]}</strong>{' '}
                {line.change === 'nothing-to-compare' ? null : (
                  <span className={line.change === 'no-clear-change' ? 'kind quiet' : 'kind evidence'}>
                    {changeWords[line.change]}
                  </span>
                )}
              </dt>
              <dd>{wordsAboutThem(line.measure, line.now)}</dd>
            </div>
          ))}
        </dl>
      </>
    )}
    {packet.drill === undefined ? null : (
      <div className="card">
        <p>
          <strong>One drill to suggest: </strong>
          {packet.drill.sentence}
        </p>
      </div>
    )}
  </Section>
);

/** Why there is this task at all, where its kind does not say it. */
export const Occasion = ({
  task,
  record,
  comparison,
  tasks,
}: {
  readonly task: Task;
  readonly record: InterviewerRecord | undefined;
  readonly comparison: ComparisonRow | undefined;
  /** All of this interviewer's. */
  readonly tasks: readonly Task[];
}): ReactElement | null => {
  switch (task.kind) {
    case 'drift-check': {
      const claim = comparison?.claim?.verdict;
      return (
        <Section id="why" title="Why a second look">
          <p>
            {claim?.kind === 'rose'
              ? driftWords(claim, 'their')
              : comparison?.signal.kind === 'signal'
                ? earlySignalWords(comparison.signal)
                : 'Something in earlier interviews asked for a second look; by now it no longer stands out.'}
          </p>
          <p className="muted">
            It is a reason to listen, not a judgement: chance alone raises one now and then.
          </p>
        </Section>
      );
    }
    case 'trained-decision': {
      // After a move or a long absence there are more, which are none of the first.
      const reviewed = tasks.filter(
        ({ kind, milestone, coachedAt }) =>
          kind === 'first-loop-review' && /^\d+$/.test(milestone) && coachedAt !== undefined,
      ).length;
      const held = tasks.some((each) => each.kind === 'calibration' && each.coachedAt !== undefined);
      return (
        <Section id="why" title="What the decision rests on">
          <ul>
            <li>
              {plural(record?.calibratedLoops ?? 0, 'calibrated loop')} of {record?.loops ?? 0} counted
            </li>
            <li>{reviewed} of the first three reviewed</li>
            <li>{held ? 'Calibration held' : 'No calibration held yet'}</li>
          </ul>
          <p className="muted">You decide, not a number; “not yet” keeps the named coach and asks again.</p>
        </Section>
      );
    }
    case 'calibration':
      return (
        <Section id="why" title="Half an hour together">
          <p>
            Rate one moment each by yourselves, then compare why. Write the feedback below when you have met.
          </p>
        </Section>
      );
    default:
      return null;
  }
};
