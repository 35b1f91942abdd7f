/**
 * Text as words that two spellings of one phrase share: no accents, no invisible characters, no
 * look-alike letters, no letters spaced out or written as digits. For comparing, never for showing.
 */

/** Cyrillic and Greek letters that look Latin; Russian phrases go through the same table and still match. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ѕ: 's',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
  α: 'a',
  ε: 'e',
  ι: 'i',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  ν: 'v',
};
const digitLetters: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };

/** Fewer single letters in a row are initials or an option: "plan B or C". */
const minSpacedLetters = 4;

/** Lower-case words. Linear in the text. */
export function plainWords(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .toLowerCase();
  const words = (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(unmasked);
  return joined(words);
}

const unmasked = (word: string): string => {
  const mixed = /\p{N}/u.test(word) && /\p{L}/u.test(word);
  let plain = '';
  for (const letter of word)
    plain += lookAlikes[letter] ?? (mixed ? (digitLetters[letter] ?? letter) : letter);
  return plain;
};

/** "i g n o r e" is one word to whoever reads it. */
const joined = (words: readonly string[]): string[] => {
  const result: string[] = [];
  let run: string[] = [];
  const flush = (): void => {
    if (run.length >= minSpacedLetters) result.push(run.join(''));
    else result.push(...run);
    run = [];
  };
  for (const word of words) {
    if (word.length === 1) run.push(word);
    else {
      flush();
      result.push(word);
    }
  }
  flush();
  return result;
};
