/** A mail from its model: subject, HTML and plain text of one content. */
import type { CalendarPart } from '../ports/mailer.ts';
import { mailContent } from './content.ts';
import type { MailModel } from './model.ts';
import { plainPart } from './plain-part.ts';

export type { MailModel } from './model.ts';

export type ComposedMail = {
  /** One line, at most 120 characters. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** On invitations only. */
  readonly calendar?: CalendarPart | undefined;
};

/**
 * The same model always gives the same mail. Throws InvalidInput `mail-link` when a link is no
 * http(s) address. The templates are loaded here and not before, so that only mailing pays for React, and
 * only an invitation for a calendar.
 */
export async function composeMail(model: MailModel): Promise<ComposedMail> {
  const content = mailContent(model);
  const { drawMail } = await import('./templates/mail.tsx');
  const drawn = { subject: content.subject, html: await drawMail(content), text: plainPart(content) };
  if (model.kind !== 'invitation' && model.kind !== 'invitation-cancelled') return drawn;
  const { calendarPart } = await import('./calendar-part.ts');
  return { ...drawn, calendar: calendarPart(model) };
}
