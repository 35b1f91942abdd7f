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

  it.each([
    ['KMS.DisabledException', 400, 'The key is disabled.'],
    ['KmsInvalidStateException', 400, 'The key is pending deletion.'],
    ['AccessDeniedException', 403, 'User is not authorized to perform: kms:Decrypt on this key'],
  ])('says when it is the key that refuses (%s)', (name, httpStatusCode, message) => {
    const error = Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
    expect(awsFault('Reading a.vtt', error)).toMatchObject({
      name: 'Unavailable',
      code: 'key-refused',
      message: `Reading a.vtt was refused by the key (${name}); enable it, or mend its policy, and it is tried again.`,
    });
  });

  it('that is throttled by the key is throttled, and not refused by it', () => {
    const error = Object.assign(new Error('slow'), { name: 'KmsThrottlingException', $metadata: {} });
    expect(awsFault('Reading', error)).toMatchObject({ code: 'throttled' });
  });

  it('is unavailable when the network is gone', () => {
    const error = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(awsFault('Reading', error)).toMatchObject({ name: 'Unavailable', cause: error });
  });
});
