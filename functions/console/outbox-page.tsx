/** The mails of an embedded folder, for whoever started it: what was sent to whom, and the page each opens. */
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { consolePaths } from '../runtime/console-links.ts';
import { framed } from './frame.tsx';
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
    nav: [
      { href: visit.to(consolePaths.programme), name: 'Programme' },
      { href: visit.to(consolePaths.status), name: 'Tasks' },
      { href: visit.to(consolePaths.quarantine), name: 'Quarantine' },
    ],
    children:
      mails.length === 0 ? (
        <p>No mail has been written yet.</p>
      ) : (
        <div className="scroll">
          <table className="stack">
            <thead>
              <tr>
                {['Mail', 'To', 'When', 'State'].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {mails.map(({ mail, to, href }) => (
                <tr key={`${to.id}.${mail.id}`}>
                  <th scope="row">
                    {href === undefined ? (
                      mail.kind.replaceAll('-', ' ')
                    ) : (
                      <a href={href}>{mail.kind.replaceAll('-', ' ')}</a>
                    )}
                  </th>
                  <td data-label="To">{to.name}</td>
                  <td data-label="When">{timeWords(mail.sentAt ?? mail.sendAt, visit.person.timeZone)}</td>
                  <td data-label="State">{mail.state}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ),
  });
