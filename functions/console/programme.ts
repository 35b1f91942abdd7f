/** The programme page's numbers: this quarter's lines as they stand, beside those of the last one, and two counts of each quarter before. */
import { addDays, msOf, startOfDay } from '../../core/coaching/calendar.ts';
import { type Quarter, quarterAt, quarterNow } from '../../core/coaching/quarter.ts';
import { programmeSoFar } from '../runtime/programme-so-far.ts';
import { cycleKeys, quarterStartRow } from '../runtime/quarter-rows.ts';
import { read } from '../runtime/rows.ts';
import { quarterKeys, type QuarterReport, quarterReportRow } from '../runtime/said-of-quarter.ts';
import type { ConsolePorts, Visit } from './visit.ts';

export type ProgrammeView = {
  readonly now: QuarterReport;
  /** As its report has it; absent where the programme has just begun. */
  readonly last: QuarterReport | undefined;
  /** Two counts of each quarter, oldest first, this one last. */
  readonly history: readonly Pick<QuarterReport, 'quarter' | 'coachingLoops' | 'trainingSessions'>[];
};

/** Two years: enough to see a direction. */
const mostQuarters = 8;

export const programmeView = async (visit: Visit, ports: ConsolePorts): Promise<ProgrammeView> => {
  const { policy, now } = visit;
  const quarter = quarterNow(now, policy);
  const sofar = await programmeSoFar(ports.ledger, { quarter, policy, now });
  const last = await lastReport(quarter, visit, ports);
  const earlier = last === undefined ? [] : [...(await reportsBefore(quarter, visit, ports)), last];
  return { now: sofar, last, history: [...earlier, sofar] };
};

/** Of the quarters before the last, oldest first. */
const reportsBefore = async (
  quarter: Quarter,
  { policy }: Visit,
  { ledger }: ConsolePorts,
): Promise<readonly QuarterReport[]> => {
  const found: QuarterReport[] = [];
  let { from } = quarterAt(addDays(quarter.from, -1), policy);
  while (found.length < mostQuarters - 2) {
    const before = quarterAt(addDays(from, -1), policy);
    const report = await read(ledger, quarterReportRow, quarterKeys.report(before.key));
    // Reports are left without gaps; before the first there was no programme.
    if (report === undefined) return found;
    found.unshift(report.body);
    from = before.from;
  }
  return found;
};

/** The quarter that ended last, as it was reported on; by the hours that the report is not made yet, as it stands. */
const lastReport = async (
  quarter: Quarter,
  { policy, now }: Visit,
  { ledger }: ConsolePorts,
): Promise<QuarterReport | undefined> => {
  const ended = quarterAt(addDays(quarter.from, -1), policy);
  const report = await read(ledger, quarterReportRow, quarterKeys.report(ended.key));
  if (report !== undefined) return report.body;
  const since = (await read(ledger, quarterStartRow, cycleKeys.start()))?.body.since;
  if (since === undefined || startOfDay(ended.until, policy.programme.timeZone) <= msOf(since))
    return undefined;
  return await programmeSoFar(ledger, { quarter: ended, policy, now });
};
