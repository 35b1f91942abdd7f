import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../../../core/review/asked.ts';
import { wordsOf } from '../../../../../core/review/clauses.ts';
import { offeredNext } from '../../../../../core/review/leading/offered-answer.ts';

/** Whether the second question of a turn only offers an answer to the first. */
function offers(text: string): boolean {
  const words = wordsOf(text);
  const [question, next] = askedIn(words);
  if (question === undefined || next === undefined) throw new Error(`not two questions: ${text}`);
  return offeredNext(words, question, next);
}

describe('a question after an open one', () => {
  it.each([
    ['Why did you leave? Was it the money?', 'a reason'],
    ['Why did you leave? Were you bored?', 'how they were'],
    ['Why did you leave? Did you just want more?', 'what they wanted'],
    ['What was it? Is it that nobody listened?', 'that somebody did not'],
    ['What slowed you down? Might it be the tools?', 'what it might be'],
    ['What was hard? Was it finding people?', 'what one does'],
    ["What was hard? Wasn't it finding people?", 'what one does, in the negative'],
    ['What did you do, did you sit down with her one to one and go through the whole list?', 'a long deed'],
    ['How did you handle it, did they escalate it?', 'what others did at once'],
    ['Tell me why you left. Was it the pay?', 'after a request with "why"'],
    ['Tell me what the trouble was, did they just not listen to you?', 'after a request with "what"'],
    ['What did you do, did you escalate it?', 'a deed'],
    ['How did you handle it, did you, um, maybe escalate it?', 'a deed behind hesitation'],
    ['How did the team react, were they angry?', 'how others were'],
    ['How did you solve it? By talking to them?', 'a way'],
    ['Why was that? Because they were late?', 'a reason in half a sentence'],
    ['What happened then? You escalated it?', 'the story'],
    ['What went wrong? Bad planning?', 'in two words'],
    ['What was the biggest lesson? That you should test?', 'a clause'],
    ['Describe the atmosphere there. Toxic?', 'in one word, after a request'],
    ["What did you dislike? It was the hours, wasn't it?", 'with a tag'],
    ['how did you calm her down did you just listen', 'the marks were lost'],
  ])('offers an answer: %s (%s)', (text) => {
    expect(offers(text)).toBe(true);
  });

  it.each([
    ['Who left? Was it the boss?', 'the first asks for one fact'],
    ['Did you leave? Was it the money?', 'the first asks for yes or no'],
    ['Tell me about the move. Was it planned?', 'a request without "why" or "what"'],
    ['Tell me why you left. Was it your decision?', 'whose it was'],
    ['Why did you leave? Were you able to say so?', 'what they were able to do'],
    ['Why did you leave? Were you the first?', 'which they were'],
    ['What was the job? Were you bored?', 'how they were, after no "why"'],
    ['Why did you leave? Was it the money or the hours?', 'two answers'],
    ['Why did you leave? I ask everybody. Was it the money?', 'something stands between'],
    ['What did you do, did you know her?', 'what they knew'],
    ['What did you do? Did you escalate it?', 'a deed in a sentence of its own'],
    ['What was it like, did you escalate it?', 'a deed after no deed'],
    ['What did you do, could you escalate it?', 'what could be done'],
    ['What did you do, were you there?', 'where they were'],
    ['What did you do, did you maybe know her?', 'what they knew, behind hesitation'],
    ['Why did you leave? Do you miss it?', 'how it is now'],
    ['How did you solve it? By noon?', 'when'],
    ['What was hard? Any tests?', 'which there were'],
    ['What was hard? Talking to you?', 'who is meant'],
    ['Describe the atmosphere. And then?', 'what came next'],
    ['Describe the atmosphere. Tense and cold then?', 'more than a word or two after a request'],
    ['How did you handle it, did it work?', 'how it ended'],
    ['How did it end? Did you keep in touch?', 'what came later'],
    ['What was his reaction, and was he in the room?', 'a second question after "and"'],
    ['How did he react? Was he in the room?', 'where somebody was'],
    ['How did the pupils react? And the parents?', 'how others did'],
    ['What if it fails, was it the money?', 'a case'],
    ['What was hard? For you?', 'for whom'],
    ['What was hard? You said it was slow?', 'what was said'],
    ['What was hard? They?', 'nothing is told'],
    ['Describe the atmosphere. It was toxic for all of you?', 'a story after a request'],
    ['What did you do? You were hired in May, right?', 'a tag on a fact'],
    ['How was the interview? The train was late?', 'how they came'],
    ['Why did you switch, and when?', 'a second question in two words'],
    [
      'Why did you leave? Was it the long way home at night in the dark and in the rain?',
      'longer than an answer in passing',
    ],
  ])('asks something else: %s (%s)', (text) => {
    expect(offers(text)).toBe(false);
  });
});
