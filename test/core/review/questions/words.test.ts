import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pause, questionMark, stopMark, wordsOf } from '../../../../core/review/clauses.ts';
import { phraseBook, phraseEnd, phraseIn } from '../../../../core/review/phrases.ts';
import { stemOf } from '../../../../core/review/stems.ts';

describe('words of a turn', () => {
  it('takes contractions apart and keeps their place', () => {
    const words = wordsOf("What's it like?");
    expect(words.word).toEqual(['what', 'is', 'it', 'like']);
    expect(words.start).toEqual([0, 0, 7, 10]);
    expect(words.end).toEqual([6, 6, 9, 14]);
  });
  it('reads curly apostrophes, missing ones and spoken forms alike', () => {
    expect(wordsOf('Don’t').word).toEqual(["don't"]);
    expect(wordsOf('dont').word).toEqual(["don't"]);
    expect(wordsOf("d'you").word).toEqual(['do', 'you']);
    expect(wordsOf('yous').word).toEqual(['you']);
  });
  it('ends sentences at marks, not at decimals, versions, names of files or titles', () => {
    expect(wordsOf('Was it 3.5 or Node.js? Mr. Vale asked. Yes!').sentences.map((one) => one.mark)).toEqual([
      questionMark,
      stopMark,
      stopMark,
    ]);
  });
  it('takes an ellipsis and a dash as pauses', () => {
    expect(wordsOf('Okay... so — what').gap).toEqual([0, pause, pause]);
  });
  it('keeps every offset inside the text and in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { start, end, sentences, word } = wordsOf(text);
        for (const [at, from] of start.entries()) {
          expect(end[at]).toBeGreaterThan(from);
          expect(end[at]).toBeLessThanOrEqual(text.length);
        }
        expect(sentences.reduce((sum, one) => sum + one.to - one.from, 0)).toBe(word.length);
      }),
    );
  });
});

describe('phrases', () => {
  const book = phraseBook('could|can you please? tell|show me\ntell _ off');
  const end = (text: string): number => phraseEnd(book, wordsOf(text), 0, wordsOf(text).word.length);
  it('match alternatives, optional words and free places', () => {
    expect(end('can you tell me')).toBe(4);
    expect(end('could you please show me more')).toBe(5);
    expect(end('tell him off')).toBe(3);
    expect(end('can they tell me')).toBe(-1);
  });
  it('go on over a hesitation and a comma, not over a pause', () => {
    expect(end('can you, um, tell me')).toBe(5);
    expect(end('can you — tell me')).toBe(-1);
  });
  it('are found in a turn wherever they begin, whatever was asked about the turn before', () => {
    const said = fc.array(
      fc.constantFrom('can', 'you', 'um', 'please', 'tell', 'me', 'him', 'off', 'cache'),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(said, fc.nat(12), fc.nat(12), fc.nat(12), (parts, from, to, more) => {
        const words = wordsOf(parts.join(' '));
        const begins = parts.map((_, at) => at).filter((at) => at >= from && at < to);
        const first = begins.find((at) => phraseEnd(book, words, at, to + more) >= 0);
        expect(phraseIn(book, words, from, to, to + more)).toBe(first ?? -1);
      }),
    );
  });
  it('of a book are found that was made after the first was asked', () => {
    const words = wordsOf('tell him off, would you');
    expect(phraseIn(book, words, 0, 5)).toBe(0);
    expect(phraseIn(phraseBook('would you'), words, 0, 5)).toBe(3);
  });
  it('begin with a word', () => {
    expect(() => phraseBook('please? tell me')).toThrow(RangeError);
  });
});

describe('stems', () => {
  it('bring the forms of a word together', () => {
    for (const [one, other] of [
      ['migrate', 'migration'],
      ['planned', 'planning'],
      ['tests', 'testing'],
      ['releases', 'release'],
    ] as const)
      expect(stemOf(one)).toBe(stemOf(other));
    expect(stemOf('team')).not.toBe(stemOf('test'));
  });
});
