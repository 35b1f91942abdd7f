import { describe, expect, it } from 'vitest';
import { reducedTokens, withoutFillers } from '../../../core/review/quote-reduction.ts';
import { quoteTokens } from '../../../core/review/quote-tokens.ts';

const by =
  (reduce: typeof reducedTokens) =>
  (text: string): string => {
    const tokens = quoteTokens(text);
    return reduce(text, tokens)
      .map((at) => tokens.norms[at])
      .join(' ');
  };
const reduced = by(reducedTokens);
const unfilled = by(withoutFillers);

describe('what a careful person leaves out of a quote', () => {
  it.each([
    ['a hesitation', 'We, um, left and uh uhm it was erm late', 'we left and it was late'],
    ['a hesitation at either end', 'Um we left hmm', 'we left'],
    ['a filler that is set off', 'it was, like, huge', 'it was huge'],
    ['a filler of two words', 'it was, you know, huge, I mean, large', 'it was huge large'],
    ['a filler at the beginning', 'Well, it was huge', 'it was huge'],
    ['a filler between dashes', 'it was – like – huge — well - and late', 'it was huge and late'],
    ['a filler after dots', 'it was... like... huge… like… late', 'it was huge late'],
    ['a word said twice', 'the the rate went went down', 'the rate went down'],
    ['two words said twice', 'I was I was late', 'i was late'],
    ['four words said twice', 'it was the old it was the old one', 'it was the old one'],
    ['a word said three times', 'no no no we left', 'no we left'],
    ['a false start', 'we went with the, with a queue', 'we went with a queue'],
    ['a false start of four words', 'and it was the — and then we left', 'and then we left'],
    ['a word that broke off', 'I impl- implemented it', 'i implemented it'],
    ['a word that broke off before a dash', 'I impl— implemented it', 'i implemented it'],
    ['a hesitation within what was said twice', 'I was, um, I was late', 'i was late'],
  ])('is %s', (_, said, quoted) => {
    expect(reduced(said)).toBe(quoted);
  });

  it.each([
    ['like that carries the sentence', 'it looked like a bug'],
    ['a filler set off on one side', 'it was, like a bug, and like, huge'],
    ['you and know apart', 'you, know it, and I, mean it'],
    ['a sentence of its own', 'It was late. Like. We left.'],
    ['what stands in brackets', 'it was (like) huge'],
    ['a word with its hyphen', 'we did a re-reading'],
    ['a word beside a longer one', 'we test  tests'],
    ['a word that broke off for another', 'I ran- then stopped it'],
    ['a number read out', 'ten 40 40 minutes'],
    ['what was taken back', 'it was not tested, not shipped'],
    ['an attempt that says something', 'with Redis, with a queue'],
    ['an attempt without a pause', 'with the best with a queue'],
    ['an attempt without a pause of small words', 'in the in a queue'],
    ['a beginning that was no break', 'impl implemented and pre-emptive'],
    ['a number that only begins alike', 'it took 1- 10 minutes'],
    ['five words said twice', 'it was the old one it was the old one'],
    ['a word said again later', 'we left and we'],
    ['a word within a word', 'the umbrella and the ahead'],
  ])('is not %s', (_, said) => {
    expect(reduced(said)).toBe(quoteTokens(said).norms.join(' '));
  });

  it('is nothing of nothing', () => {
    expect(reduced('')).toBe('');
    expect(reduced('um')).toBe('');
  });
});

describe('without fillers alone', () => {
  it('what was said twice stays', () => {
    expect(unfilled('So, um, the the rate, like, went I was I was down')).toBe(
      'so the the rate went i was i was down',
    );
  });
});
