/** Protected topics are for the HR contact alone. */
import type { Review } from './review.ts';

/** The turns in which a protected topic came up, by a finding or a question's mark. */
export const protectedTurns = ({ findings, questions }: Review): ReadonlySet<number> =>
  new Set([
    ...findings.filter(({ kind }) => kind === 'protected-topic').map(({ turn }) => turn),
    ...questions.filter(({ flags }) => flags.includes('protected-topic')).map(({ turn }) => turn),
  ]);

/** The review for everybody else: nothing that was found in such a turn, and no moment there. */
export const withoutProtected = (review: Review): Review => {
  const hidden = protectedTurns(review);
  return {
    ...review,
    findings: review.findings.filter(({ turn }) => !hidden.has(turn)),
    moment: review.moment !== null && hidden.has(review.moment.turn) ? null : review.moment,
  };
};
