/** Ranges of sort keys, in the order both engines keep: by Unicode code point. */

/** The last code point; nothing sorts behind it. */
const lastCodePoint = 0x10ffff;

/** Surrogates are no characters of their own, so the code point after U+D7FF is U+E000. */
const following = (codePoint: number): number => (codePoint === 0xd7ff ? 0xe000 : codePoint + 1);

/**
 * The least text behind everything that begins with the prefix; undefined when there is none (an
 * empty prefix). `sort >= prefix && sort < endOfPrefix(prefix)` is "begins with".
 */
export const endOfPrefix = (prefix: string): string | undefined => {
  const unit = prefix.charCodeAt(prefix.length - 1);
  // Nearly every prefix ends in a sign of ASCII, and what follows that is one letter further.
  if (unit < 0x7f) return prefix.slice(0, -1) + String.fromCharCode(unit + 1);
  const codePoints = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  while (codePoints.at(-1) === lastCodePoint) codePoints.pop();
  const last = codePoints.pop();
  return last === undefined ? undefined : String.fromCodePoint(...codePoints, following(last));
};

/** Where a code unit stands among code points: surrogates spell what lies behind U+FFFF. */
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

/** The order of two texts by code point, as UTF-8 bytes compare; JavaScript's own is by code unit. */
export const compareCodePoints = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return rank(one) - rank(other);
  }
  return a.length - b.length;
};
