import { describe, expect, it } from 'vitest';
import { Conflict } from '../../../core/faults.ts';
import { awsFault } from '../../../functions/adapters/aws-faults.ts';

describe('an error met on the way to AWS', () => {
  it.each([new TypeError('a mistake of ours'), new Conflict('ours already'), 'a thrown text', undefined])(
    'passes unchanged when it is not AWS’s (%s)',
    (error) => {
      expect(awsFault('Reading', error)).toBe(error);
    },
  );

  it('is unavailable when there are no credentials just now', () => {
    const error = Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
    expect(awsFault('Reading', error)).toMatchObject({ name: 'Unavailable', cause: error });
  });

  it('is unavailable when the network is gone', () => {
    const error = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(awsFault('Reading', error)).toMatchObject({ name: 'Unavailable', cause: error });
  });
});
