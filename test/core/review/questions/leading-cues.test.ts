import { describe, expect, it } from 'vitest';
import { questionsInTurn } from '../../../../core/review/detect-questions.ts';

const cuesOf = (text: string, answers: readonly string[] = []): (string | null)[] =>
  questionsInTurn(
    text,
    answers.map((said) => ({ role: 'candidate', text: said })),
  ).map((question) => question.cue);
const leads = (text: string, answers: readonly string[] = []): boolean =>
  questionsInTurn(
    text,
    answers.map((said) => ({ role: 'candidate', text: said })),
  ).some((question) => question.flags.includes('leading'));

describe('a leading cue and its counter-example', () => {
  it.each([
    [
      'attached-tag',
      'So you led it, right?',
      'We keep everything in one queue, right? And the workers pull from it.',
    ],
    [
      'attached-tag',
      "You'd shard by user, right?",
      'So the orders go through the gateway, right, and then they fan out.',
    ],
    ['attached-tag', "you've managed people before haven't you", 'So we are about forty people, innit?'],
    ['negative-polar', "Don't you think that was too early?", "Why didn't you wait?"],
    ['negative-polar', "Isn't it better to ask first?", "What if you didn't ask first?"],
    ['endorsement', 'So you would agree that speed matters most?', 'You said you led it?'],
    ['endorsement', 'Obviously you told the client straight away?', 'So you mentioned the client?'],
    ['answer-inside', 'What was hard, the scale?', 'What was hard?'],
    ['answer-inside', 'Why did you leave? Was it the money?', 'Why did you leave? Tell me about that.'],
    ['answer-inside', 'What was hard, the scale, I guess?', 'What was hard, exactly?'],
    [
      'value-preface',
      'We really value speed. How do you feel about speed?',
      'The team ships weekly. How do you feel about weekly releases?',
    ],
    [
      'slanted-alternative',
      'Is it just for money, or something you enjoy?',
      'Is it Kafka, RabbitMQ, or something else?',
    ],
    [
      'slanted-alternative',
      'Did you think it through or just wing it?',
      'Was that just you, or were there others?',
    ],
  ])('%s fires on "%s" and not on "%s"', (cue, fires, silent) => {
    expect(cuesOf(fires)).toContain(cue);
    expect(leads(fires)).toBe(true);
    expect(leads(silent)).toBe(false);
  });

  it('shows a presupposition without calling it leading', () => {
    const [question] = questionsInTurn('How did you approach the problem you managed to solve?', []);
    expect(question?.cue).toBe('presupposition');
    expect(question?.flags).not.toContain('leading');
  });
});

describe('what does not lead', () => {
  it.each([
    'Could you hash it?',
    'What if you cached it?',
    "Couldn't you cache it?",
    'Would you use a queue there?',
    'What did you do next?',
    'What was hard, Priya?',
    'What would you change, if anything?',
    'You can hear me okay, right?',
    'Do you have any questions for me?',
    'So if I understand, you led it?',
    'Just to check, you were in Leeds then, right?',
  ])('is not led by "%s"', (text) => {
    expect(leads(text)).toBe(false);
  });
});

describe('what the candidate has already said', () => {
  it('is not put into their mouth again', () => {
    expect(leads('So you led the rollout, right?', ['I led the rollout in the north.'])).toBe(false);
    expect(leads('So you led the rollout, right?', ['We had a rollout in the north.'])).toBe(true);
  });
  it('counts in other words: a verb in another form, a word of the same family', () => {
    expect(
      leads('So you ran the whole migration, right?', ['I was in charge of migrating the ledger.']),
    ).toBe(false);
  });
  it('is the opposite when the candidate denied it', () => {
    expect(leads('So you enjoyed it, right?', ['I never enjoyed that part.'])).toBe(true);
  });
  it('must have been said in one answer, not gathered from several', () => {
    expect(
      leads("You'd shard by tenant, right?", ['A tenant is a company for us.', 'I would not shard yet.']),
    ).toBe(true);
  });
  it('is only what the candidate said, not the interviewer', () => {
    const before = [{ role: 'interviewer', text: 'I think you led the rollout.' }];
    expect(questionsInTurn('So you led the rollout, right?', before)[0]?.flags).toContain('leading');
  });
  it('takes the answer out of an answer put inside', () => {
    expect(leads('Why did you leave, the commute?', ['The commute wore me down.'])).toBe(false);
    expect(leads('Why did you leave, the commute?', ['It was time to go.'])).toBe(true);
  });
});
