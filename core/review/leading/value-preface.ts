/** "We really value speed. How do you feel about speed?": the right answer is given before the question. */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { second } from '../lexicon.ts';
import { phraseBook, phraseEnd, phraseIn } from '../phrases.ts';
import { contentStems, related } from '../stems.ts';
import { afterOpeners } from '../tags.ts';
import { wordSet } from '../word-set.ts';
import { disposition, praisesAfter, weighsAfter } from './disposition.ts';
import { evaluative, valuing } from './values.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** How many sentences back a preface can stand. */
const maxBack = 3;

/** "I'd love to hear where you stand on being open." */
const standing = phraseBook(`where|how|what you stand|feel|think|come|sit`);

/** Said between a value and a question, these leave the value behind. */
const elsewhere = phraseBook(`
anyway|anyhow|anyways|moving|separately|meanwhile|elsewhere
something|somewhere|completely|totally|bit|quite else|different|unrelated
another|different|separate|unrelated|new topic|question|subject|thing|matter
change of|the topic|subject|pace
on to
with me it
back to
let us start|begin|move|go|get|talk|turn|switch
we will get|come|talk
will talk|tell|explain|cover|come
aside from
having said that
that said
`);

/** "team player" takes up "teamwork": related words, or the same first four letters and more. */
function akin(one: string, other: string): boolean {
  if (related(one).includes(other)) return true;
  const shorter = Math.min(one.length, other.length);
  return shorter >= 4 && one.slice(0, Math.min(shorter, 7)) === other.slice(0, Math.min(shorter, 7));
}

const sharesWord = (words: Words, from: number, to: number, question: LeadingView['question']): boolean => {
  const said = contentStems(words, from, to);
  return contentStems(words, question.from, question.to).some((stem) =>
    said.some((other) => akin(stem, other)),
  );
};

/** "that", "it": what was just praised. */
function pointsBack(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = wordAt(words, at);
    if (
      word === 'that' ||
      word === 'this' ||
      word === 'it' ||
      word === 'those' ||
      (word === 'one' && at === to - 1)
    )
      return true;
  }
  return false;
}

/** A longer question brings a matter of its own. */
const maxPositional = 16;

/** Whether the question takes up the value said in [from, to): its words, a pronoun for it, or a trait right after it. */
function takesUp(
  words: Words,
  from: number,
  to: number,
  question: LeadingView['question'],
  near: boolean,
): boolean {
  const disposed =
    phraseEnd(disposition, words, question.from, question.to) >= 0 ||
    (question.kind === 'request' && phraseIn(standing, words, question.from, question.to) >= 0);
  if (sharesWord(words, from, to, question)) return disposed || question.kind !== 'request';
  // "Did you do that?" right after what is right.
  const short = question.to - question.from <= 6 && question.kind === 'polar';
  if (near && short && pointsBack(words, question.from, question.to)) return true;
  if (!near || !disposed || question.to - question.from > maxPositional) return false;
  if (asksDeed(words, question.from, question.to)) return false;
  return (
    contentStems(words, question.from, question.to).length <= (asksFeeling(words, question.from) ? 5 : 3) ||
    pointsBack(words, question.from, question.to)
  );
}

/** "How do you feel about filling in forms?" */
const asksFeeling = (words: Words, from: number): boolean =>
  phraseEnd(feeling, words, from, words.word.length) > 0;
const feeling = phraseBook(`how do|would you personally|honestly|? feel|stand|think`);

/** "Have you used…?", "how did you…": what was done or is known, not how one is. */
const deeds = phraseBook(`
have you ever|used|worked|built|done|had|been|got|any
do|would you have|know|use|need|want|still|already any|a|an|the|how|what|to|questions
do|would you know|use
are you familiar|based|available|still|currently|free|able|in|at|here|there
could|can|would|will you describe|explain|tell|walk|talk|give|share|take|outline|show|elaborate|say|repeat|spell|remind
tell me|us about a
`);
const asksDeed = (words: Words, from: number, to: number): boolean => phraseEnd(deeds, words, from, to) >= 0;

