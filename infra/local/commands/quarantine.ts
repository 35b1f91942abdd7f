/** `plumbline quarantine`: what could not be read or finished, each with a sentence to act on. */
import { keys, quarantineRow, readAll } from '../../../functions/runtime/rows.ts';
import type { Command } from '../main.ts';
import { targetOptions, targetUsage, withTarget } from '../target.ts';

export const command: Command = {
  usage: `plumbline quarantine ${targetUsage} [--json]`,
  options: { ...targetOptions, json: { type: 'boolean' } },
  async run(_names, flags) {
    const rows = await withTarget(flags, async ({ ports }) => {
      const found = [];
      for await (const { body } of readAll(ports.ledger, quarantineRow, keys.quarantine)) found.push(body);
      return found;
    });
    if (flags['json'] === true) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    else if (rows.length === 0) process.stdout.write('Nothing is in quarantine.\n');
    else for (const row of rows) process.stdout.write(`${row.code}  ${row.message}\n`);
    return 0;
  },
};
