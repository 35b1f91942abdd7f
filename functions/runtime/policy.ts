/** The policy in force: what was dropped last, or the defaults. */
import { defaultPolicy, type PolicyInForce } from '../../core/rubric/policy.ts';
import type { Ledger } from '../ports/ledger.ts';
import { keys, parseRow, policyRow } from './rows.ts';

type Parsed = { readonly version: number; readonly policy: PolicyInForce };

/** Every step asks for the policy, and checking its hundred numbers takes longer than fetching them: once a version. */
const parsedOf = new WeakMap<Ledger, Parsed>();

const addressOf = new WeakMap<Ledger, string>();

/**
 * Says where the console of this ledger's company answers: what links name as long as the policy names
 * no place itself. The address a policy has by default is this machine's own, which no mail can mean
 * once somebody else serves the console.
 */
export const consoleAnswersAt = (ledger: Ledger, address: string): void => {
  addressOf.set(ledger, address);
  parsedOf.delete(ledger);
};

const placed = (policy: PolicyInForce, address: string | undefined): PolicyInForce =>
  address === undefined || policy.mail.baseUrl !== defaultPolicy.mail.baseUrl
    ? policy
    : { ...policy, mail: { ...policy.mail, baseUrl: address } };

export const policyInForce = async (ledger: Ledger): Promise<PolicyInForce> => {
  const row = await ledger.get(keys.policy());
  const address = addressOf.get(ledger);
  if (row === undefined) return placed(defaultPolicy, address);
  const known = parsedOf.get(ledger);
  if (known?.version === row.version) return known.policy;
  const policy = placed(parseRow(policyRow, row).body, address);
  parsedOf.set(ledger, { version: row.version, policy });
  return policy;
};
