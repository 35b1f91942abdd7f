/** Interviewers are told when Plumbline is switched on at their site. */
import { mailTime } from '../../core/coaching/mail-time.ts';
import type { Instant } from '../../core/identity.ts';
import { siteModeOf } from '../../core/interviewer/site-mode.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { roster } from '../runtime/people.ts';
import { queueMail } from '../runtime/queue-mail.ts';
import type { ApplyPorts } from './application.ts';

/** Queues a notice to every interviewer whose site was off before and is not after; once a change, however often it is applied. */
export const announceSites = async (
  before: Policy,
  after: Policy,
  changedAt: Instant,
  { ledger, clock }: Pick<ApplyPorts, 'ledger' | 'clock'>,
): Promise<void> => {
  const now = clock.now();
  for (const person of await roster(ledger)) {
    const { site } = person;
    if (site === undefined || !person.active || person.role !== 'interviewer') continue;
    if (siteModeOf(person, before) !== 'off' || siteModeOf(person, after) === 'off') continue;
    const sendAt = mailTime({ kind: 'site-notice' }, now, person, after);
    const notice = { kind: 'site-notice', to: person, subject: site, now, sendAt } as const;
    await ledger.commit(await queueMail(ledger, { ...notice, occurrence: `${site}.${changedAt}` }));
  }
};
