/** The policy in force: what was dropped last, or the defaults. */
import { defaultPolicy, type Policy } from '../../core/rubric/policy.ts';
import type { Ledger } from '../ports/ledger.ts';
import { keys, parseRow, policyRow } from './rows.ts';

type Parsed = { readonly version: number; readonly policy: Policy };

/** Every step asks for the policy, and checking its hundred numbers takes longer than fetching them: once a version. */
const parsedOf = new WeakMap<Ledger, Parsed>();

export const policyInForce = async (ledger: Ledger): Promise<Policy> => {
  const row = await ledger.get(keys.policy());
  if (row === undefined) return defaultPolicy;
  const known = parsedOf.get(ledger);
  if (known?.version === row.version) return known.policy;
  const policy = parseRow(policyRow, row).body;
  parsedOf.set(ledger, { version: row.version, policy });
  return policy;
};
