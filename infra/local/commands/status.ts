/** `plumbline status`: what a person on call wants to know at a glance. */
import type { Command } from '../main.ts';
import { quarterSentence } from '../../../functions/runtime/quarter-sentence.ts';
import { statusOf, statusText } from '../status.ts';
import { targetOptions, targetUsage, withTarget } from '../target.ts';

export const command: Command = {
  usage: `plumbline status ${targetUsage} [--json]`,
  options: { ...targetOptions, json: { type: 'boolean' } },
  async run(_names, flags) {
    const [status, quarter] = await withTarget(flags, async ({ ports }) => [
      await statusOf(ports),
      await quarterSentence(ports.ledger),
    ]);
    process.stdout.write(
      flags['json'] === true ? `${JSON.stringify(status, null, 2)}\n` : statusText(status, quarter),
    );
    return 0;
  },
};
