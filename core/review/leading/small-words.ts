/**
 * Words as the second reader sees them: a small word or one of general meaning is itself, one that the
 * rules list is any other of its list, and what names a matter is seen by its ending and by itself.
 */
import { type Words, wordAt } from '../clauses.ts';
import { keyCount, spread, wordHash, wordKey } from '../word-hash.ts';
import { fromVocabulary } from '../vocabulary.ts';
import { damning, poor, rich } from './esteem.ts';
import { judging } from './judging.ts';
import { minding, verdicts } from './negative-polar.ts';
import { evaluative } from './values.ts';
import { wordClasses } from './word-classes.ts';

/** In a fixed order, `a/b` where two words are seen as one: a feature is stored by the numbers of its words. Add at the end only, then fit again. */
export const small: readonly string[] = `
    ^ # #ed #ing #ly #er
    i you we they he she it this that these/those is are/aren't was were am do does did have has had can could will would
    should shall may/might must be been being not never and but or so because the a an your my/mine our their what how why
    who when where which if just only really actually obviously/clearly/surely/naturally/plainly presumably probably
    definitely/certainly/undoubtedly always basically/essentially right yeah no correct then there about of in on at for
    with to as than more most better best think say agree feel guess/suppose/reckon bet assume/imagine/presume expect sure
    take like love hate enjoy want prefer value/values important people person kind/sort/type someone/somebody here
    everyone/everybody nobody/no-one isn't/ain't wasn't/weren't don't doesn't didn't haven't/hasn't/hadn't can't/couldn't
    won't wouldn't shouldn't bit/little pretty/quite/fairly very too okay huh/eh/innit course doubt fair safe true wrong
    good great me/us him/her/them some any something anything everything else/other two thing/things last next second first
    part way time job/work money boss/manager week real reason make/made/making decide/decided give/gave/given get/got/gotten
    leave/left/leaving stay/stayed/staying tell/told ask/asked talk use/used/using working go/goes/went/going through up
    down/back off from behind around/over without though/although again still/yet now ever done doing hard/difficult
    pressure care rather same much/lot/lots long happy honestly biggest late own end/ended start/started change/changed mind
    both/either all handle whatever/whoever/whichever until before after since while by into out one keep/kept let put come/came/comes
    see/saw/seen look/looked/looking need try/tried/trying help sound/sounds seem/seems self/yourself/themselves/ourselves
    #damning #poor #rich #verdict #minding #judging #evaluative
    #able #deed #blame #vice #trouble
  `
  .trim()
  .split(/\s+/);
/** Lists of the rules: a word that stands in one of them is seen as any other of it. The first list that holds it counts. */
const classed: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['#damning', damning],
  ['#poor', poor],
  ['#rich', rich],
  ['#verdict', verdicts],
  ['#minding', minding],
  ['#judging', judging],
  ['#evaluative', evaluative],
];
const numbers = new Map<string, number>();
for (const [number, written] of small.entries())
  for (const word of written.split('/')) numbers.set(fromVocabulary(word), number);
for (const [name, words] of [...classed, ...wordClasses]) {
  const number = numbers.get(name) ?? 0;
  for (const word of words) if (!numbers.has(word)) numbers.set(word, number);
}
export const start = 0;
const other = 1;
/** The number of "#er": after it come words. */
export const lastEnding = 5;

/** By the keys of words, the last small word with that key: most look-ups end at it, or at the 0 where there is none. */
const byKey = new Uint8Array(keyCount);
const likeliest: string[] = Array.from({ length: keyCount }, () => '');
for (const [word, number] of [...numbers].reverse()) {
  byKey[wordKey(wordHash(word))] = number;
  likeliest[wordKey(wordHash(word))] = word;
}

/** The number of the word at a place: its own, its list’s or its ending’s. */
export function numberOf(words: Words, at: number): number {
  const word = wordAt(words, at);
  if (word === '') return start;
  const likely = byKey[words.key[at] ?? 0] ?? 0;
  if (likely !== 0) {
    const known = likeliest[words.key[at] ?? 0] === word ? likely : numbers.get(word);
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

/** What tells a word that names a matter from nearly all others: sixteen bits of its hash. */
export const matterOf = (words: Words, at: number): number => spread(wordHash(wordAt(words, at))) >>> 16;

const stands = new Int8Array(256);
for (const name of ['#rich', '#able', '#deed']) stands[numbers.get(name) ?? 0] = 1;
for (const name of ['#poor', '#damning', '#blame', '#vice']) stands[numbers.get(name) ?? 0] = -1;
/** 1 for a word of a list that approves, -1 for one that disapproves. */
export const standing = (number: number): number => stands[number] ?? 0;
