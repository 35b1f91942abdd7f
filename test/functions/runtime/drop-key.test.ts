/** What a key of the drop says about itself. */
import { expect, it } from 'vitest';
import { type DropKey, readKey } from '../../../functions/runtime/drop-key.ts';

const input = (folder: string) => ({ kind: 'input', folder });
const transcript = (stem: string) => ({ kind: 'transcript', stem });
const sidecar = (stem: string) => ({ kind: 'sidecar', stem });

it.each<[string, object]>([
  ['transcripts/a.vtt', transcript('transcripts/a')],
  ['transcripts/day/a.docx', transcript('transcripts/day/a')],
  ['transcripts/a.b.VTT', transcript('transcripts/a.b')],
  ['transcripts/a', transcript('transcripts/a')],
  ['transcripts/a.longending', transcript('transcripts/a.longending')],
  ['transcripts/a.b c', transcript('transcripts/a.b c')],
  ['transcripts/a.meta.json', sidecar('transcripts/a')],
  ['transcripts/a.META.JSON', sidecar('transcripts/a')],
  ['transcripts/a.vtt.meta.json', sidecar('transcripts/a')],
  ['transcripts/a.DOCX.meta.json', sidecar('transcripts/a')],
  ['transcripts/a.zip.meta.json', sidecar('transcripts/a.zip')],
  ['transcripts/a.vtt.b.meta.json', sidecar('transcripts/a.vtt.b')],
  ['roster/people.csv', input('roster')],
  ['training/a.csv', input('training')],
  ['rubrics/a.yaml', input('rubrics')],
  ['policy/a.json', input('policy')],
  ['scorecards/day/a.json', input('scorecards')],
  ['outcomes/a.csv', input('outcomes')],
  ['roster', { kind: 'stray' }],
  ['rosters/a.csv', { kind: 'stray' }],
  ['a/roster/people.csv', { kind: 'stray' }],
])('%s is %o', (key, what) => {
  expect(readKey(key)).toEqual<DropKey | object>(what);
});
