/** The embedded outbox: mails as files, which name the candidate a review was about. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '../../../../functions/ports/ports.ts';
import { mirrorQuarantine } from '../../quarantine-folder.ts';

/** Removes the mails that name the candidate, and redraws the quarantine's folder; returns how many mails. */
export const eraseMails = async (
  dir: string,
  candidate: string,
  ports: Pick<Ports, 'ledger' | 'drop'>,
): Promise<number> => {
  const outbox = join(dir, 'outbox');
  const names = await readdir(outbox).catch(() => []);
  let removed = 0;
  for (const name of names) {
    if (!name.endsWith('.eml')) continue;
    const path = join(outbox, name);
    if (!holdsWord(decoded(await readFile(path, 'latin1')), candidate)) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  await mirrorQuarantine(join(dir, 'quarantine'), ports);
  return removed;
};

/** Quoted-printable and base64 parts beside the raw text: a reference may be wrapped or encoded in any of them. */
const decoded = (raw: string): string => {
  const unwrapped = raw
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const parts = raw.match(/(?:^[A-Za-z0-9+/]{60,76}={0,2}\r?\n)+^[A-Za-z0-9+/]*={0,2}/gm) ?? [];
  const texts = parts.map((part) => Buffer.from(part.replaceAll(/\s/g, ''), 'base64').toString('latin1'));
  return [raw, unwrapped, ...texts].join('\n');
};

/** As a word of its own: `cand-1` is not in `cand-17`. */
const holdsWord = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + word.length]];
    if (!/[A-Za-z0-9_-]/.test(before) && !/[A-Za-z0-9_-]/.test(after)) return true;
  }
  return false;
};
