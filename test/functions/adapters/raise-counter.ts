/** A process of its own that raises a counter in a ledger file: `node raise-counter.ts FILE TIMES`. */
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';

const [path = '', times = '0'] = process.argv.slice(2);
const key = { partition: 'p', sort: 'counter' };
const ledger = openSqliteLedger({ path });

for (let done = 0, tries = 0; done < Number(times); tries += 1) {
  if (tries > 10_000) throw new Error('The counter could not be raised in 10,000 tries.');
  const row = await ledger.get(key);
  const count = Number(row?.body['count'] ?? 0) + 1;
  try {
    await ledger.commit([{ kind: 'put', key, expects: row?.version ?? 'absent', body: { count } }]);
    done += 1;
  } catch (error) {
    // Somebody was faster, or held the file for longer than one waits on a busy machine: both say to try again.
    if (!(error instanceof Error) || !['Conflict', 'Unavailable'].includes(error.name)) throw error;
  }
}
ledger.close();
