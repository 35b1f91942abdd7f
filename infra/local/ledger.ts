/** Opening the ledger of an embedded folder for a question; nothing else of the service is loaded. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidInput } from '../../core/faults.ts';
import { openSqliteLedger, type SqliteLedger } from '../../functions/adapters/sqlite-ledger.ts';

/** Throws InvalidInput where no service has ever run. */
export const withLedger = async <Result>(
  dir: string,
  ask: (ledger: SqliteLedger) => Promise<Result>,
): Promise<Result> => {
  const path = join(dir, 'plumbline.db');
  if (!existsSync(path))
    throw new InvalidInput(
      'no-folder',
      `${dir} holds no plumbline.db; run plumbline start --dir ${dir} first.`,
    );
  const ledger = openSqliteLedger({ path });
  try {
    return await ask(ledger);
  } finally {
    ledger.close();
  }
};
