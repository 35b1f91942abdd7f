/** `plumbline redrive [KEY…]`: one more attempt at what is in quarantine; all of it when no key is named. */
import { InvalidInput } from '../../../core/faults.ts';
import { keys, quarantineRow, readAll } from '../../../functions/runtime/rows.ts';
import type { Command } from '../main.ts';
import { targetOptions, targetUsage, withTarget } from '../target.ts';

export const command: Command = {
  usage: `plumbline redrive [KEY…] ${targetUsage} [--json]`,
  options: { ...targetOptions, json: { type: 'boolean' } },
  run: (named, flags) =>
    withTarget(flags, async (target) => {
      const listed: string[] = [];
      for await (const { body } of readAll(target.ports.ledger, quarantineRow, keys.quarantine))
        listed.push(body.key);
      const unknown = named.find((key) => !listed.includes(key));
      if (unknown !== undefined)
        throw new InvalidInput(
          'not-quarantined',
          `${unknown} is not in quarantine; plumbline quarantine lists what is.`,
        );
      const outcomes: { key: string; outcome: string }[] = [];
      for (const key of named.length > 0 ? named : listed)
        outcomes.push({ key, outcome: await target.announce(key, true) });
      await target.finish();
      if (flags['json'] === true) process.stdout.write(`${JSON.stringify(outcomes, null, 2)}\n`);
      else for (const { key, outcome } of outcomes) process.stdout.write(`${key}: ${outcome}\n`);
      return 0;
    }),
};
