/** Topics that a candidate must not be asked about; whatever is found goes to a person, as "refer to HR". */
import { type Words, wordAt } from './clauses.ts';
import { otherMeaning, permitted, protectedTopics } from './data/protected-topics.ts';
import { type PhraseBook, phraseBook, phraseEnd, phraseIn } from './phrases.ts';

type Topic = { readonly topic: string; readonly jurisdictions: readonly string[]; readonly book: PhraseBook };

const topics: readonly Topic[] = protectedTopics.map(({ topic, jurisdictions, phrases }) => ({
  topic,
  jurisdictions,
  book: phraseBook(phrases),
}));
const fine = phraseBook(permitted);

/** The words that begin a phrase of any topic: a question without them is done with in one pass. */
const beginnings: ReadonlySet<string> = new Set(topics.flatMap(({ book }) => [...book.keys()]));

const applies = (topic: Topic, jurisdictions: readonly string[]): boolean =>
  topic.jurisdictions.some((place) => place === 'everywhere' || jurisdictions.includes(place));

/**
 * The protected topic that the question in [from, to) asks the candidate about, or null.
 * @param jurisdictions ISO 3166 codes whose own rules hold beside those that hold everywhere
 */
export function protectedTopicOf(
  words: Words,
  from: number,
  to: number,
  jurisdictions: readonly string[],
): string | null {
  for (let at = from; at < to; at++) {
    if (!beginnings.has(wordAt(words, at))) continue;
    for (const topic of topics) {
      const end = phraseEnd(topic.book, words, at, to);
      if (end < 0 || otherMeaning.has(wordAt(words, end)) || !applies(topic, jurisdictions)) continue;
      return phraseIn(fine, words, from, to) >= 0 ? null : topic.topic;
    }
  }
  return null;
}
