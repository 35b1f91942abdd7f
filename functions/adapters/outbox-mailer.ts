/** Mail as `.eml` files in a folder, for the console and any mail program to open. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Mailer } from '../ports/mailer.ts';
import { replaceFile } from './durable-file.ts';
import { fileFault } from './file-faults.ts';
import { composeMail } from './mime-message.ts';

/** With the hash and `.eml` this stays far under the 255 bytes of a file name. */
const maxReadableLength = 140;

/** The file of a mail: its id where that can be a file name, else a readable form and a hash that keeps it apart. */
export const outboxFileName = (mailId: string): string => {
  const readable = mailId.replaceAll(/[^A-Za-z0-9._-]/g, '_').slice(0, maxReadableLength);
  if (readable === mailId && !mailId.startsWith('.')) return `${mailId}.eml`;
  const hash = createHash('sha256').update(mailId).digest('hex').slice(0, 12);
  return `${readable.replace(/^\.+/, '_')}-${hash}.eml`;
};

/**
 * Writes each mail to one file named by its id. A mail sent again, as after a crash, takes the place
 * of its first copy; a reader sees a whole file or none.
 */
export const outboxMailer = ({ folder }: { readonly folder: string }): Mailer => ({
  async send(message) {
    const { raw } = await composeMail(message);
    try {
      await replaceFile(join(folder, outboxFileName(message.id)), raw);
    } catch (error) {
      throw fileFault(`Writing the mail ${message.id}`, error);
    }
  },
});
