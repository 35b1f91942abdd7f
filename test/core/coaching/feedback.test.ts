import { describe, expect, it } from 'vitest';
import { applyAnswer, applyFeedback } from '../../../core/coaching/feedback.ts';
import type { Answer, Feedback, Task } from '../../../core/coaching/task.ts';
import { at, id, later, loopId, task } from './company.ts';

const now = at('2026-01-06T10:00:00.000Z');
const moment = { loopId: loopId('w1'), turn: 4 };
const words = (more: Partial<Feedback> = {}): Feedback => ({
  by: id('kim'),
  at: now,
  moment,
  rubricItem: 'Follow-ups',
  nextTry: 'Ask what they did themselves.',
  text: '',
  ...more,
});
const answer = (more: Partial<Answer> = {}): Answer => ({
  by: id('dana'),
  at: now,
  moment,
  stance: 'do-differently',
  because: '',
  ...more,
});
const open = (more: Partial<Task> = {}): Task =>
  task({ state: 'open', openedAt: at('2026-01-05T12:00:00.000Z'), ...more });
const coached = (): Task => applyFeedback(open(), words(), { now });
const refusal = (work: () => unknown): readonly [unknown, unknown] => {
  try {
    work();
  } catch (fault) {
    const { code, message } = fault as { readonly code: unknown; readonly message: unknown };
    return [code, message];
  }
  throw new Error('It was not refused.');
};

describe('feedback', () => {
  it('makes the task coached, now, and leaves nothing to look at', () => {
    const { nextAt: _next, ...done } = { ...open(), state: 'coached', coachedAt: now, feedback: words() };
    expect(coached()).toEqual(done);
    expect(applyFeedback(task(), words(), { now })).toMatchObject({ state: 'coached', openedAt: now });
  });

  it('is late after the due time and not at it, unless the task was paused; an earlier miss stands', () => {
    const { dueAt } = open();
    expect(applyFeedback(open(), words(), { now: dueAt })).not.toHaveProperty('missedAt');
    expect(applyFeedback(open(), words(), { now: later(dueAt, 1) })).toMatchObject({ missedAt: dueAt });
    const missedAt = at('2026-01-01T10:00:00.000Z');
    expect(applyFeedback(open({ missedAt }), words(), { now: later(dueAt, 1) })).toMatchObject({ missedAt });
    const away = applyFeedback(open({ pausedAt: now }), words(), { now: later(dueAt, 1) });
    expect(away).not.toHaveProperty('missedAt');
    expect(away).not.toHaveProperty('pausedAt');
  });

  it('given twice in the same words is given once, whenever it is said', () => {
    const once = coached();
    expect(applyFeedback(once, words({ at: later(now, 5) }), { now: later(now, 5) })).toBe(once);
  });

  it.each([
    [
      'feedback-incomplete',
      'Feedback needs a moment, a rubric item and a next try; please fill in what is missing.',
      open(),
      words({ nextTry: '  ' }),
    ],
    [
      'no-feedback-here',
      'This task takes no written feedback; mark it as done instead.',
      open({ kind: 'assign-coach' }),
      words(),
    ],
    [
      'no-feedback-here',
      'This task takes no written feedback; mark it as done instead.',
      open({ kind: 'people-review' }),
      words(),
    ],
    [
      'already-coached',
      'Feedback on this task has already been given; the first is kept.',
      coached(),
      words({ nextTry: 'Wait longer.' }),
    ],
    [
      'task-ended',
      'This task has ended and takes no feedback any more.',
      open({ state: 'cancelled' }),
      words(),
    ],
    [
      'task-ended',
      'This task has ended and takes no feedback any more.',
      open({ state: 'superseded' }),
      words(),
    ],
    [
      'own-coach',
      'Nobody coaches themselves; hand the task to somebody else.',
      open(),
      words({ by: id('dana') }),
    ],
    [
      'decision-missing',
      'Say what you decided: trained, or not yet.',
      open({ kind: 'trained-decision' }),
      words(),
    ],
    [
      'moment-elsewhere',
      'That moment is in another interview; choose one from the interview this task is about.',
      open(),
      words({ moment: { loopId: loopId('w2'), turn: 1 } }),
    ],
  ])('is refused: %s', (code, message, standing, given) => {
    expect(refusal(() => applyFeedback(standing, given, { now }))).toEqual([code, message]);
  });

  it('on a pattern may point into any of the interviews it is about, and a decision may be "not yet"', () => {
    const checkpoint = open({ kind: 'checkpoint', milestone: '5' });
    const elsewhere = words({ moment: { loopId: loopId('w3'), turn: 1 } });
    expect(applyFeedback(checkpoint, elsewhere, { now, loops: [loopId('w2'), loopId('w3')] }).state).toBe(
      'coached',
    );
    expect(refusal(() => applyFeedback(checkpoint, elsewhere, { now, loops: [loopId('w2')] }))[0]).toBe(
      'moment-elsewhere',
    );
    expect(applyFeedback(checkpoint, elsewhere, { now }).state).toBe('coached');
    const decision = open({ kind: 'trained-decision', milestone: '1' });
    expect(applyFeedback(decision, words({ decision: 'not-yet' }), { now }).feedback?.decision).toBe(
      'not-yet',
    );
  });
});

describe('an answer', () => {
  it('closes the task, either way', () => {
    expect(applyAnswer(coached(), answer(), { now: later(now, 1) })).toEqual({
      ...coached(),
      state: 'closed',
      closedAt: later(now, 1),
      answer: answer(),
    });
    const again = answer({ stance: 'do-again', because: 'It was a hint.' });
    expect(applyAnswer(coached(), again, { now, loops: [loopId('w1')] }).state).toBe('closed');
  });

  it('given twice in the same words is given once', () => {
    const once = applyAnswer(coached(), answer(), { now });
    expect(applyAnswer(once, answer({ at: later(now, 3) }), { now: later(now, 3) })).toBe(once);
    expect(refusal(() => applyAnswer(once, answer({ because: 'Because.' }), { now }))).toEqual([
      'already-answered',
      'This feedback has already been answered; the first answer is kept.',
    ]);
  });

  it.each([
    [
      'answer-incomplete',
      'An answer needs a moment in an interview and one of the two choices.',
      coached(),
      answer({ stance: 'maybe' as never }),
    ],
    [
      'not-coached',
      'There is no feedback to answer yet; please come back when it is there.',
      open(),
      answer(),
    ],
    ['not-yours', 'Only the person who led the interview can answer.', coached(), answer({ by: id('kim') })],
    [
      'reason-missing',
      "Say why you'd do it again; one sentence is enough.",
      coached(),
      answer({ stance: 'do-again' }),
    ],
    [
      'moment-elsewhere',
      'That moment is in somebody else’s interview; choose one of yours.',
      coached(),
      answer({ moment: { loopId: loopId('x9'), turn: 1 } }),
    ],
  ])('is refused: %s', (code, message, standing, given) => {
    expect(refusal(() => applyAnswer(standing, given, { now, loops: [loopId('w1')] }))).toEqual([
      code,
      message,
    ]);
  });
});
