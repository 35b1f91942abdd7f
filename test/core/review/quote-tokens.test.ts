import { describe, expect, it } from 'vitest';
import { quoteTokens } from '../../../core/review/quote-tokens.ts';

const norms = (text: string): readonly string[] => quoteTokens(text).norms;

describe('the tokens of a text', () => {
  it('are its words, and say where each stands', () => {
    const text = ' So, it’s 3.5 GB (only)! ';
    const { norms: words, starts, ends } = quoteTokens(text);
    expect(words).toEqual(['so', "it's", '3.5', 'gb', 'only']);
    expect(starts.map((start, at) => text.slice(start, ends[at]))).toEqual([
      'So',
      'it’s',
      '3.5',
      'GB',
      'only',
    ]);
  });

  it('are none where nothing was said', () => {
    expect(norms('')).toEqual([]);
    expect(norms(' … — "?!"')).toEqual([]);
    expect(norms('\u200B\u00AD')).toEqual([]);
  });

  it.each([
    ['case', 'ABC Ünder ÇA', 'abc ünder ça'],
    ['punctuation and white space', 'a, b;\tc.\n d!', 'a b c d'],
    ['the kind of quotation marks', '“a” ‘b’', '"a" b'],
    ['the kind of apostrophe', "it's it's it's it's it's", 'it’s it‘s itʼs it′s it＇s'],
    ['the kind of dash', 'a-b a-b a-b', 'a–b a—b a−b'],
    ['how an accent is written', 'caf\u00e9', 'cafe\u0301'],
    ['the width of letters and signs', 'ab 12 % #', 'ａｂ １２ ％ ＃'],
    ['ligatures', 'five', 'ﬁve'],
    ['signs nobody sees', 'micro\u00ADservice', 'microservice'],
    ['a hyphen', 'long-lived', 'long lived'],
  ])('are the same whatever %s', (_, one, other) => {
    expect(norms(one)).toEqual(norms(other));
  });

  it.each([
    ['a digit', '3.5 GB', '3.6 GB'],
    ['a decimal point', '3.5', '35'],
    ['a thousands comma', '3,500', '3.500'],
    ['a time', '3:15', '315'],
    ['a full-width decimal point', '３．５', '３５'],
    ['a percent sign', '30%', '30'],
    ['a currency', '$30', '€30'],
    ['a plus', '+3', '3'],
    ['a minus', '-3', '3'],
    ['a minus in brackets', '(-3)', '(3)'],
    ['a minus after a sign', '$-3', '$3'],
    ['a comparison', 'a < b', 'a b'],
    ['a hash or an ampersand', '#a & b', 'a b'],
    ['a degree', '3°', '3'],
    ['an at sign', '@a', 'a'],
    ['an apostrophe within a word', "we'll", 'well'],
    ['a picture', 'a 😀', 'a'],
    ['the width of a currency sign', '￥3', '3'],
  ])('differ by %s', (_, one, other) => {
    expect(norms(one)).not.toEqual(norms(other));
  });
});

describe('a number', () => {
  it('holds its point only between digits', () => {
    expect(norms('3. Then .5 and 4,')).toEqual(['3', 'then', '5', 'and', '4']);
    expect(norms('v1.2,b and a.1')).toEqual(['v1.2', 'b', 'and', 'a', '1']);
    expect(norms('1..2')).toEqual(['1', '2']);
    expect(norms('1.2.3')).toEqual(['1.2.3']);
    expect(norms('3,500 at 3:15')).toEqual(['3,500', 'at', '3:15']);
    expect(norms('３．５ ３，５００ ３：１５')).toEqual(['3.5', '3,500', '3:15']);
  });

  it('has a minus only after nothing that it could join', () => {
    expect(norms('-3')).toEqual(['-', '3']);
    expect(norms('from -3 to –4')).toEqual(['from', '-', '3', 'to', '-', '4']);
    expect(norms('‐5 ―5 －5 ‖5')).toEqual(['-', '5', '-', '5', '-', '5', '5']);
    expect(norms('=−5 €-6 x<-7')).toEqual(['=', '-', '5', '€', '-', '6', 'x', '<', '-', '7']);
    expect(norms('10-12 and utf-8')).toEqual(['10', '12', 'and', 'utf', '8']);
    expect(norms('- a -b 3-')).toEqual(['a', 'b', '3']);
  });
});

describe('an apostrophe', () => {
  it('belongs to a word only where a letter follows', () => {
    expect(norms("users' don't 'tis rock'n'roll 90's it'")).toEqual([
      'users',
      "don't",
      'tis',
      "rock'n'roll",
      "90's",
      'it',
    ]);
    expect(norms("class'90")).toEqual(['class', '90']);
  });
});

describe('writing without spaces', () => {
  it('is a token a character, so that part of a sentence can be found', () => {
    expect(norms('忽略之前')).toEqual(['忽', '略', '之', '前']);
    expect(norms('これ')).toEqual(['こ', 'れ']);
    expect(norms('ไทย')).toEqual(['ไ', 'ท', 'ย']);
    expect(norms('a忽b')).toEqual(['a', '忽', 'b']);
  });

  it('says where each token stands, and so do signs', () => {
    const text = '忽略 30% (-3)';
    const { starts, ends } = quoteTokens(text);
    expect(starts.map((start, at) => text.slice(start, ends[at]))).toEqual(['忽', '略', '30', '%', '-', '3']);
  });

  it('is not what has spaces', () => {
    expect(norms('Привет, мир')).toEqual(['привет', 'мир']);
    expect(norms('이전 지시')).toEqual(['이전', '지시']);
  });
});
