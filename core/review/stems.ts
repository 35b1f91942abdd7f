/** Content words and their stems: enough to see that "migration" is what "migrate" was about. */
import { type Words, maskAt, wordAt } from './clauses.ts';
import { auxiliary, embedder, negation, preposition, request, stop, wh } from './lexicon.ts';

/** Words that say the same thing in an interview; irregular forms stand with their verb. */
const groups = `
lead led leading head headed manage managed managing run ran running own owned charge drive drove driven responsible
build built building create created develop developed write wrote written implement implemented made code coded
leave left leaving quit quitting resign resigned depart departed
fix fixed solve solved resolve resolved repair
enjoy enjoyed love loved like liked enjoying loving passionate
hard difficult tough challenging tricky hardest toughest difficulty challenge
big large huge massive
scale scaling scaled scalability
fire fired dismissed laid-off redundant redundancy
choose chose chosen pick picked choice select selected
teach taught teaching mentor mentored coach coached train trained
fast quick quickly speed speedy rapid
test tests tested testing tdd
money salary pay paid compensation
bored boring boredom
think thought
sell sold selling
buy bought buying
speak spoke spoken
know knew known
begin began begun start started
grow grew grown growth
break broke broken
feel felt
meet met
kid kids child children
colleague colleagues coworker coworkers teammate teammates
boss manager managers supervisor
customer customers client clients
one 1
two 2
three 3
four 4
five 5
six 6
seven 7
eight 8
ten 10
twelve 12
twenty 20
hundred 100
frustrated frustrating frustration annoyed annoying
stress stressed stressful pressure
deploy deployed deployment release released ship shipped
`;

const suffixes = [
  'ments',
  'ment',
  'ings',
  'ing',
  'ions',
  'ion',
  'ies',
  'ers',
  'ed',
  'er',
  'es',
  'ly',
  's',
  'e',
  'y',
];

/** The suffixes by their last letter, in the order above: most words end in none of these letters. */
const suffixesByLast: readonly (readonly string[] | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const ending = suffixes.filter((suffix) => suffix.endsWith(String.fromCharCode(code)));
  return ending.length === 0 ? undefined : ending;
});

/** The part of a lower-case word that its other forms share; at least three letters of it. */
export function stemOf(word: string): string {
  const ending = suffixesByLast[word.charCodeAt(word.length - 1)];
  if (ending === undefined) return word;
  for (const suffix of ending) {
    if (word.length - suffix.length < 3 || !word.endsWith(suffix)) continue;
    if (suffix === 's' && word.endsWith('ss')) continue;
    const stem = word.slice(0, word.length - suffix.length);
    const last = stem.length - 1;
    return last >= 3 && stem[last] === stem[last - 1] && stem[last] !== 's' && stem[last] !== 'l'
      ? stem.slice(0, last)
      : stem;
  }
  return word;
}

function kinOf(): ReadonlyMap<string, readonly string[]> {
  const kin = new Map<string, string[]>();
  for (const line of groups.split('\n')) {
    const stems = [
      ...new Set(
        line
          .trim()
          .split(' ')
          .filter((word) => word !== '')
          .map(stemOf),
      ),
    ];
    for (const stem of stems) kin.set(stem, [...new Set([...(kin.get(stem) ?? []), ...stems])]);
  }
  return kin;
}
const kin = kinOf();

/** The stems that mean about the same, the stem itself included. */
export const related = (stem: string): readonly string[] => kin.get(stem) ?? [stem];

const closed = stop | auxiliary | preposition | wh | negation | request | embedder;

/** True for a word that says what a clause is about. */
export function isContent(words: Words, at: number): boolean {
  const word = wordAt(words, at);
  return word.length >= 3 && !(maskAt(words, at) & closed);
}

/** The stems of the content words in [from, to), each once, at most `limit`. */
export function contentStems(words: Words, from: number, to: number, limit = 12): string[] {
  const stems: string[] = [];
  for (let at = from; at < to && stems.length < limit; at++) {
    if (!isContent(words, at)) continue;
    const stem = stemOf(wordAt(words, at));
    if (!stems.includes(stem)) stems.push(stem);
  }
  return stems;
}
