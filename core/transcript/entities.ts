/** Character references of WebVTT, HTML and XML. Decoded once and never expanded further. */

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['lrm', ''],
  ['rlm', ''],
]);

/** The longest reference there is, `&#x10ffff;`. */
const maxReference = 10;
const decimal = /^#\d{1,7}$/;
const hexadecimal = /^#[xX][0-9a-fA-F]{1,6}$/;

/** The character a number stands for; a space for controls, surrogates and what is no character. */
const codePoint = (value: number): string =>
  value > 31 && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff) ? String.fromCodePoint(value) : ' ';

function decoded(reference: string): string | undefined {
  if (decimal.test(reference)) return codePoint(Number(reference.slice(1)));
  if (hexadecimal.test(reference)) return codePoint(Number.parseInt(reference.slice(2), 16));
  return named.get(reference);
}

/** Pieces joined at a time: millions of references in one line must not be held as millions of pieces. */
const batch = 4096;

/** The text with its references replaced; an unknown one stays as written. */
export function decodeEntities(text: string): string {
  let next = text.indexOf('&');
  if (next < 0) return text;
  let pieces: string[] = [];
  const batches: string[] = [];
  let from = 0;
  for (; next >= 0; next = text.indexOf('&', next + 1)) {
    const head = text.slice(next + 1, next + maxReference);
    const semicolon = head.indexOf(';');
    const character = semicolon < 0 ? undefined : decoded(head.slice(0, semicolon));
    if (character === undefined) continue;
    pieces.push(text.slice(from, next), character);
    from = next + semicolon + 2;
    if (pieces.length < batch) continue;
    batches.push(pieces.join(''));
    pieces = [];
  }
  pieces.push(text.slice(from));
  batches.push(pieces.join(''));
  return batches.join('');
}
