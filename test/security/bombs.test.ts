/** Somebody who may write to the drop wants the machine to choke: on size, on depth, on what unfolds. */
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys, quarantineRow, readAll } from '../../functions/runtime/rows.ts';
import { dropFolder, type Folder, interviewText, rosterCsv, sidecar } from '../support/drop-folder.ts';
import { settleAt, withService } from '../support/settle.ts';

const now = '2026-07-14T13:00:00Z';
const deep = (times: number): string => '['.repeat(times) + ']'.repeat(times);
/** Nine lists of nine of the one before: four hundred million words in four hundred bytes. */
const laughs = [
  'a: &a [ha,ha,ha,ha,ha,ha,ha,ha,ha]',
  ...'bcdefghi'
    .split('')
    .map(
      (name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefghi'[at]}`).join(',')}]`,
    ),
].join('\n');

const bombs: Readonly<Record<string, string | Uint8Array>> = {
  'transcripts/bomb.docx': zipSync({ 'word/document.xml': new Uint8Array(60_000_000) }),
  'transcripts/zeroes.vtt': new Uint8Array(25_000_001),
  'transcripts/deep.json': deep(200_000),
  'transcripts/other.meta.json': deep(200_000),
  'roster/deep.json': deep(200_000),
  'policy/laughs.yaml': laughs,
  'rubrics/laughs.yaml': laughs,
  'scorecards/deep.json': `{"a":${deep(100_000)}}`,
  'roster/wide.csv': `id,name,email\n${'x'.repeat(5_000_000)}`,
  'training/quote.csv': `session,attendee,startsOn,endsOn\n"${'never closed\n'.repeat(100_000)}`,
};

let folder: Folder;
beforeAll(async () => {
  folder = await dropFolder();
  await folder.put('roster/people.csv', rosterCsv);
  for (const [key, content] of Object.entries(bombs)) await folder.put(key, content);
  await folder.put('transcripts/dana.txt', interviewText());
  await folder.put('transcripts/dana.meta.json', sidecar());
}, 60_000);
afterAll(async () => {
  await folder.remove();
});

describe('bombs in the drop', () => {
  it('are each set aside with a sentence, and everything beside them is done', async () => {
    const { loops } = await settleAt(folder, now);
    // What has no sidecar waits for one, and is looked at when its time is over.
    await settleAt(folder, '2026-07-18T13:00:00Z');
    const set = await withService(folder, now, async ({ ports }) => {
      const found: { key: string; code: string; message: string }[] = [];
      for await (const { body } of readAll(ports.ledger, quarantineRow, keys.quarantine)) found.push(body);
      return found;
    });
    expect(loops).toBe(1);
    const keysSet = set.map(({ key }) => key);
    expect(Object.keys(bombs).filter((key) => !keysSet.includes(key))).toEqual([]);
    expect(set.filter(({ code }) => code === 'internal-fault')).toEqual([]);
    expect(set.every(({ message }) => message.length <= 1000)).toBe(true);
  });
});
