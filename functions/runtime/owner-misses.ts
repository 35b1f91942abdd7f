/** How many tasks somebody has missed so far: a count beside the person, moved with each miss. */
import * as z from 'zod/mini';
import type { PersonId } from '../../core/identity.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import { keys } from './rows.ts';
import { readStored } from './stored.ts';

const Misses = z.strictObject({ count: z.int().check(z.nonnegative()) });

export const ownerMisses = async (
  ledger: Ledger,
  owner: PersonId | undefined,
): Promise<{ readonly count: number; oneMore(): Write[] }> => {
  if (owner === undefined) return { count: 0, oneMore: () => [] };
  const key = { partition: keys.mailbox(owner), sort: 'misses' };
  const row = await ledger.get(key);
  const count = row === undefined ? 0 : readStored(Misses, row.body).count;
  return {
    count,
    oneMore: () => [{ kind: 'put', key, expects: row?.version ?? 'absent', body: { count: count + 1 } }],
  };
};
