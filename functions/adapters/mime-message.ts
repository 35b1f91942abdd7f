/** A message as RFC 5322 bytes: one builder for the outbox, SMTP and SES. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { InvalidInput } from '../../core/faults.ts';
import { mailIdHeader, type Message } from '../ports/mailer.ts';

export type MimeMessage = {
  readonly raw: Uint8Array;
  /** Bare addresses: what the delivery is told, whatever the headers show. */
  readonly envelope: { readonly from: string; readonly to: string };
};

type Mailbox = { readonly name: string; readonly address: string };

/** RFC 5322 allows 998 characters a line; a header of ours stays far below even when encoded. */
const maxHeaderLength = 500;

/** RFC 5321 §4.5.3.1.3 allows 256 with the angle brackets. */
const maxAddressLength = 254;

const holdsControlCharacter = (text: string): boolean =>
  Array.from(text).some(
    (character) => character < ' ' || character === '\u007f' || /[\u0080-\u009f\u2028\u2029]/.test(character),
  );

/** A line break in a header is how a second header is smuggled in; no header of ours needs any control character. */
const checkHeader = (name: string, value: string): string => {
  if (holdsControlCharacter(value) || !value.isWellFormed()) {
    throw new InvalidInput(
      'bad-mail',
      `The mail's ${name} holds a line break or control character; take it out.`,
    );
  }
  if (value.length > maxHeaderLength) {
    throw new InvalidInput(
      'bad-mail',
      `The mail's ${name} has ${value.length} characters; at most ${maxHeaderLength} fit.`,
    );
  }
  return value;
};

/** Local part in plain ASCII, as SES demands; the characters left out would need quoting or end the address early. */
const addressForm = /^[!#$%&'*+\-/0-9=?A-Z^_`a-z{|}~.]+@[^\s@<>()[\]\\,;:"]+$/;

const checkAddress = (name: string, address: string): string => {
  checkHeader(name, address);
  if (address.length > maxAddressLength || !addressForm.test(address)) {
    throw new InvalidInput(
      'bad-address',
      `The mail's ${name} ${JSON.stringify(address)} is no address; correct it in the roster.`,
    );
  }
  return address;
};

/** Reads `Name <address>` or a bare address. */
const mailbox = (name: string, text: string): Mailbox => {
  checkHeader(name, text);
  const open = text.lastIndexOf('<');
  if (open < 0 || !text.endsWith('>')) return { name: '', address: checkAddress(name, text.trim()) };
  const shown = text.slice(0, open).trim();
  const unquoted =
    shown.startsWith('"') && shown.endsWith('"') && shown.length > 1 ? shown.slice(1, -1) : shown;
  return { name: unquoted, address: checkAddress(name, text.slice(open + 1, -1)) };
};

/** The bare address in `Name <address>` or in a bare one. Throws InvalidInput `bad-address` where there is none. */
export const addressIn = (text: string): string => mailbox('from', text).address;

const checkDate = (date: string): Date => {
  const parsed = new Date(date);
  if (Number.isNaN(parsed.getTime())) {
    throw new InvalidInput(
      'bad-mail',
      `The mail's date ${JSON.stringify(date)} is none; write it as 2026-01-31T09:00:00.000Z.`,
    );
  }
  return parsed;
};

/** Ids are visible ASCII, so that the header needs neither encoding nor folding and can be searched for as it is. */
const checkId = (id: string): string => {
  if (!/^[\x21-\x7e]+$/.test(id)) {
    throw new InvalidInput(
      'bad-mail',
      `The mail's id ${JSON.stringify(id.slice(0, 80))} is empty or holds more than visible ASCII; give it a plain one.`,
    );
  }
  return checkHeader('id', id);
};

/** Attachments as their sender gave them, with headers that cannot be split. */
const attachmentsOf = (message: Message) =>
  (message.attachments ?? []).map(({ name, contentType, content }) => ({
    filename: checkHeader('attachment name', name),
    contentType: checkHeader('attachment type', contentType),
    content,
  }));

/**
 * The message as the builder takes it, every part checked. Throws InvalidInput `bad-mail` or
 * `bad-address` when it can never be sent.
 */
export const checkedMail = (message: Message) => {
  const digest = createHash('sha256').update(checkId(message.id)).digest('hex').slice(0, 32);
  const from = mailbox('from', message.from);
  const to = {
    name: checkHeader('recipient', message.to.name),
    address: checkAddress('to', message.to.address),
  };
  return {
    from,
    to,
    digest,
    replyTo: message.replyTo === undefined ? {} : { replyTo: [mailbox('reply-to', message.replyTo)] },
    subject: checkHeader('subject', message.subject),
    date: checkDate(message.date),
    attachments: attachmentsOf(message),
  };
};

/**
 * Builds the message. The same message gives the same bytes: Message-ID and boundaries come from
 * its id. Throws as `checkedMail` does.
 */
export const composeMail = async (message: Message): Promise<MimeMessage> => {
  const { from, to, digest, replyTo, subject, date, attachments } = checkedMail(message);
  const compiled = new MailComposer({
    from,
    to: [to],
    ...replyTo,
    subject,
    date,
    messageId: `<${digest}@${from.address.slice(from.address.indexOf('@') + 1)}>`,
    // RFC 3834: out-of-office robots do not answer.
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: message.text,
    html: message.html,
    ...(message.calendar === undefined ? {} : { icalEvent: { ...message.calendar } }),
    attachments,
    // Encoded text never holds "=_", so no content can be mistaken for a boundary (RFC 2045 §6.7).
    encoding: 'quoted-printable',
    boundaryPrefix: '=_plumbline',
    baseBoundary: digest,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  // Put in front here: the composer would fold a long id onto a line of its own and spell the name "-ID".
  const raw = Buffer.concat([Buffer.from(`${mailIdHeader}: ${message.id}\r\n`), await compiled.build()]);
  return { raw, envelope: { from: from.address, to: to.address } };
};
