/** Who is told of a disputed finding: whoever decides about it when it is raised, whoever raised it when it is decided. */
import { mailTime } from '../../core/coaching/mail-time.ts';
import { namedCoach, rosterOf } from '../../core/coaching/ownership.ts';
import type { Instant } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import { type DisputeRow, disputeName } from './console-rows.ts';
import { roster } from './people.ts';
import { policyInForce } from './policy.ts';
import { queueMail } from './queue-mail.ts';

/** The coach who is its judge; undefined where they raised it themselves, or there is none. */
const judgeOf = (
  { by }: Pick<DisputeRow, 'by'>,
  interviewer: Person,
  people: readonly Person[],
  now: Instant,
): Person | undefined => {
  const coach = namedCoach(interviewer, rosterOf(people), now);
  return coach?.id === by ? undefined : coach;
};

export const isForOperations = (...about: Parameters<typeof judgeOf>): boolean =>
  judgeOf(...about) === undefined;

/** Who decides about it, now. */
export const decidersOf = (...about: Parameters<typeof judgeOf>): readonly Person[] => {
  const judge = judgeOf(...about);
  const [, , people] = about;
  return judge === undefined ? people.filter(({ role, active }) => role === 'operations' && active) : [judge];
};

/** The finding as a mail names it, and as its row is found again: no words of it. */
export const disputeSubject = ({ loopId, finding }: Pick<DisputeRow, 'loopId' | 'finding'>): string =>
  `${loopId}#${disputeName(finding)}`;

/** The mails of a dispute as it is now; written with the change that makes it so. */
export const disputeMails = async (
  dispute: DisputeRow,
  interviewer: Person,
  now: Instant,
  ledger: Ledger,
): Promise<Write[]> => {
  const people = await roster(ledger);
  const policy = await policyInForce(ledger);
  const isOpen = dispute.state === 'open';
  const kind = isOpen ? 'finding-disputed' : 'dispute-decided';
  const subject = disputeSubject(dispute);
  const told = isOpen
    ? decidersOf(dispute, interviewer, people, now)
    : people.filter(({ id, active }) => id === dispute.by && active);
  const writes: Write[] = [];
  for (const to of told)
    writes.push(
      ...(await queueMail(ledger, {
        kind,
        to,
        occurrence: `${interviewer.id}.${subject}`,
        subject,
        interviewer: interviewer.id,
        now,
        sendAt: mailTime({ kind }, now, to, policy),
      })),
    );
  return writes;
};
