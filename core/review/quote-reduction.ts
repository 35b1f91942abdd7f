/**
 * What careful people leave out when they quote speech: hesitation sounds, false starts and words
 * said twice. Everything that could change a meaning stays: negations, numbers, hedges.
 */
import type { QuoteTokens } from './quote-tokens.ts';

const hesitations = new Set([
  'um',
  'umm',
  'uh',
  'uhh',
  'uhm',
  'er',
  'erm',
  'ah',
  'eh',
  'hm',
  'hmm',
  'mm',
  'mmm',
  'mhm',
]);

/** Fillers only where punctuation sets them off on both sides: "it was, like, huge". */
const setOff: readonly (readonly string[])[] = [['like'], ['well'], ['you', 'know'], ['i', 'mean']];

/** The words a false start may consist of: none of them carries content, a number or a "not". */
const functionWords = new Set(
  `i we you he she it they this that these those there a an the my our your his her its their
   to of in on at by for with from as into about and or but so if when then is are was were be been am
   do does did have has had will would can could should may might it's i'm we're i'd we'd you'd i've we've
   that's there's he's she's they're i'll we'll you'll`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** The longest run of words that people say twice before going on. */
export const longestRepeat = 4;

/**
 * The indexes of the tokens that remain. Linear: a bounded look-ahead at every token.
 * @param text the text the tokens were made from; its punctuation shows what was set off or cut off
 */
export function reducedTokens(text: string, tokens: QuoteTokens): number[] {
  const spoken = withoutFillers(text, tokens);
  const kept: number[] = [];
  for (let at = 0; at < spoken.length; ) {
    const skip = falseStart(text, tokens, spoken, at);
    if (skip === 0) kept.push(spoken[at] ?? 0);
    at += Math.max(1, skip);
  }
  return kept;
}

/** The indexes of the tokens that are not hesitations or fillers; words said twice stay. */
export const withoutFillers = (text: string, tokens: QuoteTokens): number[] => {
  const spoken: number[] = [];
  const { norms } = tokens;
  for (let at = 0; at < norms.length; ) {
    const norm = norms[at] ?? '';
    // The longest hesitation or opening of a filler has four letters.
    const skip = norm.length > 4 ? 0 : hesitations.has(norm) ? 1 : fillerLength(text, tokens, at);
    if (skip === 0) spoken.push(at);
    at += Math.max(1, skip);
  }
  return spoken;
};

const fillerLength = (text: string, tokens: QuoteTokens, at: number): number => {
  const first = tokens.norms[at];
  for (const words of setOff)
    if (words[0] === first && (words.length === 1 || words[1] === tokens.norms[at + 1]))
      if (isSetOff(text, tokens, at, at + words.length - 1)) return words.length;
  return 0;
};

const isSetOff = (text: string, tokens: QuoteTokens, first: number, last: number): boolean =>
  pauses(text, tokens, last) && (first === 0 || pauses(text, tokens, first - 1));

const isDash = (unit: number): boolean => unit === 0x2d || unit === 0x2013 || unit === 0x2014;

/** Whether a comma, a dash or dots stand right after the token. */
const pauses = (text: string, tokens: QuoteTokens, token: number): boolean => {
  let at = tokens.ends[token] ?? text.length;
  const past = tokens.starts[token + 1] ?? text.length;
  while (at < past && text.charCodeAt(at) <= 0x20) at += 1;
  if (at >= past) return false;
  const unit = text.charCodeAt(at);
  return unit === 0x2c || isDash(unit) || unit === 0x2026 || (unit === 0x2e && text.startsWith('...', at));
};

/** "impl- ": the word itself breaks off. */
const breaksOff = (text: string, tokens: QuoteTokens, token: number): boolean => {
  const at = tokens.ends[token] ?? text.length;
  return at + 1 < text.length && isDash(text.charCodeAt(at)) && text.charCodeAt(at + 1) <= 0x20;
};

const hasDigit = (word: string): boolean => /\d/.test(word);

/** How many spoken tokens from `at` on were a false start or a first saying of what is said again. */
const falseStart = (text: string, tokens: QuoteTokens, spoken: readonly number[], at: number): number => {
  const { norms } = tokens;
  const first = norms[spoken[at] ?? 0] ?? '';
  const next = norms[spoken[at + 1] ?? -1];
  if (next === undefined) return 0;

  // "impl- implemented": cut off, and begun again.
  if (next.length > first.length && next.startsWith(first) && !hasDigit(first))
    if (breaksOff(text, tokens, spoken[at] ?? 0)) return 1;

  for (let length = 1; length <= longestRepeat; length += 1) {
    if (norms[spoken[at + length] ?? -1] !== first) continue;
    if (isRepeated(norms, spoken, at, length)) return length;
    if (onlyFunctionWords(norms, spoken, at, length) && pauses(text, tokens, spoken[at + length - 1] ?? 0))
      return length;
  }
  return 0;
};

/** "ten ten" may be a number read out: digits said twice are left alone. */
const isRepeated = (
  norms: readonly string[],
  spoken: readonly number[],
  at: number,
  length: number,
): boolean => {
  for (let offset = 0; offset < length; offset += 1) {
    const word = norms[spoken[at + offset] ?? 0] ?? '';
    if (word !== norms[spoken[at + length + offset] ?? -1] || hasDigit(word)) return false;
  }
  return true;
};

/** "with the, with a queue": nothing in the first attempt carries content. */
const onlyFunctionWords = (
  norms: readonly string[],
  spoken: readonly number[],
  at: number,
  length: number,
): boolean => {
  for (let offset = 0; offset < length; offset += 1)
    if (!functionWords.has(norms[spoken[at + offset] ?? 0] ?? '')) return false;
  return true;
};
