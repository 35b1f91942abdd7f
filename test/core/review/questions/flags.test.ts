import { describe, expect, it } from 'vitest';
import { questionsInTurn } from '../../../../core/review/detect-questions.ts';
import type { QuestionFlag } from '../../../../core/review/review.ts';

const flags = (
  text: string,
  answers: readonly string[] = [],
  jurisdictions: readonly string[] = [],
): QuestionFlag[] =>
  questionsInTurn(
    text,
    answers.map((said) => ({ role: 'candidate', text: said })),
    { jurisdictions },
  ).flatMap((question) => question.flags);

describe('several questions at once', () => {
  it.each([
    'What was your role and how big was the team?',
    'Why did you join? And what would you change about the place?',
    'What and how did you measure?',
    'Where did you study, and who hired you?',
  ])('"%s"', (text) => {
    expect(flags(text)).toContain('multiple');
  });
  it.each([
    'What was hard? I mean, what was the toughest part?',
    'Have you managed people? If so, tell me about that.',
    'Have you ever missed a deadline? Tell me about it.',
    'Did you build it, or did you buy it?',
    'What was hard? The scale?',
    'How are you today? So, what brought you here?',
    'What was the hardest part of the migration? What made the migration hard?',
  ])('one question: "%s"', (text) => {
    expect(flags(text)).not.toContain('multiple');
  });
});

describe('past and supposed', () => {
  it('tells a past episode from a supposed one', () => {
    expect(flags('Tell me about a time you disagreed with your manager.')).toContain('behavioural');
    expect(flags('How would you handle an angry client?')).toContain('hypothetical');
    expect(flags('Could you tell me about the last time you missed a date?')).toContain('behavioural');
    expect(flags('What is idempotency?')).toEqual([]);
  });
});

describe('protected topics', () => {
  it.each([
    'Do you have kids?',
    'How old are you?',
    'Are you married?',
    'Are you planning on starting a family?',
    'Where are you from originally?',
    "That's an interesting accent, where's it from?",
    'What church do you go to?',
    'Do you have a disability?',
    'Do you have any health conditions?',
    'Who did you vote for?',
    'Is your husband okay with the move?',
    'Are you in a union?',
    'Is English your first language?',
  ])('refers "%s"', (text) => {
    expect(flags(text)).toContain('protected-topic');
  });
  it.each([
    'Are you authorised to work in the UK?',
    'Can you perform the essential functions with or without accommodation?',
    'Do you need any adjustments for the interview?',
    'Are you over 18?',
    'Do you have any child processes to watch?',
    'How old is the codebase?',
    'How did you handle the race condition?',
    "What's your background?",
    'Are you able to walk me through it?',
    'What year did you leave?',
    'Are you looking to start a new job?',
    'How would you serve a customer with kids?',
  ])('does not refer "%s"', (text) => {
    expect(flags(text)).not.toContain('protected-topic');
  });
  it('leaves an arrest record alone where no listed rule names it', () => {
    expect(flags('Have you ever been arrested?')).not.toContain('protected-topic');
    expect(flags('Have you ever been arrested?', [], ['US-CA'])).toContain('protected-topic');
  });
});

describe('salary history', () => {
  it('is flagged only where a dated rule holds', () => {
    expect(flags('What was your salary there?', [], ['US-NY'])).toContain('salary-history');
    expect(flags('How much are you making now?', [], ['US-CA'])).toContain('salary-history');
    expect(flags('What are you earning at the moment?', [], ['IT'])).toContain('salary-history');
    expect(flags('What was your salary there?', [], ['DE-BE'])).toContain('salary-history');
    expect(flags('What was your salary there?')).not.toContain('salary-history');
    expect(flags('What was your salary there?', [], ['XX'])).not.toContain('salary-history');
  });
  it('never flags expectations', () => {
    expect(flags('What salary are you expecting?', [], ['US-NY'])).not.toContain('salary-history');
    expect(flags('What are your salary expectations?', [], ['US-NY'])).not.toContain('salary-history');
    expect(flags('How much did you make the company?', [], ['US-NY'])).not.toContain('salary-history');
  });
});

describe('follow-ups', () => {
  it('point back, or take up a word of the answer', () => {
    expect(flags('What happened next?', ['We lost two warehouses in a week.'])).toContain('follow-up');
    expect(flags('How did you reroute the warehouses?', ['We lost two warehouses in a week.'])).toContain(
      'follow-up',
    );
  });
  it('are not new topics', () => {
    expect(
      flags('Tell me about a time you hired somebody.', ['We lost two warehouses in a week.']),
    ).not.toContain('follow-up');
    expect(flags('Why?')).not.toContain('follow-up');
  });

  const answer = ['I asked the finance partner for a quarter more, and in the end he gave us six weeks.'];

  it.each([
    ['And he took that well?', 'And where are you based?'],
    ['How did you find out?', 'How do you like to work?'],
    ['What would you say?', 'What motivates you?'],
    ['Have they asked?', 'Are you ready?'],
    ['How is it between you now?', 'Next: how is it with travelling for you?'],
    ['Where does that come from?', "Let's move on to another topic. Where does that interest come from?"],
    ['What did you do yourself?', 'Tell me about a time you did something yourself.'],
  ])('"%s" leans on the answer before it; "%s" does not', (leaning, fresh) => {
    expect(flags(leaning, answer)).toContain('follow-up');
    expect(flags(fresh, answer)).not.toContain('follow-up');
    expect(flags(leaning)).not.toContain('follow-up');
  });

  it('is only the first question of a turn: what the second leans on is the first', () => {
    const [first, second] = questionsInTurn('What is your view of pricing? Where does that come from?', [
      { role: 'candidate', text: answer[0] ?? '' },
    ]);
    expect(first?.flags).not.toContain('follow-up');
    expect(second?.followsBy).not.toBe('reference');
  });
});

describe('logistics', () => {
  it.each([
    'Can you hear me okay?',
    'Shall we start?',
    'Do you have any questions for me?',
    'Does that make sense?',
    'Is now a good time?',
  ])('"%s"', (text) => {
    expect(flags(text)).toContain('logistics');
  });
  it.each(['What questions did you ask the customer?', 'How did you start?', 'What made sense about that?'])(
    'not "%s"',
    (text) => {
      expect(flags(text)).not.toContain('logistics');
    },
  );
});
