/** A feature of a turn as one small number, and the lists of them that a reader fills again and again. */
import { small } from './small-words.ts';

/** How a question is put, in a fixed order. */
export const kinds = ['wh', 'polar', 'request', 'tag', 'statement', 'fragment'] as const;
/** In a fixed order too: a feature is stored by the number of its family. */
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
  'sides',
  'value before',
  'believes',
  'sure',
  'judges',
  'tail opens',
  'tail is long',
  'goes on',
  'goes on with value',
  'one side',
  'other side',
  'balance',
  'side lengths',
  'after or',
  'told',
  'own',
  'idioms',
  'holds',
  'in front',
  'after it',
  'skips',
  'tail holds',
  'takes up',
  'ends of',
  'matter',
  'matter placed',
  'together',
  'fact',
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
export const feature = (family: number, one = 0, two = 0, three = 0): Feature =>
  (family << (3 * bits)) | (one << (2 * bits)) | (two << bits) | three;
export const is = familyNumbers;

/** The features of one turn, some of them more than once. A list is filled again and again. */
export type FeatureList = { of: Int32Array; count: number };
export const featureList = (): FeatureList => ({ of: new Int32Array(most), count: 0 });

/** Adds a feature; the list grows as it must. */
export function add(list: FeatureList, of: Feature): void {
  if (list.count === list.of.length) {
    const longer = new Int32Array(2 * list.count);
    longer.set(list.of);
    list.of = longer;
  }
  list.of[list.count] = of;
  list.count += 1;
}

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
  'value before',
  'believes',
  'sure',
  'judges',
  'tail opens',
  'tail is long',
  'goes on',
  'goes on with value',
  'holds',
  'in front',
  'after it',
  'tail holds',
  'takes up',
  'ends of',
]);

/** The same for a reader: "pair: you would". */
export function featureWords(of: Feature): string {
  const [family = 0, ...parts] = [3, 2, 1, 0].map((place) => (of >> (place * bits)) & (most - 1));
  const name = families[family] ?? '';
  const told = parts.map((part, index) =>
    index === 0 && ofQuestions.has(name) ? kinds[part] : (small[part] ?? part),
  );
  return `${name}: ${told.join(' ')}`;
}
