/** Whoever is called oddly on the call keeps their own words: swallowed, they would be the words of whoever spoke before. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../core/transcript/read-transcript.ts';
import { writeTranscript } from '../../../core/transcript/write-transcript.ts';
import { twoVoices } from './two-voices.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';

const spoken = [
  'Could you tell me about a system you designed?',
  'We built a queue for settlement files.',
  'What broke first?',
  'The retries: at 10:30 every file came back.',
  'How did you find out?',
  'A customer told us. Note: nobody had an alarm on it.',
  'What would you do differently?',
  'I would measure the age of the oldest file.',
];
const interviewWith = (label: string): Transcript => twoVoices(['Maja Lund', label], spoken);

const labels = [
  '+1 555 0100',
  '+49 151 2345678',
  '14155550100',
  '+1 (415) 555-0100',
  'Tom 🙂',
  'Tom Reed ❤️',
  '👩‍💻 Tom',
  'Tom “Tommy” Reed',
  'Tom "Tommy" Reed',
  'Tom Reed™',
  'Tom!',
  'Tom % Acme',
  'Tom; Acme',
  'Galaxy S21',
  '3CX Bridge',
  '3rd Floor Room',
];

describe.each(['vtt', 'teams-vtt', 'srt', 'otter', 'markdown', 'plain', 'csv'] as const)('%s', (format) => {
  it.each(labels)('keeps the words of %s', (label) => {
    const { speakers, turns } = readText(writeTranscript(interviewWith(label), format), { name: 'test' });
    expect(speakers).toHaveLength(2);
    expect(turns.map(({ text }) => text)).toEqual(spoken);
  });
});

describe.each(['vtt', 'srt', 'plain'] as const)('%s', (format) => {
  it.each(['An', 'So', 'He'])('keeps the words of somebody called %s', (label) => {
    const { turns } = readText(writeTranscript(interviewWith(label), format), { name: 'test' });
    expect(turns.map(({ text }) => text)).toEqual(spoken);
  });
});

it('takes no time of day, list or sum for a speaker', () => {
  const text = [
    'Maja Lund: What happened then?',
    'Tom Reed: This was my day.',
    '10:30 Meeting: we met.',
    '10:30 Meeting: we met again.',
    '2019: we built it.',
    '2019: and sold it.',
    'Maja Lund: And after that?',
    'Tom Reed: Nothing.',
  ].join('\n');
  const { speakers } = readText(text, { name: 'test' });
  expect(speakers.map(({ label }) => label)).toEqual(['Maja Lund', 'Tom Reed']);
});
