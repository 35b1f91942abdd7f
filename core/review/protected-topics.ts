/** Topics that a candidate must not be asked about; whatever is found goes to a person, as "refer to HR". */
import { type Words, wordAt } from './clauses.ts';
import { otherMeaning, permitted, protectedTopics } from './data/protected-topics.ts';
import {
  type PhraseBook,
  mayBegin,
  mayOccur,
  outlineOf,
  phraseBook,
  phraseEnd,
  phraseIn,
} from './phrases.ts';

type Topic = { readonly topic: string; readonly jurisdictions: readonly string[]; readonly book: PhraseBook };

const none: readonly Topic[] = [];
const topics: readonly Topic[] = protectedTopics.map(({ topic, jurisdictions, phrases }) => ({
  topic,
  jurisdictions,
  book: phraseBook(phrases),
}));
const fine = phraseBook(permitted);

/** The topics by the words that begin their phrases, in the order in which they are looked for. */
const topicsBy = new Map<string, Topic[]>();
for (const topic of topics)
  for (const word of topic.book.shelves.keys()) topicsBy.set(word, [...(topicsBy.get(word) ?? []), topic]);
const outline = outlineOf(topics.map(({ book }) => book.shelves));

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
  if (!mayOccur(outline, words)) return null;
  for (let at = from; at < to; at++) {
    if (!mayBegin(outline, words, at, to)) continue;
    for (const topic of topicsBy.get(wordAt(words, at)) ?? none) {
      const end = phraseEnd(topic.book, words, at, to);
      if (end < 0 || otherMeaning.has(wordAt(words, end)) || !applies(topic, jurisdictions)) continue;
      return phraseIn(fine, words, from, to) >= 0 ? null : topic.topic;
    }
  }
  return null;
}
