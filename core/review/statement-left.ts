/** The statement with which a turn ends, where it could be one about the candidate: "they were lucky to have you". */
import type { Asked } from './asked.ts';
import { beliefIn } from './belief.ts';
import { type Words, maskAt, questionMark, wordAt } from './clauses.ts';
import { second } from './lexicon.ts';
import { onlyBackchannel } from './tags.ts';

/** Shorter it is a remark, longer it tells a story. */
const fewest = 3;
const most = 20;
/** And after more than so many words it closes a turn of something else. */
const longestTurn = 24;

/** "So Berlin was a bit of a disappointment.", "not much love lost there, then." */
const concludes = (words: Words, from: number, to: number): boolean =>
  wordAt(words, from) === 'so' || wordAt(words, to - 1) === 'then';

/** A statement that nobody has been found to ask with, as the question it would be; undefined where there is none. */
export function statementLeft(words: Words): Asked | undefined {
  const { sentences } = words;
  let last = sentences.length - 1;
  for (let at = last; at >= 0 && at > sentences.length - 3; at--) {
    const sentence = sentences[at];
    last = at;
    if (sentence !== undefined && !onlyBackchannel(words, sentence.from, sentence.to)) break;
  }
  const sentence = sentences[last];
  if (sentence === undefined || sentence.mark === questionMark || words.word.length > longestTurn)
    return undefined;
  // "…when you take that on, it..." breaks off.
  if (words.text.endsWith('...') || words.text.endsWith('…') || words.text.startsWith('...'))
    return undefined;
  const { from, to } = sentence;
  if (to - from < fewest || to - from > most) return undefined;
  // Whether anybody is spoken to costs least to say.
  let addressed = false;
  for (let at = from; at < to && !addressed; at++) addressed = (maskAt(words, at) & second) !== 0;
  if (!addressed && !concludes(words, from, to) && beliefIn(words, from, to) === undefined) return undefined;
  return { sentence, from, to, kind: 'statement', form: 'statement', tag: null, left: true };
}
