/** `plumbline redrive [KEY…]`: one more attempt at what is in quarantine; all of it when no key is named. */
import { InvalidInput } from '../../../core/faults.ts';
import { systemClock } from '../../../functions/adapters/system-clock.ts';
import { keys, quarantineRow, readAll } from '../../../functions/runtime/rows.ts';
import { dirOf } from '../dir.ts';
import { withLedger } from '../ledger.ts';
import type { Command } from '../main.ts';
import { analystNamed } from '../model.ts';

export const command: Command = {
  usage: 'plumbline redrive [KEY…] [--dir D] [--json]',
  options: { dir: { type: 'string' }, json: { type: 'boolean' } },
  async run(named, flags) {
    const dir = dirOf(flags);
    const listed = await withLedger(dir, async (ledger) => {
      const found: string[] = [];
      for await (const { body } of readAll(ledger, quarantineRow, keys.quarantine)) found.push(body.key);
      return found;
    });
    const unknown = named.find((key) => !listed.includes(key));
    if (unknown !== undefined)
      throw new InvalidInput(
        'not-quarantined',
        `${unknown} is not in quarantine; plumbline quarantine lists what is.`,
      );
    const wanted = named.length > 0 ? named : listed;
    const { openService } = await import('../service.ts');
    const service = await openService({
      dir,
      clock: systemClock,
      virtualTime: false,
      ...(await analystNamed(process.env)),
    });
    try {
      const outcomes = [];
      for (const key of wanted) outcomes.push(await service.admit(key, true));
      await service.tick();
      if (flags['json'] === true) process.stdout.write(`${JSON.stringify(outcomes, null, 2)}\n`);
      else for (const { key, outcome } of outcomes) process.stdout.write(`${key}: ${outcome}\n`);
      return 0;
    } finally {
      service.close();
    }
  },
};
