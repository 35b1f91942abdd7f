/** A thread that opens each of these ledger files at the same moment as the others: whoever comes first waits for all. */
import { workerData } from 'node:worker_threads';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';

export type Opening = {
  readonly paths: readonly string[];
  readonly there: Int32Array;
  readonly threads: number;
};

const { paths, there, threads } = workerData as Opening;
/** One that failed comes to no other file; nobody waits for it longer. */
const untilMs = performance.now() + 20_000;
for (const [index, path] of paths.entries()) {
  Atomics.add(there, 0, 1);
  while (Atomics.load(there, 0) < threads * (index + 1) && performance.now() < untilMs);
  openSqliteLedger({ path }).close();
}
