/** Whether a label in a transcript names a person whom the roster knows, and how surely. */
import { sameGivenName } from './nicknames.ts';

export interface KnownPerson {
  /** The full name and whatever else the person is called. */
  readonly names: readonly string[];
  readonly email?: string;
}

/** Lower case, no accents, letters and digits only; what is left of "Lund, Maja (she/her)" is `lund maja`. */
const readNameWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[([][^()[\]]{0,60}[)\]]/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Every label of every interview is held against the whole roster: a name's words are worked out once. */
const wordsByName = new Map<string, readonly string[]>();
/** More people than a company has, a few megabytes. */
const mostNames = 20_000;

const nameWords = (text: string): readonly string[] => {
  const known = wordsByName.get(text);
  if (known !== undefined) return known;
  const words = readNameWords(text);
  if (wordsByName.size >= mostNames) wordsByName.clear();
  wordsByName.set(text, words);
  return words;
};

/** How surely a label is one name of a person: all words, given name and initial, initials, given name alone. */
function nameMatch(label: readonly string[], name: readonly string[]): number {
  const [given = ''] = name;
  const family = name.at(-1) ?? '';
  if (label.length === 0 || name.length === 0) return 0;
  if (label.length === name.length && [...label].sort().join(' ') === [...name].sort().join(' ')) return 1;
  if (name.length >= 2 && label.length >= 2) {
    const holdsFamily = label.includes(family);
    const others = label.filter((word) => word !== family);
    if (holdsFamily && others.some((word) => sameGivenName(word, given))) return 0.97;
    if (holdsFamily && others.some((word) => word.length === 1 && given.startsWith(word))) return 0.9;
    const initial = label.at(-1) ?? '';
    if (sameGivenName(label[0] ?? '', given) && initial.length === 1 && family.startsWith(initial))
      return 0.92;
    return 0;
  }
  const only = label[0] ?? '';
  if (
    label.length === 1 &&
    only.length === name.length &&
    name.every((word, index) => word.startsWith(only[index] ?? '-'))
  ) {
    return 0.85;
  }
  if (label.length === 1 && sameGivenName(only, given)) return 0.88;
  if (label.length === 1 && name.length >= 2 && only === family) return 0.85;
  // A one-word roster name is as sure as the word it shares.
  return name.length === 1 && label.some((word) => sameGivenName(word, given)) ? 0.85 : 0;
}

/** How surely a label, or an address used as one, is this person: 0 to 1. */
export function personMatch(label: string, person: KnownPerson): number {
  const words = nameWords(label.split('@')[0] ?? '');
  let best = 0;
  for (const name of person.names) best = Math.max(best, nameMatch(words, nameWords(name)));
  const email = person.email?.trim().toLowerCase();
  if (email === undefined || email === '') return best;
  if (label.trim().toLowerCase() === email) return 1;
  const local = (email.split('@')[0] ?? '').split('+')[0] ?? '';
  const localWords = nameWords(local);
  const joined = localWords.join('');
  if (joined.length >= 3 && words.join('') === joined) best = Math.max(best, 0.95);
  const [given = '', family = ''] = [words[0], words.at(-1)];
  // mlund@, maja.l@: an initial joined to a name.
  const shortened =
    words.length >= 2 &&
    joined.length >= 4 &&
    [`${given[0]}${family}`, `${given}${family[0]}`].includes(joined);
  return shortened ? Math.max(best, 0.9) : best;
}

/** Whether two entries are of one person: by address where both have one. */
export const sharesIdentity = (person: KnownPerson, other: KnownPerson | undefined): boolean =>
  other !== undefined &&
  (person.email !== undefined && other.email !== undefined
    ? person.email.toLowerCase() === other.email.toLowerCase()
    : person.names[0] === other.names[0]);
