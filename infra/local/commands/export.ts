/** `plumbline export INTERVIEWER`: everything that is kept of one interviewer, as JSON, for them. */
import { InvalidInput } from '../../../core/faults.ts';
import { personMeant } from '../../../functions/runtime/people.ts';
import type { Command } from '../main.ts';
import { exportOf } from '../operations/export.ts';
import { targetOptions, targetUsage, withTarget } from '../target.ts';

export const command: Command = {
  usage: `plumbline export INTERVIEWER ${targetUsage}`,
  options: { ...targetOptions, json: { type: 'boolean' } },
  async run([named], flags) {
    if (named === undefined)
      throw new InvalidInput(
        'no-interviewer',
        'export wants an interviewer; give a roster id or an address.',
      );
    const exported = await withTarget(flags, async ({ ports }) => {
      const person = await personMeant(ports.ledger, named);
      if (person === undefined)
        throw new InvalidInput(
          'unknown-interviewer',
          `Nobody on the roster is "${named}"; give a roster id or an address.`,
        );
      return await exportOf(person, ports, ports.clock.now());
    });
    process.stdout.write(`${JSON.stringify(exported, null, 2)}\n`);
    return 0;
  },
};
