/** Mail through any SMTP server. */
import { Buffer } from 'node:buffer';
import { createTransport } from 'nodemailer';
import { InvalidInput, Unavailable } from '../../core/faults.ts';
import type { Mailer } from '../ports/mailer.ts';
import { composeMail } from './mime-message.ts';

/** A server that is there answers within seconds; the sweep must not hang on one that is not. */
const connectTimeoutMs = 10_000;
const replyTimeoutMs = 30_000;

export type SmtpMailer = Mailer & { close(): void };

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

const parseUrl = (url: string): URL => {
  const parsed = URL.parse(url);
  if (parsed === null || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '') {
    // The URL itself is not shown: it may hold a password.
    throw new InvalidInput(
      'bad-smtp-url',
      'The SMTP address is none; write it as smtp://user:password@host:587.',
    );
  }
  return parsed;
};

const transportOptions = (url: string) => {
  const { protocol, hostname, port, username, password } = parseUrl(url);
  const secure = protocol === 'smtps:';
  const credentials =
    username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password never crosses a network in the clear.
    requireTLS: username !== '' && !secure && !loopbackHosts.has(hostname),
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: replyTimeoutMs,
    ...credentials,
  };
};

/** What the server itself said no to; everything else is the connection, the login or the moment. */
const aboutThisMail = new Set(['EENVELOPE', 'EMESSAGE']);

const smtpFault = (mailId: string, error: unknown): unknown => {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const status =
    'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  const said = status === undefined ? String(error.code) : `${status}`;
  if (aboutThisMail.has(String(error.code)) && (status === undefined || status >= 500)) {
    return new InvalidInput(
      'mail-refused',
      `The mail server refused the mail ${mailId} for good (${said}); check its address.`,
      {
        cause: error,
      },
    );
  }
  return new Unavailable(
    'mail-server',
    `The mail server did not take the mail ${mailId} (${said}); it is tried again.`,
    {
      cause: error,
    },
  );
};

/**
 * Sends through `smtp://user:password@host:port` (STARTTLS where offered, demanded before a login)
 * or `smtps://…`. Throws InvalidInput `bad-smtp-url` at once when the URL is none.
 */
export const smtpMailer = ({ url }: { readonly url: string }): SmtpMailer => {
  const transport = createTransport(transportOptions(url));
  return {
    async send(message) {
      const { raw, envelope } = await composeMail(message);
      try {
        await transport.sendMail({
          envelope: { from: envelope.from, to: [envelope.to] },
          raw: Buffer.from(raw),
        });
      } catch (error) {
        throw smtpFault(message.id, error);
      }
    },
    close() {
      transport.close();
    },
  };
};
