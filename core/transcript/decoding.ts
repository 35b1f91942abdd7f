/**
 * Bytes to text: strictly UTF-8 or UTF-16, with or without a byte order mark. Anything else is
 * refused, because a guessed code page silently changes words.
 */
import { refusal } from './codes.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** How far to look for the zero bytes that give UTF-16 away; every Latin script shows them at once. */
const probeBytes = 4096;

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** Without a mark, UTF-16 shows itself by zero bytes that sit on one side of the pairs only. */
function guessedEncoding(bytes: Uint8Array): Encoding {
  let even = 0;
  let odd = 0;
  const end = Math.min(bytes.length, probeBytes);
  for (let at = 0; at < end; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (bytes.length % 2 !== 0 || even === odd) return 'utf-8';
  const [few, many] = even < odd ? [even, odd] : [odd, even];
  // A space or line break every fifty characters is the least any script shows.
  if (many < end / 100 || few * 4 > many) return 'utf-8';
  return even < odd ? 'utf-16le' : 'utf-16be';
}

/** C0 controls that no text holds: everything but tab, line feed, vertical tab, form feed, carriage return, escape. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
const binaryControl = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/**
 * The text of the bytes, without its byte order mark.
 *
 * @param name what the input is called in the refusal
 * @throws InvalidInput `empty`, `encoding` or `binary`
 */
export function decodeText(bytes: Uint8Array, name = 'input'): string {
  if (bytes.length === 0) throw refusal('empty', name);
  const encoding = markedEncoding(bytes) ?? guessedEncoding(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const zero = bytes.subarray(0, probeBytes).includes(0);
    throw refusal(zero && encoding === 'utf-8' ? 'binary' : 'encoding', name, undefined, { cause });
  }
  if (binaryControl.test(text)) throw refusal('binary', name);
  if (text.trim() === '') throw refusal('empty', name);
  return text;
}