export function valuePreface({ words, asked, index, question }: LeadingView): Suggestion | undefined {
  const { from, to } = question;
  if (!addresses(words, from, to) && phraseEnd(meaning, words, from, to) < 0) return undefined;
  if (weighsAfter(words, question) || praisesAfter(words, question)) return null;
  const limit = asked[index - 1]?.to ?? 0;
  const own = question.sentence;
  if (
    own.from >= limit &&
    question.from > own.from + 3 &&
    (holdsDear(words, own.from, question.from) || holdsForth(words, own.from, question.from, question))
  ) {
    if (phraseIn(elsewhere, words, own.from, question.from) >= 0) return undefined;
    if (takesUp(words, own.from, question.from, question, true)) return null;
  }
  if (phraseIn(elsewhere, words, Math.max(own.from, limit), question.from) >= 0) return undefined;
  const at = words.sentences.indexOf(own);
  for (let back = 1; back <= maxBack && at - back >= 0; back++) {
    const sentence = words.sentences[at - back];
    if (sentence === undefined || sentence.from < limit) break;
    if (phraseIn(elsewhere, words, sentence.from, sentence.to) >= 0) break;
    if (
      (holdsDear(words, sentence.from, sentence.to) &&
        takesUp(words, sentence.from, sentence.to, question, back <= 2)) ||
      (back <= 2 &&
        holdsForth(words, sentence.from, sentence.to, question) &&
        takesUp(words, sentence.from, sentence.to, question, back === 1))
    )
      return null;
  }
  return undefined;
}

/** A sentence is searched this far back from its end, so that a turn without full stops costs no square. */
const maxReach = 80;
const holdsDear = (words: Words, from: number, to: number): boolean =>
  phraseIn(valuing, words, Math.max(from, to - maxReach), to) >= 0;

/** "What does kindness look like on a busy shift?": asks the candidate although it does not say "you". */
const meaning = phraseBook(`what does|would|makes|is _ _? look|mean|involve`);

/** "What do you do?": what went before it set a scene. */
const scenario = phraseBook(`what do|would|could|can you do|say|tell|reply|answer then|first|next|now|?`);
/** "Next I'd like to talk about quality": a matter is named, not praised. */
const announcing = phraseBook(`
talk|talking|speak|speaking|ask|asking|hear|chat|read|question|questions|part|section|block|topic|focus|move|turn|start|begin is|you|me|a|bit|more|? about|on|to|with
let me|us ask|talk|turn|move|start|begin
little|enough|short time
`);
/** A verdict or a duty about things in general, or about the speaker's side: nothing the candidate told or is told. */
function holdsForth(words: Words, from: number, to: number, question: LeadingView['question']): boolean {
  if (to - from < 3 || phraseEnd(scenario, words, question.from, question.to) >= 0) return false;
  if (phraseIn(announcing, words, Math.max(from, to - maxReach), to) >= 0) return false;
  const begin = afterOpeners(words, from, to);
  if (maskAt(words, begin) & second || balances(words, begin, to)) return false;
  for (let at = Math.max(begin, to - maxReach); at < to; at++)
    if (evaluative.has(wordAt(words, at))) return true;
  return false;
}

/** A spread of views, or no view. */
const neutralGround = phraseBook(`
schools of thought
different things|people|teams|to|ways
between _ _? and
both kinds|sorts|types|ways|sides
not looking for
right or wrong
do not|don't know|mind
must|have|should|need to? finish|stop|move|be done|get through
`);
/** "Some people say it's fine and some say never": both sides are told. */
export function balances(words: Words, from: number, to: number): boolean {
  if (phraseIn(neutralGround, words, Math.max(from, to - maxReach), to) >= 0) return true;
  let sides = 0;
  for (let at = Math.max(from, to - maxReach); at < to; at++) if (sided.has(wordAt(words, at))) sides += 1;
  return sides > 1;
}
const sided = wordSet(`some others half whereas both between different two`);

function addresses(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (maskAt(words, at) & second) return true;
  return false;
}
