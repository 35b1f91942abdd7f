/** `plumbline erase --candidate REF`: takes a candidate out of every live store, and says what is left to do. */
import { InvalidInput } from '../../../core/faults.ts';
import { oneLine } from '../../../core/one-line.ts';
import { shownText } from '../../../core/transcript/shown-text.ts';
import type { Command } from '../main.ts';
import { eraseCandidate, type Erasure } from '../operations/erasure/erase.ts';
import { eraseMails } from '../operations/erasure/outbox.ts';
import { progressLine } from '../progress.ts';
import { targetOptions, targetUsage, withTarget } from '../target.ts';

export const command: Command = {
  usage: `plumbline erase --candidate REF ${targetUsage} [--json]`,
  options: { candidate: { type: 'string' }, ...targetOptions, json: { type: 'boolean' } },
  async run(_names, flags) {
    const { candidate } = flags;
    if (typeof candidate !== 'string' || candidate.trim() === '')
      throw new InvalidInput(
        'no-candidate',
        'erase wants the candidate’s reference as the export writes it; give --candidate REF.',
      );
    const reference = oneLine(shownText(candidate));
    return await withTarget(flags, async (target) => {
      const { ports, dir } = target;
      const progress = progressLine();
      const erasure = await eraseCandidate(reference, ports, progress.show);
      const mails = dir === undefined ? 0 : await eraseMails(dir, reference, ports);
      target.scrub();
      progress.end();
      const told = {
        schema: 'plumbline.erasure/1',
        ...erasure,
        mails,
        horizons: horizons(dir !== undefined),
      };
      process.stdout.write(
        flags['json'] === true ? `${JSON.stringify(told, null, 2)}\n` : textOf(erasure, told),
      );
      return erasure.left.length === 0 ? 0 : 1;
    });
  },
};

/** What no command reaches, and until when it lasts. */
const horizons = (embedded: boolean): readonly string[] => [
  'Mails that were delivered are with who received them.',
  ...(embedded
    ? ['Backups of the folder are as old as you keep them.']
    : [
        'The table’s point-in-time backups reach back 35 days.',
        'Histories of executions hold keys for 90 days, and access logs for as long as the region’s retention says.',
      ]),
];

const textOf = (
  { loops, objects, artefacts, rows, left }: Erasure,
  { mails, horizons: kept }: { readonly mails: number; readonly horizons: readonly string[] },
): string =>
  [
    `${loops.length} loops, ${objects} objects of the drop, ${artefacts} artefacts, ${rows} rows and ${mails} mails are rid of the candidate.`,
    ...left.map(({ message }) => `left: ${message}`),
    ...kept,
    '',
  ].join('\n');
