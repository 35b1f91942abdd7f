/** Verb before subject: the word order by which English asks. */
import { type Words, none, wordAt } from './clauses.ts';
import { wordSet } from './word-set.ts';

export const agreesWithYou = wordSet(`
  are were do did have had can could will would should shall may might must aren't weren't don't didn't
  haven't hadn't can't couldn't won't wouldn't shouldn't ain't
`);
const pluralPronouns = wordSet(`you we they`);
const singularPronouns = wordSet(`he she it this that there`);
const agreesWithIt = wordSet(`
  is was does did has had can could will would should might must isn't wasn't doesn't didn't hasn't hadn't
  can't couldn't won't wouldn't shouldn't are were aren't weren't ain't
`);
const agreesWithI = wordSet(`
  am was do did have had can could will would should shall may might must can't didn't don't shouldn't
  couldn't
`);

/** True when the auxiliary at `at` stands before a pronoun it agrees with. */
export function invertsPronoun(words: Words, at: number): boolean {
  const verb = wordAt(words, at);
  const next = wordAt(words, at + 1);
  if ((words.gap[at + 1] ?? 0) > none) return false;
  if (pluralPronouns.has(next)) return agreesWithYou.has(verb);
  if (next === 'i') return agreesWithI.has(verb);
  return singularPronouns.has(next) && agreesWithIt.has(verb);
}
