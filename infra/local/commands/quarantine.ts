/** `plumbline quarantine`: what could not be read or finished, each with a sentence to act on. */
import { keys, quarantineRow, readAll } from '../../../functions/runtime/rows.ts';
import { dirOf } from '../dir.ts';
import { withLedger } from '../ledger.ts';
import type { Command } from '../main.ts';

export const command: Command = {
  usage: 'plumbline quarantine [--dir D] [--json]',
  options: { dir: { type: 'string' }, json: { type: 'boolean' } },
  async run(_names, flags) {
    const rows = await withLedger(dirOf(flags), async (ledger) => {
      const found = [];
      for await (const { body } of readAll(ledger, quarantineRow, keys.quarantine)) found.push(body);
      return found;
    });
    if (flags['json'] === true) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    else for (const row of rows) process.stdout.write(`${row.code}  ${row.message}\n`);
    return 0;
  },
};
