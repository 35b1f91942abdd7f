/** The same ledger, disturbed where it commits: by whoever was first, and by the end of the process. */
import { Conflict } from '../../core/faults.ts';
import type { Ledger } from '../../functions/ports/ledger.ts';

/** `before` is told how many commits were tried until now, and throws where this one shall fail. */
const disturbed = (ledger: Ledger, before: (tried: number) => void): Ledger => {
  let tried = 0;
  return {
    get: (key) => ledger.get(key),
    query: (range) => ledger.query(range),
    due: (now, limit) => ledger.due(now, limit),
    commitInOrder: (changes) => ledger.commitInOrder(changes),
    commit: async (writes) => {
      before(tried++);
      await ledger.commit(writes);
    },
  };
};

/** Loses so many races before a commit comes through. */
export const losing = (ledger: Ledger, times: number): Ledger =>
  disturbed(ledger, (tried) => {
    if (tried < times) throw new Conflict('somebody was first');
  });

/** Dies as it commits for the time after so many. */
export const dyingAfter = (ledger: Ledger, commits: number): Ledger =>
  disturbed(ledger, (tried) => {
    if (tried >= commits) throw new Error('killed');
  });
