/** The words that make a statement more than a fact. */
import { type Words, wordAt } from '../clauses.ts';
import { wordSet } from '../word-set.ts';

/** Words that judge or feel: a statement with one of them is more than a fact to be confirmed. */
export const judging = wordSet(`
  would must basically really pretty probably definitely always never mostly quite totally fully naturally happy glad proud
  frustrated frustrating upset angry annoyed comfortable uncomfortable good great strong best better prefer enjoy enjoyed
  love loved like liked hate hated want wanted proper properly responsible fault wrong right felt feel confident driven
  passionate keen relieved disappointed bored stressed stressful overwhelmed difficult hard easy worried nervous natural
  hero key main instrumental single-handedly successful perfect ideal relish thrive excellent believe care cared
  motivated trust worth glue expert annoying exhausting exciting rewarding tiring satisfying
`);

export function adjudges(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (judging.has(wordAt(words, at))) return true;
  return false;
}
