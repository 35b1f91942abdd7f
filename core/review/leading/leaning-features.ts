/**
 * What a turn with a question is made of, as features that were counted in labelled turns: its small
 * words, what stands next to what, its commas, and how its questions begin and end. Words that name a
 * matter are seen by their ending alone, so that no feature knows what an interview is about.
 */
import type { Asked } from '../asked.ts';
import { type Words, comma, wordAt } from '../clauses.ts';
import { keyCount, wordHash, wordKey } from '../word-hash.ts';
import { wordSet } from '../word-set.ts';

/** In a fixed order: a feature is stored by the numbers of its words. Add at the end only, then fit again. */
const small = [
  ...wordSet(`
    ^ # #ed #ing #ly #er
    i you we they he she it this that these those is are was were am do does did have has had can could will would should
    shall may might must be been being not never and but or so because the a an your my our their what how why who when
    where which if just only really actually obviously clearly surely presumably probably definitely always basically right
    yeah no correct then there about of in on at for with to as than more most better best think say agree feel guess bet
    assume imagine suppose expect sure take like love hate enjoy want prefer value values important people person kind type
    someone here everyone nobody isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't
    wouldn't shouldn't ain't bit pretty very quite too little okay huh eh innit course doubt fair safe true wrong good great
  `),
];
const numbers: ReadonlyMap<string, number> = new Map(small.map((word, number) => [word, number]));
const start = 0;
const other = 1;
/** The number of "#er": after it come words. */
const lastEnding = 5;

const kinds = ['wh', 'polar', 'request', 'tag', 'statement', 'fragment'] as const;
/** In a fixed order too. */
const families = [
  'word',
  'pair',
  'after a mark',
  'kind',
  'questions',
  'sentences',
  'ends with',
  'begins',
  'begins with two',
  'closes',
  'closes with two',
  'offers',
  'tailed',
  'prefaced',
  'length',
  'opens',
  'answers',
  'repeats',
] as const;
type Family = (typeof families)[number];
const familyNumbers = Object.fromEntries(families.map((family, number) => [family, number])) as Readonly<
  Record<Family, number>
>;

/** A part takes so many bits, and is below two to their power; a feature fits one small integer. */
const bits = 8;
const most = 1 << bits;

/** A feature as one number: its family and up to three parts. */
export type Feature = number;
const feature = (family: number, one = 0, two = 0, three = 0): Feature =>
  (family << (3 * bits)) | (one << (2 * bits)) | (two << bits) | three;
const is = familyNumbers;

/** The features of one turn, some of them more than once. A list is filled again and again. */
export type FeatureList = { of: Int32Array; count: number };
export const featureList = (): FeatureList => ({ of: new Int32Array(most), count: 0 });

function add(list: FeatureList, of: Feature): void {
  if (list.count === list.of.length) {
    const longer = new Int32Array(2 * list.count);
    longer.set(list.of);
    list.of = longer;
  }
  list.of[list.count] = of;
  list.count += 1;
}

/** How a feature is written in the file of weights, and read back. */
export const featureName = (of: Feature): string =>
  [3, 2, 1, 0].map((place) => (of >> (place * bits)) & (most - 1)).join('.');
export const featureOf = (name: string): Feature =>
  name.split('.').reduce((sum, part) => sum * most + Number(part), 0);

/** These tell of a question of one kind. */
const ofQuestions: ReadonlySet<string> = new Set<Family>([
  'kind',
  'begins',
  'begins with two',
  'closes',
  'closes with two',
  'offers',
  'tailed',
  'prefaced',
  'length',
]);

/** The same for a reader: "pair: you would". */
export function featureWords(of: Feature): string {
  const [family = 0, ...parts] = featureName(of).split('.').map(Number);
  const name = families[family] ?? '';
  const told = parts.map((part, index) =>
    index === 0 && ofQuestions.has(name) ? kinds[part] : (small[part] ?? part),
  );
  return `${name}: ${told.join(' ')}`;
}

/** By the keys of words, the last small word with that key: most look-ups end at it, or at the 0 where there is none. */
const byKey = new Uint8Array(keyCount);
for (const [word, number] of numbers) byKey[wordKey(wordHash(word))] = number;

