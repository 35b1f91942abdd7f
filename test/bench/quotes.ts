/**
 * 200 quotes of 12 words against an interview of 9,000 words, beside 200 plain indexOf calls on the
 * whole text; the time includes building the index. Also quotes with a word changed, which have to be
 * refused, and quotes said to be in the wrong turn.
 */
import { locateQuote, quoteIndex } from '../../core/review/quotes.ts';
import { longInterview, seeded } from '../support/long-interview.ts';
import type { Race } from './timing.ts';

type Claim = {
  readonly turn: number;
  readonly quote: string;
  readonly speaker: 'interviewer' | 'candidate';
};

export const quotes = (): Race[] => {
  const transcript = longInterview({ words: 9000, seed: 3 });
  const whole = transcript.turns.map((turn) => turn.text).join('\n');
  const random = seeded(11);
  const long = transcript.turns.filter((turn) => turn.text.split(' ').length > 12);
  const claims = Array.from({ length: 200 }, (): Claim => {
    const turn = long[Math.floor(random() * long.length)] ?? long[0];
    const words = turn?.text.split(' ') ?? [];
    const from = Math.floor(random() * (words.length - 12));
    const speaker = turn?.speaker === 's1' ? 'interviewer' : 'candidate';
    return { turn: turn?.index ?? 0, quote: words.slice(from, from + 12).join(' '), speaker };
  });
  const locateAll = (list: readonly Claim[]): number => {
    const index = quoteIndex(transcript);
    return list.filter((claim) => locateQuote(index, claim).kind !== 'refused').length;
  };
  const race = (name: string, target: number | null, list: readonly Claim[]): Race => ({
    name,
    rounds: 200,
    target,
    floor: {
      name: 'indexOf',
      ready: () => () => list.reduce((sum, claim) => sum + whole.indexOf(claim.quote), 0),
    },
    work: { name: 'verification', ready: () => () => locateAll(list) },
  });
  const altered = claims.map((claim) => ({ ...claim, quote: claim.quote.replace(/ \S+ /, ' zebra ') }));
  // A bench that verifies nothing is fast and proves nothing.
  if (locateAll(claims) !== claims.length || locateAll(altered) !== 0)
    throw new Error('Quotes of the bench are not told apart from altered ones.');
  return [
    race('200 quotes', 3, claims),
    race('200 quotes, a word changed', null, altered),
    race(
      '200 quotes, the wrong turn',
      null,
      claims.map((claim) => ({ ...claim, turn: 0 })),
    ),
  ];
};
