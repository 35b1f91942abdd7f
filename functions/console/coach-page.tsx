/** The task as its coach sees it: what to talk about, the words around it, and the form. Five minutes. */
import type { ReactElement } from 'react';
import type { Task } from '../../core/coaching/task.ts';
import type { InterviewerRecord } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { consolePaths } from '../runtime/console-links.ts';
import { Choice, Form, framed, type Notice, Section, Words } from './frame.tsx';
import { craftItems, type Typed } from './forms.ts';
import type { ComparisonRow } from '../runtime/fleet-rows.ts';
import type { TaskPacket } from '../runtime/task-packet.ts';
import { endsWithoutInterview, type LoopMaterial, type TaskMaterial } from './material.ts';
import { MomentChoice, MomentShown, type ShownMoment } from './moments.tsx';
import { coverageView, notAssessedView, summaryView } from './review-view.ts';
import { Occasion, PacketView } from './packet-view.tsx';
import { AnswerGiven, FeedbackGiven, HandOver, TaskFacts, WrongFinding } from './task-parts.tsx';
import { taskTitle } from './task-words.ts';
import type { Visit } from './visit.ts';

export type CoachPage = {
  readonly material: TaskMaterial;
  /** Those whose words are on the page. */
  readonly opened: readonly LoopMaterial[];
  readonly packet: TaskPacket | undefined;
  readonly record: InterviewerRecord | undefined;
  readonly comparison: ComparisonRow | undefined;
  /** All tasks about this interviewer. */
  readonly tasks: readonly Task[];
  /** Whether the record and whole interviews are open to this reader, too. */
  readonly readsOn: boolean;
  readonly shown: readonly ShownMoment[];
  /** Everything that can be chosen at once, those shown first. */
  readonly choices: readonly ShownMoment[];
  /** Who wrote the feedback, once there is some. */
  readonly coach: Person | undefined;
  readonly colleagues: readonly Person[];
  readonly visit: Visit;
  readonly typed: Typed;
  readonly notice: Notice;
};

export const coachPage = (page: CoachPage): string => {
  const { material, visit, notice, opened, shown } = page;
  const task = material.found.body;
  const done = task.feedback !== undefined;
  const unfinished = task.state === 'planned' || task.state === 'open';
  return framed({
    title: taskTitle(task, material.interviewer),
    over: 'Coaching task',
    visit,
    notice,
    nav: [
      { href: '#moment', name: 'The moment' },
      { href: '#feedback', name: done ? 'Feedback' : 'Write feedback' },
      ...(unfinished ? [{ href: '#hand-over', name: 'Hand it over' }] : []),
      { href: '#wrong', name: 'Wrong finding?' },
      ...(page.readsOn ? [{ href: visit.to(consolePaths.record(task.interviewer)), name: 'Record' }] : []),
    ],
    children: (
      <>
        <TaskFacts task={task} owner={material.owner} visit={visit} />
        <Occasion task={task} record={page.record} comparison={page.comparison} tasks={page.tasks} />
        <Reading page={page} />
        <Section
          id="moment"
          title={shown.length > 1 ? 'Moments worth talking about' : 'The moment to talk about'}
        >
          {shown.length === 0 ? (
            <p>
              {material.loops.length === 0
                ? 'There is nothing to listen to yet.'
                : 'I found no moment that I can show. Name one yourself, good or bad, in the form.'}
            </p>
          ) : (
            shown.map((moment, index) => (
              <MomentShown
                key={`${moment.material.loop.loopId}.${moment.turn}`}
                moment={moment}
                visit={visit}
                prefix={`m${index + 1}-`}
                among={shown.length > 1 ? 'several' : 'one'}
                whole={page.readsOn}
              />
            ))
          )}
        </Section>
        <Section id="feedback" title={done ? 'Feedback' : 'Write feedback'}>
          <FeedbackGiven task={task} coach={page.coach} visit={visit} />
          <AnswerGiven task={task} visit={visit} />
          {unfinished && material.loops.length === 0 ? <NothingLed page={page} /> : null}
          {unfinished && material.loops.length > 0 ? <FeedbackForm page={page} /> : null}
          {!unfinished && !done ? <p>This task has ended; nobody owes anything here any more.</p> : null}
        </Section>
        <Behind page={page} />
        {unfinished ? <HandOver colleagues={page.colleagues} typed={page.typed} visit={visit} /> : null}
        <WrongFinding materials={opened} interviewer={task.interviewer} typed={page.typed} visit={visit} />
      </>
    ),
  });
};

