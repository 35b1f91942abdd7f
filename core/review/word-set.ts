/** A set of words written as one text, so that a list reads like a list. */
import { fromVocabulary } from './vocabulary.ts';

export const wordSet = (words: string): ReadonlySet<string> =>
  new Set(words.trim().split(/\s+/).map(fromVocabulary));
