/**
 * Whether a model's own sentence may be shown. A sentence cannot be verified as a quote can, so it
 * may hold nothing that would need to be: no words put in somebody's mouth, no link, no markup, no
 * word on whether to hire.
 */
import { plainWords } from './plain-words.ts';
import { commandsMachine } from './screening.ts';

/** Plain words; about the candidate as such, which no review ever is. */
const verdicts = [
  'strong hire',
  'strong yes',
  'strong no',
  'no hire',
  'hire this',
  'hire the candidate',
  'hire them',
  'hire him',
  'hire her',
  'should be hired',
  'must be hired',
  'not be hired',
  'recommend hiring',
  'recommend the candidate',
  'recommend this candidate',
  'reject the candidate',
  'reject this candidate',
  'best candidate',
  'better candidate',
].map((phrase) => ` ${phrase} `);

/**
 * @param said the words of the turn the sentence is about; what stands in quotation marks must be among them
 */
export function isFitToShow(sentence: string, said: string): boolean {
  if (/[<>{}`|\\@]|:\/\/|\bwww\.|\b[a-z0-9-]+\.(?:com|net|org|io|example|dev|invalid|test)\b/i.test(sentence))
    return false;
  if (commandsMachine(sentence)) return false;
  const words = ` ${plainWords(sentence).join(' ')} `;
  if (verdicts.some((verdict) => words.includes(verdict))) return false;
  const spoken = ` ${plainWords(said).join(' ')} `;
  return quotedIn(sentence).every((passage) => spoken.includes(` ${plainWords(passage).join(' ')} `));
}

/** Apostrophes quote nothing; every other mark may. */
const quotedIn = (sentence: string): string[] =>
  [...sentence.matchAll(/["“”„«»「」]([^"“”„«»「」]{1,400})["“”„«»「」]/g)].flatMap(([, passage]) =>
    passage === undefined || plainWords(passage).length === 0 ? [] : [passage],
  );
