import { describe, expect, it } from 'vitest';
import { answerInside } from '../../../../../core/review/leading/answer-inside.ts';
import { heardBy } from './heard.ts';

const hears = (text: string, exercise = false): string[] =>
  heardBy(answerInside, text, exercise).filter((heard) => heard !== 'nothing');

describe('an open question with one answer put into it', () => {
  it.each([
    ['What was hard, the scale?', 'the scale', 'after a comma'],
    ['What was hard - the scale?', 'the scale', 'after a dash'],
    ['What was hard, the scale, I guess?', 'the scale', 'before a guess'],
    ['What was hard, the scale, right?', 'the scale', 'before a tag'],
    ['Which part was hard, the scale?', 'the scale', 'asked by "which part"'],
    [
      'What did you do then, call the owner, apologise?',
      'call the owner, apologise',
      'two answers and no third',
    ],
    [
      'And what would you do first, um, clear the aisle, call somebody?',
      'clear the aisle, call somebody',
      'after a filler',
    ],
    [
      'what was your biggest success the store opening',
      'the store opening',
      'the comma was lost after a superlative',
    ],
    ['what was the hardest part the scale', 'the scale', 'the comma was lost after "part"'],
    ['Tell me what was difficult, the language?', 'the language', 'within a request'],
    ['Tell me why you left. Was it the pay?', 'Was it the pay', 'after a request'],
    ['How come it took so long? Too many cooks?', 'Too many cooks', 'in a question of its own'],
    ['What made you leave? The pay, I suppose.', 'The pay, I suppose', 'in a statement after it'],
    ['Because of the hours?', 'of the hours', 'a reason alone'],
    ['And due to the hours?', 'due to the hours', 'a cause alone'],
    ['Who did you learn most from, your dad I bet?', 'your dad I bet', 'asked by "who"'],
    [
      "Tell me how you'd motivate them, with bonuses I suppose?",
      'with bonuses I suppose',
      'a way, in a request',
    ],
    ['What was hard, honestly - the scale?', 'the scale', 'after an aside and a dash'],
    [
      'And what was that like for you, a bit of a relief to be kept?',
      'a bit of a relief to be kept',
      'a long one',
    ],
    ['So the reason was poor planning?', 'poor planning', 'in a statement that says what the reason was'],
    [
      'Did it fail because nobody owned it?',
      'Did it fail because nobody owned it',
      'a yes or no, and its reason',
    ],
    ['Was the reason poor planning?', 'poor planning', 'a yes or no, and what it was'],
    ['How would they describe you, as strict?', 'as strict', 'a portrait of them'],
    [
      'What did you do in the end when the whole kitchen went up, in front of the guests, cook?',
      'cook',
      'late',
    ],
  ])('leads: %s', (text, heard) => {
    expect(hears(text)).toContain(heard);
  });

  it.each([
    ['What, in your view, makes a client leave?', 'an aside'],
    ['What was hard, exactly?', 'a softener'],
    ['How many, roughly ten?', 'an estimate'],
    ['When was that, last year?', 'a date'],
    ['Which school was that, the one in Hackney?', 'which of several'],
    ['Where was that, the north?', 'a place'],
    ['How would you look that up, an index?', 'a hint at how it could be done'],
    ['How could you store it, a map?', 'the same with "could"'],
    ['How might you speed it up, an index?', 'the same with "might"'],
    ['What sort of events did the hotel get, weddings, conferences?', 'examples of what is meant'],
    ['What did you do in the first week, the second, the third?', 'a list in the question'],
    ['What do you do first, call the owner or apologise?', 'two answers to choose from'],
    ['What do you do first, call, apologise or wait?', 'three answers to choose from'],
    ['What did you do, when it rained, when it froze?', 'two cases'],
    ['What did you do, exactly, specifically?', 'two softeners'],
    ['what did you tell the team', 'nothing is put in'],
    ['what was the best of the year', 'what follows narrows it'],
    ["How big's the class, thirty?", 'a number'],
    ["Because of your manager, I'd say.", 'a reason with no mark'],
    ['You said the main issue was the database?', 'what was said, of an issue'],
    ['Is there anything you did not enjoy?', 'nothing is filled in'],
    ['what was the part that you did', 'what follows belongs to it'],
    ['So Tuesday at ten works, yes?', 'a time'],
    ['You said because of the hours?', 'what was said'],
    ['Because of your manager.', 'no mark asks'],
    ['Because?', 'nothing is named'],
    ['Tell me what was difficult, exactly?', 'a softener within a request'],
    ['Tell me what was difficult, the language.', 'a request with no mark'],
  ])('does not lead: %s (%s)', (text) => {
    expect(hears(text)).toEqual([]);
  });

  it('is a hint while an exercise is running', () => {
    expect(hears('What is missing, the index?', true)).toEqual([]);
    expect(hears('What is missing, the index?')).toEqual(['the index']);
  });
});
