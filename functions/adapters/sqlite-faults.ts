/** Errors of SQLite, translated once. */
import { Unavailable } from '../../core/faults.ts';
import { fileFault } from './file-faults.ts';

/** SQLite's primary result codes for "another connection holds the lock". */
const busy = new Set([5, 6]);

/** What to throw for a failed statement; errors that are not SQLite's pass unchanged. */
export const sqliteFault = (path: string, error: unknown): unknown => {
  if (!(error instanceof Error) || !('errcode' in error))
    return fileFault(`Opening the ledger ${path}`, error);
  // The low byte is the primary code; the rest says which of its kinds.
  const code = Number(error.errcode) & 0xff;
  if (busy.has(code)) {
    return new Unavailable('ledger-busy', `The ledger ${path} is locked by another process; try again.`, {
      cause: error,
    });
  }
  return new Unavailable(
    'ledger',
    `The ledger ${path} failed (${error.message}); check the file and its disk.`,
    {
      cause: error,
    },
  );
};
