/**
 * How likely a turn leads, by what labelled turns were made of: its words, what they repeat of the answer
 * before them, and what the rules hear (`facts`).
 */
import type { Heard } from '../already-said.ts';
import type { Asked } from '../asked.ts';
import { type Words, wordAt } from '../clauses.ts';
import { isContent } from '../stems.ts';
import { add, featureList } from './feature.ts';
import { questionFeatures, repeatFeatures, wordFeatures } from './leaning-features.ts';
import { addListed, aloneSoFar, beginTurn, scoreSoFar } from './leaning-net.ts';
import { type Judged, isSaid, maxAnswer, plainFacts, saidFact } from './facts.ts';
import { offersChoice } from './supplied-reason.ts';

/** ◊ From this chance on a turn leads, and a rule that hears it is believed. */
export const likelyEnough = 0.6;
/** ◊ Where no rule hears anything and the words weigh less than this one by one, nothing makes a turn likely enough: first the words, then with what stands around the questions. */
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

/** Weighs all of a turn but whether the candidate has said it already; false as soon as it is hopeless. */
function weighs(judged: Judged, leastOfWords = -Infinity, leastAlone = -Infinity): boolean {
  const { words, asked, heard } = judged;
  beginTurn();
  wordFeatures(words, asked, list);
  addListed(list, 0);
  if (aloneSoFar() < leastOfWords) return false;
  const around = list.count;
  questionFeatures(words, asked, list);
  addListed(list, around);
  if (aloneSoFar() < leastAlone) return false;
  const besides = list.count;
  const repeated = repeatedShare(words, heard);
  if (repeated !== undefined) repeatFeatures(repeated, list);
  plainFacts(judged, list);
  addListed(list, besides);
  return true;
}

/** The logarithm of the odds by what has been weighed and that the candidate has said as much. */
function scoreIfSaid(): number {
  list.count = 0;
  add(list, saidFact);
  addListed(list, 0);
  return scoreSoFar();
}

/** The probability that a turn leads, whatever its length. */
export function leaningOf(judged: Judged): number {
  weighs(judged);
  return 1 / (1 + Math.exp(-(isSaid(judged) ? scoreIfSaid() : scoreSoFar())));
}

const leastOdds = Math.log(likelyEnough / (1 - likelyEnough));

/** Whether what has been weighed is likely enough; the answers are searched only where what they say decides it. */
function isLikely(judged: Judged): boolean {
  const unsaid = scoreSoFar() >= leastOdds;
  const said = scoreIfSaid() >= leastOdds;
  return unsaid === said || !isSaid(judged) ? unsaid : said;
}

/**
 * ◊ The labelled turns are no longer, and ask once or twice; of longer ones and of lists of questions most that
 * were judged likely did not lead, in a look at a public podcast's.
 */
const maxJudged = 60;
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
export const leansUnheard = (judged: Judged): boolean =>
  !isTooMuch(judged) &&
  !onlyInvites(judged.words, judged.asked) &&
  weighs(judged, hopelessWords, hopelessAlone) &&
  isLikely(judged);

/** Whether a turn leads in which a rule hears that it does; one that is too long to be judged is left to the rule. */
export const leansAsHeard = (judged: Judged): boolean =>
  isTooMuch(judged) || (weighs(judged) && isLikely(judged));
