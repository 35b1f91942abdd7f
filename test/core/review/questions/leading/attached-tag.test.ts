import { describe, expect, it } from 'vitest';
import { attachedTag } from '../../../../../core/review/leading/attached-tag.ts';
import { heardBy } from './heard.ts';

const hears = (text: string, exercise = false): string[] => heardBy(attachedTag, text, exercise);

describe('a tag on a statement of the candidate', () => {
  it.each([
    ['You led it yourself, right?', 'You led it yourself', '"you"'],
    ['Your team was small, right?', 'Your team was small', '"your" at the head'],
    ['So the award was really yours, was it not?', 'So the award was really yours', '"yours"'],
    ['All of it by yourself, right?', 'All of it by yourself', '"yourself"'],
    ["The one in town was your idea, wasn't it?", 'The one in town was your idea', '"your", not far on'],
    ["We work late and so do you, don't you?", 'We work late and so do you', 'set beside the speaker'],
    ["That's annoying, am I right?", "That's annoying", 'a verdict, and who is right'],
    ["So that's such an annoying rule, or?", "So that's such an annoying rule", 'a verdict of six words'],
    ['You met Joanna Best, right?', 'You met Joanna Best', 'whom they know'],
    ["You're best friends, right?", "You're best friends", 'how they stand to somebody'],
    [
      "You're Joanna's best friend at work, right?",
      "You're Joanna's best friend at work",
      'whose friend they are',
    ],
    ["You're in the Leeds team, right?", "You're in the Leeds team", 'where they are, by what it is called'],
    ["I think you'd like nights, wouldn't you?", "I think you'd like nights", 'believed by the speaker'],
    ["I'd say your team would miss you, wouldn't they?", "I'd say your team would miss you", 'guessed'],
    ["We can rely on you for Sundays, can't we?", 'We can rely on you for Sundays', 'what is wanted of them'],
    ["Speed matters more than anything, don't you think?", 'Speed matters more than anything', 'assent'],
    ["The rule is a good one, wouldn't you agree?", 'The rule is a good one', 'assent to a rule'],
    ["Good with spreadsheets, aren't you?", 'Good with spreadsheets', 'the tag says of whom'],
    ['Happy to travel, yes?', 'Happy to travel', '"you" was left out'],
    ["That was hard, wasn't it?", 'That was hard', 'a verdict on what they told'],
    ['It must have hurt, right?', 'It must have hurt', 'how it must have been'],
    ["That's annoying, or?", "That's annoying", 'a verdict, with an "or" left open'],
    ['This is exhausting, or?', 'This is exhausting', 'another'],
    ['Nobody objected, did they?', 'Nobody objected', 'a denial to be shared'],
    ['There was nobody there, was there?', 'There was nobody there', 'a denial a little later'],
    ['It was the commute that did it, am I right?', 'It was the commute that did it', 'one cause of all'],
    ['It was the manager who did it, am I right?', 'It was the manager who did it', 'one culprit of all'],
    ['Maybe you could begin with an example, no?', 'Maybe you could begin with an example', 'a suggestion'],
  ])('leads: %s', (text, heard) => {
    expect(hears(text)).toEqual([heard]);
  });

  it.each([
    ['It was in May, am I right?', 'a date'],
    [
      'It was the budget for the third quarter of the following year that ran out, am I right?',
      'told at length',
    ],
    ["It's the budget that ran out, am I right?", 'how it is now'],
    ['He was the one who did it, am I right?', 'of somebody else'],
    ['It was on the second floor, right?', 'a place'],
    ["That's on the second floor, or?", 'no verdict'],
    ["That's what the older people in the team found annoying, or?", 'a verdict of others'],
    ["He's annoying, or?", 'a verdict on a person'],
    ['That lift went wrong, or?', 'what happened'],
    ["The rule dates from May, isn't it?", 'the rule alone'],
    ['The office has no windows, does it?', 'a denial late in what is told'],
    ['The award was not yours, was it?', 'whose it was not'],
    ["It was someone's idea, wasn't it?", 'nobody they know'],
    ["The last one on the shelf was in your hand, wasn't it?", '"your" in passing'],
    ["You're Tomasz, right?", 'a name'],
    ["You're Joanna Best, right?", 'a name that sounds like praise'],
    ["Just so I've got your name right, it's Aoife, isn't it?", 'a name, checked'],
    ['You start at the hot pass and then you rotate to cold, okay?', 'how it will be'],
    ["You're in the second year now, is that so?", 'a check'],
    ["I don't know whether you've worked with children; have you?", 'both answers are open'],
    ['Curious whether you led it, right?', 'both answers are open, at the head'],
    ["You're joining from Leeds, right?", 'the meeting'],
    ['You told me you led it, right?', 'what they said'],
    ['You were at Borealis from 2015, right?', 'what the CV says'],
    ['Happy there, yes?', 'too short to say of whom'],
  ])('does not lead: %s (%s)', (text) => {
    expect(hears(text)).toEqual(['nothing']);
  });

  it('takes a suggestion for help where an exercise is running, and a statement still for leading', () => {
    expect(hears('Maybe you could begin with an example, no?', true)).toEqual(['nothing']);
    expect(hears('You could use a queue, right?', true)).toEqual(['nothing']);
    expect(hears('You led it yourself, right?', true)).toEqual(['You led it yourself']);
  });
});
