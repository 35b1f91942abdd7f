/** The week's digest as a row of its own: the next one is queued with the roster, and each queues the one after it. */
import { addDays, dayAt, instantOf, instantOfLocal, isoWeekday, msOf } from '../../core/coaching/calendar.ts';
import type { Instant } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import { queueMail } from './queue-mail.ts';

/** The write that queues the digest of the first Monday after today in the person's zone; none for whoever gets none, or has it queued. */
export const nextDigest = async (
  ledger: Ledger,
  person: Person,
  now: Instant,
  { mail }: Policy,
): Promise<Write[]> => {
  if (person.role !== 'operations' || !person.active) return [];
  const today = dayAt(msOf(now), person.timeZone);
  const monday = addDays(today, 8 - isoWeekday(today));
  const sendAt = instantOf(instantOfLocal(monday, mail.workdayStartHour, person.timeZone));
  return await queueMail(ledger, { kind: 'weekly-digest', to: person, occurrence: monday, now, sendAt });
};
