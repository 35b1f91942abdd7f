/** "Don't you think…", "Isn't it better to…": put in the negative, a yes–no question expects its yes. */
import { type Words, maskAt, questionMark, wordAt } from '../clauses.ts';
import { auxiliary, first, negation, second, subject } from '../lexicon.ts';
import { phraseBook, phraseEnd, phraseIn } from '../phrases.ts';
import { afterOpeners } from '../tags.ts';
import { wordSet } from '../word-set.ts';
import { arranges } from './arrangement.ts';
import { isErrand, isOffer } from './host-offer.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** Invitations, checks of what was said, and trouble with the line are not opinions. */
const harmless = phraseBook(`
won't
can't you hear|see|find|open
don't you have|need another|other
don't you have|need any|a|some? questions|break|water|minute
haven't you just? said|mentioned|told|got|received|met
didn't you just? say|mention|mean|tell|get|receive
don't you mean
wouldn't|don't you rather|like|want|prefer to? start|begin|sit|do|use
isn't|wasn't it|that what|the|your|how|where|when|why
don't|didn't|haven't|won't you need|want|have|got|get|bring|brought|find|found a|an|the|your|any|our room|badge|lift|parking|link|invite|pass|charger|chair|password|agenda
aren't you on|muted|cold|freezing|hot|warm|hungry|thirsty|joining|seeing|due|supposed|meeting|expecting|melting
don't|wouldn't|won't you mind|care if|for|to?
`);

/** Views and feelings: asked about in the negative in the present, these expect agreement. */
export const minding = wordSet(`
  think say agree feel believe find prefer like love enjoy hate want worry care mind regret miss value trust see consider
  expect rather describe call work struggle wish admit accept bored tired call get learn ever ask try tell
  reckon suppose hope
`);

/** A verdict that "isn't it…" expects to be shared. */
export const verdicts = wordSet(`
  better best easier safer smarter wiser fair fairer true obvious important worth good great wrong risky strange odd weird
  hard harder difficult stressful frustrating enough overkill lonely boring simpler cleaner nicer dangerous reckless
  naive unfair exhausting rewarding satisfying exciting scary disappointing embarrassing annoying tough premature
  arrogant selfish lazy late early wasteful sensible reasonable more clearer healthier faster nice big bad worse
  waste pointless useless silly point all responsibility job duty tempting awkward unusual irresponsible unprofessional essential crucial key vital necessary
`);

const maxLook = 10;

/** "Can't we agree that…" */
const joint = phraseBook(`we both|all|just|? agree|admit|accept|say that|it|the`);
/** "Don't most people…?" */
const everybody = wordSet(`most all people everyone everybody anyone any every`);

/** "been kinder", "the hardest": put above something else. */
const weighing = wordSet(`be been it that a much far bit more the`);
const noDegree = wordSet(`
  never ever other another over under after whether either rather together however number user server customer manager
  member order paper water letter matter power computer buffer pointer parameter counter header layer later earlier rest
  latest last interest request test best west guest
`);
function compares(words: Words, at: number): boolean {
  const word = wordAt(words, at);
  const degree =
    word.length > 4 && (word.endsWith('er') || (word.endsWith('est') && wordAt(words, at - 1) === 'the'));
  return degree && maskAt(words, at) === 0 && !noDegree.has(word) && weighing.has(wordAt(words, at - 1));
}

/** "wouldn't you report it to the manager": something one does to or with people. */
const people = wordSet(`
  them him her manager managers parents parent customer customers client patient team colleague colleagues boss somebody
  someone anyone police doctor nurse teacher head supervisor lead leader people family relatives staff
`);
function dealsWithPeople(words: Words, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + maxLook); at++) if (people.has(wordAt(words, at))) return true;
  return false;
}

const opinion = phraseBook(`
in your opinion|view|eyes|experience|mind
for|to you
you think|reckon|feel
`);
function judges(words: Words, from: number, to: number): boolean {
  // "Haven't we got ten more minutes?" asks about the speaker's own affairs.
  const ours = (maskAt(words, from) & first) !== 0;
  if (isErrand(words, from, to)) return false;
  if (phraseIn(opinion, words, from, to) >= 0) return true;
  for (let at = from; at < Math.min(to, from + maxLook); at++) {
    if (at === from && everybody.has(wordAt(words, at))) return true;
    if (verdicts.has(wordAt(words, at)) || compares(words, at)) return true;
    if (!ours && maskAt(words, at) & second) return true;
  }
  return false;
}