function numberOf(words: Words, at: number): number {
  const word = wordAt(words, at);
  if (word === '') return start;
  const likely = byKey[words.key[at] ?? 0] ?? 0;
  if (likely !== 0) {
    const known = small[likely] === word ? likely : numbers.get(word);
    if (known !== undefined) return known;
  }
  switch (word.charCodeAt(word.length - 1)) {
    case 0x64:
      return word.endsWith('ed') ? 2 : other;
    case 0x67:
      return word.endsWith('ing') ? 3 : other;
    case 0x79:
      return word.endsWith('ly') ? 4 : other;
    case 0x72:
      return word.endsWith('er') ? lastEnding : other;
    default:
      return other;
  }
}

/** As much of a turn as is looked at: its end, where the question stands. */
const maxWords = 120;

/** The numbers of the words that are looked at, of one turn after the other: each is asked for several times. */
const scratch = new Uint8Array(maxWords);

/** Fills the list with the features of a turn's own words. */
export function leaningFeatures(words: Words, asked: readonly Asked[], list: FeatureList): void {
  list.count = 0;
  const to = asked.at(-1)?.to ?? words.word.length;
  const from = Math.max(0, to - maxWords);
  let before = start;
  for (let at = from; at < to; at += 1) {
    const number = numberOf(words, at);
    scratch[at - from] = number;
    if (number > lastEnding) add(list, feature(is.word, number));
    add(list, feature(is.pair, before, number));
    const gap = words.gap[at] ?? 0;
    if (gap > 0) add(list, feature(is['after a mark'], gap, number));
    before = number;
  }
  for (let at = 0; at < 3; at += 1) add(list, feature(is.opens, at, numberIn(words, from + at, from, to)));
  add(list, feature(is.questions, Math.min(3, asked.length)));
  add(list, feature(is.sentences, Math.min(4, words.sentences.length)));
  add(list, feature(is['ends with'], words.sentences.at(-1)?.mark ?? 0));
  for (const question of asked) addQuestion(list, words, question, from, to);
}

/**
 * Adds what the turn has in common with the candidate's last answer.
 * @param repeated which share of the words that name a matter that answer holds
 */
export function repeatFeatures(repeated: number, list: FeatureList): void {
  add(list, feature(is.answers));
  add(list, repeating(Math.round(repeats * repeated)));
}
/** How finely the share is told. */
const repeats = 4;
const repeating = (of: number): Feature => feature(is.repeats, of);
/** Each pair of features that `repeatFeatures` may add. */
export const allRepeatFeatures: readonly (readonly [Feature, Feature])[] = Array.from(
  { length: repeats + 1 },
  (_, of) => [feature(is.answers), repeating(of)] as const,
);

/** The number of a word within [from, to), already known, or of one outside. */
const numberIn = (words: Words, at: number, from: number, to: number): number =>
  at >= from && at < to ? (scratch[at - from] ?? start) : numberOf(words, at);

/** A comma within the last words: "…, price?". */
const maxTail = 5;

function addQuestion(list: FeatureList, words: Words, question: Asked, begin: number, end: number): void {
  const { from, to, kind, sentence } = question;
  const of = kinds.indexOf(kind);
  const first = numberIn(words, from, begin, end);
  const last = numberIn(words, to - 1, begin, end);
  add(list, feature(is.kind, of));
  add(list, feature(is.begins, of, first));
  add(list, feature(is['begins with two'], of, first, numberIn(words, from + 1, begin, end)));
  add(list, feature(is.closes, of, last));
  add(list, feature(is['closes with two'], of, numberIn(words, to - 2, begin, end), last));
  add(list, feature(is.length, of, Math.min(5, Math.floor((to - from) / 4))));
  if (from > sentence.from) add(list, feature(is.prefaced, of));
  for (let at = from; at < to; at += 1) {
    if (wordAt(words, at) === 'or') add(list, feature(is.offers, of));
    if (at > from && at >= to - maxTail && words.gap[at] === comma) add(list, feature(is.tailed, of));
  }
}
