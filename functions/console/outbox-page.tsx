/** The mails of an embedded folder, for whoever started it: what was sent to whom, and the page each opens. */
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { framed } from './frame.tsx';
import { operationsNav } from './operations-pages.tsx';
import { table } from './table.ts';
import { timeWords } from './times.ts';
import type { Visit } from './visit.ts';

export type SentMail = {
  readonly mail: MailIntent;
  readonly to: Person;
  /** The page, signed for the one who got the mail. */
  readonly href: string | undefined;
};

export const outboxPage = (mails: readonly SentMail[], visit: Visit): string =>
  framed({
    title: 'Outbox',
    over: 'For whoever started this service',
    visit,
    nav: operationsNav(visit),
    children:
      mails.length === 0 ? (
        <p>No mail has been written yet.</p>
      ) : (
        table({
          rows: mails,
          keyOf: ({ mail, to }) => `${to.id}.${mail.id}`,
          columns: [
            {
              name: 'Mail',
              cell: ({ mail, href }) => {
                const words = mail.kind.replaceAll('-', ' ');
                return href === undefined ? words : <a href={href}>{words}</a>;
              },
            },
            { name: 'To', cell: ({ to }) => to.name },
            {
              name: 'When',
              cell: ({ mail }) => timeWords(mail.sentAt ?? mail.sendAt, visit.person.timeZone),
            },
            { name: 'State', cell: ({ mail }) => mail.state },
          ],
        })
      ),
  });
