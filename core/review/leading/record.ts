/** "You were at Borealis from 2015, right?": dates, places and employers, as a CV has them; checking them leads nobody. */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { adjudges } from './judging.ts';
import { second } from '../lexicon.ts';
import { afterOpeners } from '../tags.ts';
import { wordSet } from '../word-set.ts';

/** To be, live, work or learn somewhere: what a CV lists. */
const dwelling = wordSet(`
  are were was is been live lived based work worked studied study studying graduated finished joined started moved left came
  trained did spent born grew qualified registered have had has stayed
`);
const placing = wordSet(`in at from to since until till for near outside`);
const calendar = wordSet(`
  january february march april june july august september october november december spring summer autumn winter year years
  month months
`);

/** A longer statement says more than a line of a CV. */
const maxRecord = 14;

function namesPlaceOrDate(words: Words, at: number): boolean {
  const word = wordAt(words, at);
  const initial = words.text.charCodeAt(words.start[at] ?? 0);
  return (
    (initial >= 48 && initial <= 57) || calendar.has(word) || (initial >= 65 && initial <= 90 && word !== 'i')
  );
}

/** Whether the statement in [from, to) places the candidate somewhere or in some year and says no more. */
export function statesRecord(words: Words, from: number, to: number): boolean {
  const begin = afterOpeners(words, from, to);
  if (to - begin > maxRecord || !(maskAt(words, begin) & second)) return false;
  let dwells = false;
  for (let at = begin + 1; at < Math.min(to, begin + 4); at++)
    if (dwelling.has(wordAt(words, at))) dwells = true;
  if (!dwells || adjudges(words, begin, to)) return false;
  for (let at = begin + 1; at < to - 1; at++)
    if (
      placing.has(wordAt(words, at)) &&
      (namesPlaceOrDate(words, at + 1) || calendar.has(wordAt(words, at + 2)))
    )
      return true;
  return false;
}
