/** Errors of the file system, translated once. */
import { InvalidInput, Unavailable } from '../../core/faults.ts';

/** The POSIX code of a file system error (`ENOENT`), or undefined for any other error. */
export const fileErrorCode = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
};

/** Nothing is there: no such file, or a file stands where the path wants a folder. */
export const isMissing = (error: unknown): boolean => {
  const code = fileErrorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
};

/** A name the file system cannot hold can never work; everything else may work later. */
const neverWorks = new Set(['ENAMETOOLONG', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ELOOP', 'EINVAL']);

/** What to throw for a failed file operation; errors that are not the file system's pass unchanged. */
export const fileFault = (doing: string, error: unknown): unknown => {
  const code = fileErrorCode(error);
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) return error;
  if (neverWorks.has(code)) {
    return new InvalidInput('bad-path', `${doing} failed with ${code}; use another name.`, { cause: error });
  }
  return new Unavailable(
    'storage',
    `${doing} failed with ${code}; check the disk and the folder's permissions.`,
    {
      cause: error,
    },
  );
};
