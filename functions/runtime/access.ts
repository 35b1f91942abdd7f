/** Who may see what of a task, decided when the page is opened or the mail is sent: a link only selects the page. */
import { mayCoach } from '../../core/coaching/ownership.ts';
import { isConfidential, type Task } from '../../core/coaching/task.ts';
import type { Instant } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';

export type View =
  /** The one who owes it, or gave the feedback: the review, the transcript, the form. */
  | 'coach'
  | 'interviewer'
  /** Whoever sees to it that it is done: its state, and handing it over. Nothing of what was said. */
  | 'steward'
  /** The HR contact, about a protected topic. */
  | 'hr'
  | 'choose-coach';

const isHr = (owner: Person | undefined): boolean => owner?.role === 'hr' && owner.active;

/** Undefined when this page is not this person's. */
export const viewOf = (task: Task, person: Person, owner: Person | undefined): View | undefined => {
  // One contact: a second HR row sees it only when the first can no longer.
  if (isConfidential(task))
    return person.role === 'hr' && (person.id === task.owner || !isHr(owner)) ? 'hr' : undefined;
  // Nobody coaches themselves, whatever a row says.
  if (person.id === task.interviewer) return task.kind === 'assign-coach' ? undefined : 'interviewer';
  if (task.kind === 'assign-coach')
    return person.role === 'operations' || person.id === task.owner ? 'choose-coach' : undefined;
  const holds = person.id === task.owner && person.role !== 'operations' && person.role !== 'hr';
  if (holds || person.id === task.feedback?.by) return 'coach';
  const isManager = owner?.manager === person.id;
  return person.role === 'operations' || isManager ? 'steward' : undefined;
};

/** A person's own interviewers: those they coach today, within their term. */
export const coaches = (person: Person, interviewer: Person, now: Instant): boolean =>
  interviewer.coach === person.id && mayCoach(person, interviewer, now);
