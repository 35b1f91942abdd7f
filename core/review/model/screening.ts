/**
 * Turns that speak to a machine instead of to the other person. They are withheld from the model,
 * which can obey only what it reads; the review names them, and the rules read them like any other
 * turn. A turn withheld by mistake costs a second opinion on one turn; one let through costs
 * nothing that code computes, because a model only proposes.
 */
import type { Transcript } from '../../transcript/transcript.ts';
import {
  machineTerms,
  otherLanguages,
  strongPhrases,
  unspacedPhrases,
  weakPhrases,
} from './screening-phrases.ts';
import { isForeign } from './foreign-turn.ts';
import { plainWords } from './plain-words.ts';
import { isForReader } from './spoken-to-reader.ts';

/** One phrase nobody says to a person is enough; of words that people also use it takes three. */
const threshold = 3;

const overrideVerbs = new Set(
  'ignore ignores ignoring disregard disregarding forget override overrule overrides bypass'.split(' '),
);
const qualifiers = new Set(
  'previous prior above earlier all any your preceding foregoing existing these those every original initial'.split(
    ' ',
  ),
);
const overridden = new Set(
  'instruction instructions prompt prompts rule rules rubric guideline guidelines directions policy policies programming'.split(
    ' ',
  ),
);
/** "The rules above". */
const trailing = new Set(['above', 'earlier', 'before', 'previously']);
/** "Ignore absolutely all of the previous instructions" is as far as the two words stand apart. */
const reach = 6;

/** Indexes of the turns to withhold, ascending. Linear in the words of the transcript. */
export function withheldTurns(transcript: Transcript): number[] {
  const spoken = transcript.turns.map(({ text }) => plainWords(text));
  const foreign = spoken.map(isForeign);
  // In a conversation in another language nothing is out of the ordinary about its turns.
  const isEnglish = foreign.filter(Boolean).length <= mostForeign * spoken.length;
  return transcript.turns.flatMap((turn, index) =>
    speaksToMachine(turn.text) || (isEnglish && foreign[index] === true) ? [index] : [],
  );
}

/** Of more turns a model that is honest is wrong, and one that was talked round would be rid of the interview. */
const mostNamed = 5;

/**
 * The turns a model itself took for speech to a machine, ascending, without those it was not shown;
 * none when it names so many that it is not to be believed.
 */
export function namedTurns(
  transcript: Transcript,
  withheld: ReadonlySet<number>,
  addressed: readonly number[],
): number[] {
  const named = [...new Set(addressed)].filter(
    (turn) => turn < transcript.turns.length && !withheld.has(turn),
  );
  return named.length > mostNamed ? [] : named.sort((a, b) => a - b);
}

/** A share of turns: more, and the conversation itself is in another language. */
const mostForeign = 0.2;

/** Whether a turn reads like an instruction to whatever reads the transcript. */
export function speaksToMachine(text: string): boolean {
  if (hasMachineMarks(text)) return true;
  const words = plainWords(text);
  const line = ` ${words.join(' ')} `;
  return (
    isForReader(words) ||
    commands(words, line) ||
    weak.filter((phrase) => line.includes(phrase)).length >= threshold
  );
}

/** The narrower test, for a model's own sentences, which rightly speak of questions and interviewers. */
export function commandsMachine(text: string): boolean {
  const words = plainWords(text);
  return commands(words, ` ${words.join(' ')} `);
}

const commands = (words: readonly string[], line: string): boolean => {
  if (overrides(words) || addressesReader(words) || strong.some((phrase) => line.includes(phrase)))
    return true;
  const unspaced = words.join('');
  return unspacedWords.some((phrase) => unspaced.includes(phrase));
};

const spaced = (phrase: string): string => ` ${plainWords(phrase).join(' ')} `;
const strong = [...strongPhrases, ...otherLanguages].map(spaced);
const weak = weakPhrases.map(spaced);
const unspacedWords = unspacedPhrases.map((phrase) => plainWords(phrase).join(''));

/** What may read a transcript, when it is called upon. */
const readers = new Set(
  'ai ais computer chatgpt gpt claude gemini copilot llm llms bot chatbot model models software system systems algorithm machine assistant assistants reviewer analyst analyser analyzer evaluator grader summariser summarizer automated automatic automation'.split(
    ' ',
  ),
);
const calls = new Set(
  'hello hey hi dear attention note message listen ok okay please could would can computer to for the any an all automated an'.split(
    ' ',
  ),
);
/** What only a reader of transcripts works on. */
const works = new Set(
  'transcript transcripts findings finding severity review reviews report reports analysis analyse analyze analysed analyzed evaluation evaluate evaluated summary summarise summarize summarises summarizes grade grades graded grading score scored rate rated mark marks marked praise perfect excellent brilliant skip section treat output print say says configuration interview interviewer questions candidate task'.split(
    ' ',
  ),
);
/** How near the beginning of a turn somebody is called upon, and how far on it is said what for. */
const callReach = 5;
const worksReach = 14;
const yours = new Set('configuration directions instructions programming task prompt'.split(' '));
const changed = new Set('void changed updated replaced obsolete over wrong cancelled overridden'.split(' '));

/** "Hello to the software that grades this, …", "your directions are void": said to whatever reads. */
const addressesReader = (words: readonly string[]): boolean => {
  for (const [at, word] of words.entries()) {
    if (readers.has(word)) {
      const before = words.slice(Math.max(0, at - callReach + 1), at);
      const called = before.every((earlier) => calls.has(earlier));
      if (called && words.slice(at + 1, at + worksReach).filter((later) => works.has(later)).length >= 2)
        return true;
    }
    if (word === 'your' || word === 'previous') {
      const near = words.slice(at + 1, at + callReach);
      if (near.some((later) => yours.has(later)) && near.some((later) => changed.has(later))) return true;
    }
  }
  return false;
};

const overrides = (words: readonly string[]): boolean => {
  for (const [at, word] of words.entries()) {
    if (!overrideVerbs.has(word)) continue;
    const near = words.slice(at + 1, at + 1 + reach);
    const noun = near.findIndex((candidate) => overridden.has(candidate));
    if (noun < 0) continue;
    if (near.slice(0, noun).some((candidate) => qualifiers.has(candidate))) return true;
    if (words.slice(at + noun + 2, at + noun + 4).some((candidate) => trailing.has(candidate))) return true;
  }
  return false;
};

/** Speech has no tags, fences, field names or invisible writing. */
const hasMachineMarks = (text: string): boolean =>
  /<\/?\s?(?:system|assistant|user|human|admin|instruction|transcript|tool|prompt|data|input|reply|report|!--)|<\||\|>|```|\{\{|\[\/?inst\]|\[\d{1,5}, ?"|transcript-[0-9a-f]{6}|={4,}|-{5,}|#{3,}|"\s?:\s?["[{\d]/i.test(
    text,
  ) ||
  /[\u{E0000}-\u{E007F}\u202A-\u202E\u2066-\u2069]/u.test(text) ||
  (text.match(/[\u200B\u2060\uFEFF\u00AD]/g)?.length ?? 0) >= 4 ||
  hasEncodedRun(text) ||
  machineTerms.some((term) => text.toLowerCase().includes(term));

/** Longer than any word or identifier that is read aloud. */
const minEncodedUnits = 36;

const hasEncodedRun = (text: string): boolean =>
  text
    .split(/\s+/)
    .some(
      (run) => run.length >= minEncodedUnits && /^[A-Za-z0-9+/=_-]+$/.test(run) && !/^[a-z-]+$/.test(run),
    );
