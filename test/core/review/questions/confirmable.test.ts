import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../core/review/clauses.ts';
import { confirmable } from '../../../../core/review/confirmable.ts';
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

describe('a statement that is left to be confirmed', () => {
  const last = (text: string) => {
    const words = wordsOf(text);
    const sentence = words.sentences.at(-1);
    const found = sentence && confirmable(words, sentence);
    if (found === undefined) return 'nothing';
    const said = text.slice(words.start[found.from], words.end[found.to - 1]);
    return `${found.leading ? 'leads' : 'asks'}: ${said}`;
  };

  it.each([
    ['And then in 2020 you went to Philips.', 'asks: you went to Philips'],
    ['I imagine you sold cars.', 'leads: I imagine you sold cars'],
    ['You were in Leeds until May.', 'asks: You were in Leeds until May'],
    ['So you liked that.', 'leads: you liked that'],
    ['You were there three years.', 'asks: You were there three years'],
    ['So you left in May.', 'asks: you left in May'],
    ['You left in May then.', 'asks: You left in May then'],
    ["So that's when you left.", "asks: that's when you left"],
    ['So it was where you met.', 'asks: it was where you met'],
    ['Come to think of it, you left early.', 'asks: you left early'],
    ['As a senior nurse you led the team.', 'leads: you led the team'],
    ['Being a nurse, you see it all.', 'leads: you see it all'],
    ['you have no problem with hierarchy then', 'leads: you have no problem with hierarchy then'],
    ['You would have no issue with nights.', 'leads: You would have no issue with nights'],
    ['You would never skip a check.', 'leads: You would never skip a check'],
    ["You wouldn't shout at a pupil.", "leads: You wouldn't shout at a pupil"],
    ['So you are pretty organised.', 'leads: you are pretty organised'],
    ['So you were quite happy there.', 'leads: you were quite happy there'],
    ['You deserved it more than he did.', 'leads: You deserved it more than he did'],
    ['So you were the brains behind it.', 'leads: you were the brains behind it'],
    ['So you only sold cars.', 'leads: you only sold cars'],
    ['That must have stung.', 'leads: That must have stung'],
    ["It can't have been easy.", "leads: It can't have been easy"],
    ['That will have been quite the shock for you.', 'leads: That will have been quite the shock for you'],
    ['So it was thanks to you that they stayed.', 'leads: it was thanks to you that they stayed'],
    ['So it was down to you that they stayed.', 'leads: it was down to you that they stayed'],
    ["So nights suit most of all, you'd say.", "leads: you'd say"],
    ['You will surely have had your own ideas.', 'leads: You will surely have had your own ideas'],
    ['Your boss liked that, I take it.', 'leads: Your boss liked that, I take it'],
    ['And the parents were delighted, I expect.', 'leads: the parents were delighted, I expect'],
  ])('"%s" %s', (text, found) => {
    expect(last(text)).toBe(found);
  });

  it.each([
    ["You're quite right.", 'said to them and not of them'],
    ["You're welcome.", 'said to them and not of them'],
    ['You did well.', 'a remark'],
    ['You left.', 'too short'],
    ['You can keep the pen.', 'what they may do'],
    ['You will hear from us.', 'what they are told'],
    ["You'd get two weeks of induction.", 'what they would get'],
    ["You'd be based in Leeds with the others.", 'where they would be'],
    ["You'd be the fourth person in the team.", 'which they would be'],
    ["You'd have seen the notice on the door.", 'what there was to see'],
    ["You wouldn't be on call for the first months.", 'how it would be'],
    ["You wouldn't believe the traffic.", 'a saying'],
    ['You were recommended by Chidi, as you know.', 'known'],
    ["I'm sure Bea told you about the format.", 'what they were told'],
    ['The parents are delighted, I expect.', 'how it is with others now'],
    ['Surely that cannot be the time already.', 'nothing of them'],
    ['That must have been the microwave.', 'a thing'],
    ['Of course, take your time.', 'time is given'],
    ['You are working with Greta there on Mondays.', 'what they are going to do'],
    ['You have all day.', 'what they have'],
    ['You from Leeds as well.', 'nothing is said of them'],
    ['He said so to all of you.', 'of somebody else'],
    ['You say so then.', 'a remark'],
    ['You and Greta can share a desk.', 'of both'],
    ["We'd love you in the team.", "the speaker's wish"],
    ['You took the bus to the interview.', 'the way here'],
    ["That's when it rains there.", 'nothing concluded'],
    [`You left ${'and you left '.repeat(14)}in May.`, 'a story'],
  ])('nothing in "%s" (%s)', (text) => {
    expect(last(text)).toBe('nothing');
  });
});
