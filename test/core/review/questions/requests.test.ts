import { describe, expect, it } from 'vitest';
import { askedBy } from './asked.ts';

const requests = (text: string): string[] => askedBy(text).filter((asked) => asked.startsWith('request'));

describe('a request that asks', () => {
  it.each([
    ['Tell me about it.', 'Tell me about it'],
    ['Tell us about it.', 'Tell us about it'],
    ['Describe your role.', 'Describe your role'],
    ['Kindly explain your role.', 'explain your role'],
    ['If you could just take me through the pricing.', 'If you could just take me through the pricing'],
    [
      'Could you, um, maybe please tell us a bit about it?',
      'Could you, um, maybe please tell us a bit about it',
    ],
    ['Would you be able to describe it?', 'Would you be able to describe it'],
    ['Would you mind telling us why?', 'Would you mind telling us why'],
    ['Could you in a few words describe it?', 'Could you in a few words describe it'],
    ["I'm curious whether you enjoyed it.", "I'm curious whether you enjoyed it"],
    ["I'm curious if you enjoyed it.", "I'm curious if you enjoyed it"],
    ["I'm curious how you got there.", "I'm curious how you got there"],
    ["I'd love to hear more.", "I'd love to hear more"],
    ["I'd love to hear about that.", "I'd love to hear about that"],
    ["I'd love to hear about this.", "I'd love to hear about this"],
    ["I'd like you to describe it.", "I'd like you to describe it"],
    [
      'It would be great if you could give me an example.',
      'It would be great if you could give me an example',
    ],
    ['Do you have an example of that?', 'Do you have an example of that'],
    ['Can you think of a time you failed?', 'Can you think of a time you failed'],
    ['Is there a time you failed?', 'Is there a time you failed'],
    ['Is there anything you disliked?', 'Is there anything you disliked'],
    ['Was there ever a moment you wanted to go?', 'Was there ever a moment you wanted to go'],
    ['we use java these days um tell me about a service you built', 'tell me about a service you built'],
    ['we use java mostly tell me about a service you built', 'tell me about a service you built'],
    ['we use java mostly tell us about a service you built', 'tell us about a service you built'],
    ['We use java - tell me about a service you built.', 'tell me about a service you built'],
    ['Could you also just tell me if you liked it?', 'Could you also just tell me if you liked it'],
    ['Could you share a little about it?', 'Could you share a little about it'],
    ['The shop is new and tell us about the team.', 'tell us about the team'],
    ['Okay, let me ask about what you did.', 'let me ask about what you did'],
    ['Could you tell me if you liked it?', 'Could you tell me if you liked it'],
    ['The next is about plans, so think of a project you planned.', 'think of a project you planned'],
    ['what about the shop and walk me through it', 'walk me through it'],
    ['Do tell us about the shop.', 'tell us about the shop'],
    ['Oh, do describe it.', 'describe it'],
  ])('"%s"', (text, asked) => {
    expect(requests(text)).toContain(`request: ${asked}`);
  });

  it.each([
    ["Tell me when you're ready.", 'an errand'],
    ['Give me one second.', 'an errand'],
    ['Tell me if you need a break.', 'an errand'],
    ['Let me share my screen.', 'an errand'],
    ['Could you share your screen?', 'an errand'],
    ['Someone will tell me about it later.', 'somebody else tells'],
    ['The recruiter can tell us how it went.', 'somebody else tells'],
    ['My manager tell me about it now and then.', 'somebody else tells'],
    ['they never tell me about it', 'nobody tells'],
    ['they tell me about it', 'somebody else tells'],
    ['people tell us about it', 'somebody else tells'],
    ['Someone will walk you through the benefits.', 'somebody else tells'],
    ["I'd love to hear from the team.", 'not from the candidate'],
    ["I'm curious if it rains.", 'nothing of the candidate'],
    ["I'm curious if they liked you.", 'of others'],
    ["I'm curious.", 'about nothing'],
    ['I would love.', 'broken off'],
    ['we did say a lot about it', 'told'],
    ['the plan was to describe roles', 'told'],
    ['we use java mostly describe roles', 'told, within a sentence'],
    ['we use java mostly give me a break', 'an errand, within a sentence'],
    ['It is a talk.', 'a noun'],
    ['What did you do, talk to them first?', 'an answer put into a question'],
    ['Describe me?', 'broken off'],
    ['They do tell us about it.', 'somebody else tells'],
  ])('not "%s" (%s)', (text) => {
    expect(requests(text)).toEqual([]);
  });
});
