/** The mailer: hands one message to whoever delivers it. At least once: the caller notes it afterwards. */
export type Attachment = {
  readonly name: string;
  readonly contentType: string;
  readonly content: string;
};

/** An iCalendar body with its method, sent as an alternative part, which calendars act on, and as an attachment. */
export type CalendarPart = { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };

/** The header by which a mail, and one that comes back, is known. */
export const mailIdHeader = 'X-Plumbline-Mail-Id';

export type Message = {
  /** Travels in `mailIdHeader`; the same message sent again carries the same id. */
  readonly id: string;
  readonly from: string;
  readonly replyTo?: string | undefined;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly date: string;
  readonly calendar?: CalendarPart | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
};

export interface Mailer {
  /** Throws Unavailable when it may work later, InvalidInput when the message never can. */
  send(message: Message): Promise<void>;
}
