import { describe, expect, it } from 'vitest';
import { answerInside } from '../../../../../core/review/leading/answer-inside.ts';
import { heardBy } from './heard.ts';

const hears = (text: string): string[] => heardBy(answerInside, text).filter((heard) => heard !== 'nothing');

describe('what reads as an answer behind a question', () => {
  it.each([
    ['How do you deal with stress, sport?', 'sport', 'one word'],
    ['How do you relax, running?', 'running', 'what one does'],
    ['How would you describe your style, collaborative?', 'collaborative', 'a quality'],
    ['What was your part in it, mostly the spreadsheets?', 'mostly the spreadsheets', 'behind "mostly"'],
    ['What drew you to us, I guess the name?', 'I guess the name', 'behind a guess'],
    ['So why the gap, burnout was it?', 'burnout was it', 'before "was it"'],
    ['What manager do you want, one who leaves you alone?', 'one who leaves you alone', 'a person'],
    ['What manager do you want, somebody that listens?', 'somebody that listens', 'somebody'],
    ['What was the lesson, that you should test?', 'that you should test', 'a clause'],
    ['What did they tell you, that people leave?', 'that people leave', 'a clause of anybody'],
    ['What was that like for you, a bit of a relief?', 'a bit of a relief', 'a feeling'],
    ['How would the class describe you, as strict?', 'as strict', 'a portrait'],
    ['How did the parents react, badly?', 'badly', 'how it went'],
    ['How was the atmosphere, a bit toxic?', 'a bit toxic', 'how it was, by degree'],
    ['How do you prioritise, by impact?', 'by impact', 'a way'],
    ['Where did it go wrong, in the planning?', 'in the planning', 'where, and no place'],
    ['Why did you leave, because they sold it?', 'because they sold it', 'a reason'],
    ['Why did you leave, for the money?', 'for the money', 'an aim'],
    ['Why did you leave, to travel?', 'to travel', 'a purpose'],
    ['What was the result, higher sales?', 'higher sales', 'two words'],
    ['What did you use, Kafka?', 'Kafka', 'a name where one is chosen'],
    ['What did you use, Kafka Streams?', 'Kafka Streams', 'a name of two words where one is chosen'],
    [
      'What put you off the agency, never knowing where you would be?',
      'never knowing where you would be',
      'what was bad',
    ],
    [
      'How do you keep up with new rules, papers and things like that?',
      'papers and things like that',
      'and the like',
    ],
    ['Why did they choose you, because you were cheap?', 'because you were cheap', 'a reason of them'],
    ['What did you hate about that, nights and weekends?', 'nights and weekends', 'two things of one'],
    ['What do you fear in this, layoffs and stuff?', 'layoffs and stuff', 'a thing and its like'],
  ])('leads: %s', (text, heard) => {
    expect(hears(text)).toContain(heard);
  });

  it.each([
    ['Why did you take the job? For the training budget?', 'For the training budget', 'an aim'],
    ['What did you learn from it? To be more patient?', 'To be more patient', 'how to be'],
    ['What did you learn from it? To listen more?', 'To listen more', 'what to do'],
    ['Why do you think they picked you? Experience?', 'Experience', 'one word with a capital'],
  ])('leads in a sentence of its own: %s', (text, heard) => {
    expect(hears(text)).toContain(heard);
  });

  it.each([
    ['What kind of parents, working parents?', "the question's own word again"],
    ['What would you do, in that order?', 'how it is to be told'],
    ['What do you think about shifts, nights and weekends?', 'what was named, spelled out'],
    ["What didn't work, the first time round?", 'which time'],
    ['Who would you go to first, the family or the doctor?', 'two answers'],
    ['How would you rate yourself there, one to ten?', 'a scale'],
    ['What are your strengths, the ones you would bring here?', 'which are meant'],
    ['What do you do when a guest complains, for example about noise?', 'an example of the case'],
    ['How did you do it, exactly?', 'a softener'],
    ['What happened to him, the one who left?', 'who is meant'],
    ['How did it go, salarywise?', 'in what respect'],
    ['How did it go, 2019?', 'a number'],
    ['How did you do it, by yourself?', 'by whom'],
    ['How would they describe you, as a person?', 'in what respect they would'],
    ['How did you find it, as?', 'broken off'],
    ['How do you do it, by?', 'broken off at a way'],
    ['Why did you do it, because I said so?', "the speaker's reason"],
    ['What did you do, because you said it was bad?', 'why it is asked'],
    ['Why did you leave, because?', 'broken off at a reason'],
    ['Why did they react, badly?', 'in which way'],
    ['What was the plan, by the way?', 'in passing'],
    ['How did you handle it, as a new manager?', 'in which place'],
    ['Where did it go wrong, looking back?', 'as it looks now'],
    ['What did you move next? To the left?', 'where to'],
    ['What did you do, and why?', 'a second question'],
    ['What did you do, or say?', 'two deeds'],
    ['What did you do, after lunch?', 'when'],
    ['What did you do, when they left?', 'in which case'],
    ['What did you think of it, generally speaking?', 'how it is to be told'],
    ['What was it, did you say?', 'what was said'],
    ['What did you do, you personally?', 'who is meant'],
    ['What was hard, Priya?', 'who is asked'],
    ['What was hard, Priya Patel?', 'who is asked, by both names'],
    ['What did you do, um?', 'a filler'],
    ['What did you do, it?', 'nothing is named'],
    ['What did you do, was?', 'broken off at a verb'],
    ['What did you do, is the one thing I ask?', 'a clause of the speaker'],
    ['What did you do, the day it was that it rained?', 'a clause of its own'],
    [
      'What did you do, the long list of all of the many small open points there?',
      'too long for a word in passing',
    ],
  ])('does not lead: %s (%s)', (text) => {
    expect(hears(text)).toEqual([]);
  });
});
