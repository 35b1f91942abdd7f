import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../../core/review/asked.ts';
import { wordsOf } from '../../../../core/review/clauses.ts';
import { stackedAmong } from '../../../../core/review/multiple.ts';

const stacked = (text: string, logistics: readonly boolean[] = []): boolean[] => {
  const words = wordsOf(text);
  return stackedAmong(words, askedIn(words), logistics);
};

describe('questions that stand in a stack', () => {
  it.each([
    ['What did the team look like? Who was on it?', [true, true]],
    ['Why did you leave? Tell me about that.', [true, true]],
    ['Can you lift twenty kilos, and is there anything we would need to adapt?', [true, true]],
    ['You led it, right? You liked it, right?', [true, true]],
    ['What and how did you measure?', [true, true]],
    ['Who and when was it?', [true, true]],
    ['Which one did you like best and why?', [true, true]],
    ['which one did you like best and why', [true]],
    ['which one did you like best and how', [true]],
    ['which one did you like best and when', [true]],
    ['You led it in Leeds, right? You led it in York, right?', [true, true]],
    ['What was hard? Who helped? What was hard about it?', [true, true, true]],
    ['Did you sell? Describe your home town in the north.', [true, true]],
    ['Who helped? Where was the shop?', [true, true]],
    ['Why did you join? And what would you change about the place?', [true, true]],
  ])('"%s"', (text, which) => {
    expect(stacked(text)).toEqual(which);
  });

  it.each([
    'What was hard? I mean, what was the toughest part?',
    'Who signed it? Or rather, who wrote it?',
    'Who signed it? Sorry, who wrote it?',
    'Have you managed people? If so, how many?',
    'Have you managed people? If you have, who were they?',
    'Have you managed people? And if so, how many?',
    'Have you managed people? Tell me more.',
    'Have you managed people? Give me an example.',
    'What was hard? The scale?',
    'What was the hardest part of the migration? What made the migration hard?',
    'Which one did you like best in the end?',
    'Who led it in Leeds? You led it in Leeds, right?',
    'You led it in Leeds, right? Who led it in Leeds?',
    'tell me where you went last and why',
    'who left and why',
    'which one did you like best or why',
    'which ones did you like and what and where in the end',
    'Tell me where you went and why.',
    'What happened in the year and in the shop?',
  ])('one question: "%s"', (text) => {
    expect(stacked(text)).not.toContain(true);
  });

  it('are not counted with what only arranges the meeting', () => {
    const text = 'Can you hear me? Who helped you?';
    expect(stacked(text, [true, false])).toEqual([false, false]);
    expect(stacked(text, [false, false])).toEqual([true, true]);
    expect(stacked('Who helped you? Can you hear me? Where was the shop?', [false, true, false])).toEqual([
      true,
      false,
      true,
    ]);
  });
});
