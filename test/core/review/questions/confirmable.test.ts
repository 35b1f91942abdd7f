import { describe, expect, it } from 'vitest';
import { questionsInTurn } from '../../../../core/review/detect-questions.ts';

type Said = readonly [role: 'interviewer' | 'candidate', text: string];
const asked = (text: string, ...before: readonly Said[]) =>
  questionsInTurn(
    text,
    before.map(([role, said]) => ({ role, text: said })),
  );
const leads = (text: string, ...before: readonly Said[]): boolean =>
  asked(text, ...before).some(({ flags }) => flags.includes('leading'));

describe('a statement about what only the candidate can know, left at the end of a turn', () => {
  it.each([
    ["You'd never skip the check, I take it.", 'who believes it stands last'],
    ['One assumes you had told the board.', 'one believes it'],
    ['Bet you were relieved.', 'nobody says who bets'],
    ['Let me guess, the buyer had no budget and you found out late.', 'a guess'],
    ['And the parents were delighted, I expect.', 'it is told of others, where the candidate was'],
    ['It would naturally have been hard for you.', 'the certainty stands inside'],
    ["You wouldn't shout at a pupil.", 'what they would not do'],
    ["You'd have no problem with early starts then.", 'no trouble'],
    ["So you're pretty organised, then.", 'how they are'],
    ['So it was thanks to you that they stayed.', 'whose merit it was'],
    ["So night work is what you're after, you'd say.", 'words put into their mouth'],
  ])('asks, and leads: %s', (text) => {
    expect(asked(text)).toHaveLength(1);
    expect(leads(text)).toBe(true);
  });

  it.each([
    ["I'm sure we'll find you a desk.", 'it is about the speaker too'],
    ["You'll hear from us on Friday, I expect.", 'what will happen is told'],
    ["You'd get two weeks of induction, obviously.", 'what one would get is told'],
    ["You wouldn't believe the traffic.", 'a saying'],
    ["You've clearly thought about it.", 'praise for an answer'],
    ["I'm not sure you told me where that was.", 'nothing is believed'],
    ['So you ran it. I ran one as well, years ago.', 'the turn goes on about the speaker'],
  ])('does not ask: %s (%s)', (text) => {
    expect(asked(text)).toEqual([]);
  });

  it('answers where the candidate has just asked something', () => {
    const statement = "You'd never be alone on the ward, I expect.";
    expect(asked(statement, ['candidate', 'I have worked nights.'])).toHaveLength(1);
    expect(asked(statement, ['candidate', 'Who else is on at night?'])).toEqual([]);
  });

  it('leads nobody with what the candidate has said', () => {
    const answer: Said = ['candidate', 'They cut the team in April and I left with them.'];
    expect(asked("So that's when you left, then.", answer)).toHaveLength(1);
    expect(leads("So that's when you left, then.", answer)).toBe(false);
  });
});

describe('forms of leading and what they are mistaken for', () => {
  it.each([
    ['Was it the old code that slowed you down?', 'Was it you that wrote the old code?'],
    ['What cost you the client, price?', 'What, in your view, makes a client leave?'],
    ["Wouldn't it have been fairer to ask them?", "Wouldn't it have been Tuesday?"],
    ["Isn't it easier to say nothing?", "Isn't it on the second floor?"],
    ['Why did you pick nursing, because you like people?', 'Why do you ask, because I can explain it?'],
    ['How would the class describe you, as strict?', 'How would you store it, in a list?'],
    ['Nobody complained, did they? ', 'The budget was for the year, was it?'],
    [
      "You could cut that to two weeks, couldn't you, if you asked?",
      'You could start in May, you said, if you asked?',
    ],
    ['It was the commute that did it, am I right?', 'It was in May, am I right?'],
    [
      "Would you say you're patient? Because that's huge here.",
      'Would you say more? Because I missed the last part.',
    ],
    [
      "We never let a guest wait, it's the one rule. What does good service look like?",
      'There are two floors and a bar. What does good service look like?',
    ],
    ['What was his reaction, was he pleased with you?', 'What was his reaction, and was he in the room?'],
  ])('%s against %s', (leading, fair) => {
    expect(leads(leading)).toBe(true);
    expect(leads(fair)).toBe(false);
  });

  it('takes a hint for a hint where the candidate is telling how it works', () => {
    const hint = "Wouldn't a heap be faster here?";
    expect(leads(hint, ['candidate', 'Then I sort the whole list and take the first ten.'])).toBe(false);
    expect(leads(hint, ['candidate', 'We had picked a list, in the end.'])).toBe(true);
  });

  it('takes no polite word of a host for an exercise', () => {
    const turns: readonly Said[] = [
      ['interviewer', 'Grab a seat and ignore the boxes. I like that, write that down.'],
      ['candidate', 'Thanks.'],
    ];
    expect(leads("Isn't it easier to say nothing?", ...turns)).toBe(true);
  });
});
