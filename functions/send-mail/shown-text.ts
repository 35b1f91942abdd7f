/**
 * Text from outside as a mail may show it: one line, nothing invisible, nothing that turns the rest
 * of the line around. What is left is text; drawing it escapes it.
 */

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

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';

/**
 * @param text anything at all
 * @param maxChars the longest it may come out, in UTF-16 units; what is cut ends in an ellipsis
 * @returns one line; right-to-left text is isolated, so that it cannot reorder what stands beside it.
 * Doing it twice changes nothing.
 */
export function shown(text: string, maxChars: number): string {
  // Eight times the limit leaves room for what is taken out, and bounds the work on a transcript's longest turn.
  const bounded = text.slice(0, maxChars * 8).toWellFormed();
  const clean = bounded
    .replace(spaces, ' ')
    .replace(invisible, '')
    .replace(strayJoiner, '')
    .replace(pile, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
  const cut = cutTo(clean, maxChars);
  if (!rightToLeft.test(cut)) return cut;
  const inside = cutTo(clean, maxChars - 2);
  return rightToLeft.test(inside) ? `${ISOLATE}${inside}${END_ISOLATE}` : inside;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Whole words where that loses little, whole characters always. */
const cutTo = (text: string, maxChars: number): string => {
  if (text.length <= maxChars) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > maxChars - 1) break;
    end = index + segment.length;
  }
  const space = text.lastIndexOf(' ', end);
  const at = space > maxChars * 0.75 ? space : end;
  return `${text.slice(0, at).trimEnd()}…`;
};

/** The words of a sentence as people count them; used to keep a mail short. */
export const wordCount = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
