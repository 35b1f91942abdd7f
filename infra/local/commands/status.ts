/** `plumbline status`: what a person on call wants to know at a glance. */
import { dirOf } from '../dir.ts';
import { withLedger } from '../ledger.ts';
import type { Command } from '../main.ts';
import { quarterSentence } from '../../../functions/runtime/quarter-sentence.ts';
import { statusOf, statusText } from '../status.ts';

export const command: Command = {
  usage: 'plumbline status [--dir D] [--json]',
  options: { dir: { type: 'string' }, json: { type: 'boolean' } },
  async run(_names, flags) {
    const [status, quarter] = await withLedger(dirOf(flags), async (ledger) => [
      await statusOf({ ledger }),
      await quarterSentence(ledger),
    ]);
    process.stdout.write(
      flags['json'] === true ? `${JSON.stringify(status, null, 2)}\n` : statusText(status, quarter),
    );
    return 0;
  },
};
