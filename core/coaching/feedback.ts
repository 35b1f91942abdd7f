/** What a coach writes and what an interviewer answers, checked against the task they are about. */
import { InvalidInput } from '../faults.ts';
import type { Instant, LoopId } from '../identity.ts';
import { isLate } from './late.ts';
import { Answer, Feedback, isCoachTask, type Task } from './task.ts';

type Context = { readonly now: Instant; readonly loops?: readonly LoopId[] };

const checkMoment = (task: Task, loopId: LoopId, { loops }: Context): void => {
  const allowed = task.kind === 'first-loop-review' && task.loopId !== undefined ? [task.loopId] : loops;
  if (allowed !== undefined && !allowed.includes(loopId))
    throw new InvalidInput(
      'moment-elsewhere',
      'That moment is in another interview; choose one from the interview this task is about.',
    );
};

const sameWords = (a: Feedback | Answer, b: Feedback | Answer): boolean =>
  JSON.stringify({ ...a, at: '' }) === JSON.stringify({ ...b, at: '' });

/**
 * The task as coached. The same feedback again gives the same task; other feedback on a coached task
 * is refused with `already-coached`, as are empty words, a moment elsewhere and coaching oneself.
 */
export const applyFeedback = (task: Task, given: Feedback, context: Context): Task => {
  const parsed = Feedback.safeParse(given);
  if (!parsed.success)
    throw new InvalidInput(
      'feedback-incomplete',
      'Feedback needs a moment, a rubric item and a next try; please fill in what is missing.',
      { cause: parsed.error },
    );
  const feedback = parsed.data;
  // The others close when the thing is done.
  if (!isCoachTask(task))
    throw new InvalidInput(
      'no-feedback-here',
      'This task takes no written feedback; mark it as done instead.',
    );
  if (task.feedback !== undefined) {
    if (sameWords(task.feedback, feedback)) return task;
    throw new InvalidInput(
      'already-coached',
      'Feedback on this task has already been given; the first is kept.',
    );
  }
  if (task.state === 'cancelled' || task.state === 'superseded')
    throw new InvalidInput('task-ended', 'This task has ended and takes no feedback any more.');
  if (feedback.by === task.interviewer)
    throw new InvalidInput('own-coach', 'Nobody coaches themselves; hand the task to somebody else.');
  if (task.kind === 'trained-decision' && feedback.decision === undefined)
    throw new InvalidInput('decision-missing', 'Say what you decided: trained, or not yet.');
  checkMoment(task, feedback.moment.loopId, context);
  const { pausedAt: _paused, nextAt: _next, ...rest } = task;
  return {
    ...rest,
    state: 'coached',
    openedAt: task.openedAt ?? context.now,
    coachedAt: context.now,
    feedback,
    // A sweep that never came does not turn late work into punctual work.
    ...(isLate(task, context.now) ? { missedAt: task.missedAt ?? task.dueAt } : {}),
  };
};

/** The task as closed: its interviewer has pointed at a moment and answered either way. */
export const applyAnswer = (task: Task, given: Answer, context: Context): Task => {
  const parsed = Answer.safeParse(given);
  if (!parsed.success)
    throw new InvalidInput(
      'answer-incomplete',
      'An answer needs a moment in an interview and one of the two choices.',
      { cause: parsed.error },
    );
  const answer = parsed.data;
  if (task.answer !== undefined) {
    if (sameWords(task.answer, answer)) return task;
    throw new InvalidInput(
      'already-answered',
      'This feedback has already been answered; the first answer is kept.',
    );
  }
  if (task.state !== 'coached')
    throw new InvalidInput(
      'not-coached',
      'There is no feedback to answer yet; please come back when it is there.',
    );
  if (answer.by !== task.interviewer)
    throw new InvalidInput('not-yours', 'Only the person who led the interview can answer.');
  if (answer.stance === 'do-again' && answer.because === '')
    throw new InvalidInput('reason-missing', "Say why you'd do it again; one sentence is enough.");
  if (context.loops !== undefined && !context.loops.includes(answer.moment.loopId))
    throw new InvalidInput(
      'moment-elsewhere',
      'That moment is in somebody else’s interview; choose one of yours.',
    );
  return { ...task, state: 'closed', closedAt: context.now, answer };
};
