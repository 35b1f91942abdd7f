import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../../core/review/clauses.ts';
import {
  exerciseAfter,
  exerciseDuring,
  mayWorkThrough,
  worksThrough,
} from '../../../../../core/review/leading/exercise.ts';

const sets = (text: string): boolean => exerciseAfter(wordsOf(text), false);

describe('a turn of the interviewer', () => {
  it.each([
    'Write a function.',
    'Reverse this list.',
    'Sell me this pen.',
    'Read all of it.',
    'Peel the carrots.',
    'Okay, so mix me a drink.',
    'Thanks. Now dictate two letters.',
    'Price up the rest.',
    'Peel me a carrot.',
    'Cook us something nice.',
    'How would you design a queue?',
    'Here is a case.',
    "I'm your customer.",
    'We can do that on the whiteboard.',
    'Could you peel this?',
    'Would you cook something for us?',
    'Can you warm it up for me?',
  ])('sets an exercise: "%s"', (text) => {
    expect(sets(text)).toBe(true);
  });

  it.each([
    ['Write that down.', 'an answer is noted'],
    ['Take a seat.', 'what a host says'],
    ['Ignore the boxes.', 'what a host says'],
    ['Write it.', 'nothing follows'],
    ['Plan ahead.', 'advice'],
    ['Thinking the worst helps.', 'no order'],
    ['Others the team knows.', 'no order'],
    ['Asked the team.', 'what was done'],
    ['Really the best.', 'praise'],
    ['10 the hour.', 'a number'],
    ['Could you come in the morning?', 'nothing to be done here'],
    ['Could you cook the usual?', 'nothing to be done now'],
    ['Could you cook for him?', 'for somebody else'],
    ['Could you cook something with me?', 'with somebody'],
    ['Could you say more about this?', 'more is to be told'],
    ['Plan well for it.', 'advice about a plan'],
    ['Happy birthday to Anna.', 'a wish'],
    ['Could they peel this?', 'not for the candidate'],
    ['You could peel this.', 'no order'],
    ['Could you tell me more about your time on the old ward in the north of town this year?', 'a story'],
    ['Peel, the carrots are there.', 'a pause after the verb'],
    ['I like your shop.', 'praise'],
    ['', 'nothing'],
  ])('sets none: "%s" (%s)', (text) => {
    expect(sets(text)).toBe(false);
  });

  it('leaves an exercise running until it turns to something else', () => {
    const goesOn = wordsOf('And what is still missing?');
    const turns = wordsOf("Let's leave it there. Tell me about your last job.");
    expect(exerciseDuring(goesOn, true)).toBe(true);
    expect(exerciseAfter(goesOn, true)).toBe(true);
    expect(exerciseDuring(turns, true)).toBe(false);
    expect(exerciseAfter(turns, true)).toBe(false);
    expect(exerciseDuring(wordsOf('Tell me about your last job.'), true)).toBe(false);
    expect(exerciseDuring(goesOn, false)).toBe(false);
  });
});

describe('a candidate who works something through', () => {
  it.each([
    'I sort the whole list.',
    'Then I would just also loop over it.',
    'So first I push it, and I pop it again.',
    'Well, I would then merge',
  ])('"%s"', (text) => {
    expect(worksThrough(wordsOf(text))).toBe(true);
    expect(mayWorkThrough(text.toLowerCase())).toBe(true);
  });

  it.each([
    ['I sorted the whole list.', 'it is told of the past'],
    ['They sort the list.', 'others do it'],
    ['I never sort it.', 'it is not done'],
    ['I would just then also sort it.', 'four words stand between'],
    ['Sort it, said I', 'nothing follows'],
  ])('not "%s" (%s)', (text) => {
    expect(worksThrough(wordsOf(text))).toBe(false);
  });
});
