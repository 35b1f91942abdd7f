/**
 * Bodies that are read again and again, as a company's roster is with every loop, taken apart once. The
 * same text is handed out as the same frozen body, which whoever checks bodies need not check again.
 */
import { frozen } from './frozen.ts';
import { decodeBody } from './ledger-bounds.ts';

/** Longer ones are of loops and tasks, read a few times each; a person's row is a third of this. */
const maxLetters = 1024;
/** A roster of a large company and what passes by meanwhile: a few megabytes. */
const mostKept = 4000;

type Body = Readonly<Record<string, unknown>>;

/** Takes bodies apart, remembering the short ones that came last. */
export const decodedRows = (): ((text: string) => Body) => {
  const known = new Map<string, Body>();
  return (text) => {
    if (text.length > maxLetters) return decodeBody(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const body = frozen(decodeBody(text));
    known.set(text, body);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    return body;
  };
};
