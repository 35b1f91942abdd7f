/** "We really value speed. How do you feel about speed?": the right answer is given before the question. */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { second } from '../lexicon.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import { contentStems, related } from '../stems.ts';
import type { LeadingView, Suggestion } from './view.ts';

const valuing = phraseBook(`
we|i|they all|really|strongly|also|truly|deeply|absolutely|always|just|do|very|personally|? much? value|prize|cherish|champion|love|hate|dislike|despise|admire|respect|expect|prefer|favour|favor|reward|celebrate|insist|demand|encourage|appreciate
we|i|you cannot|can't|couldn't stand|afford|emphasise|emphasize|overstate
we|i really|strongly|also|truly|deeply|always|? believe|live
we|i really|strongly|also|truly|deeply|do|? care a? lot|deeply|about|really|hugely
we|i really|? pride ourselves|myself
we|i are|am a? very|really|? big|huge|great|massive|strong|firm on|fans|fan|believer|believers|into|proponents|proponent|advocate
we|i are|am all|really|very|super|quite|pretty|? about|into|keen|passionate|obsessed|serious|proud
we|i do not|don't really|? like|believe|tolerate|want|hire|have|value|care|do|need
we|i don't really|? like|believe|tolerate|want|hire|have|value|care|do|need
we|i really|only|do|? want|need|hire|like|love|reward|promote people|someone|engineers|folks|teammates|everyone
we|i are|am only|really|always|? looking for people|someone|folks who|that
we|i look for people|someone|folks
we|i|it take|takes _? _? very|really|extremely|? seriously
the|our kind|type|sort|best|good|great|top|strong|ideal|right|successful of? engineers|people|managers|candidates|candidate|leaders|designers|salespeople|hires|teams|person
people who do|thrive|succeed|last
good|great|strong|real|serious|top|best engineers|people|managers|leaders|developers|designers|teams|salespeople|analysts|nurses|teachers|engineer|manager|leader|developer|designer
everyone|everybody|people here|on|loves|values|believes|thinks|who
is|are|was very|really|super|so|extremely|absolutely|incredibly|hugely|pretty|most|? important|crucial|critical|key|vital|essential|huge|everything|sacred|king|paramount|non-negotiable|core|central
the most important thing|quality|trait
matters|matter a? lot|hugely|enormously|deeply|to|here|more|most
in my opinion|view|book|experience
to me
i|we have? always|long believed|felt|thought|found
we never
personally i
i personally|honestly|always|really|? think|believe|find|feel|reckon that? _ _? _? _? is|are|was|were|beats|should|wins|makes
for me _ is
one|some of our core|company|biggest|main|? values|principles
our core|number|biggest|? one|? value|values|culture|motto|mantra|principle
number|top one priority|value|thing
a|huge|big|large part of our|who|what
at the heart of
always comes|come first
come|comes|came first
i am a stickler|perfectionist|fanatic
put|puts _ first
no room|time|place|patience for
does not|doesn't work here|for
is|are a waste|mistake|disaster|nightmare
is|are the best|right|only|worst|future way|thing|approach|?
go|goes the extra mile
`);

/** Questions that can lean on what was just said without repeating its words. */
const leaning = phraseBook(`
feel|think about|on that|this|it
do you feel|think
sit|sits with you
work|works for you
sound|sounds like you|something
resonate|resonates
appeal|appeals
comfortable|okay|fine|happy|good with|about that|this|it
do you agree
you agree
would you agree
are you like? that|?
is|are that|you something|how|important|someone|a|that
does that
do you
would you
how about you
what about you
describe you|yourself
important is|are|to that|this|it|you
would you call|consider|describe
are you
`);

/** How many sentences back a preface can stand. */
const maxBack = 3;

/** Questions that ask for nothing but a position on what was just praised. */
const positional = phraseBook(`
how do you feel|stand about|on
what do you think about|of
what is|are your view|views|opinion|take|feelings|thoughts|stance|attitude|approach on|about|to
how is|are your
are you
do you
would you call|describe|say|consider
how do you rate
`);
/** Said of the company, these leave no doubt which position is wanted. */
const decided = phraseBook(`
huge|key|crucial|important|critical|vital|essential|everything|massive for|to|here us|me|?
we do not|don't really? do|like|tolerate|believe|hire|want
we only|never|always
comes|come first
we hate|love|expect|insist
can't|cannot stand
i hate
stickler
`);

/** A position asked for right after the company's own was stated, whatever the words. */
function takesPosition(words: Words, from: number, to: number, question: LeadingView['question']): boolean {
  if (phraseEnd(positional, words, question.from, question.to) < 0 || question.to - question.from > 12)
    return false;
  for (let at = from; at < to; at++) if (phraseEnd(decided, words, at, to) >= 0) return true;
  return false;
}

function prefaceEnd(words: Words, from: number, to: number): number {
  let end = -1;
  for (let at = from; at < to; at++) end = Math.max(end, phraseEnd(valuing, words, at, to));
  return end;
}

/** "team player" takes up "teamwork": related words, or the same first four letters and more. */
function akin(one: string, other: string): boolean {
  if (related(one).includes(other)) return true;
  const shorter = Math.min(one.length, other.length);
  return shorter >= 4 && one.slice(0, Math.min(shorter, 7)) === other.slice(0, Math.min(shorter, 7));
}

function linked(words: Words, from: number, to: number, question: LeadingView['question']): boolean {
  const said = contentStems(words, from, to);
  const asked = contentStems(words, question.from, question.to);
  if (asked.some((stem) => said.some((other) => akin(stem, other)))) return true;
  if (asked.length > 2) return false;
  for (let at = question.from; at < question.to; at++)
    if (phraseEnd(leaning, words, at, question.to) >= 0)
      return pointsBack(words, question.from, question.to) || question.to - question.from <= 4;
  return false;
}

function pointsBack(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (/^(that|this|it)$/.test(wordAt(words, at))) return true;
  return false;
}

export function valuePreface({ words, asked, index, question }: LeadingView): Suggestion | undefined {
  if (!addresses(words, question.from, question.to)) return undefined;
  const previous = asked[index - 1];
  const limit = previous === undefined ? 0 : previous.to;
  const own = question.sentence;
  if (own.from >= limit && prefaceEnd(words, own.from, question.from) >= 0 && question.from > own.from + 3)
    if (linked(words, own.from, question.from, question)) return null;
  const at = words.sentences.indexOf(own);
  for (let back = 1; back <= maxBack && at - back >= 0; back++) {
    const sentence = words.sentences[at - back];
    if (sentence === undefined || sentence.from < limit) break;
    if (
      prefaceEnd(words, sentence.from, sentence.to) >= 0 &&
      (linked(words, sentence.from, sentence.to, question) ||
        (back === 1 && takesPosition(words, sentence.from, sentence.to, question)))
    )
      return null;
  }
  return undefined;
}

function addresses(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (maskAt(words, at) & second) return true;
  return false;
}
