/** A ledger that tells what was written, once it is: for whoever lives beside the program on a virtual clock. */
import type { Change, Ledger, Write } from '../../functions/ports/ledger.ts';

export const watchedLedger = <Kept extends Ledger>(
  ledger: Kept,
  tell: (writes: readonly Write[]) => void,
): Kept => ({
  ...ledger,
  async commit(writes: readonly Write[]) {
    await ledger.commit(writes);
    tell(writes);
  },
  async commitInOrder(changes: readonly Change[]) {
    await ledger.commitInOrder(changes);
    tell(changes);
  },
});
