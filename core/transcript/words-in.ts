/** How many words a turn has: one more than its spaces, since a turn's text is collapsed. Counted without cutting it up. */

/**
 * @param reach only so many UTF-16 units are looked at
 * @returns 1 for an empty text, as cutting at spaces would
 */
export const wordsIn = (text: string, reach = text.length): number => {
  let words = 1;
  for (let at = text.indexOf(' '); at >= 0 && at < reach; at = text.indexOf(' ', at + 1)) words += 1;
  return words;
};
