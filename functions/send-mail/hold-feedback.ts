/** What was found waits for the scorecard of whoever is yet to rate the same candidate, so that it sways no rating. */
import { plusHours } from '../../core/coaching/calendar.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import type { Task } from '../../core/coaching/task.ts';
import { type Instant, LoopId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger } from '../ports/ledger.ts';
import { awaitsOwnScorecard, independentFrom, isReleased } from '../runtime/independence.ts';
import { loopOf } from './gather-reading.ts';

/** A scorecard that comes in is noticed within the hour. */
const lookAgainHours = 1;

type Held = {
  readonly mail: Pick<MailIntent, 'kind' | 'subject'>;
  readonly task: Task | undefined;
  readonly person: Person;
  readonly policy: Policy;
  readonly now: Instant;
};

/** When to look again; undefined where nothing holds it any more. */
export const heldUntil = async (held: Held, ledger: Ledger): Promise<Instant | undefined> => {
  const { mail, task, person, policy, now } = held;
  switch (mail.kind) {
    case 'feedback-ready': {
      const at = task?.feedback?.moment.loopId;
      const loop = at === undefined ? undefined : await loopOf(at, { ledger });
      if (loop === undefined || isReleased(loop, policy, now)) return undefined;
      return sooner(plusHours(now, lookAgainHours), independentFrom(loop, policy));
    }
    case 'finding-disputed': {
      const at = LoopId.safeParse(mail.subject?.split('#', 1)[0]);
      const loop = at.success ? await loopOf(at.data, { ledger }) : undefined;
      if (loop === undefined || !(await awaitsOwnScorecard(person, loop, policy, now, { ledger })))
        return undefined;
      return sooner(plusHours(now, lookAgainHours), independentFrom(loop, policy));
    }
    default:
      return undefined;
  }
};

const sooner = (a: Instant, b: Instant): Instant => (a < b ? a : b);
