/** The policy in force: what was dropped last, or the defaults. */
import { defaultPolicy, type Policy } from '../../core/rubric/policy.ts';
import type { Ledger } from '../ports/ledger.ts';
import { keys, policyRow, read } from './rows.ts';

export const policyInForce = async (ledger: Ledger): Promise<Policy> =>
  (await read(ledger, policyRow, keys.policy()))?.body ?? defaultPolicy;
