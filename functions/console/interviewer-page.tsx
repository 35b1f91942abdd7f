/** The feedback as its interviewer sees it: theirs alone, with the words around it and an answer either way. */
import type { ReactElement } from 'react';
import type { Person } from '../../core/interviewer/person.ts';
import { consolePaths } from '../runtime/console-links.ts';
import { Choice, Form, framed, type Notice, Section, Words } from './frame.tsx';
import type { Typed } from './forms.ts';
import type { LoopMaterial, TaskMaterial } from './material.ts';
import { MomentChoice, MomentShown, type ShownMoment } from './moments.tsx';
import { AnswerGiven, FeedbackGiven, WrongFinding } from './task-parts.tsx';
import { taskTitle } from './task-words.ts';
import type { Visit } from './visit.ts';

export type InterviewerPage = {
  readonly material: TaskMaterial;
  readonly opened: readonly LoopMaterial[];
  readonly shown: readonly ShownMoment[];
  readonly choices: readonly ShownMoment[];
  readonly coach: Person | undefined;
  readonly visit: Visit;
  readonly typed: Typed;
  readonly notice: Notice;
};

export const interviewerPage = (page: InterviewerPage): string => {
  const { material, visit, notice, shown, coach } = page;
  const task = material.found.body;
  return framed({
    title: coach === undefined ? taskTitle(task, visit.person) : `Feedback from ${coach.name}`,
    over: 'For you alone',
    visit,
    notice,
    nav: [
      { href: '#feedback', name: 'Feedback' },
      { href: '#moment', name: 'The moment' },
      { href: '#answer', name: task.answer === undefined ? 'Answer' : 'Your answer' },
      { href: '#wrong', name: 'Wrong finding?' },
      { href: visit.to(consolePaths.record(task.interviewer)), name: 'Your record' },
    ],
    children: (
      <>
        <Section id="feedback" title="What your coach wrote">
          <FeedbackGiven task={task} coach={coach} visit={visit} />
        </Section>
        <Section id="moment" title="The moment it is about">
          {shown.map((moment) => (
            <MomentShown
              key={`${moment.material.loop.loopId}.${moment.turn}`}
              moment={moment}
              visit={visit}
              prefix="m1-"
            />
          ))}
        </Section>
        <Section id="answer" title={task.answer === undefined ? 'Answer either way' : 'Your answer'}>
          {task.answer === undefined ? <AnswerForm page={page} /> : <AnswerGiven task={task} visit={visit} />}
        </Section>
        <WrongFinding
          materials={page.opened}
          interviewer={task.interviewer}
          typed={page.typed}
          visit={visit}
        />
      </>
    ),
  });
};

const AnswerForm = ({ page }: { readonly page: InterviewerPage }): ReactElement => {
  const { typed, visit, material } = page;
  return (
    <Form visit={visit} does="answer">
      <MomentChoice
        moments={page.choices}
        loops={material.loops}
        typed={typed}
        legend="The moment you answer about"
        timeZone={visit.person.timeZone}
      />
      <fieldset>
        <legend>Either answer is fine</legend>
        <Choice name="stance" value="do-differently" checked={typed['stance'] === 'do-differently'}>
          I should have done it differently
        </Choice>
        <Choice name="stance" value="do-again" checked={typed['stance'] === 'do-again'}>
          I’d do it again, because…
        </Choice>
      </fieldset>
      <Words
        name="because"
        label="Because"
        hint="Needed when you’d do it again; one sentence is enough."
        typed={typed['because']}
        maxLength={2000}
      />
      <button type="submit">Send the answer</button>
    </Form>
  );
};
