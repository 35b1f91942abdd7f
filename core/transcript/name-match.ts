/** Whether a label in a transcript names a person whom the roster knows, and how surely. */
import { nicknameGroups, sameGivenName } from './nicknames.ts';

export interface KnownPerson {
  /** The full name and whatever else the person is called. */
  readonly names: readonly string[];
  readonly email?: string;
}

/** Letters that are no letter with a mark, as keyboards without them write them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Lower case, no accents, letters and digits only; what is left of "Lund, Maja (she/her)" is `lund maja`. */
const readNameWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[([][^()[\]]{0,60}[)\]]/g, ' ')
    .toLowerCase()
    .replace(/[ßøłđðþæœı]/g, (letter) => plainLetters[letter] ?? letter)
    // O'Brien is OBrien where a form takes no apostrophes.
    .replace(/(?<=\p{L})['’‘`´ʼ](?=\p{L})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const twoLetters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** How rosters write it: the family name first, with a comma. A title after the comma is none. */
const familyFirst = /^([^,]{1,60}),\s{0,9}(?!(?:jr|sr|i{2,3}|ph\.?d|m\.?d|mba)\b)([^,]{1,60})$/i;

const givenFirst = (name: string): string => name.replace(familyFirst, '$2 $1');

/** The name as it is written and, where it has such letters, in two letters for one: Jürgen is Juergen as well as Jurgen. */
const spellings = (text: string): readonly string[] => {
  const written = text.normalize('NFC').toLowerCase();
  const spelt = written.replace(/[äöüøå]/g, (letter) => twoLetters[letter] ?? letter);
  return spelt === written ? [text] : [text, spelt];
};

const namesOf = ({ names }: KnownPerson): readonly string[] =>
  names.flatMap((name) => spellings(givenFirst(name)));

type Name = {
  readonly words: readonly string[];
  /** The words in alphabetical order: "Lund, Maja" is Maja Lund. */
  readonly sorted: string;
};

/** Labels and names come again with every interview: each is taken apart once. */
const known = new Map<string, Name>();
/** More people than a company has, a few megabytes. */
const mostNames = 20_000;

const nameOf = (text: string): Name => {
  const before = known.get(text);
  if (before !== undefined) return before;
  const words = readNameWords(text);
  const name = { words, sorted: [...words].sort().join(' ') };
  if (known.size >= mostNames) known.clear();
  known.set(text, name);
  return name;
};

/** How surely a label is one name of a person: all words, given name and initial, initials, given name alone. */
function nameMatch({ words: label, sorted }: Name, { words: name, sorted: whole }: Name): number {
  const [given = ''] = name;
  const family = name.at(-1) ?? '';
  if (label.length === 0 || name.length === 0) return 0;
  if (sorted === whole) return 1;
  if (name.length >= 2 && label.length >= 2) {
    const holdsFamily = label.includes(family);
    if (holdsFamily) {
      const others = label.filter((word) => word !== family);
      if (others.some((word) => sameGivenName(word, given))) return 0.97;
      if (others.some((word) => word.length === 1 && given.startsWith(word))) return 0.9;
    }
    const initial = label.at(-1) ?? '';
    if (initial.length === 1 && family.startsWith(initial) && sameGivenName(label[0] ?? '', given))
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

type Address = {
  /** As it is compared; empty where there is none. */
  readonly whole: string;
  /** The words before the @ and before any +, joined. */
  readonly joined: string;
};

const addresses = new Map<string, Address>();

const addressOf = (email: string): Address => {
  const before = addresses.get(email);
  if (before !== undefined) return before;
  const whole = email.trim().toLowerCase();
  const local = (whole.split('@')[0] ?? '').split('+')[0] ?? '';
  const address = { whole, joined: readNameWords(local).join('') };
  if (addresses.size >= mostNames) addresses.clear();
  addresses.set(email, address);
  return address;
};

/** How surely a label, or an address used as one, is this person: 0 to 1. */
export function personMatch(label: string, person: KnownPerson): number {
  const said = label.split('@')[0] ?? '';
  let best = 0;
  for (const name of spellings(said).map(nameOf))
    for (const each of namesOf(person)) best = Math.max(best, nameMatch(name, nameOf(each)));
  const name = nameOf(said);
  if (person.email === undefined) return best;
  const { whole, joined } = addressOf(person.email);
  if (whole === '') return best;
  if (label.trim().toLowerCase() === whole) return 1;
  const { words } = name;
  if (joined.length >= 3 && words.join('') === joined) best = Math.max(best, 0.95);
  if (words.length < 2 || joined.length < 4) return best;
  const [given = '', family = ''] = [words[0], words.at(-1)];
  // mlund@, maja.l@: an initial joined to a name.
  const shortened = `${given[0]}${family}` === joined || `${given}${family[0]}` === joined;
  return shortened ? Math.max(best, 0.9) : best;
}

/**
 * What a label must share with a person to match at all, for both sides: a word of a name, a nickname's
 * line, initials, an address or what stands before its @. {@link personMatch} is 0 where they share none.
 */
export function* personTraces(person: KnownPerson): Iterable<string> {
  const { email } = person;
  for (const each of namesOf(person)) {
    const { words } = nameOf(each);
    for (const word of words) yield `word ${word}`;
    for (const group of nicknameGroups(words[0] ?? '')) yield `nickname ${group}`;
    yield `initials ${words.map((word) => word[0]).join('')}`;
  }
  if (email === undefined) return;
  const { whole, joined } = addressOf(email);
  yield `address ${whole}`;
  yield `joined ${joined}`;
}

export function* labelTraces(label: string): Iterable<string> {
  const said = label.split('@')[0] ?? '';
  for (const each of spellings(said)) {
    const spelt = nameOf(each).words;
    for (const word of spelt) {
      yield `word ${word}`;
      for (const group of nicknameGroups(word)) yield `nickname ${group}`;
    }
    if (spelt.length === 1) yield `initials ${spelt[0] ?? ''}`;
  }
  const { words } = nameOf(said);
  const [given = '', family = ''] = [words[0], words.at(-1)];
  yield `address ${label.trim().toLowerCase()}`;
  yield `joined ${words.join('')}`;
  if (words.length < 2) return;
  yield `joined ${given[0]}${family}`;
  yield `joined ${given}${family[0]}`;
}

/** Whether two entries are of one person: by address where both have one. */
export const sharesIdentity = (person: KnownPerson, other: KnownPerson | undefined): boolean =>
  other !== undefined &&
  (person.email !== undefined && other.email !== undefined
    ? person.email.toLowerCase() === other.email.toLowerCase()
    : person.names[0] === other.names[0]);
