import { describe, expect, it } from 'vitest';
import { comma, none, pause, questionMark, stopMark, wordsOf } from '../../../../core/review/clauses.ts';

const words = (text: string): readonly string[] => wordsOf(text).word;

describe('a sign between two words', () => {
  it.each([
    ['one two', none],
    ['one\u00a0two', none],
    ['one\ufefftwo', none],
    ['one\u2000two', none],
    ['one\u206ftwo', none],
    ['one\u3000two', none],
    ['one\u303ftwo', none],
    ['one ¿ two', none],
    ['one ¡ two', none],
    ['one « two', none],
    ['one » two', none],
    ['one\ntwo', none],
    ['one, two', comma],
    ['one、two', comma],
    ['one，two', comma],
    ['one: two', pause],
    ['one; two', pause],
    ['one (two', pause],
    ['one [two', pause],
    ['one … two', pause],
    ['one.. two', pause],
    ['one... two', pause],
    ['one -- two', pause],
    ['one - two', pause],
    ['one – two', pause],
    ['one — two', pause],
    ['one⸺two', pause],
    ['one：two', pause],
    ['one；two', pause],
    ['one, - two', pause],
    ['one - , two', pause],
    ['one -two', none],
    ['one. two', stopMark],
    ['one! two', stopMark],
    ['one。two', stopMark],
    ['one！two', stopMark],
    ['one? two', questionMark],
    ['one？two', questionMark],
    ['one؟ two', questionMark],
    ['one?! two', questionMark],
    ['one!? two', questionMark],
    ['approx. two', none],
    ['approx . two', stopMark],
  ])('"%s"', (text, gap) => {
    const read = wordsOf(text);
    expect(read.word).toHaveLength(2);
    expect(read.gap[1]).toBe(gap);
    expect(read.sentences).toHaveLength(gap >= stopMark ? 2 : 1);
  });
});

describe('a word', () => {
  it.each([
    ["the café's naïve Öl", ['the', 'café', 'naïve', 'öl']],
    ['日本語 Łódź', ['日本語', 'łódź']],
    ['C++ and C# at 100%', ['c++', 'and', 'c#', 'at', '100%']],
    ['snake_case Z9 a0', ['snake_case', 'z9', 'a0']],
    ["state-of-the-art Node.js o'clock", ['state-of-the-art', 'node.js', "o'clock"]],
    ["rock 'n' roll-", ['rock', 'n', 'roll']],
    ["Berta's bus glass", ['berta', 'bus', 'glass']],
    ['o’clock', ["o'clock"]],
    ['ŸÿĀ', ['ÿÿā']],
    ['İ am O’Neil', ['İ', 'am', "o'neil"]],
    ['', []],
    [' . ? ', []],
  ])('"%s"', (text, found) => {
    expect(words(text)).toEqual(found);
  });

  it('keeps its place, and that of the contraction it is part of', () => {
    const read = wordsOf("Berta's in, you've won");
    expect(read.start).toEqual([0, 8, 12, 12, 19]);
    expect(read.end).toEqual([7, 10, 18, 18, 22]);
    expect(read.gap).toEqual([none, none, comma, none, none]);
  });
});

describe('a sentence', () => {
  it.each([
    [
      'One two. Three?',
      [
        [0, 2, stopMark, 8],
        [2, 3, questionMark, 15],
      ],
    ],
    ['One two', [[0, 2, none, 7]]],
    ['One, ', [[0, 1, comma, 3]]],
    ['? One!', [[0, 1, stopMark, 6]]],
    ['One ... two ?', [[0, 2, questionMark, 13]]],
    [
      'One.) Two',
      [
        [0, 1, stopMark, 4],
        [1, 2, none, 9],
      ],
    ],
    ['', []],
  ])('"%s"', (text, found) => {
    expect(wordsOf(text).sentences.map(({ from, to, mark, end }) => [from, to, mark, end])).toEqual(found);
  });
});

describe('a word in quotation marks', () => {
  it.each([
    ['I "did it" then', [false, true, true, false]],
    ['“did it” then', [true, true, false]],
    ['I “did it then', [false, true, true, true]],
    ['I did it” then', [false, false, false, false]],
    ['You say "you\'ve won"', [false, false, true, true, true]],
    ['I did it', []],
  ])('%s', (text, quoted) => {
    expect(wordsOf(text).quoted).toEqual(quoted);
  });
});
