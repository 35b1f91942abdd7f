import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../../../core/review/asked.ts';
import { wordsOf } from '../../../../../core/review/clauses.ts';
import { guessedNext, runOnGuess } from '../../../../../core/review/leading/guessed-answer.ts';

/** The guess at the answer to the first question of a turn, or null. */
function guessed(by: typeof guessedNext, text: string): string | null {
  const words = wordsOf(text);
  const [question] = askedIn(words);
  if (question === undefined) throw new Error(`no question: ${text}`);
  const found = by(words, question);
  return found ? text.slice(words.start[found.from], words.end[found.to - 1]) : null;
}

describe('a sentence after the question that guesses the answer', () => {
  it.each([
    ['What did that teach you? Patience, I bet.', 'Patience, I bet'],
    ["Why did you leave? I'd imagine the pay.", "I'd imagine the pay"],
    ['How did they take it? Probably badly.', 'Probably badly'],
    ['What kept you there? No doubt the team.', 'No doubt the team'],
    ['What was it like? Must have been hard.', 'Must have been hard'],
    ['What was hard? Let me guess, the hours.', 'Let me guess, the hours'],
  ])('%s', (text, guess) => {
    expect(guessed(guessedNext, text)).toBe(guess);
  });

  it.each([
    ['What did that teach you? I guess we can start.', "the speaker's own affair"],
    ['What did that teach you? I guess I should say why.', 'what the speaker should do'],
    ['What did that teach you? Maybe can you give an example.', 'another request'],
    ['What did that teach you? Take your time.', 'nothing is guessed'],
    ['What did that teach you? Probably.', 'one word'],
    ['What did that teach you?', 'nothing follows'],
    ['Did it teach you something? Patience, I bet.', 'a yes or no was asked'],
    [
      'What did that teach you? I bet there is a long list of things that you would like to tell us now.',
      'longer than a guess',
    ],
  ])('not "%s" (%s)', (text) => {
    expect(guessed(guessedNext, text)).toBeNull();
  });
});

describe('a guess that runs on from the question, its marks lost', () => {
  it.each([
    ['why did you choose this because you like planning', 'because you like planning'],
    ['how did they take it they probably tested you i guess', 'take it they probably tested you'],
    ['how did they take it then they probably tested you', 'they probably tested you'],
    ['how do you handle rude people you presumably just ignore them', 'you presumably just ignore them'],
    ['what was it like for you it must have been hard', 'it must have been hard'],
    ['how do you handle rude people i guess you just ignore them', 'i guess you just ignore them'],
    ['what do you want to get out of this job like more responsibility', 'more responsibility'],
    ['what do you want to get out of this that like more responsibility', 'more responsibility'],
    ['what did you take away from that like to delegate more', 'to delegate more'],
    ['how do you spend a slow day in the shop reading probably', 'spend a slow day in the shop reading'],
    [
      'where do you see yourself in five years in management presumably',
      'see yourself in five years in management',
    ],
    [
      'how do you spend a slow day in the shop with nobody there for hours reading the paper i guess',
      'the shop with nobody there for hours reading the paper',
    ],
    [
      'how do you spend a slow day in the shop with nobody there for hours reading the paper probably',
      'shop with nobody there for hours reading the paper',
    ],
  ])('%s', (text, guess) => {
    expect(guessed(runOnGuess, text)).toBe(guess);
  });

  it.each([
    ['why did you choose this i ask because we wonder', 'why it is asked'],
    ['why did you choose this because i liked it', "the speaker's reason"],
    ['what did you do there because you like planning', 'no reason was asked for'],
    ['What was it like for you, it must have been hard.', 'the marks are there'],
    ['did you like the team they probably liked you', 'a yes or no was asked'],
    ['what would i probably like about it', 'within the question'],
    ['what did success look like when you left', '"like" within the question'],
    ['how did you feel i guess', 'no answer stands before the guess'],
    ['what do you do when they are probably late', 'a case'],
    ['what is it like being the youngest', '"like" after its verb'],
    ['what did you feel i would guess you know', 'what the speaker would'],
    ['what was the result', 'nothing is guessed'],
  ])('not "%s" (%s)', (text) => {
    expect(guessed(runOnGuess, text)).toBeNull();
  });
});
