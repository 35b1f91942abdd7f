/** A set of words written as one text, so that a list reads like a list. */
import { fromVocabulary } from './vocabulary.ts';

const hisses = /(?:s|x|z|ch|sh)$/;

/** A verb's forms: "dodge~" is dodge, dodges, dodged and dodging; "brag~~" doubles its last letter. */
function formsOf(written: string): readonly string[] {
  if (!written.endsWith('~')) return [written];
  const verb = written.replaceAll('~', '');
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const root = written.endsWith('~~') ? `${verb}${verb.at(-1) ?? ''}` : stem;
  return [verb, `${verb}${hisses.test(verb) ? 'es' : 's'}`, `${root}ed`, `${root}ing`];
}

export const wordSet = (words: string): ReadonlySet<string> =>
  new Set(words.trim().split(/\s+/).flatMap(formsOf).map(fromVocabulary));
