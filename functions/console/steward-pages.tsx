/** Pages about a task for those who see to it that it is done: its state and its hands, nothing that was said. */
import type { EligibleCoach } from '../../core/coaching/eligible-coaches.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Review } from '../../core/review/review.ts';
import { Choice, Form, framed, type Notice, Section } from './frame.tsx';
import type { Typed } from './forms.ts';
import type { LoopMaterial, TaskMaterial } from './material.ts';
import { loopWords } from './moments.tsx';
import { HandOver, TaskFacts } from './task-parts.tsx';
import { taskTitle } from './task-words.ts';
import { transcriptView } from './transcript-view.ts';
import type { Visit } from './visit.ts';

type AboutTask = {
  readonly material: TaskMaterial;
  readonly visit: Visit;
  readonly typed: Typed;
  readonly notice: Notice;
};

export const stewardPage = (page: AboutTask & { readonly colleagues: readonly Person[] }): string => {
  const { material, visit, notice } = page;
  const task = material.found.body;
  const unfinished = task.state === 'planned' || task.state === 'open';
  return framed({
    title: taskTitle(task, material.interviewer),
    over: 'State of a task',
    visit,
    notice,
    children: (
      <>
        <TaskFacts task={task} owner={material.owner} visit={visit} />
        <p className="muted">What was said and found is between the coach and the interviewer.</p>
        {unfinished ? <HandOver colleagues={page.colleagues} typed={page.typed} visit={visit} /> : null}
      </>
    ),
  });
};

export const chooseCoachPage = (
  page: AboutTask & {
    readonly eligible: readonly (EligibleCoach & { readonly name: string })[];
    /** Whom the roster names, where that is nobody. */
    readonly unknownCoach: string | undefined;
  },
): string => {
  const { material, visit, notice, eligible, unknownCoach, typed } = page;
  const task = material.found.body;
  const unfinished = task.state === 'planned' || task.state === 'open';
  return framed({
    title: taskTitle(task, material.interviewer),
    over: 'Coaching task',
    visit,
    notice,
    children: (
      <>
        <TaskFacts task={task} owner={material.owner} visit={visit} />
        <Section id="choose" title="Who could coach">
          {!unfinished ? <p>This has been done.</p> : null}
          {unfinished && unknownCoach !== undefined ? (
            <p>The roster names {unknownCoach} as coach, and nobody on it has that id.</p>
          ) : null}
          {unfinished && eligible.length === 0 ? (
            <p>
              Nobody has room: add a coach of this job family to the roster, or raise the weekly limit in the
              policy.
            </p>
          ) : null}
          {unfinished && eligible.length > 0 ? (
            <Form visit={visit} does="assign">
              <fieldset>
                <legend>In the order of the roster</legend>
                {eligible.map(({ coach, name, freeMin }) => (
                  <Choice key={coach} name="coach" value={coach} checked={typed['coach'] === coach}>
                    {name} <span className="muted">({freeMin} minutes free this week)</span>
                  </Choice>
                ))}
              </fieldset>
              <p className="hint">
                Put the name into your roster file as well, so that the next one says the same.
              </p>
              <button type="submit">Name this coach</button>
            </Form>
          ) : null}
        </Section>
      </>
    ),
  });
};

const around = 2;

/** One question that may touch on a protected topic, for the HR contact alone. */
export const hrPage = (
  page: AboutTask & { readonly opened: LoopMaterial | undefined; readonly whole: Review | undefined },
): string => {
  const { material, visit, notice, opened, whole } = page;
  const task = material.found.body;
  const unfinished = task.state === 'planned' || task.state === 'open';
  const findings = whole?.findings.filter(({ kind }) => kind === 'protected-topic') ?? [];
  return framed({
    title: taskTitle(task, material.interviewer),
    over: 'For the HR contact alone',
    visit,
    notice,
    children: (
      <>
        <TaskFacts task={task} owner={material.owner} visit={visit} />
        {opened === undefined ? (
          <p>The interview is no longer kept.</p>
        ) : (
          <Section id="moment" title="What was asked">
            <p>
              {material.interviewer.name}, {loopWords(opened.loop, visit.person.timeZone)}
            </p>
            {findings.map((finding, index) => (
              <article key={`${finding.turn}.${finding.start}`} className="card moment">
                <p>{finding.why}</p>
                {transcriptView({
                  transcript: opened.transcript,
                  review: { findings: [finding], coverage: [] },
                  turns: { from: Math.max(0, finding.turn - around), to: finding.turn + around },
                  here: finding.turn,
                  prefix: `q${index + 1}-`,
                  labels: false,
                  notes: false,
                })}
              </article>
            ))}
          </Section>
        )}
        <Section id="done" title="When you have dealt with it">
          {unfinished ? (
            <Form visit={visit} does="done">
              <p>Nothing you decided is written down here, only that you have decided.</p>
              <button type="submit">I have dealt with it</button>
            </Form>
          ) : (
            <p>You have dealt with it.</p>
          )}
        </Section>
      </>
    ),
  });
};
