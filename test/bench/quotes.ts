/**
 * 200 quotes of 12 words against an interview of 9,000 words, beside 200 plain indexOf calls on the
 * whole text. The time includes building the index. Target: no more than 3 times indexOf.
 */
import { locateQuote, quoteIndex } from '../../core/review/quotes.ts';
import { longInterview, seeded } from '../support/long-interview.ts';
import { undisturbedMs } from './timing.ts';

const target = 3;
const transcript = longInterview({ words: 9000, seed: 3 });
const whole = transcript.turns.map((turn) => turn.text).join('\n');
const random = seeded(11);
const long = transcript.turns.filter((turn) => turn.text.split(' ').length > 12);
const claims = Array.from({ length: 200 }, () => {
  const turn = long[Math.floor(random() * long.length)] ?? long[0];
  const words = turn?.text.split(' ') ?? [];
  const from = Math.floor(random() * (words.length - 12));
  const speaker = turn?.speaker === 's1' ? ('interviewer' as const) : ('candidate' as const);
  return { turn: turn?.index ?? 0, quote: words.slice(from, from + 12).join(' '), speaker };
});
const altered = claims.map((claim) => ({ ...claim, quote: claim.quote.replace(/ \S+ /, ' zebra ') }));
const unstated = claims.map((claim) => ({ ...claim, turn: 0 }));

const locateAll = (list: typeof claims): number => {
  const index = quoteIndex(transcript);
  let found = 0;
  for (const claim of list) if (locateQuote(index, claim).kind !== 'refused') found += 1;
  return found;
};

const [plainMs = 0, plainAlteredMs = 0, statedMs = 0, alteredMs = 0, unstatedMs = 0] = undisturbedMs(
  200,
  () => claims.reduce((sum, claim) => sum + whole.indexOf(claim.quote), 0),
  () => altered.reduce((sum, claim) => sum + whole.indexOf(claim.quote), 0),
  () => locateAll(claims),
  () => locateAll(altered),
  () => locateAll(unstated),
);
const times = (ms: number, beside = plainMs): number => Number((ms / beside).toFixed(2));
process.stdout.write(
  `${JSON.stringify({
    indexOfMs: Number(plainMs.toFixed(3)),
    locatedMs: Number(statedMs.toFixed(3)),
    timesIndexOf: times(statedMs),
    timesIndexOfWhenAltered: times(alteredMs, plainAlteredMs),
    timesIndexOfInTheWrongTurn: times(unstatedMs),
    target,
    found: locateAll(claims),
    foundAltered: locateAll(altered),
    foundInTheWrongTurn: locateAll(unstated),
  })}\n`,
);
if (times(statedMs) > target) process.exitCode = 1;
