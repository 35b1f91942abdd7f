/** "Don't you think…", "Isn't it better to…": put in the negative, a yes–no question expects its yes. */
import { maskAt, wordAt } from '../clauses.ts';
import { auxiliary, negation, second, subject } from '../lexicon.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** Invitations, checks of what was said, and trouble with the line are not opinions. */
const harmless = phraseBook(`
won't you|it
can't you hear|see|find|open
don't you need|have any|a|some? questions|break|water
haven't you just? said|mentioned|told|got|received|met
didn't you say|mention|mean|tell|get|receive
don't you mean|have
wouldn't|don't you rather|like|want? to? start|begin|sit
won't
`);

/** "couldn't you hash it?" is a hint in an exercise; "couldn't you have asked?" is not. */
const hints = phraseBook(`
couldn't|can't|could|can you not? just|also|? _
`);

export function negativePolar({ words, question }: LeadingView): Suggestion | undefined {
  if (question.kind !== 'polar') return undefined;
  const { from, to } = question;
  const contracted = (maskAt(words, from) & negation) !== 0;
  const apart =
    !contracted &&
    (maskAt(words, from) & auxiliary) !== 0 &&
    (maskAt(words, from + 1) & subject) !== 0 &&
    wordAt(words, from + 2) === 'not';
  if (!contracted && !apart) return undefined;
  if (apart && notJust(wordAt(words, from + 3))) return undefined;
  const who = wordAt(words, from + 1);
  if (who === 'i' || who === 'we' || who === 'they' || who === 'he' || who === 'she')
    return hasCandidate(words, from, to) ? { from, to } : undefined;
  if (phraseEnd(harmless, words, from, to) >= 0) return undefined;
  if (
    phraseEnd(hints, words, from, to) >= 0 &&
    !words.word.slice(from, Math.min(to, from + 5)).includes('have')
  )
    return undefined;
  return { from, to };
}

const notJust = (word: string): boolean => word === 'just' || word === 'only';

function hasCandidate(words: LeadingView['words'], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (maskAt(words, at) & second) return true;
  return false;
}
