import { describe, expect, it } from 'vitest';
import { negativePolar } from '../../../../../core/review/leading/negative-polar.ts';
import { heardBy } from './heard.ts';

const hears = (text: string, exercise = false): string[] =>
  heardBy(negativePolar, text, exercise).filter((heard) => heard !== 'nothing');

describe('a question put in the negative', () => {
  it.each([
    ["Wouldn't you do the same?", "the speaker's way is to be shared"],
    ["Don't you always do that?", 'the same with "always"'],
    ["Don't you really think so?", 'a view, behind a steadying word'],
    ["Don't you sometimes just wish it was over?", 'behind two of them'],
    ["Don't you be honest with them?", 'how to be'],
    ["Wouldn't you have told them?", 'what they should have done'],
    ["Wouldn't you report it to the manager?", 'what one does with people'],
    ["Couldn't you just have asked your manager?", 'what they could have done'],
    ["Couldn't you see how that looked?", 'what they should have seen'],
    ["Can't you understand her side?", 'what they should understand'],
    ["Can't you just admit it?", 'what they should admit'],
    ["Aren't you tired of it?", 'how they are'],
    ["Aren't you being too modest?", 'how they are being'],
    ["Weren't you feeling left out?", 'how they felt'],
    ["Didn't you resent that?", 'what they felt in the past'],
    ["Haven't you ever lied at work?", 'what everybody has done'],
    ['Would you not rather be full time?', '"not" apart from its verb'],
    ['Do you not agree?', 'as short as it gets'],
    ['Was there not a part of you that wanted to hit back?', 'of somebody else, and yet of them'],
    ["Wouldn't it have been quicker to ask?", 'put above something else'],
    ["Isn't asking the cheapest way?", 'put above everything'],
    ["Isn't it risky?", 'a verdict to be shared'],
    ["Don't most salespeople exaggerate a little?", 'what everybody does'],
    ["Can't we agree that the customer is right?", 'what both are to say'],
    ["Isn't speed in your view what counts?", 'their view, and what it is to be'],
    ["Wouldn't you have left sooner?", 'what they should have done'],
    ["Wouldn't you do what I did?", 'what the speaker did'],
    ["Wouldn't you do likewise?", 'the same in a word'],
    ["Wouldn't you do it?", 'what they are to do as well'],
    ["Doesn't a role like this feel like a step back for you?", 'how it must be for them'],
    ["You don't find that a little harsh?", 'in the order of a statement'],
    ["So you weren't tempted to leave?", 'what they are to deny'],
    ['You never considered telling her?', 'what they never thought of'],
  ])('leads: %s (%s)', (text) => {
    expect(hears(text)).toEqual([text.replace(/^So /, '').slice(0, -1)]);
  });

  it.each([
    ["Wouldn't it have been Tuesday?", 'a date'],
    ["Isn't it on the second floor?", 'a place'],
    ["Isn't that a letter for us?", 'a word that only sounds like a comparison'],
    ["Isn't Leeds near a forest?", 'nor does this compare'],
    ["Wasn't there a beer fridge?", 'nor this'],
    ["Aren't we near your stop?", 'where the speaker is'],
    ["Doesn't the bus stop at every school?", '"every" in passing'],
    ['Do you really think so?', 'nothing is negative, in a view'],
    ["You don't think you were too soft.", 'no mark asks'],
    ['Do you not sort it first?', 'a step of the work, "not" apart'],
    ['Would you not sort it first?', 'the same as what one would do'],
    ['Could you not cache it?', 'what one could do with things'],
    ["Couldn't you cache it?", 'the same in one word'],
    ['Can you not cache it?', 'what one can do, "not" apart'],
    ["Couldn't you show how it works?", 'what there is to show'],
    ["Weren't you working at Acme then?", 'where one worked'],
    ["Ain't you working at Acme now?", 'where one works'],
    ['Were you not working at Acme then?', '"not" apart'],
    ['Are you not working at Acme now?', '"not" apart, now'],
    ["Don't you send it to the manager?", 'a step with people'],
    ["Don't you skip that?", 'a step that is left out'],
    ["Wouldn't you do sums on paper?", 'how one does a thing'],
    ["Wouldn't you write the whole long list of open points down for the manager?", 'people only in the end'],
    ['Have you not worked with children before, or have you?', 'the other answer is offered'],
    ['Have you not just moved here?', 'what was heard'],
    ['Did you not only run the shop?', '"not only" denies nothing'],
    ["Don't you need a semicolon there?", 'a step of the work'],
    ["Wouldn't you sort it first?", 'what one does with things'],
    ["Can't you cache it?", 'what one can do with things'],
    ["Aren't you coming to the office?", 'what will happen'],
    ["Wouldn't you like some water?", 'an offer'],
    ["Won't you sit down?", 'an invitation'],
    ["Don't you have another meeting at three?", 'the meeting'],
    ["Haven't they sent you the contract yet?", 'an errand'],
    ["Isn't the screen share working on your side?", 'the line'],
    ["Haven't we got ten more minutes?", "the speaker's time"],
    ['You never thought of giving up, did you?', 'a tag, heard by another rule'],
    ['You said you led it?', 'nothing is denied'],
    ['Do you agree?', 'nothing is negative'],
    ['What would you not do?', 'no answer of yes or no'],
  ])('does not lead: %s (%s)', (text) => {
    expect(hears(text)).toEqual([]);
  });

  it('is help while an exercise is running', () => {
    expect(hears("Wouldn't it be quicker to sort it?", true)).toEqual([]);
    expect(hears("Wouldn't it be quicker to sort it?")).not.toEqual([]);
  });
});