const Reading = ({
  page: { packet, opened, material, visit },
}: {
  readonly page: CoachPage;
}): ReactElement | null => {
  const about = opened.find(({ loop }) => loop.loopId === material.found.body.loopId);
  if (material.found.body.kind === 'first-loop-review' && about !== undefined)
    return (
      <Section id="summary" title="In 90 seconds">
        {summaryView(about.review.summary)}
      </Section>
    );
  return packet === undefined ? null : <PacketView found={packet} visit={visit} />;
};

const NothingLed = ({ page: { material, visit } }: { readonly page: CoachPage }): ReactElement => (
  <>
    <p>
      There is no interview with {material.interviewer.name} yet that a moment could be in. As soon as one has
      come in, the form is here.
    </p>
    {endsWithoutInterview(material.found.body.kind) ? (
      <Form visit={visit} does="nothing-led">
        <p>
          Talk about what stands in the way instead, and end this here. It does not count as coaching; their
          first interviews are reviewed as anybody’s.
        </p>
        <button type="submit" className="quiet">
          Nothing led yet: end it
        </button>
      </Form>
    ) : null}
  </>
);

const FeedbackForm = ({ page }: { readonly page: CoachPage }): ReactElement => {
  const { typed, visit, material } = page;
  const task = material.found.body;
  const competencies = [
    ...new Set(page.opened.flatMap(({ review }) => review.coverage.map(({ name }) => name))),
  ];
  return (
    <Form visit={visit} does="feedback">
      {task.kind === 'trained-decision' ? (
        <fieldset>
          <legend>What you decided</legend>
          <Choice name="decision" value="trained" checked={typed['decision'] === 'trained'}>
            Trained
          </Choice>
          <Choice name="decision" value="not-yet" checked={typed['decision'] === 'not-yet'}>
            Not yet
          </Choice>
        </fieldset>
      ) : null}
      <MomentChoice
        moments={page.choices}
        loops={material.loops}
        typed={typed}
        legend="The moment it is about"
        timeZone={visit.person.timeZone}
      />
      <label className="field" htmlFor="rubricItem">
        What it is about in the rubric
      </label>
      <select id="rubricItem" name="rubricItem" defaultValue={typed['rubricItem'] ?? ''}>
        <option value="">Choose one</option>
        {competencies.length === 0 ? null : (
          <optgroup label="Competencies">
            {competencies.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label="How the interview is led">
          {craftItems.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </optgroup>
      </select>
      <Words
        name="text"
        label="What you saw (you may leave this empty)"
        hint="What to keep first, then what to change. They read exactly what you write."
        typed={typed['text']}
        maxLength={4000}
      />
      <Words
        name="nextTry"
        label="One thing to try next time"
        hint="One sentence that they can say or do in the next interview."
        typed={typed['nextTry']}
        maxLength={2000}
      />
      <button type="submit">Send it to {material.interviewer.name}</button>
    </Form>
  );
};

/** Coverage and what could not be judged, where the page is about one loop. */
const Behind = ({ page: { opened, material } }: { readonly page: CoachPage }): ReactElement | null => {
  const about = opened.find(({ loop }) => loop.loopId === material.found.body.loopId);
  if (material.found.body.kind !== 'first-loop-review' || about === undefined) return null;
  return (
    <>
      <Section id="coverage" title="Coverage">
        {coverageView(about.review, about.transcript, false)}
      </Section>
      <Section id="not-assessed" title="Not judged">
        {notAssessedView(about.review)}
      </Section>
    </>
  );
};
