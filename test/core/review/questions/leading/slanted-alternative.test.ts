import { describe, expect, it } from 'vitest';
import { slantedAlternative } from '../../../../../core/review/leading/slanted-alternative.ts';
import { heardBy } from './heard.ts';

const hears = (text: string): boolean => heardBy(slantedAlternative, text).includes('leads');

describe('a choice of which one answer sounds wrong to give', () => {
  it.each([
    ['Did you earn that promotion or was it just your turn?', '"just" beside what is worth something'],
    ['When a colleague is struggling, do you help out or look the other way?', 'one way is damned'],
    ['Are you a leader or a follower?', 'a poor one beside a rich one'],
    ['Are you a leader or just a cook?', '"just" after the "or"'],
    ['Did you lead it, or were you just on the team?', 'their part belittled'],
    ['Do you know them well, or do you actually care?', 'what they said is doubted'],
    ['Do you brush it aside or sort it out?', 'an easy way'],
    ['Do you face conflict or do you run from it?', 'two conducts'],
    ['Did you plan the move, or did you drift into it?', 'two conducts, one poor'],
    ['Did you consult the nurses at all or was it simply imposed?', '"simply"'],
    ['So did you lead from the front or bark orders from the office?', 'a poor conduct after "so"'],
    ['Was it ambition or just the money?', '"just" and money'],
    ['What were you there, a cook or just a helper?', '"just" after a list'],
    ['Were you merely a painter or a leader who just asked?', 'the lesser first, and a humble leader'],
    ['Were you hands-on or merely a name?', 'no more than a name'],
    ['Was it merely a toy or did you grow there?', 'the lesser first'],
    ['Is it luck and guesses, or a plan of yours?', 'two poor words'],
    ['You were in charge, or just a name on the door?', 'a statement'],
    ['What drew you, the mission or the perks?', 'a rich one beside a poor one'],
    ['Did you tell her or did you settle?', 'two conducts, the second poor'],
    ['Do you settle or do you ask?', 'two conducts, the first poor'],
    ['Is it just for money, or something you enjoy?', 'the poor one first'],
    ['Would you tell them or cover it up?', 'what one would do'],
  ])('leads: %s (%s)', (text) => {
    expect(hears(text)).toBe(true);
  });

  it.each([
    ['Did you lead it or did somebody else?', 'two fair answers'],
    ['Was that just you, or were there others?', '"just" of a person'],
    ['Was that just two of you, or more?', '"just" of a number'],
    ['Are you a leader or a follower, or a bit of both?', 'a third way out'],
    ['Is it just for money, or something else?', 'an open end'],
    ["Do you sort it out or brush it aside, or doesn't it matter?", 'it may not matter'],
    ['Are you applying elsewhere or only here?', 'where, and no more'],
    ['Did you or did you not get the approval?', 'one matter, yes or no'],
    ['Is risk something you avoid or something you seek out?', 'both are told alike'],
    ['Do you walk or take the bus?', 'nothing is poor'],
    ['Tell me whether you lead or follow.', 'a request'],
    ['Are you a leader?', 'no "or"'],
    ['What did you like, the pay or the place?', 'two gains'],
    ['Did your team paint it, or just you?', '"just" of them alone'],
    ['Did they paint it or just talk?', 'of others'],
    ['Were you there all week or just at weekends?', '"just" of when'],
    ['Were you all there or just she?', '"just" of somebody else'],
    ['Is it cash and wages for you, or perks?', 'all of them are poor'],
    ['Is it money for you, or pride in the perks?', 'each is a little poor'],
    ['Money and cash aside, what drew you, the place or the people?', 'what is poor is set aside'],
    ['Money and cash aside, did you like the place or the people?', 'the same before a yes or no'],
    ['Did you paint it or did you tile it?', 'two conducts, none poor'],
    ['Did you paint it or did you settle with care?', 'a poor word made good, after the "or"'],
    ['Was the printer cheap or merely a toy?', 'of a thing'],
    ['Is the cat a coward or a hero?', 'nobody they know'],
    ['Did you hide or did you run away?', 'both are poor'],
    ['Do you settle with care or do you ask?', 'a poor word made good'],
    ['Do you ask, or do they really care?', 'others are doubted'],
    ['Do you know them, or really not?', 'no verb to doubt'],
    ['Was it you, or was she just on the team?', 'somebody else is belittled'],
    ['Would you like tea or coffee?', 'nothing to be esteemed'],
  ])('does not lead: %s (%s)', (text) => {
    expect(hears(text)).toBe(false);
  });
});
