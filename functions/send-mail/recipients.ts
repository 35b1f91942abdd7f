/** Whom mail may be sent to at all. */
import { InvalidInput } from '../../core/faults.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';

/**
 * The reason why this person gets no mail, or undefined. Where the policy names domains, an address that
 * a roster has moved elsewhere gets nothing, whoever moved it.
 */
export const refusalOf = ({ id, email }: Person, { mail }: Policy): InvalidInput | undefined => {
  if (mail.recipientDomains.length === 0) return undefined;
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (mail.recipientDomains.includes(domain)) return undefined;
  return new InvalidInput(
    'recipient-domain',
    `The roster gives ${id} an address at ${domain}, and policy mail.recipientDomains does not name that domain; correct one of the two.`,
  );
};
