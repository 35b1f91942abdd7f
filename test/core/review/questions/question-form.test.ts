import { describe, expect, it } from 'vitest';
import { questionsInTurn } from '../../../../core/review/detect-questions.ts';

const forms = (text: string): string[] => questionsInTurn(text, []).map((question) => question.form);

describe('the form of a question', () => {
  it.each([
    'Walk me through the design.',
    'tell us about a time you failed',
    'Can you tell me about a time you failed?',
    'Could you explain how that works?',
    "I'd love to hear how you settled it.",
    "I'm curious how you got there.",
    'Help me understand the trade-off.',
    'Give me an example.',
    'What did you do next?',
    'Why?',
    'How did you decide?',
    'Where do you see yourself in five years?',
    'What else?',
    'And the outcome?',
    'Do you have an example of that?',
    'Can you think of a time when it went wrong?',
    'what made you leave',
    'How you handled the vendor?',
    'Which one did you pick, and why?',
    'Who was the toughest guest you had, and how did you win them round?',
    'When did you leave or why?',
    'What cost you the client, price?',
    'What was the aim, a pay rise?',
    'What does a good day look like?',
    'What is your weak spot, saying yes too often or so?',
    'How do you switch off, a run or something?',
    'How do you switch off, a run or not?',
    'What was time management like?',
    'What is the budget about?',
    'What was the city like?',
    'What sort of year was it?',
    'What kind of year was it?',
    'What type of title is that?',
    'What if the year is over?',
    'What else year by year?',
    'What is wrong with the price?',
    'What are they paid the rate for?',
    'What lost you the deal, the price?',
    'How about you?',
    'How honestly did you tell them?',
    'How do you sell it?',
    'When have you failed?',
    'Where do you shine?',
    'Where would you start?',
    'Tell me about the time it failed, how big it was.',
    'Tell me the price and why.',
    'Walk me through the budget.',
    'Tell me what it was like.',
    'Paint me a picture of that first week.',
  ])('open: "%s"', (text) => {
    expect(forms(text)).toContain('open');
  });

  it.each([
    'Did you lead it?',
    'Was it your idea or theirs?',
    'Who signed it off?',
    'When was that?',
    'Where were you based?',
    'Which team was it?',
    'How many people was that?',
    'How long did it take?',
    'How old was the system?',
    'What year was that?',
    'What version were you on?',
    "What's the time complexity?",
    'Can you tell me how many there were?',
    'On a scale of one to ten, how sure were you?',
    'How collaborative was the team?',
    'Any experience with forklifts?',
    'did they keep the tool',
    "What's your opinion of the four-day week, good or bad?",
    'What was your job, cook or host?',
    'How do you sort it, by name or date?',
    'What was the final total annual budget?',
    'What was their price?',
    'What grade did you get?',
    'How about Monday?',
    'How about next Friday?',
    'How very big was it?',
    'How really big was it?',
    'How exactly big was it?',
    'How do you spell it?',
    'How do you pronounce it?',
    'When did you leave?',
    'Tell me the price.',
    'Tell me if you liked it.',
    "I'm curious whether you enjoyed it or not.",
    'Tell me at which school it was.',
    'Give me your phone number.',
    'has anyone tried that before',
  ])('closed: "%s"', (text) => {
    expect(forms(text)).toEqual(['closed']);
  });

  it('a rising statement is a statement, an attached tag a tag', () => {
    expect(forms('So the team was in Lisbon?')).toEqual(['statement']);
    expect(forms("That was the old system, wasn't it?")).toEqual(['tag']);
    expect(forms('You ran it, innit?')).toEqual(['tag']);
  });
});

describe('what only looks like a question', () => {
  it.each([
    'I always ask people why they left.',
    'What we do here is pair programming.',
    'How we work is simple.',
    'Really?',
    'Okay?',
    'Oh, did you?',
    'They asked me, why do you write so many tests?',
    'Why do we do that? Because it keeps the queue short.',
    'Let me know if you have questions.',
    "Tell me when you're ready.",
    'Someone will walk you through the benefits.',
    "Why don't we start with the coding part.",
    "So I'm the hiring manager? I joined two years ago?",
    'Had I known, I would have said so.',
    'Neither did I.',
    'What matters is that you tried.',
    'so what happens next is the recruiter calls you',
    'I know what you mean.',
    'What a great answer.',
    'Give me one second.',
    '',
    '?',
    '...',
  ])('asks nothing: "%s"', (text) => {
    expect(forms(text)).toEqual([]);
  });
});

describe('the span of a question', () => {
  it('is cut from the turn, closing mark included, fillers before it left out', () => {
    const text = 'Great, thanks. So, um, what did you do next? Take your time.';
    const [question] = questionsInTurn(text, []);
    expect(question?.text).toBe('what did you do next?');
    expect(text.slice(question?.start, question?.end)).toBe(question?.text);
  });
  it('counts UTF-16 units past letters that change length in lower case', () => {
    const text = 'İİİ 🙂 — What did you do?';
    const [question] = questionsInTurn(text, []);
    expect(question?.text).toBe('What did you do?');
    expect(text.slice(question?.start, question?.end)).toBe(question?.text);
  });
  it('takes an offered answer in', () => {
    expect(questionsInTurn('What was hard? The scale?', []).map((question) => question.text)).toEqual([
      'What was hard? The scale?',
    ]);
  });
});
