/**
 * Text as a reader sees it. Word processors put spaces that do not break between the words of a name,
 * meeting tools put marks of direction around it, and some systems take letters and their accents apart:
 * what looks the same is read as the same.
 */

/** Of no width or none of their own: soft hyphens, zero-width spaces, marks of direction, byte order marks. Joiners stay, since scripts and emoji need them. */
const hidden = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** Spaces of one line, of whatever width. */
const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const anyOfThem =
  /[\u00a0\u00ad\u2000-\u200b\u200e\u200f\u202a-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff]/;

/** More marks on one letter than any script puts there; to compose such a pile takes the square of its height. UAX 15, stream-safe text. */
const pile = /\p{M}{31}/u;

/** No letter below it is taken apart or hidden, but for these two; an engine that keeps such a text in bytes knows at once that it has none. */
const beyondBytes = /[\u0100-\uffff]/;
const isPlain = (text: string): boolean =>
  !beyondBytes.test(text) && !text.includes('\u00a0') && !text.includes('\u00ad');

/** The same words with plain spaces, composed letters and nothing hidden; doing it twice changes nothing. */
export function shownText(text: string): string {
  if (isPlain(text)) return text;
  const bare = anyOfThem.test(text) ? text.replace(hidden, '').replace(spaces, ' ') : text;
  return pile.test(bare) ? bare : bare.normalize('NFC');
}
