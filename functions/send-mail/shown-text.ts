/** Text from outside as a mail may show it: one line, cut to what fits. */
import { oneLine } from '../../core/one-line.ts';

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
  const clean = oneLine(bounded);
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
