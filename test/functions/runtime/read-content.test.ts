/** The same bytes are read once, as long as there is room for what they hold. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { Instant, Sha256 } from '../../../core/identity.ts';
import { maxTurns } from '../../../core/transcript/transcript.ts';
import type { DropContent } from '../../../functions/ports/drop.ts';
import { readContent } from '../../../functions/runtime/read-content.ts';

/** So many turns of so many characters; `sizeBytes` says nothing, as for a file that is packed. */
const content = (name: string, turns: number, characters: number): DropContent => {
  const said = 'word '.repeat(Math.ceil(characters / 5));
  const bytes = Buffer.from(
    Array.from({ length: turns }, (_, at) => `${at % 2 === 0 ? 'Dana' : 'Robin'}: ${name} ${said}`).join(
      '\n\n',
    ),
  );
  return {
    key: `transcripts/${name}.txt`,
    sizeBytes: 1,
    modifiedAt: Instant.parse('2026-07-14T12:00:00.000Z'),
    sha256: Sha256.parse(createHash('sha256').update(bytes).digest('hex')),
    metadata: {},
    bytes,
  };
};

it('reads what was read a moment ago no second time', async () => {
  const small = content('small', 10, 50);
  expect(await readContent(small)).toBe(await readContent(small));
  expect(await readContent(small, { Dana: 'interviewer' })).not.toBe(await readContent(small));
});

it.each([
  ['long turns', 6, 200_000],
  ['many turns', maxTurns / 2, 20],
])('keeps no more than there is room for, however small the file: %s', async (name, turns, characters) => {
  const large = content(`${name} first`, turns, characters);
  const first = await readContent(large);
  expect(await readContent(large)).toBe(first);
  await readContent(content(`${name} second`, turns, characters));
  expect(await readContent(large)).not.toBe(first);
});
