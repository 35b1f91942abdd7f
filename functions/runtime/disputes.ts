/** Findings that somebody called wrong: which of them are out of the counts, and what resolving one writes. */
import { type Disputed, disputedAmong } from '../../core/review/disputed-findings.ts';
import type { InterviewerId, LoopId } from '../../core/identity.ts';
import type { Finding } from '../../core/review/review.ts';
import type { Ledger } from '../ports/ledger.ts';
import { consolePrefixes, type DisputeRow, disputeRow } from './console-rows.ts';
import { keys, type Read, readAll } from './rows.ts';

/** Every dispute about this interviewer's loops, or about one of them. */
export const disputesOf = async (
  ledger: Ledger,
  interviewer: InterviewerId,
  loopId?: LoopId,
): Promise<Read<DisputeRow>[]> => {
  const prefix = `${consolePrefixes.dispute}${loopId === undefined ? '' : `${loopId}#`}`;
  const found: Read<DisputeRow>[] = [];
  for await (const row of readAll(ledger, disputeRow, keys.interviewer(interviewer), prefix)) found.push(row);
  return found;
};

/** Out until a person has resolved it, and for good where they withdrew it. */
export const isOut = ({ state }: DisputeRow): boolean => state !== 'upheld';

/** What the counts leave out. */
export const leftOut = (disputes: readonly { readonly body: DisputeRow }[]): readonly Disputed[] =>
  disputes.flatMap(({ body }) => (isOut(body) ? [body.finding] : []));

/** The dispute about each of these findings of one loop, where there is one. */
export const disputeOfEach = (
  findings: readonly Finding[],
  disputes: readonly DisputeRow[],
): ReadonlyMap<Finding, DisputeRow> => {
  const means = disputedAmong(
    findings,
    disputes.map(({ finding }) => finding),
  );
  return new Map(
    disputes.flatMap((dispute, index) => {
      const finding = means[index];
      return finding === undefined ? [] : [[finding, dispute] as const];
    }),
  );
};
