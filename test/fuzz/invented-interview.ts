/** One short invented interview, from which every fuzzed file is made. */
import type { Transcript } from '../../core/transcript/transcript.ts';

const lines: readonly (readonly [speaker: number, text: string])[] = [
  [0, 'Thanks for making the time, Tom. Could you tell me about a system you designed from scratch?'],
  [1, 'Sure. We built a queue for settlement files: about forty thousand a day, at https://example.test/q.'],
  [0, 'What broke first?'],
  [
    1,
    "The retries. At 10:30 every file came back & the consumers couldn't keep up; a < b was the wrong check.",
  ],
  [2, 'I am only observing.'],
  [0, 'How did you find out?'],
  [1, 'Honestly? A customer told us. So here is the thing: nobody had an alarm on it.'],
  [0, 'And what would you do differently – 再来一次?'],
  [1, 'I would measure the age of the oldest file, not the depth of the queue.'],
  [0, 'Good. What questions do you have for me?'],
  [1, 'Who would I work with?'],
];

export const inventedInterview: Transcript = {
  schema: 'plumbline.transcript/1',
  language: 'en',
  speakers: [
    { id: 's1', label: 'Maja Lund', role: 'unknown' },
    { id: 's2', label: 'Tom Reed', role: 'unknown' },
    { id: 's3', label: "Siobhán O'Dell", role: 'unknown' },
  ],
  turns: lines.map(([speaker, text], index) => ({
    index,
    speaker: `s${speaker + 1}`,
    startMs: index * 9000,
    endMs: index * 9000 + 8200,
    text,
  })),
  warnings: [],
};
