/** Reading a 1 MB VTT, beside splitting it into lines: the floor of anything that reads it. */
import { preciseClockText } from '../../core/transcript/clock.ts';
import { readText } from '../../core/transcript/read-transcript.ts';
import type { Race } from './timing.ts';

const sentences = [
  'So the first thing we did was to measure how old the oldest file in the queue was,',
  'and what would you have done differently if you had known that at the time?',
  'It was about forty thousand files a day, and nobody had an alarm on it.',
];

/** An invented hour and more of Zoom captions, repeated until it is a megabyte. */
function megabyteOfCaptions(): string {
  const parts = ['WEBVTT\n'];
  let length = 0;
  for (let cue = 0; length < 1024 * 1024; cue += 1) {
    const startMs = (cue * 2500) % 28_000_000;
    const speaker = Math.floor(cue / 4) % 2 === 0 ? 'Maja Lund' : 'Tom Reed';
    const words = sentences[cue % sentences.length] ?? '';
    const block = `\n${cue + 1}\n${preciseClockText(startMs)} --> ${preciseClockText(startMs + 2400)}\n${speaker}: ${words}\n`;
    parts.push(block);
    length += block.length;
  }
  return parts.join('');
}

/** Text with a body of its own for every round, so that no engine remembers how the last one was split. */
const fresh = (text: string, mark: string): string => Buffer.from(`${text}\n${mark}`).toString();

export const reading = (): Race => {
  const text = megabyteOfCaptions();
  return {
    name: 'reading 1 MB of VTT',
    rounds: 60,
    target: 10,
    floor: {
      name: 'splitting lines',
      ready: (round) => {
        const own = fresh(text, `a ${round}`);
        return () => own.split('\n').length;
      },
    },
    work: {
      name: 'the reader',
      ready: (round) => {
        const own = fresh(text, `b ${round}`);
        return () => readText(own, { name: 'bench.vtt' }).turns.length;
      },
    },
  };
};
