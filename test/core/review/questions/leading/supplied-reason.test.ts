import { describe, expect, it } from 'vitest';
import { fillsSlot, suppliesReason } from '../../../../../core/review/leading/supplied-reason.ts';
import { heardBy } from './heard.ts';

const reasons = (text: string): string[] =>
  heardBy(suppliesReason, text).filter((heard) => heard !== 'nothing');
const filled = (text: string): string[] => heardBy(fillsSlot, text).filter((heard) => heard !== 'nothing');

describe('a yes–no question that brings the reason along', () => {
  it.each([
    ['Did it fail because nobody owned it?', '"because"'],
    ['Were they late because of you?', '"because of"'],
    ['Was he cross because you left?', 'after "was"'],
    ["Are you leaving because there's no room to grow?", 'now'],
    ['Is she leaving because of you?', 'of somebody else, now'],
    ['Is that why you left?', '"is that why"'],
    ['Was that mainly down to the budget?', '"down to"'],
    ['Was it the money that made you move?', 'what moved them'],
    ['Was it your mother who got you into it?', 'who moved them'],
    ['Was it mainly the scale that was hard?', 'what it mainly was'],
    ['Was it the old code that slowed you down?', 'one cause of all'],
    ['Was it the noise that kept people away?', 'one cause, by a verb of what happens'],
    ['Is it the lack of structure that bothers you?', 'one cause, now'],
  ])('leads: %s (%s)', (text) => {
    expect(reasons(text)).toEqual([text.slice(0, -1)]);
  });

  it('leads with a reason before "is that why"', () => {
    expect(reasons('Were you let down by the builders, is that why?')).toEqual([
      'Were you let down by the builders',
    ]);
  });

  it.each([
    ['Was it you that wrote the old code?', 'who did it'],
    ['Was it there that you met?', 'where it was'],
    ['Was it a company that you knew?', 'what kind it was'],
    ['Was it a company that pays well?', 'what it does'],
    ['Is that the reason, or is there more to it?', 'the other answer is offered'],
    ['Did it fail because of you or the tools?', 'two reasons'],
    ['Have you left because of them?', 'not of the past'],
    ['Would you leave because of them?', 'a case'],
    ['Is that why?', 'no reason is named'],
    ['Did you ask why, just because?', 'nothing follows "because"'],
    ['Did you like the school?', 'no reason'],
    ['Was it mainly the scale of it all?', 'nothing is said of it'],
    ['Was there something that made you stay?', 'nothing is named'],
    ['Was there a tool that slowed you down?', 'which one is asked'],
    ['Was it mainly you?', 'no "that" follows'],
    [
      'Was it in the end after a long day with all of the team of yours there that slowed you down?',
      'the cause stands too far off',
    ],
    [
      'Did you tell the whole of the team and all of their bosses and the people on the other side of the road to go because of it?',
      'the reason stands too far off',
    ],
  ])('does not lead: %s (%s)', (text) => {
    expect(reasons(text)).toEqual([]);
  });
});

describe('what was to be told, filled in', () => {
  it.each([
    ['Was the reason poor planning?', 'poor planning', 'the reason'],
    ['Was your biggest challenge the politics?', 'the politics', 'the challenge'],
    ['Was the toughest part the politics?', 'the politics', 'the toughest part'],
    ['So the reason was poor planning?', 'poor planning', 'in a statement'],
    [
      'What you liked most was the pay, I expect.',
      'the pay, I expect',
      'in a statement with which a turn ends',
    ],
  ])('leads: %s', (text, heard) => {
    expect(filled(text)).toEqual([heard]);
  });

  it.each([
    ['Was the reason poor planning or bad luck?', 'two answers'],
    ['Was the reason the same?', 'nothing new is named'],
    ['Was the reason the right one?', 'whether it was right'],
    ['Was the reason clear?', 'whether it is known'],
    ['Is the reason?', 'broken off'],
    ['The reason poor planning?', 'no verb'],
    ['Did you tell her the reason?', 'whether it was told'],
    ['Did you say what the problem was?', 'whether it was said'],
    ['So you left for your portfolio?', 'no slot'],
    ['I suppose she was the one for the job.', 'nobody says what it was'],
    ["What they pay is fair, isn't it?", 'a tag, heard by another rule'],
    ['So what, was it?', 'too short'],
    [
      'Was it so that all of the people in your team had the one big problem the lack of time?',
      'it stands too far off',
    ],
  ])('does not lead: %s (%s)', (text) => {
    expect(filled(text)).toEqual([]);
  });
});
