import { describe, expect, it } from 'vitest';
import { questionsInTurn } from '../../../../core/review/detect-questions.ts';

/** The turn that the first question of a turn follows up, and by what; or null. */
const followed = (text: string, ...answers: readonly string[]) => {
  const [question] = questionsInTurn(
    text,
    answers.map((said) => ({ role: 'candidate', text: said })),
  );
  if (question === undefined) throw new Error(`no question: ${text}`);
  return question.follows === null ? null : { turn: question.follows, by: question.followsBy };
};

const story = 'I asked the finance partner for a quarter more, and he gave us six weeks.';

describe('a question that points at the answer', () => {
  it.each([
    'Why?',
    'Why that?',
    'How?',
    'How so?',
    'Tell me more.',
    'Could you elaborate?',
    'What happened next?',
    'What was the outcome?',
  ])('follows it up by its words: "%s"', (text) => {
    expect(followed(text, story)).toEqual({ turn: 0, by: 'words' });
    expect(followed(text)).toBeNull();
  });

  it('reaches over a short "yeah" to the answer before, and no further', () => {
    expect(followed('Why?', story, 'Yeah.')).toEqual({ turn: 0, by: 'words' });
    expect(followed('Why?', story, 'Yeah.', 'Right.')).toEqual({ turn: 2, by: 'words' });
    expect(followed('Why?', 'Yeah.', 'Right.')).toEqual({ turn: 1, by: 'words' });
    expect(followed('Why?', 'Yeah.')).toEqual({ turn: 0, by: 'words' });
    expect(followed('Why?', 'Yeah.', story)).toEqual({ turn: 1, by: 'words' });
  });

  it('takes thirty characters for short', () => {
    expect(followed('Why?', story, 'a'.repeat(30))).toEqual({ turn: 0, by: 'words' });
    expect(followed('Why?', story, 'a'.repeat(31))).toEqual({ turn: 1, by: 'words' });
  });

  it.each([
    'Next question, what happened next on the team you are in?',
    'Tell me about a time you were late.',
    'One more thing: how was that at Acme?',
    "Let's move on. How was it at Acme?",
    'Good, new topic. How was it at Acme?',
    'We can go on to the next part. Why is it that you want to leave?',
  ])('does not where it moves on: "%s"', (text) => {
    expect(followed(text, story)).toBeNull();
  });

  it('looks for what moves on near the question alone', () => {
    expect(
      followed(
        'Next I want to say that we have lunch at twelve in the big hall with all of the people. Why?',
        story,
      ),
    ).toEqual({ turn: 0, by: 'words' });
  });

  it('looks for what points back near its beginning alone', () => {
    const text = 'Who in the shop by the sea told the whole of the team what happened next?';
    expect(followed(text, story)).toBeNull();
  });
});

describe('a question that could not be asked without the answer', () => {
  it.each([
    'On purpose?',
    'How did you find out?',
    'What did you do yourself?',
    'What would you say?',
    'Have they asked?',
    'And he took that well?',
    'Where does it come from?',
    'Is the boss all right with it there?',
    'You mentioned a partner, who was he?',
    'In what way?',
    'Who else?',
    'Who on earth agreed?',
  ])('follows it up by reference: "%s"', (text) => {
    expect(followed(text, story)).toEqual({ turn: 0, by: 'reference' });
    expect(followed(text)).toBeNull();
    expect(followed(text, 'Yeah.')).toBeNull();
  });

  it.each([
    ['Are you ready?', 'complete as it stands'],
    ['So are you ready?', 'complete, behind an opener'],
    ['Where were you?', 'of the candidate, and complete'],
    ['Do you drive?', 'of how things are'],
    ['Any hobbies?', 'of how things are'],
    ['Describe your role.', 'a request'],
    ['Explain the budget.', 'a request for one thing'],
    ['Next question. Who else?', 'something else begins'],
    ['Who on all the earth agreed?', 'long enough to stand alone'],
    ['Is it thread safe in a queue like ours?', 'of what lies on the table'],
    ['Is there a shop where people would go on Sundays?', 'of what there is'],
    ['Which colours would you paint a large new kitchen and its doors with?', 'a matter of its own'],
    ['How did you find the way to our office on the hill?', 'longer than a question of the story'],
    [
      'There is a shop in the town and a second by the sea, and people like both. Who helped?',
      'what it is about stands before it',
    ],
  ])('does not follow it up: "%s" (%s)', (text) => {
    expect(followed(text, story)).toBeNull();
  });

  it('takes an answer of more than thirty characters', () => {
    expect(followed('On purpose?', 'a'.repeat(30))).toBeNull();
    expect(followed('On purpose?', 'a'.repeat(31))).toEqual({ turn: 0, by: 'reference' });
  });
});
