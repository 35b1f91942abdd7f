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
import { plainWords } from './plain-words.ts';

/** One phrase nobody says to a person is enough; of words that people also use it takes three. */
const threshold = 3;

const overrideVerbs = new Set(
  'ignore ignores ignoring disregard disregarding forget override overrule overrides bypass discard drop cancel replace'.split(
    ' ',
  ),
);
const qualifiers = new Set(
  'previous prior above earlier all any your preceding foregoing existing these those every original initial'.split(
    ' ',
  ),
);
const overridden = new Set(
  'instruction instructions prompt prompts rule rules rubric guideline guidelines direction directions constraints policy policies programming orders'.split(
    ' ',
  ),
);
/** "Ignore absolutely all of the previous instructions" is as far as the two words stand apart. */
const reach = 6;

/** Indexes of the turns to withhold, ascending. Linear in the words of the transcript. */
export function withheldTurns(transcript: Transcript): number[] {
  return transcript.turns.flatMap((turn, index) => (speaksToMachine(turn.text) ? [index] : []));
}

/** Whether a turn reads like an instruction to whatever reads the transcript. */
export function speaksToMachine(text: string): boolean {
  if (hasMachineMarks(text)) return true;
  const words = plainWords(text);
  const line = ` ${words.join(' ')} `;
  return commands(words, line) || weak.filter((phrase) => line.includes(phrase)).length >= threshold;
}

/** The narrower test, for a model's own sentences, which rightly speak of questions and interviewers. */
export function commandsMachine(text: string): boolean {
  const words = plainWords(text);
  return commands(words, ` ${words.join(' ')} `);
}

const commands = (words: readonly string[], line: string): boolean => {
  if (overrides(words) || strong.some((phrase) => line.includes(phrase))) return true;
  const unspaced = words.join('');
  return unspacedWords.some((phrase) => unspaced.includes(phrase));
};

const spaced = (phrase: string): string => ` ${plainWords(phrase).join(' ')} `;
const strong = [...strongPhrases, ...otherLanguages].map(spaced);
const weak = weakPhrases.map(spaced);
const unspacedWords = unspacedPhrases.map((phrase) => plainWords(phrase).join(''));

const overrides = (words: readonly string[]): boolean => {
  for (const [at, word] of words.entries()) {
    if (!overrideVerbs.has(word)) continue;
    const near = words.slice(at + 1, at + 1 + reach);
    const noun = near.findIndex((candidate) => overridden.has(candidate));
    if (noun >= 0 && near.slice(0, noun).some((candidate) => qualifiers.has(candidate))) return true;
  }
  return false;
};

/** Speech has no tags, fences, field names or invisible writing. */
const hasMachineMarks = (text: string): boolean =>
  /<\/?\s?[a-z|!][^<>]{0,80}>|<\||\|>|```|\{\{|\[\/?inst\]|={4,}|-{5,}|#{3,}|"\s?:\s?["[{\d]/i.test(text) ||
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
