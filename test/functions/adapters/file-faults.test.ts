import { describe, expect, it } from 'vitest';
import { fileErrorCode, fileFault, isMissing } from '../../../functions/adapters/file-faults.ts';
import { sqliteFault } from '../../../functions/adapters/sqlite-faults.ts';

const failed = (code: unknown): Error => Object.assign(new Error('failed'), { code });

describe('an error of the file system', () => {
  it.each(['ENAMETOOLONG', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ELOOP', 'EINVAL'])(
    'can never work with that name where it is %s',
    (code) => {
      expect(fileFault('Reading a', failed(code))).toMatchObject({
        name: 'InvalidInput',
        code: 'bad-path',
        message: `Reading a failed with ${code}; use another name.`,
        cause: { code },
      });
    },
  );

  it.each(['ENOSPC', 'EACCES', 'EIO', 'EMFILE', 'E2BIG'])('may work later where it is %s', (code) => {
    expect(fileFault('Writing a', failed(code))).toMatchObject({
      name: 'Unavailable',
      code: 'storage',
      message: `Writing a failed with ${code}; check the disk and the folder's permissions.`,
      cause: { code },
    });
  });

  it.each([
    new Error('ours'),
    failed(13),
    failed('ERR_INVALID_ARG_TYPE'),
    failed('storage'),
    failed('x ENOSPC'),
    'ENOSPC',
    { code: 'ENOSPC' },
  ])('is none, and passes unchanged, where it is %s', (error) => {
    expect(fileFault('Reading a', error)).toBe(error);
  });

  it('has a code only where it is text', () => {
    expect(fileErrorCode(failed('ENOENT'))).toBe('ENOENT');
    for (const error of [failed(13), new Error('ours'), 'ENOENT', null])
      expect(fileErrorCode(error)).toBeUndefined();
  });

  it('says that nothing is there, where a file is in the place of a folder too', () => {
    expect([failed('ENOENT'), failed('ENOTDIR'), failed('EACCES'), 'ENOENT'].map(isMissing)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('an error of SQLite', () => {
  const path = 'plumbline.db';
  const failing = (errcode: number) =>
    Object.assign(new Error('said'), { code: 'ERR_SQLITE_ERROR', errcode });

  it.each([5, 6, 261, 262, 517])('is another’s lock where its code is %d', (errcode) => {
    expect(sqliteFault(path, failing(errcode))).toMatchObject({
      name: 'Unavailable',
      code: 'ledger-busy',
      message: 'The ledger plumbline.db is locked by another process; try again.',
      cause: { errcode },
    });
  });

  it.each([1, 11, 13, 2058])('is the file or its disk where its code is %d', (errcode) => {
    expect(sqliteFault(path, failing(errcode))).toMatchObject({
      name: 'Unavailable',
      code: 'ledger',
      message: 'The ledger plumbline.db failed (said); check the file and its disk.',
      cause: { errcode },
    });
  });

  it('is the file system’s, or nobody’s, where SQLite did not say it', () => {
    expect(sqliteFault(path, failed('ENOSPC'))).toMatchObject({
      code: 'storage',
      message: expect.stringContaining('Opening the ledger plumbline.db failed with ENOSPC'),
    });
    expect(sqliteFault(path, 'thrown')).toBe('thrown');
    const ours = new TypeError('ours');
    expect(sqliteFault(path, ours)).toBe(ours);
  });
});
