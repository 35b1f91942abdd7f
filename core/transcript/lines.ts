/** Ends of lines besides LF: CRLF, a lone CR, form feeds and the line separators of Unicode. */
const otherLineEnds = /\r\n?|[\u2028\u2029\u0085\f]/g;
/** The same one by one: looking for single characters is many times faster than matching a pattern. */
const otherLineEndCharacters = ['\r', '\f', '\u0085', '\u2028', '\u2029'] as const;

/** The text with every end of line written as LF; the same text when it already is. */
export const withLineFeeds = (text: string): string =>
  otherLineEndCharacters.some((character) => text.includes(character))
    ? text.replace(otherLineEnds, '\n')
    : text;

/** Lines of a text, whatever ends them. */
export const splitLines = (text: string): string[] => withLineFeeds(text).split('\n');
