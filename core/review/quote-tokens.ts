/**
 * A text as the tokens by which quotes are compared: NFKC, lower case, one kind of apostrophe, no
 * white space, no punctuation. Digits and signs that carry meaning ("3.5", "%", "$", "+", a minus)
 * stay, so that a changed number never compares equal.
 */

export type QuoteTokens = {
  readonly norms: readonly string[];
  /** Token `k` is `text.slice(starts[k], ends[k])`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

const separator = 1;
const letter = 2;
const digit = 3;
const sign = 4;
/** Soft hyphens, joiners and variation marks: inside a word, and not part of it. */
const ignorable = 5;
/** Written without spaces between words: every character is a token of its own. */
const ideograph = 6;

const kinds = new Uint8Array(65_536);

const classify = (unit: number): number => {
  const text = String.fromCharCode(unit);
  if (/\p{Default_Ignorable_Code_Point}/u.test(text)) return ignorable;
  if (/[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]/.test(text)) return ideograph;
  if (/\p{Nd}/u.test(text)) return digit;
  // A surrogate is half of a letter, a sign or a picture: all of them are kept.
  if (/[\p{L}\p{N}\p{M}\ud800-\udfff]/u.test(text)) return letter;
  if (isDash(unit)) return separator;
  if (/[\p{Sc}\p{Sm}\p{So}%#&@％＃＆＠]/u.test(text)) return sign;
  return separator;
};

const kindOf = (unit: number): number => {
  const known = kinds[unit] ?? 0;
  if (known !== 0) return known;
  const kind = classify(unit);
  kinds[unit] = kind;
  return kind;
};

const isDash = (unit: number): boolean =>
  unit === 0x2d || (unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212 || unit === 0xff0d;

/** ' ‘ ’ ʼ ′ and the full-width one. */
const isApostrophe = (unit: number): boolean =>
  unit === 0x27 || unit === 0x2018 || unit === 0x2019 || unit === 0x2bc || unit === 0x2032 || unit === 0xff07;

/** . , : and their full-width forms: part of a number between two digits. */
const joinsDigits = (unit: number): boolean =>
  unit === 0x2e || unit === 0x2c || unit === 0x3a || unit === 0xff0e || unit === 0xff0c || unit === 0xff1a;

const normal = (slice: string): string => {
  let plain = true;
  let ascii = true;
  for (let at = 0; at < slice.length && ascii; at += 1) {
    const unit = slice.charCodeAt(at);
    ascii = unit < 128;
    plain &&= unit < 65 || unit > 90;
  }
  if (ascii) return plain ? slice : slice.toLowerCase();
  return slice
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '');
};

/** Where the word that begins at `start` ends. */
const wordEnd = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === letter || kind === digit || kind === ignorable) {
      at += 1;
      continue;
    }
    if (at + 1 >= text.length) break;
    const next = kindOf(text.charCodeAt(at + 1));
    if (isApostrophe(unit) && next === letter) at += 2;
    else if (joinsDigits(unit) && next === digit && kindOf(text.charCodeAt(at - 1)) === digit) at += 2;
    else break;
  }
  return at;
};

/** A dash that is a minus: before a digit, and after nothing that it could join. */
const isMinus = (text: string, at: number): boolean =>
  at + 1 < text.length &&
  kindOf(text.charCodeAt(at + 1)) === digit &&
  (at === 0 || /[\s(=<>$€£]/.test(text.charAt(at - 1)));

/** Linear in the length of the text. */
export function quoteTokens(text: string): QuoteTokens {
  const norms: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const push = (start: number, end: number, norm: string): void => {
    if (norm === '') return;
    norms.push(norm);
    starts.push(start);
    ends.push(end);
  };
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === letter || kind === digit) {
      const end = wordEnd(text, at);
      push(at, end, normal(text.slice(at, end)));
      at = end;
    } else {
      if (kind === sign || kind === ideograph) push(at, at + 1, normal(text.charAt(at)));
      else if (isDash(unit) && isMinus(text, at)) push(at, at + 1, '-');
      at += 1;
    }
  }
  return { norms, starts, ends };
}
