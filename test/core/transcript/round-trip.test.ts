import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../core/transcript/read-transcript.ts';
import type { Transcript, Turn } from '../../../core/transcript/transcript.ts';
import {
  type WritableFormat,
  writableFormats,
  writeTranscript,
} from '../../../core/transcript/write-transcript.ts';

const names = [
  'Maja Lund',
  'Tom Reed',
  "Siobhán O'Dell",
  'Dr. J. Ortega',
  '王小明',
  'Ana-Lucía de la Vega',
  'Priya',
];
const spoken = [
  'what',
  'did',
  'you',
  'decide?',
  'We',
  'moved',
  'it',
  'because:',
  'cost',
  '10:30',
  'https://example.test/a',
  '3.5',
  'R&D',
  'a<b',
  '"quoted"',
  'naïve',
  '你好',
  'so,',
  'well…',
  "don't",
  '50%',
  'Note:',
  'x',
  '(laughs)',
  '-',
  'C++;',
  'one | two',
];

const text = fc
  .array(fc.constantFrom(...spoken), { minLength: 1, maxLength: 12 })
  .map((words) => `said ${words.join(' ')}`);

/** Turns alternate, because neighbouring turns of one speaker are one turn in every format. */
const transcripts: fc.Arbitrary<Transcript> = fc
  .record({
    people: fc.shuffledSubarray(names, { minLength: 2, maxLength: 4 }),
    texts: fc.array(text, { minLength: 4, maxLength: 20 }),
    gaps: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 20, maxLength: 20 }),
  })
  .map(({ people, texts, gaps }) => {
    let atMs = 1000;
    const turns = texts.map((said, index): Turn => {
      const startMs = atMs;
      const endMs = startMs + (gaps[index] ?? 1) * 1000;
      atMs = endMs + 1000;
      return { index, speaker: `s${(index % people.length) + 1}`, startMs, endMs, text: said };
    });
    const speakers = people
      .slice(0, Math.min(people.length, turns.length))
      .map((label, index) => ({ id: `s${index + 1}`, label, role: 'unknown' as const }));
    return { schema: 'plumbline.transcript/1', speakers, turns, warnings: [] };
  });

/** What each format can say besides the words and who said them. */
const keeps: Record<WritableFormat, { starts: boolean; ends: boolean; labels: boolean }> = {
  canonical: { starts: true, ends: true, labels: true },
  vtt: { starts: true, ends: true, labels: true },
  'teams-vtt': { starts: true, ends: true, labels: true },
  srt: { starts: true, ends: true, labels: true },
  otter: { starts: true, ends: false, labels: true },
  markdown: { starts: false, ends: false, labels: true },
  plain: { starts: true, ends: false, labels: true },
  meet: { starts: true, ends: true, labels: true },
  fireflies: { starts: true, ends: true, labels: true },
  gong: { starts: true, ends: true, labels: true },
  'amazon-transcribe': { starts: true, ends: true, labels: false },
  deepgram: { starts: true, ends: true, labels: false },
  assemblyai: { starts: true, ends: true, labels: true },
  csv: { starts: true, ends: true, labels: true },
};

describe('round trip', () => {
  it.each(writableFormats)('gives the same turns after writing and reading %s', (format) => {
    const { starts, ends, labels } = keeps[format];
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const read = readText(writeTranscript(transcript, format), { name: format });
        expect(read.turns).toEqual(
          transcript.turns.map((turn) => ({
            ...turn,
            startMs: starts ? turn.startMs : null,
            endMs: ends ? turn.endMs : null,
          })),
        );
        if (labels) expect(read.speakers).toEqual(transcript.speakers);
        else expect(read.speakers.map(({ id }) => id)).toEqual(transcript.speakers.map(({ id }) => id));
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('gives the same words, turns and times in five formats', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const formats: WritableFormat[] = ['vtt', 'teams-vtt', 'gong', 'deepgram', 'fireflies'];
        const read = formats.map(
          (format) => readText(writeTranscript(transcript, format), { name: format }).turns,
        );
        for (const turns of read) expect(turns).toEqual(read[0]);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});
