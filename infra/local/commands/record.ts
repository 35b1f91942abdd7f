/** `plumbline record INTERVIEWER`: what is known of one interviewer. */
import { InvalidInput } from '../../../core/faults.ts';
import { personMeant } from '../../../functions/runtime/people.ts';
import { keys, read, recordRow } from '../../../functions/runtime/rows.ts';
import type { Command } from '../main.ts';
import { targetOptions, targetUsage, withTarget } from '../target.ts';

export const command: Command = {
  usage: `plumbline record INTERVIEWER ${targetUsage} [--json]`,
  options: { ...targetOptions, json: { type: 'boolean' } },
  async run([named], flags) {
    if (named === undefined)
      throw new InvalidInput(
        'no-interviewer',
        'record wants an interviewer; give a roster id or an address.',
      );
    const record = await withTarget(flags, async ({ ports: { ledger } }) => {
      const person = await personMeant(ledger, named);
      if (person === undefined)
        throw new InvalidInput(
          'unknown-interviewer',
          `Nobody on the roster is "${named}"; give a roster id or an address.`,
        );
      const found = await read(ledger, recordRow, keys.record(person.id));
      if (found === undefined)
        throw new InvalidInput('no-record', `${person.id} is on the roster and has no loop yet.`);
      return found.body;
    });
    if (flags['json'] === true) {
      process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
      return 0;
    }
    const sentences = Object.values(record.measures).map((measure) =>
      measure.kind === 'estimate'
        ? measure.sentence
        : measure.kind === 'not-enough'
          ? `Not enough yet: ${measure.have} of ${measure.need} ${measure.unit}.`
          : measure.message,
    );
    process.stdout.write(
      `${[`${record.interviewer}: ${record.status}, ${record.loops} loops, ${record.calibratedLoops} calibrated`, ...sentences.map((sentence) => `  ${sentence}`)].join('\n')}\n`,
    );
    return 0;
  },
};
