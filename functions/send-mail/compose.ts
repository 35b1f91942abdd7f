/** A mail from its model: subject, HTML and plain text of one content. */
import type { CalendarPart } from '../ports/mailer.ts';
import type { MailContent } from './blocks.ts';
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

/** Makes the HTML part of a mail's content. */
export type Draw = (content: MailContent) => Promise<string>;

/** The templates are loaded here and not before, so that only mailing pays for React. */
const drawInHtml: Draw = async (content) => await (await import('./templates/mail.tsx')).drawMail(content);

/**
 * The same model always gives the same mail. Throws InvalidInput `mail-link` when a link is no
 * http(s) address. Only an invitation loads what makes a calendar. Another `draw` is for who sends a
 * hundred thousand mails that nobody looks at.
 */
export async function composeMail(model: MailModel, draw: Draw = drawInHtml): Promise<ComposedMail> {
  const content = mailContent(model);
  const drawn = { subject: content.subject, html: await draw(content), text: plainPart(content) };
  if (model.kind !== 'invitation' && model.kind !== 'invitation-cancelled') return drawn;
  const { calendarPart } = await import('./calendar-part.ts');
  return { ...drawn, calendar: calendarPart(model) };
}
