import { expect, it } from 'vitest';
import { readReply } from '../../../core/review/model/reply.ts';
import { readScorecard } from '../../../core/rubric/scorecards/read-scorecard.ts';
import { readCanonical } from '../../../core/transcript/canonical.ts';
import { sidecarFrom } from '../../../functions/admit/metadata.ts';
import { parsePolicy, parseRubric } from '../../../functions/runtime/input-files.ts';
import { parseRegions } from '../../../infra/aws/region.ts';

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const dropped = (key: string, value: unknown) => ({
  key,
  bytes: bytes(value),
  sizeBytes: 1,
  modifiedAt: '2026-07-14T12:00:00.000Z' as never,
  sha256: 'a'.repeat(64) as never,
  metadata: {},
});

const scorecard = { schema: 'plumbline.scorecard/1', interviewer: 7 };
const transcript = { schema: 'plumbline.transcript/1', turns: 'none' };

/** Every reader of what people write themselves, each with a value of the wrong kind. */
const readers: readonly (readonly [string, () => unknown])[] = [
  ['a policy', () => parsePolicy('policy/ours.json', bytes({ model: { tokensPerMin: 'many' } }))],
  ['a rubric', () => parseRubric('rubrics/ours.json', bytes({ schema: 'plumbline.rubric/1', jobFamily: 7 }))],
  ['a sidecar', () => sidecarFrom(dropped('transcripts/a.meta.json', { interviewer: 7 }))],
  ['a scorecard', () => readScorecard(scorecard, 'scorecards/a.json')],
  ['a canonical transcript', () => readCanonical(transcript, { name: 'a.json' })],
  ['the regions', () => parseRegions([{ stage: 7 }])],
];

it.each(readers)('says of %s what was expected in place of what', (_name, read) => {
  expect(read).toThrow(/expected \w+/);
});

it('tells a model what was expected in place of what', () => {
  const read = readReply({ findings: 'none' });
  expect(read.kind === 'malformed' && read.problem).toContain('expected array, received string');
});
