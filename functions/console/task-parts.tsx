/** Parts that the pages about one task share: its state, handing it over, calling a finding wrong. */
import type { ReactElement } from 'react';
import type { Task } from '../../core/coaching/task.ts';
import type { PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { consolePaths } from '../runtime/console-links.ts';
import type { DisputeRow } from '../runtime/console-rows.ts';
import { findingValue } from './dispute.ts';
import { Form, Section, Words } from './frame.tsx';
import type { Typed } from './forms.ts';
import type { LoopMaterial } from './material.ts';
import { stateWords } from './task-words.ts';
import { timeWords } from './times.ts';
import { whereWords } from './review-view.ts';
import type { Visit } from './visit.ts';
import { disputeWords, findingWords } from './words.ts';

export const TaskFacts = ({
  task,
  owner,
  visit,
}: {
  readonly task: Task;
  readonly owner: Person | undefined;
  readonly visit: Visit;
}): ReactElement => (
  <dl className="facts">
    <div>
      <dt>State</dt>
      <dd>{stateWords(task)}</dd>
    </div>
    <div>
      <dt>Due</dt>
      <dd>
        <time dateTime={task.dueAt}>{timeWords(task.dueAt, visit.person.timeZone)}</time>
      </dd>
    </div>
    <div>
      <dt>With</dt>
      <dd>{owner?.name ?? 'nobody yet'}</dd>
    </div>
  </dl>
);

export const HandOver = ({
  colleagues,
  typed,
  visit,
}: {
  readonly colleagues: readonly Person[];
  readonly typed: Typed;
  readonly visit: Visit;
}): ReactElement => (
  <Section id="hand-over" title="Hand it over">
    {colleagues.length === 0 ? (
      <p>There is no other coach on the roster who could take it. TA operations can add one.</p>
    ) : (
      <Form visit={visit} does="hand-over">
        <label className="field" htmlFor="to">
          To whom
        </label>
        <p className="hint" id="to-hint">
          They get a mail. The due time stays as it is.
        </p>
        <select id="to" name="to" aria-describedby="to-hint" defaultValue={typed['to'] ?? ''}>
          {colleagues.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
        <button type="submit" className="quiet">
          Hand it over
        </button>
      </Form>
    )}
  </Section>
);

/** What became of a finding that somebody called wrong, on the pages of those who may read it. */
export const DisputeState = ({
  dispute,
  interviewer,
  visit,
}: {
  readonly dispute: DisputeRow;
  readonly interviewer: PersonId;
  readonly visit: Visit;
}): ReactElement => (
  <>
    <span className={dispute.state === 'upheld' ? 'kind evidence' : 'kind wrong'}>
      {disputeWords[dispute.state]}
    </span>{' '}
    <a href={visit.to(consolePaths.dispute(dispute, interviewer))}>
      {dispute.state === 'open' && visit.person.id !== dispute.by && visit.person.id !== interviewer
        ? 'Decide whether it stands'
        : 'What became of it'}
    </a>
  </>
);

/** A finding that somebody calls wrong leaves the counts, until a person has said that it stands. */
export const WrongFinding = ({
  materials,
  interviewer,
  typed,
  visit,
}: {
  readonly materials: readonly LoopMaterial[];
  readonly interviewer: PersonId;
  readonly typed: Typed;
  readonly visit: Visit;
}): ReactElement => {
  const disputes = materials.flatMap((material) => [...material.disputes.values()]);
  const findings = materials.flatMap(({ loop, review, transcript, disputes: known }) =>
    review.findings
      .filter((finding) => !known.has(finding))
      .map((finding) => ({ loop, transcript, finding, value: findingValue(loop.loopId, finding) })),
  );
  return (
    <Section id="wrong" title="Is a finding wrong?">
      {disputes.length === 0 ? null : (
        <ul className="plain">
          {disputes.map((dispute) => (
            <li key={consolePaths.dispute(dispute, interviewer)} className="card">
              <p>
                <strong>{findingWords[dispute.finding.kind]}</strong>{' '}
                <DisputeState dispute={dispute} interviewer={interviewer} visit={visit} />
              </p>
              <p dir="auto">{dispute.because}</p>
            </li>
          ))}
        </ul>
      )}
      {findings.length === 0 ? (
        <p>There is no finding here{disputes.length === 0 ? '' : ' that nobody has disputed'}.</p>
      ) : (
        <Form visit={visit} does="dispute">
          <label className="field" htmlFor="finding">
            Which one
          </label>
          <select id="finding" name="finding" defaultValue={typed['finding'] ?? ''}>
            {findings.map(({ transcript, finding, value }) => (
              <option key={value} value={value}>
                {`${findingWords[finding.kind]} at ${whereWords(transcript, finding.turn)}: ${finding.quote.slice(0, 60).toWellFormed()}`}
              </option>
            ))}
          </select>
          <Words
            name="wrongBecause"
            label="What is wrong about it"
            hint="It counts nowhere from then on, until somebody else has read this and decided."
            typed={typed['wrongBecause']}
            maxLength={2000}
          />
          <button type="submit" className="quiet">
            Mark it as wrong
          </button>
        </Form>
      )}
    </Section>
  );
};

type Given = { readonly task: Task; readonly visit: Visit };

export const FeedbackGiven = ({
  task,
  coach,
  visit,
}: Given & { readonly coach: Person | undefined }): ReactElement | null => {
  const { feedback } = task;
  if (feedback === undefined) return null;
  return (
    <div className="card">
      <p className="muted small">
        {coach?.name ?? 'The coach'} wrote on {timeWords(feedback.at, visit.person.timeZone)}
      </p>
      <p>
        <strong>About: </strong>
        <span dir="auto">{feedback.rubricItem}</span>
      </p>
      {feedback.text === '' ? null : (
        <p className="written" dir="auto">
          {feedback.text}
        </p>
      )}
      <p>
        <strong>Try next: </strong>
        <span className="written" dir="auto">
          {feedback.nextTry}
        </span>
      </p>
      {feedback.decision === undefined ? null : (
        <p>
          <strong>Decided: </strong>
          {feedback.decision === 'trained' ? 'trained.' : 'not yet.'}
        </p>
      )}
    </div>
  );
};

export const AnswerGiven = ({ task, visit }: Given): ReactElement | null => {
  const { answer } = task;
  if (answer === undefined) return null;
  return (
    <div className="card moment keep">
      <p>
        <strong>
          {answer.stance === 'do-differently' ? 'I should have done it differently.' : 'I’d do it again.'}
        </strong>
      </p>
      {answer.because === '' ? null : (
        <p className="written" dir="auto">
          {answer.because}
        </p>
      )}
      <p className="muted small">Answered on {timeWords(answer.at, visit.person.timeZone)}</p>
    </div>
  );
};
