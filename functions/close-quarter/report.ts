/** The report of a quarter that is over: made once, and mailed to operations. */
import { addDays, msOf, startOfDay } from '../../core/coaching/calendar.ts';
import { type Quarter, quarterAt } from '../../core/coaching/quarter.ts';
import { withinWorkingHours } from '../../core/coaching/working-time.ts';
import type { Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { programmeLines } from '../runtime/programme.ts';
import type { Around } from '../runtime/quarter-candidates.ts';
import { cycleKeys, quarterStartRow } from '../runtime/quarter-rows.ts';
import { queueMail } from '../runtime/queue-mail.ts';
import { put, read } from '../runtime/rows.ts';
import { quarterKeys, quarterReportRow, reportOf } from '../runtime/said-of-quarter.ts';

/** Whoever slept longer than two years reads no more of them. */
const mostQuarters = 8;

/**
 * Leaves a report of every quarter that has ended since there is a programme and has none, oldest first,
 * so that a crash leaves no gap; one mail, about the last.
 */
export const reportEnded = async (around: Around, ports: Pick<Ports, 'ledger'>): Promise<void> => {
  const { ledger } = ports;
  const { policy, now } = around;
  const missing = await withoutReport(around, ports);
  for (const [index, quarter] of missing.entries()) {
    const lines = await programmeLines(ledger, { quarter, policy, now });
    await ledger.commit([
      put(quarterReportRow, quarterKeys.report(quarter.key), 'absent', reportOf(quarter.key, lines, now)),
      ...(index === missing.length - 1 ? await mails(quarter, around, ports) : []),
    ]);
  }
};

const withoutReport = async (
  { quarter, policy, now }: Around,
  { ledger }: Pick<Ports, 'ledger'>,
): Promise<readonly Quarter[]> => {
  const since = (await read(ledger, quarterStartRow, cycleKeys.start()))?.body.since ?? now;
  const missing: Quarter[] = [];
  let ended: Quarter = quarter;
  while (missing.length < mostQuarters) {
    ended = quarterAt(addDays(ended.from, -1), policy);
    const wasBefore = startOfDay(ended.until, policy.programme.timeZone) <= msOf(since);
    if (wasBefore || (await read(ledger, quarterReportRow, quarterKeys.report(ended.key))) !== undefined)
      return missing;
    missing.unshift(ended);
  }
  return missing;
};

const mails = async (
  { key }: Quarter,
  { people, policy, now }: Around,
  { ledger }: Pick<Ports, 'ledger'>,
): Promise<Write[]> => {
  const writes: Write[] = [];
  for (const to of people)
    if (to.role === 'operations' && to.active)
      writes.push(
        ...(await queueMail(ledger, {
          kind: 'programme-report',
          to,
          occurrence: key,
          subject: key,
          now,
          sendAt: withinWorkingHours(now, to, policy),
        })),
      );
  return writes;
};
