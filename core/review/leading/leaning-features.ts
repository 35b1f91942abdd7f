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

/** Each part is below this, so that a feature fits one number. */
const most = 512;

/** A feature as one number: its family and up to three parts. */
export type Feature = number;
const feature = (family: Family, one = 0, two = 0, three = 0): Feature =>
  ((familyNumbers[family] * most + one) * most + two) * most + three;

/** How a feature is written in the file of weights, and read back. */
export function featureName(of: Feature): string {
  const parts = [0, 0, 0];
  let rest = of;
  for (let index = 2; index >= 0; index -= 1) {
    parts[index] = rest % most;
    rest = Math.floor(rest / most);
  }
  return `${rest}.${parts.join('.')}`;
}
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

/** By the keys of words, whether a small word has that key: nearly every other word ends its look-up here. */
const keys = new Uint8Array(keyCount);
for (const word of small) keys[wordKey(wordHash(word))] = 1;

function numberOf(words: Words, at: number): number {
  const word = wordAt(words, at);
  if (word === '') return start;
  const known = keys[words.key[at] ?? 0] === 1 ? numbers.get(word) : undefined;
  if (known !== undefined) return known;
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

/**
 * Calls `add` for every feature of a turn, for some more than once.
 * @param repeated which share of the words that name a matter the candidate's last answer holds; undefined without one
 */
export function leaningFeatures(
  words: Words,
  asked: readonly Asked[],
  repeated: number | undefined,
  add: (feature: Feature) => void,
): void {
  const to = asked.at(-1)?.to ?? words.word.length;
  const from = Math.max(0, to - maxWords);
  const numberAt = (at: number): number =>
    at >= from && at < to ? (scratch[at - from] ?? start) : numberOf(words, at);
  let before = start;
  for (let at = from; at < to; at += 1) {
    const number = numberOf(words, at);
    scratch[at - from] = number;
    if (number > lastEnding) add(feature('word', number));
    add(feature('pair', before, number));
    if ((words.gap[at] ?? 0) > 0) add(feature('after a mark', words.gap[at], number));
    before = number;
  }
  for (let at = 0; at < 3; at += 1) add(feature('opens', at, numberAt(from + at)));
  add(feature('questions', Math.min(3, asked.length)));
  add(feature('sentences', Math.min(4, words.sentences.length)));
  add(feature('ends with', words.sentences.at(-1)?.mark ?? 0));
  for (const question of asked) addQuestion(add, words, question, numberAt);
  if (repeated !== undefined) {
    add(feature('answers'));
    add(feature('repeats', Math.round(4 * repeated)));
  }
}

/** A comma within the last words: "…, price?". */
const maxTail = 5;

function addQuestion(
  add: (feature: Feature) => void,
  words: Words,
  { from, to, kind, sentence }: Asked,
  numberAt: (at: number) => number,
): void {
  const of = kinds.indexOf(kind);
  const first = numberAt(from);
  const last = numberAt(to - 1);
  add(feature('kind', of));
  add(feature('begins', of, first));
  add(feature('begins with two', of, first, numberAt(from + 1)));
  add(feature('closes', of, last));
  add(feature('closes with two', of, numberAt(to - 2), last));
  add(feature('length', of, Math.min(5, Math.floor((to - from) / 4))));
  if (from > sentence.from) add(feature('prefaced', of));
  for (let at = from; at < to; at += 1) {
    if (wordAt(words, at) === 'or') add(feature('offers', of));
    if (at > from && at >= to - maxTail && words.gap[at] === comma) add(feature('tailed', of));
  }
}
