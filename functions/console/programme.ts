/** The programme page's numbers: this quarter's lines as they stand now, and two counts of each quarter before. */
import { addDays } from '../../core/coaching/calendar.ts';
import type { ProgrammeLine } from '../../core/coaching/programme-line.ts';
import { quarterAt, quarterNow } from '../../core/coaching/quarter.ts';
import { programmeLines } from '../runtime/programme.ts';
import { read } from '../runtime/rows.ts';
import { quarterKeys, quarterReportRow, reportOf } from '../runtime/said-of-quarter.ts';
import type { ConsolePorts, Visit } from './visit.ts';

type Counted = {
  readonly quarter: string;
  readonly coachingLoops: number;
  readonly trainingSessions: number;
};

export type ProgrammeView = {
  readonly quarter: string;
  readonly lines: readonly ProgrammeLine[];
  /** The quarters before, as their reports have them, and this one so far; oldest first. */
  readonly history: readonly Counted[];
};

/** Two years: enough to see a direction. */
const mostQuarters = 8;

export const programmeView = async (
  { policy, now }: Visit,
  { ledger }: ConsolePorts,
): Promise<ProgrammeView> => {
  const quarter = quarterNow(now, policy);
  const lines = await programmeLines(ledger, { quarter, policy, now });
  const history: Counted[] = [reportOf(quarter.key, lines, now)];
  for (let { from } = quarter; history.length < mostQuarters; ) {
    const before = quarterAt(addDays(from, -1), policy);
    const report = await read(ledger, quarterReportRow, quarterKeys.report(before.key));
    // Reports are left without gaps; before the first there was no programme.
    if (report === undefined) break;
    history.unshift(report.body);
    from = before.from;
  }
  return { quarter: quarter.key, lines, history };
};
