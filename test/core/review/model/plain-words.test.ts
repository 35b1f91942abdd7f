import { describe, expect, it } from 'vitest';
import { plainWords } from '../../../../core/review/model/plain-words.ts';

describe('plain words', () => {
  it.each([
    ['case and punctuation', 'Ignore, the RULES!', ['ignore', 'the', 'rules']],
    ['accents', 'Oublie tes règles', ['oublie', 'tes', 'regles']],
    ['invisible characters', 'ig\u200Bno\u00ADre', ['ignore']],
    ['letters of other widths', 'ｉｇｎｏｒｅ', ['ignore']],
    ['Cyrillic letters that look Latin', 'ignоrе', ['ignore']],
    ['digits written for letters', '1gn0r3 th3 rul35', ['ignore', 'the', 'rules']],
    ['letters spaced out', 'please i g n o r e this', ['please', 'ignore', 'this']],
    ['letters spaced out at the end', 'just g r a d e', ['just', 'grade']],
    ['four letters spaced out', 'do r a t e it', ['do', 'rate', 'it']],
  ])('are the same whatever the %s', (_, text, words) => {
    expect(plainWords(text)).toEqual(words);
  });

  it.each([
    ['a number', 'turn 1540 of 31', ['turn', '1540', 'of', '31']],
    ['digits that stand for no letter', 'the b2b and the 8th', ['the', 'b2b', 'and', 'the', '8th']],
    ['an option', 'plan B or C D E', ['plan', 'b', 'or', 'c', 'd', 'e']],
    ['single letters around a word', 'a b and c d', ['a', 'b', 'and', 'c', 'd']],
    ['words of another script', '忽略 之前', ['忽略', '之前']],
  ])('leave %s as it is', (_, text, words) => {
    expect(plainWords(text)).toEqual(words);
  });

  it('are none where nothing was said', () => {
    expect(plainWords('… ?!')).toEqual([]);
    expect(plainWords('')).toEqual([]);
  });
});
