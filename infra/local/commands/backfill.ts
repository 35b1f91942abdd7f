/** `plumbline backfill`: announces what lies in the drop already, at a rate, and goes on where it stopped. */
import { InvalidInput } from '../../../core/faults.ts';
import { policyInForce } from '../../../functions/runtime/policy.ts';
import type { Command, Flags } from '../main.ts';
import { backfill } from '../operations/backfill.ts';
import { bar, progressLine } from '../progress.ts';
import { targetOptions, targetUsage, withTarget } from '../target.ts';

/** Half of what the model's default rate lets through, so that today's interviews are not kept waiting. */
const usualRate = 30;

export const command: Command = {
  usage: `plumbline backfill [--prefix transcripts/2025/] [--rate PER_MINUTE] [--afresh] [--with-obligations] ${targetUsage} [--json]`,
  options: {
    prefix: { type: 'string' },
    rate: { type: 'string' },
    afresh: { type: 'boolean' },
    'with-obligations': { type: 'boolean' },
    ...targetOptions,
    json: { type: 'boolean' },
  },
  run: (_names, flags) =>
    withTarget(flags, async (target) => {
      const { admission } = await policyInForce(target.ports.ledger);
      if (admission.programmeStart === undefined && flags['with-obligations'] !== true)
        throw new InvalidInput(
          'no-programme-start',
          'The policy names no programmeStart, so old interviews would make coaches owe reviews; set admission.programmeStart, or give --with-obligations if that is meant.',
        );
      const progress = progressLine();
      const row = await backfill(
        {
          prefix: textOf(flags, 'prefix') ?? 'transcripts/',
          perMinute: rateOf(flags),
          afresh: flags['afresh'] === true,
          announce: (key) => target.announce(key, false),
          onProgress: (done, all) => {
            progress.show(bar(done, all));
          },
        },
        target.ports,
      );
      await target.finish();
      progress.end();
      process.stdout.write(
        flags['json'] === true
          ? `${JSON.stringify(row, null, 2)}\n`
          : `${row.announced} objects under ${row.prefix} announced to ${target.name}.\n`,
      );
      return 0;
    }),
};

const textOf = (flags: Flags, name: string): string | undefined => {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
};

const rateOf = (flags: Flags): number => {
  const given = textOf(flags, 'rate');
  const rate = given === undefined ? usualRate : Number(given);
  if (Number.isFinite(rate)) return rate;
  throw new InvalidInput('bad-rate', `--rate ${given} is no number; give announcements a minute.`);
};
