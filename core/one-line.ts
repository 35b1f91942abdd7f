/**
 * Text from outside on one line of its own: nothing invisible in it, and nothing that turns the rest of the
 * line around. What is left is text; whoever draws it escapes it.
 */
import * as z from 'zod/mini';

/** Breaks, tabs and control characters; a line break in a subject would begin another header. */
const spaces = /[\s\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Zero-width and direction-changing characters, invisible fillers, and the tag characters that hide text in text. */
const invisible =
  /[\u{34f}\u{17b4}\u{17b5}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** Joiners mean something inside an emoji and in scripts that join; anywhere else they hide. */
const strayJoiner =
  /(?<![\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gurmukhi}\p{sc=Gujarati}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}\p{sc=Mongolian}])[\u200c\u200d]/gu;

/** No script piles more than four marks on one letter; piles of hundreds climb over the lines around them. */
const pile = /(\p{M}{4})\p{M}+/gu;

/** @returns the text without breaks, control and hidden characters; doing it twice changes nothing. */
export const oneLine = (text: string): string =>
  text
    .replace(spaces, ' ')
    .replace(invisible, '')
    .replace(strayJoiner, '')
    .replace(pile, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();

/** What somebody or something is called: kept as one line, whatever came in. */
export const nameOf = (maxChars: number) =>
  z.pipe(
    z.pipe(z.string().check(z.maxLength(maxChars)), z.transform(oneLine)),
    z.string().check(z.minLength(1)),
  );
