import { describe, expect, it } from 'vitest';
import { questionsInTurn } from '../../../../core/review/detect-questions.ts';

type Said = readonly [role: 'interviewer' | 'candidate', text: string];
const leads = (text: string, ...before: readonly Said[]): boolean =>
  questionsInTurn(
    text,
    before.map(([role, said]) => ({ role, text: said })),
  ).some((question) => question.flags.includes('leading'));

describe('a kind of leading question in words of its own, and its fair neighbour', () => {
  it.each([
    // One of two answers made poor.
    ['Did you lead it, or were you just on the team?', 'Did they give you a brief or just a phone call?'],
    ['Would you tell them or cover it up?', 'Would you tell them or write to them?'],
    ['Are you a leader or just a follower?', 'Are you a leader or a member of a team?'],
    // Attached tags.
    [
      'you are comfortable with night work correct because we run all year',
      'you can leave the bag here right because we lock up',
    ],
    ["Good with spreadsheets, aren't you?", "Hot in this room, isn't it?"],
    ["We can rely on you for Sundays, can't we?", "We agreed on forty minutes, didn't we?"],
    ['That must have been painful for the team, right?', 'The lift goes to the ninth floor, right?'],
    [
      'You managed the whole site, right? How large was it?',
      "You're given two lists, right? How would you merge them?",
    ],
    // Negative polar.
    ["You don't think you were too harsh with him?", "You don't mind if I take notes?"],
    ["Wouldn't you do the same?", "Wouldn't you like some water?"],
    ["Don't you feel the plan was rushed?", "Don't you want to hang up your coat?"],
    ["Didn't that upset you?", "Didn't reception give you a badge?"],
    // Endorsement.
    ["I'm sure you were furious.", "I'm sure you have questions."],
    ['You must be proud of that result.', 'You must be tired from the journey.'],
    [
      'You clearly love detail. How do you check a contract?',
      'The contract is long. How do you check a contract?',
    ],
    ['I imagine you missed the old team.', 'I imagine we can begin.'],
    // Approval in front.
    ["That is exactly what we'd do. Did you tell them?", 'Thanks for the detail. Did you tell them?'],
    // An answer inside.
    ['What made you leave? The pay, I suppose.', 'What made you leave? I guess we can start there.'],
    ['Did you leave because the pay was low?', 'Did you leave in spring or because of the move?'],
    ['What did you do then, call the owner, apologise?', 'Which tools did you use, hammers, drills?'],
    ['how did the parents take it they probably shouted a lot', 'how did the parents take it'],
    ['Did it slip, is that because nobody tested it?', 'Did it slip in the spring release?'],
    ['How did you solve it? By talking to them?', 'How did you solve it? Talk me through it.'],
    ['What was the biggest lesson? That you should test?', 'What was the biggest lesson? What changed?'],
    ['How did you handle that? You told your boss?', 'How did you handle that? Who was told?'],
    ['Why did you switch, were you unhappy?', 'Why did you switch, and when?'],
    ['What did you do, did you escalate it?', 'What did you do, and did it help?'],
    ['Tell me what was difficult, the language?', 'Tell me what was difficult, please?'],
    ['Tell me why you left. Was it the pay?', 'Tell me why you left. Was it your decision?'],
    ['Was the toughest part the politics?', 'Was the toughest part over by then?'],
    ['So the reason was poor planning?', 'And the reason was never found?'],
    ['Was it the money that made you move?', 'Was it a company that you knew?'],
    [
      'What do you find hard, newsletters and things?',
      'What do you think about shifts, nights and weekends?',
    ],
    ['What was the goal, a promotion?', 'What was the goal, the actual goal?'],
    ['why did you choose this because you like planning', 'why did you choose this i ask because we wonder'],
    // An impression, and only whether it is right.
    ['You strike me as very patient. Is that fair?', 'You have two offices. Is that right?'],
    ['You were probably the best one in the room.', 'You are probably wondering what comes next.'],
    [
      'Is it fair to call that a failure?',
      'Is it fair to call that a failure or would you put it differently?',
    ],
    ["Can't we agree that the customer is right?", "Can't we start with the second one?"],
    [
      "You've worked with children, haven't you?",
      "I don't know whether you've worked with children; have you?",
    ],
    // A value in front.
    [
      'We only hire team players. Are you a team player?',
      'Next I want to talk about teams. Are you in a large team?',
    ],
    [
      'A guest must never wait. How do you feel about that?',
      'A guest wants a room that must be quiet. What do you do?',
    ],
    [
      'Punctuality is everything in this kitchen. How are you with time?',
      'This kitchen opens at six. How are you with early starts?',
    ],
    [
      'We have no patience for excuses. Would your team say you make them?',
      'We have two sites. Would your team say you travel well?',
    ],
    [
      'Nobody here leaves before the work is done. Are you like that?',
      'Most people here leave at five. What time suits you?',
    ],
    [
      'Kindness comes first with us. Do you consider yourself kind?',
      'Kindness comes first with us. Anyway, a different topic: how did you learn welding?',
    ],
    // Slanted alternatives.
    ['Did you sit back and hope, or did you step up?', 'Did you write it in Go, or did you use Rust?'],
    ['Are you a slacker or somebody who gets things done?', 'Are you an early riser or a night owl?'],
    [
      'Is it only for the money, or because you believe in it?',
      'Is it for the summer, or for the whole year?',
    ],
    [
      'Do you copy the plan, or do you actually think about it?',
      'Do you start from the plan or from the budget?',
    ],
  ])('leads: "%s"; does not: "%s"', (leading, fair) => {
    expect(leads(leading)).toBe(true);
    expect(leads(fair)).toBe(false);
  });
});

describe('a hint in an exercise', () => {
  const told = 'I would walk through it once.';
  it.each([
    ['Write me a function that finds duplicates.', "Don't you think a set would be better?"],
    ['Let us do a role-play: I am the customer.', "Shouldn't you ask me what I need first?"],
    ['Slice the loaf for us.', "Haven't you forgotten the board?"],
    ['Here is a bug in our till.', 'Maybe you could start with the log, no?'],
  ])('is help and leads nobody: "%s" "%s"', (task, hint) => {
    expect(leads(hint, ['interviewer', task], ['candidate', told])).toBe(false);
  });

  it('ends when the talk turns to the candidate again', () => {
    const before: Said[] = [
      ['interviewer', 'Write me a function that finds duplicates.'],
      ['candidate', told],
      ['interviewer', 'Thanks. Tell me about your last role.'],
      ['candidate', 'I kept the stock lists.'],
    ];
    expect(leads("Don't you think a database would be better?", ...before)).toBe(true);
  });
});

describe('what stands in a CV', () => {
  it.each(['You were in Lisbon until 2019, right?', 'You studied in Ghent, correct?'])(
    'is checked without leading: "%s"',
    (text) => expect(leads(text)).toBe(false),
  );
  it('leads when a judgement is added', () => {
    expect(leads('You were happy in Lisbon until 2019, right?')).toBe(true);
  });
});

describe('what was said in words of another colour', () => {
  it('counts a dislike as the denial it is', () => {
    expect(leads("Open plan isn't for you, is it?", ['candidate', 'I hated the open plan.'])).toBe(false);
    expect(leads("Open plan isn't for you, is it?", ['candidate', 'We sat in an open plan.'])).toBe(true);
  });
});
