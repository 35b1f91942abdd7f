/** One thing the doctor looked at: what is so, or in one sentence what to do. */
import { isAws } from '../../../functions/adapters/aws-faults.ts';

export type Check = { readonly name: string; readonly ok: boolean; readonly message: string };

export const well = (name: string, message: string): Check => ({ name, ok: true, message });
export const unwell = (name: string, message: string): Check => ({ name, ok: false, message });

const refusals = ['AccessDeniedException', 'AccessDenied', 'UnauthorizedException'];

/** Credentials that AWS does not take, whatever they are asked for; undefined when they are not the trouble. */
export const credentialFault = (error: unknown): string | undefined => {
  if (isAws(error, 'CredentialsProviderError'))
    return 'There are no credentials; set AWS_PROFILE, or sign in with your company’s way of giving them.';
  if (isAws(error, 'ExpiredTokenException', 'ExpiredToken', 'RequestExpired'))
    return 'The credentials have expired; sign in again.';
  if (
    isAws(
      error,
      'UnrecognizedClientException',
      'InvalidClientTokenId',
      'InvalidSignatureException',
      'SignatureDoesNotMatch',
    )
  )
    return 'AWS does not know the credentials; check AWS_PROFILE and the region’s account.';
  return undefined;
};

/** What to say of a look that failed: a permission that is missing, or a service that did not answer. */
export const unseen = (name: string, looking: string, permission: string, error: unknown): Check => {
  if (isAws(error, ...refusals))
    return unwell(name, `${looking} is not allowed to you; it takes ${permission}.`);
  const said = error instanceof Error ? error.name : 'no answer';
  return unwell(
    name,
    `${looking} failed (${said}); try again, and look whether the service is offered in the region.`,
  );
};
