/** Errors of SQLite, translated once. */
import { Unavailable } from '../../core/faults.ts';
import { fileFault } from './file-faults.ts';

/** SQLite's primary result codes for "another connection holds the lock". */
const busy = new Set([5, 6]);

/** The low byte is the primary code; the rest says which of its kinds. */
const primaryCode = (error: Error & { readonly errcode: unknown }): number => Number(error.errcode) & 0xff;

const isSqlite = (error: unknown): error is Error & { readonly errcode: unknown } =>
  error instanceof Error && 'errcode' in error;

/** Whether SQLite says that another connection holds the lock. */
export const isBusy = (error: unknown): boolean => isSqlite(error) && busy.has(primaryCode(error));

/** What to throw for a failed statement; errors that are not SQLite's pass unchanged. */
export const sqliteFault = (path: string, error: unknown): unknown => {
  if (!isSqlite(error)) return fileFault(`Opening the ledger ${path}`, error);
  if (isBusy(error)) {
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