const steadying = wordSet(`really just sometimes ever also actually maybe perhaps still then kind sort of`);

/** What follows "don't you", "wouldn't you", "aren't you": a view of the candidate, not a step in an exercise. */
function asksForView(words: Words, verb: string, after: number, to: number): boolean {
  let steady = after;
  while (steady < Math.min(to, after + 3) && steadying.has(wordAt(words, steady))) steady++;
  const word = wordAt(words, steady);
  if (isOffer(words, steady, to)) return false;
  switch (verb) {
    case "don't":
    case "wouldn't":
    case 'do':
    case 'would':
      return (
        minding.has(word) ||
        word === 'be' ||
        word === 'have' ||
        doesLikewise(words, steady) ||
        (verb === "wouldn't" && dealsWithPeople(words, steady + 1, to))
      );
    case "couldn't":
    case "can't":
    case 'could':
    case 'can':
      return word === 'have' || word === 'understand' || minding.has(word);
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

/** "Wouldn't you do the same?", "don't you always do that?": the speaker's way is to be shared. */
function doesLikewise(words: Words, at: number): boolean {
  const done = wordAt(words, at) === 'always' ? at + 1 : at;
  if (wordAt(words, done) !== 'do') return false;
  const what = wordAt(words, done + 1);
  return what === 'the' || what === 'it' || what === 'that' || what === 'likewise' || what === 'what';
}

const denials = phraseBook(`
you do not|never really|? think|feel|believe|find|agree|regret|worry|miss|see|reckon|suppose
you don't|wouldn't|didn't really|even|ever|? think|feel|believe|find|agree|regret|worry|miss|see|reckon|suppose|say|mind
you weren't|aren't bothered|worried|tempted|scared|afraid|nervous|ashamed|embarrassed|upset|angry|jealous|a|at|too|even
you were|are not bothered|worried|tempted|scared|afraid|nervous|ashamed|embarrassed|upset|angry
you never thought|considered|felt|wanted|worried|wondered
`);

/** "You don't think you were too soft?": the same in the order of a statement. */
function deniesInStatement({ words, question }: LeadingView): Suggestion | undefined {
  const { sentence, kind } = question;
  if (kind !== 'statement' || sentence.mark !== questionMark) return undefined;
  const begin = afterOpeners(words, sentence.from, sentence.to);
  return phraseEnd(denials, words, begin, sentence.to) >= 0 ? { from: begin, to: sentence.to } : undefined;
}

/** "Have you not had it yet, or did it arrive?": the other answer is offered as well. */
function offersOther(words: Words, from: number, to: number): boolean {
  for (let at = from + 2; at < to - 1; at++)
    if (wordAt(words, at) === 'or' && maskAt(words, at + 1) & (auxiliary | subject)) return true;
  return false;
}

export function negativePolar(view: LeadingView): Suggestion | undefined {
  const { words, question, exercise } = view;
  if (exercise) return undefined;
  if (question.kind !== 'polar') return deniesInStatement(view);
  const { from, to } = question;
  const contracted = (maskAt(words, from) & negation) !== 0;
  const apart =
    !contracted &&
    (maskAt(words, from) & auxiliary) !== 0 &&
    (maskAt(words, from + 1) & subject) !== 0 &&
    wordAt(words, from + 2) === 'not';
  if (!contracted && !apart) return undefined;
  if (apart && (wordAt(words, from + 3) === 'just' || wordAt(words, from + 3) === 'only')) return undefined;
  if (phraseEnd(harmless, words, from, to) >= 0 || offersOther(words, from, to)) return undefined;
  const after = apart ? from + 3 : from + 2;
  if (wordAt(words, from + 1) === 'you')
    return asksForView(words, wordAt(words, from), after, to) ? { from, to } : undefined;
  if (phraseEnd(joint, words, from + 1, to) >= 0) return { from, to };
  return judges(words, from + 1, to) && !arranges(words, from, Math.min(to, from + maxLook))
    ? { from, to }
    : undefined;
}
