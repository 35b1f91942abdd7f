/** A believable long interview from a seed: invented people, a plain mix of questions, stories and asides. */
import type { Transcript } from '../../core/transcript/transcript.ts';

/** mulberry32: small, seeded and good enough to deal cards with. */
export const seeded = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const questions = [
  'Walk me through how you would design the notification service from the first request to the last retry.',
  'Tell me about a time when a release went wrong and you had to decide what to do next.',
  "You'd shard by user, right?",
  'What would you measure first?',
  'How did you find out that the queue was the bottleneck?',
  "Don't you think a cache would be simpler here?",
  'What happened to the customers during those two hours?',
  'Have you worked with event streams before?',
  'How would you roll that back if the numbers went the wrong way?',
  'What was your own part in the migration, and who else was on it?',
  'Why did you choose Postgres over a document store?',
  'Describe the last design review in which somebody changed your mind.',
];
const remarks = ['Mm-hmm.', 'Okay.', 'Got it, thanks.', 'Right.', 'That makes sense.'];
const sentences = [
  'So we had about forty services at that point and the on-call load was not going down.',
  'I wrote the first version of the consumer over a weekend, um, and then we tested it with two teams.',
  'We looked at the dashboards and, you know, the tail latency was the thing that nobody had been watching.',
  'I would start with the read path because that is where most of the traffic goes.',
  'It improved things a lot and the product people were much happier afterwards.',
  'The the trade-off was between consistency and how long a write was allowed to take.',
  'We cut the error rate by 30% in the end.',
  'My manager wanted a date, so I broke the work into three pieces and we shipped the smallest one first.',
  'There was a database behind it that two other teams also wrote to, which made every migration slow.',
  'I asked the support team which tickets hurt the most and we began there.',
  'If the queue backs up, the worker sheds load, and the client gets a clear answer instead of a timeout.',
  'We decided to keep the old path alive for a month, and honestly that saved us twice.',
  'It was my first time leading something of that size and I learned to write things down.',
  'We were not going to make the date, and I did not want to hide that from anyone.',
  'It handled {n} requests a second on {n} machines before we touched it.',
  'I would not start with sharding because the data set was only {n} gigabytes.',
  'They never asked for the report, so after {n} weeks we stopped sending it.',
  'The cache had a five minute expiry and it took us a while to see that it hid the real problem.',
];

/**
 * @param words how long it is to be, within one sentence
 * @returns labelled and timed at about 150 words a minute; the same seed gives the same interview
 */
export function longInterview({ words, seed }: { words: number; seed: number }): Transcript {
  const random = seeded(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const sentence = (): string =>
    pick(sentences).replaceAll('{n}', () => String(2 + Math.floor(random() * 900)));
  const turns: Transcript['turns'] = [];
  let said = 0;
  let clockMs = 0;
  const say = (speaker: string, text: string): number => {
    const count = text.split(' ').length;
    const startMs = clockMs;
    clockMs += count * 400;
    turns.push({ index: turns.length, speaker, startMs, endMs: clockMs, text });
    clockMs += Math.floor(random() * 900) - 300;
    return count;
  };
  while (said < words) {
    said += say('s1', random() < 0.3 ? `Okay, great. ${pick(questions)}` : pick(questions));
    const parts = 1 + Math.floor(random() * 3);
    for (let part = 0; part < parts && said < words; part += 1) {
      said += say('s2', Array.from({ length: 1 + Math.floor(random() * 4) }, () => sentence()).join(' '));
      if (part + 1 < parts) said += say('s1', pick(remarks));
    }
  }
  return {
    schema: 'plumbline.transcript/1',
    language: 'en',
    speakers: [
      { id: 's1', label: 'Rowan Tills', role: 'interviewer' },
      { id: 's2', label: 'Candidate', role: 'candidate' },
    ],
    turns,
    warnings: [],
  };
}
