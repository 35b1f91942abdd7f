/**
 * How likely a turn leads, by what labelled turns were made of: its words are scored, and the score is
 * weighed against what the rules hear (`judgement`).
 */
import type { Heard } from '../already-said.ts';
import type { Asked } from '../asked.ts';
import { type Words, maskAt, wordAt } from '../clauses.ts';
import type { LeadingCue } from '../detected-question.ts';
import { negation } from '../lexicon.ts';
import { isContent } from '../stems.ts';
import { featureList } from './feature.ts';
import { questionFeatures, repeatFeatures, wordFeatures } from './leaning-features.ts';
import { addListed, aloneSoFar, beginTurn, scoreSoFar } from './leaning-net.ts';
import { type Judged, chanceOf, isAsLikely, maxAnswer } from './judgement.ts';
import { offersChoice } from './supplied-reason.ts';

/**
 * ◊ From this chance on a turn leads in which no rule hears that it does. Of the voices and two strangers' sets,
 * each part judged by the others, 1,057 of 1,147 turns from there on led, and of those less likely but from .3 on
 * 377 of 769.
 */
export const likelyEnough = 0.7;
/** ◊ From this chance on a rule is believed: of the same 2,334 of 2,480, and below it 82 of 298. */
export const believed = 0.55;
/** ◊ Where no rule hears anything and the words score less than this, nothing else makes a turn likely enough. */
const hopeless = -0.5;
/** ◊ And they do not where they weigh less than this one by one: first the words, then with what stands around the questions. */
const hopelessWords = -2;
const hopelessAlone = -1.5;

/** Which share of the turn's content words stand in the candidate's last answer; undefined without an answer. */
export function repeatedShare(words: Words, heard: Heard): number | undefined {
  const answer = heard.texts.at(-1)?.slice(-maxAnswer);
  if (answer === undefined) return undefined;
  let content = 0;
  let repeated = 0;
  for (let at = 0; at < words.word.length; at += 1) {
    if (!isContent(words, at)) continue;
    content += 1;
    if (answer.includes(wordAt(words, at))) repeated += 1;
  }
  return content === 0 ? 0 : repeated / content;
}

const list = featureList();

/** What the turn's words score, with what they repeat of the answer before them; where it is hopeless anyway, nothing near it. */
function scoreOf(
  words: Words,
  asked: readonly Asked[],
  heard: Heard,
  leastOfWords = -Infinity,
  leastAlone = -Infinity,
): number {
  beginTurn();
  wordFeatures(words, asked, list);
  addListed(list, 0);
  if (aloneSoFar() < leastOfWords) return -Infinity;
  const own = list.count;
  questionFeatures(words, asked, list);
  addListed(list, own);
  if (aloneSoFar() < leastAlone) return -Infinity;
  const repeated = repeatedShare(words, heard);
  if (repeated !== undefined) {
    const from = list.count;
    repeatFeatures(repeated, list);
    addListed(list, from);
  }
  return scoreSoFar();
}

/** The probability that a turn leads, whatever its length. */
export const leaningOf = (judged: Judged): number =>
  chanceOf(scoreOf(judged.words, judged.asked, judged.heard), judged);

/**
 * ◊ The labelled turns are short and ask once or twice; of longer ones and of lists of questions most that
 * were judged likely did not lead, in a look at a public podcast's.
 */
const maxJudged = 45;
const maxAsked = 2;

/** "Walk me through it.": a request with nothing in front of it hardly ever leads, and is not worth its time. */
const onlyInvites = (words: Words, [first, ...others]: readonly Asked[]): boolean =>
  first !== undefined &&
  others.length === 0 &&
  first.kind === 'request' &&
  first.from <= maxOpener &&
  !offersChoice(words, 0, words.word.length);
const maxOpener = 3;

const isTooMuch = ({ words, asked }: Judged): boolean =>
  words.word.length > maxJudged || asked.length > maxAsked;

/** Whether a turn leads in which no rule hears that it does; it is only weighed where it could. */
export function leansUnheard(judged: Judged): boolean {
  const { words, asked, heard } = judged;
  if (isTooMuch(judged) || onlyInvites(words, asked)) return false;
  const score = scoreOf(words, asked, heard, hopelessWords, hopelessAlone);
  return score >= hopeless && isAsLikely(likelyEnough, score, judged);
}

/** Whether a turn leads in which a rule hears that it does; one that is too long to be judged is left to the rule. */
export const leansAsHeard = (judged: Judged): boolean =>
  isTooMuch(judged) || isAsLikely(believed, scoreOf(judged.words, judged.asked, judged.heard), judged);

/** The cue by which a leading question of this shape mostly leads. */
export function cueOfShape(words: Words, { kind, from, to, sentence }: Asked): LeadingCue {
  if (kind === 'tag') return 'attached-tag';
  if (kind === 'statement' || kind === 'fragment') return 'endorsement';
  if (kind === 'polar' && offersChoice(words, from, to)) return 'slanted-alternative';
  if (kind === 'polar' && maskAt(words, from) & negation) return 'negative-polar';
  return sentence.from > 0 || from > sentence.from + 2 ? 'value-preface' : 'answer-inside';
}
