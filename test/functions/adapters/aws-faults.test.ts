import { describe, expect, it } from 'vitest';
import { Conflict } from '../../../core/faults.ts';
import { awsFault, awsStatus } from '../../../functions/adapters/aws-faults.ts';

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

  const answered = (name: string, httpStatusCode: number, message = 'scripted') =>
    Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });

  it('says what was being done, how it went, and what becomes of it', () => {
    const refused = answered('ValidationException', 400, 'One part is empty');
    expect(awsFault('Reading a.vtt', refused)).toMatchObject({
      name: 'InvalidInput',
      code: 'aws-refused',
      message: 'Reading a.vtt was refused (ValidationException: One part is empty).',
    });
    expect(awsFault('Reading a.vtt', answered('SlowDown', 503))).toMatchObject({
      message: 'Reading a.vtt was throttled (SlowDown); it is tried again later.',
    });
    expect(awsFault('Reading a.vtt', answered('InternalError', 500))).toMatchObject({
      message: 'Reading a.vtt failed (InternalError); it is tried again later.',
    });
  });

  it('is known by its status where it has a name that nobody knows', () => {
    expect(awsFault('Reading', answered('NewThrottle', 429))).toMatchObject({ code: 'throttled' });
    expect(awsFault('Reading', answered('NewDenial', 403))).toMatchObject({ code: 'access' });
    expect(awsFault('Reading', answered('NewFault', 500))).toMatchObject({ code: 'aws' });
  });

  it('is the key’s only where its name begins so', () => {
    expect(awsFault('Reading', answered('NoKmsHere', 400))).toMatchObject({ code: 'aws' });
  });

  it('has a status only where somebody answered', () => {
    expect(awsStatus(answered('SlowDown', 503))).toBe(503);
    for (const nobody of [new Error('away'), Object.assign(new Error('away'), { $metadata: {} }), 'away'])
      expect(awsStatus(nobody)).toBeUndefined();
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
