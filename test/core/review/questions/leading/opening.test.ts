import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../../../core/review/asked.ts';
import { wordsOf } from '../../../../../core/review/clauses.ts';
import { questionsInTurn } from '../../../../../core/review/detect-questions.ts';
import { pastOpening } from '../../../../../core/review/leading/opening.ts';

const rest = (text: string): string => {
  const words = wordsOf(text);
  return words.word.slice(pastOpening(words, askedIn(words))).join(' ');
};

describe('what takes note of the answer before', () => {
  it.each([
    ['Okay. What did you do then?', 'what did you do then'],
    ['Okay, what did you do then?', 'what did you do then'],
    ['Got it. Thanks. Um, uh, what did you do then?', 'what did you do then'],
    ['Right. I see. What did you do then?', 'what did you do then'],
    ['Mm-hmm. You enjoyed it.', 'you enjoyed it'],
  ])('"%s" goes on with "%s"', (text, after) => {
    expect(rest(text)).toBe(after);
  });

  it.each([
    'So you led it?',
    'Right, so you led it?',
    'That was brave. What did you do then?',
    'I see you as a leader. Are you?',
    'You enjoyed it.',
    'Okay?',
    'Okay.',
    '',
  ])('is not in "%s"', (text) => {
    expect(rest(text)).toBe(wordsOf(text).word.join(' '));
  });
});

describe('a question after it', () => {
  const heard = (text: string) => questionsInTurn(text, []).map(({ form, cue }) => ({ form, cue }));

  it.each(['Okay.', 'Okay,', 'Got it.', 'Right.', 'Um,', 'Mm-hmm.', 'Thanks.', 'I see.'])(
    '"%s" leads as without',
    (opening) => {
      for (const text of [
        'Do you see the rules as a help or as red tape?',
        'You were glad to get out of there, I should think.',
        "Don't you think a cache would be simpler?",
        'How did you find out?',
      ])
        expect(heard(`${opening} ${text}`)).toEqual(heard(text));
    },
  );
});
