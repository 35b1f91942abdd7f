/** Where the night finds a scorecard: by the month in which it was submitted, without its words. */
import type { Scorecard } from '../../core/rubric/scorecard.ts';
import { sameContent } from '../../core/same-content.ts';
import type { Change, Ledger } from '../ports/ledger.ts';
import type { JudgementRow } from './fleet-rows.ts';
import { expects, judgementRow, keys, put, read, removal } from './rows.ts';

const keyOf = ({ candidate, interviewer, submittedAt }: Scorecard, id: string) =>
  keys.judgement(submittedAt.slice(0, 7), candidate, interviewer, id);

const judgementOf = (scorecard: Scorecard): JudgementRow => ({
  candidate: scorecard.candidate,
  rater: scorecard.interviewer,
  recommendation: scorecard.recommendation,
  independent: scorecard.revision === 0,
  ratings: scorecard.ratings.flatMap(({ competency, rating }) =>
    rating === 'no-decision' ? [] : [{ competency, rating }],
  ),
});

/**
 * The writes that put a scorecard there in place of another version of it; none where it is there, and a
 * withdrawn one leaves nothing.
 */
export const judgementWrites = async (
  ledger: Ledger,
  id: string,
  next: Scorecard,
  other: Scorecard | undefined,
): Promise<Change[]> => {
  const key = keyOf(next, id);
  const standing = await read(ledger, judgementRow, key);
  const was = other === undefined ? key : keyOf(other, id);
  const moved = was.partition === key.partition ? undefined : await read(ledger, judgementRow, was);
  const judgement = judgementOf(next);
  const isThere = sameContent(standing?.body, judgement);
  return [
    ...(next.withdrawn ? removal(standing) : []),
    ...(next.withdrawn || isThere ? [] : [put(judgementRow, key, expects(standing), judgement)]),
    ...removal(moved),
  ];
};
