/** Whether what was captured is a loop that counts, or a no-show that is listed and not counted. */
import type { Policy } from '../rubric/policy.ts';
import type { Review } from './review.ts';

export type LoopVerdict = { readonly counted: true } | { readonly counted: false; readonly because: string };

/**
 * Not a loop: under 10 minutes, or fewer than 4 assessing questions (policy). What could not be
 * counted because of the capture does not count against it; an empty transcript does.
 */
export function isLoop(review: Pick<Review, 'header' | 'measures'>, policy: Policy): LoopVerdict {
  const { minLoopMin, minAssessingQuestions } = policy.admission;
  const { durationMin, words } = review.header;
  if (words === 0)
    return { counted: false, because: 'Nothing was said: a no-show, or a capture that failed.' };
  if (durationMin !== undefined && durationMin < minLoopMin)
    return {
      counted: false,
      because: `It lasted ${Math.floor(durationMin)} minutes; a loop lasts at least ${minLoopMin}.`,
    };
  const { questions } = review.measures;
  const asked = questions.kind === 'count' ? questions.value : null;
  const none = questions.kind === 'not-assessable' && questions.reason === 'no-questions';
  if (none || (asked !== null && asked < minAssessingQuestions))
    return {
      counted: false,
      because: `It holds ${asked ?? 0} assessing question${asked === 1 ? '' : 's'}; a loop holds at least ${minAssessingQuestions}.`,
    };
  return { counted: true };
}
