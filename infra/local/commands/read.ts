/** `plumbline read FILE…`: prints the canonical transcript as JSON. */
import { InvalidInput } from '../../../core/faults.ts';
import { formatNames, type FormatName } from '../../../core/transcript/read-transcript.ts';
import { readTranscriptBytes } from '../../../functions/adapters/containers/read-bytes.ts';
import { eachFile, json } from '../files.ts';
import type { Command } from '../main.ts';

export const command: Command = {
  usage: 'plumbline read FILE… [--format NAME] [--json]   (FILE - is standard input)',
  options: { format: { type: 'string' }, json: { type: 'boolean' } },
  async run(names, flags) {
    const format = formatNamed(flags['format']);
    return await eachFile(names, 'read', async ({ name, bytes }) =>
      json(
        await readTranscriptBytes(bytes, { name, ...(format === undefined ? {} : { format }) }),
        names.length,
      ),
    );
  },
};

export const formatNamed = (
  given: string | boolean | readonly (string | boolean)[] | undefined,
): FormatName | undefined => {
  if (given === undefined) return undefined;
  const found = formatNames.find((name) => name === given);
  if (found === undefined)
    throw new InvalidInput(
      'unknown-format',
      `"${String(given)}" is no format; use one of ${formatNames.join(', ')}.`,
    );
  return found;
};
