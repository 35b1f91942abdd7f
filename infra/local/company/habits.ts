/**
 * When people do what they owe: most in good time, some late, some by handing it over, a few never.
 * What they do then goes through the console's own forms; see `desk.ts`.
 */
import { plusHours } from '../../../core/coaching/calendar.ts';
import type { Task } from '../../../core/coaching/task.ts';
import { withinWorkingHours } from '../../../core/coaching/working-time.ts';
import type { Instant } from '../../../core/identity.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import type { Policy } from '../../../core/rubric/policy.ts';
import { type Chance, chanceOf } from './chance.ts';

export type Intent = {
  readonly at: Instant;
  readonly taskId: Task['id'];
  readonly interviewer: Task['interviewer'];
  readonly by: Person['id'];
  readonly deed: 'coach' | 'answer' | 'assign' | 'people-done' | 'hand-over' | 'hand-over-for';
};

type Around = { readonly seed: number; readonly now: Instant; readonly policy: Policy };

/** Hours that a coach lets a task of this kind lie: the median. */
const patienceHours: Readonly<Record<Task['kind'], number>> = {
  'assign-coach': 5,
  'first-loop-review': 8,
  checkpoint: 34,
  calibration: 0,
  'trained-decision': 40,
  'exit-review': 40,
  quarterly: 30,
  'drift-check': 40,
  'people-review': 14,
};

/** What the owner of an open task means to do about it. Undefined where nobody does anything until it is somebody else's. */
export const ownersIntent = (task: Task, owner: Person, around: Around): Intent | undefined => {
  const chance = chanceOf(around.seed, `${task.id} ${owner.id} ${task.handovers.length}`);
  const after = (hours: number): Instant =>
    withinWorkingHours(plusHours(around.now, hours), owner, around.policy);
  const intent = (at: Instant, deed: Intent['deed']): Intent => ({
    at,
    taskId: task.id,
    interviewer: task.interviewer,
    by: owner.id,
    deed,
  });
  const hours = chance.skewed(patienceHours[task.kind], 0.9);
  if (task.kind === 'assign-coach') return intent(after(hours), 'assign');
  if (task.kind === 'people-review') return intent(after(hours), 'people-done');
  // What operations hold until there is a coach is nobody's to write.
  if (owner.role === 'operations' || owner.role === 'hr') return undefined;
  if (task.handovers.length < 3 && chance.happens(0.04)) return intent(after(hours / 2), 'hand-over');
  // Forgotten: operations see the escalation and give it to somebody else.
  if (task.handovers.length < 2 && chance.happens(0.015)) {
    const noticed = plusHours(later(task.dueAt, around.now), chance.between(4, 30));
    return intent(withinWorkingHours(noticed, owner, around.policy), 'hand-over-for');
  }
  return intent(task.kind === 'calibration' ? heldAt(task, chance, around) : after(hours), 'coach');
};

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** A meeting is written up when it is over; one in twelve is put off for a week and a half. */
const heldAt = (task: Task, chance: Chance, { now }: Around): Instant =>
  plusHours(later(task.dueAt, now), chance.happens(0.08) ? 24 * 10 : 0.75);

/** When the interviewer answers feedback; undefined where they never do. */
export const answersIntent = (
  task: Task,
  interviewer: Person,
  share: number,
  around: Around,
): Intent | undefined => {
  const chance = chanceOf(around.seed, `answers ${task.id}`);
  if (!chance.happens(share)) return undefined;
  const at = withinWorkingHours(plusHours(around.now, chance.skewed(26, 1)), interviewer, around.policy);
  return { at, taskId: task.id, interviewer: task.interviewer, by: interviewer.id, deed: 'answer' };
};
