/** The statement with which a turn ends: it could be one about the candidate, "they were lucky to have you". */
import type { Asked } from './asked.ts';
import { type Words, questionMark } from './clauses.ts';
import { onlyBackchannel } from './tags.ts';

/** Shorter it is a remark, longer it tells a story. */
const fewest = 3;
const most = 20;
/** And after more than so many words it closes a turn of something else. */
const longestTurn = 45;

/** The last statement of a turn in which nothing has been found to ask, as the question it would be; undefined where there is none. */
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
  return { sentence, from, to, kind: 'statement', form: 'statement', tag: null, left: true };
}
