/** Ids that must come out the same whenever the same thing is named, and fit in 128 characters. */

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/** FNV-1a, 64 bits, over UTF-16 units: tells names apart, protects nothing. Source: Fowler, Noll, Vo. */
const fingerprint = (text: string): string => {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * FNV_PRIME);
  return hash.toString(16).padStart(16, '0');
};

/** The text itself where it fits; else its beginning and a fingerprint of all of it, so that two long names never become one. */
export const boundedId = (text: string, max = 128): string =>
  text.length <= max ? text : `${text.slice(0, max - 17)}-${fingerprint(text)}`;
