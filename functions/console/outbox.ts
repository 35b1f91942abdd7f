/** The newest mails of everybody, with the page each of them opens for the one who got it. */
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { type LinkKey, signedLinks } from '../adapters/signed-links.ts';
import { plusDays } from '../../core/coaching/calendar.ts';
import { consolePaths } from '../runtime/console-links.ts';
import { roster } from '../runtime/people.ts';
import { keys, mailRow, prefixes, readAll } from '../runtime/rows.ts';
import type { SentMail } from './outbox-page.tsx';
import type { ConsolePorts, Visit } from './visit.ts';

/** What fits a page that somebody scrolls through. */
const mostMails = 200;

/** Where the mail itself links to; nowhere where it links to nothing. */
const pathOf = (mail: MailIntent): string | undefined => {
  switch (mail.kind) {
    case 'quarantine-notice':
      return consolePaths.quarantine;
    case 'weekly-digest':
    case 'capacity-notice':
    case 'speaker-question':
    case 'mail-returned':
      return consolePaths.status;
    case 'programme-report':
      return consolePaths.programme;
    case 'site-notice':
      return consolePaths.record(mail.to);
    case 'invitation-cancelled':
      return undefined;
    case 'invitation':
      // There is nothing for the interviewer to prepare, and no page until the two have met.
      return mail.to === mail.interviewer ? undefined : taskPath(mail);
    case 'finding-disputed':
    case 'dispute-decided':
      return disputePath(mail);
    case 'task-opened':
    case 'task-reminder':
    case 'task-escalated':
    case 'task-handed-over':
    case 'feedback-ready':
      return taskPath(mail);
  }
};

const disputePath = ({ interviewer, subject }: MailIntent): string | undefined => {
  const [loopId, name] = subject?.split('#', 2) ?? [];
  return interviewer === undefined || loopId === undefined || name === undefined
    ? undefined
    : `/disputes/${encodeURIComponent(interviewer)}/${encodeURIComponent(loopId)}/${name}`;
};

const taskPath = ({ taskId, interviewer }: MailIntent): string | undefined =>
  taskId === undefined || interviewer === undefined
    ? undefined
    : consolePaths.task({ id: taskId, interviewer });

export const sentMails = async (
  { now, policy }: Visit,
  ports: ConsolePorts,
  linkKey: LinkKey,
): Promise<SentMail[]> => {
  const links = signedLinks(linkKey);
  const expiresAt = plusDays(now, policy.mail.linkDays);
  const mails: SentMail[] = [];
  for (const to of await roster(ports.ledger))
    for await (const { body: mail } of readAll(ports.ledger, mailRow, keys.mailbox(to.id), prefixes.mail)) {
      const path = pathOf(mail);
      const href = path === undefined ? undefined : links.page({ person: to.id, path, expiresAt });
      mails.push({ mail, to, href });
    }
  return mails.sort((a, b) => (a.mail.sendAt < b.mail.sendAt ? 1 : -1)).slice(0, mostMails);
};
