/** Errors of AWS, translated once. */
import * as z from 'zod/mini';
import { InvalidInput, Unavailable } from '../../core/faults.ts';

/** What AWS says when the request itself can never work. Everything else is the moment, the network or the deployment. */
const neverWorks = new Set([
  'ValidationException',
  'ItemCollectionSizeLimitExceededException',
  'KeyTooLongError',
  'EntityTooLarge',
  'BadRequestException',
  'MessageRejected',
  'InvalidName',
  'InvalidExecutionInput',
]);

const throttles = new Set([
  'ThrottlingException',
  'ThrottledException',
  'Throttling',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'SlowDown',
  'ExecutionLimitExceeded',
  'KmsThrottlingException',
  'KmsThrottled',
  'KMS.ThrottlingException',
  'LimitExceededException',
]);

/** DynamoDB and KMS deny with 400, everybody else with 403. */
const isDenied = (error: Error): boolean => awsStatus(error) === 403 || error.name.startsWith('AccessDenied');

/**
 * S3, SQS and Step Functions name it KMS.DisabledException, KmsDisabled, KmsInvalidStateException. Where the
 * key's policy or a grant is missing, S3 and DynamoDB only deny, and say in the message whose refusal it was.
 */
const isOfKey = (error: Error): boolean =>
  /^kms/i.test(error.name) ||
  (isDenied(error) && /\bkms:\w|\bKMS key\b|customer master key/i.test(error.message));

/** The client notes on every error how often it tried, also where nobody answered. */
const isAwsError = (error: unknown): error is Error =>
  error instanceof Error && ('$metadata' in error || error.name === 'CredentialsProviderError');

/** Node's own network errors, when the SDK lets one through as it is. */
const isNetworkError = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  /^(?:ECONN|ENOTFOUND|EAI_|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/.test(String(error.code));

const Answered = z.object({ $metadata: z.object({ httpStatusCode: z.number() }) });

/** The HTTP status AWS answered with; undefined when there was no answer. */
export const awsStatus = (error: unknown): number | undefined =>
  Answered.safeParse(error).data?.$metadata.httpStatusCode;

/** True for an error that AWS named so. */
export const isAws = (error: unknown, ...names: readonly string[]): boolean =>
  isAwsError(error) && names.includes(error.name);

/** What to throw for a failed call; errors that are neither AWS's nor the network's pass unchanged. */
export const awsFault = (doing: string, error: unknown): unknown => {
  if (!isAwsError(error) && !isNetworkError(error)) return error;
  const options = { cause: error };
  if (neverWorks.has(error.name)) {
    return new InvalidInput(
      'aws-refused',
      `${doing} was refused (${error.name}: ${error.message}).`,
      options,
    );
  }
  if (throttles.has(error.name) || awsStatus(error) === 429) {
    return new Unavailable(
      'throttled',
      `${doing} was throttled (${error.name}); it is tried again later.`,
      options,
    );
  }
  if (isOfKey(error)) {
    return new Unavailable(
      'key-refused',
      `${doing} was refused by the key (${error.name}); enable it, or mend its policy, and it is tried again.`,
      options,
    );
  }
  if (isDenied(error)) {
    return new Unavailable(
      'access',
      `${doing} is not allowed (${error.name}); check the role and the key policy.`,
      options,
    );
  }
  return new Unavailable('aws', `${doing} failed (${error.name}); it is tried again later.`, options);
};
