/** "Don't you think…", "Isn't it better to…": put in the negative, a yes–no question expects its yes. */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { auxiliary, negation, second, subject } from '../lexicon.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import { wordSet } from '../word-set.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** Invitations, checks of what was said, and trouble with the line are not opinions. */
const harmless = phraseBook(`
won't
can't you hear|see|find|open
don't you have|need any|a|some? questions|break|water|minute
haven't you just? said|mentioned|told|got|received|met
didn't you just? say|mention|mean|tell|get|receive
don't you mean
wouldn't|don't you rather|like|want|prefer to? start|begin|sit|do|use
isn't|wasn't it|that what|the|your|how|where|when|why
`);

/** Views and feelings: asked about in the negative in the present, these expect agreement. */
const minding = wordSet(`
  think say agree feel believe find prefer like love enjoy hate want worry care mind regret miss value trust see consider
  expect rather describe call work struggle wish admit accept bored tired call get learn ever ask try tell
  reckon suppose hope
`);

/** A verdict that "isn't it…" expects to be shared. */
const verdicts = wordSet(`
  better best easier safer smarter wiser fair fairer true obvious important worth good great wrong risky strange odd weird
  hard harder difficult stressful frustrating enough overkill lonely boring simpler cleaner nicer dangerous reckless
  naive unfair exhausting rewarding satisfying exciting scary disappointing embarrassing annoying tough premature
  arrogant selfish lazy late early wasteful sensible reasonable more clearer healthier faster nice big bad worse
  waste pointless useless silly point all responsibility job duty tempting awkward unusual irresponsible unprofessional essential crucial key vital necessary
`);

const maxLook = 10;

function judges(words: Words, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + maxLook); at++) {
    if (verdicts.has(wordAt(words, at)) || maskAt(words, at) & second) return true;
  }
  return false;
}

/** What follows "don't you", "wouldn't you", "aren't you": a view of the candidate, not a step in an exercise. */
function asksForView(words: Words, verb: string, after: number): boolean {
  const next = wordAt(words, after);
  const steady =
    next === 'really' ||
    next === 'just' ||
    next === 'sometimes' ||
    next === 'ever' ||
    next === 'also' ||
    next === 'actually'
      ? after + 1
      : after;
  const word = wordAt(words, steady);
  switch (verb) {
    case "don't":
    case "wouldn't":
    case 'do':
    case 'would':
      return minding.has(word) || word === 'be' || word === 'have';
    case "couldn't":
    case "can't":
    case 'could':
    case 'can':
      return word === 'have' || minding.has(word);
    case "aren't":
    case "weren't":
    case "ain't":
    case 'are':
    case 'were':
      return !word.endsWith('ing') || word === 'being' || word === 'feeling';
    default:
      return true;
  }
}

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
  if (apart && (wordAt(words, from + 3) === 'just' || wordAt(words, from + 3) === 'only')) return undefined;
  if (phraseEnd(harmless, words, from, to) >= 0) return undefined;
  const after = apart ? from + 3 : from + 2;
  if (wordAt(words, from + 1) === 'you')
    return asksForView(words, wordAt(words, from), after) ? { from, to } : undefined;
  return judges(words, from + 1, to) ? { from, to } : undefined;
}
