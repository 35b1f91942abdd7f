import { describe, expect, it } from 'vitest';
import { askedBy } from './asked.ts';

describe('the clauses of a sentence', () => {
  it.each([
    ['Did you build it, or did you buy it?', ['polar: Did you build it, or did you buy it']],
    ['why did you leave was it the money', ['wh: why did you leave', 'polar: was it the money']],
    ['why did you leave is it the money', ['wh: why did you leave', 'polar: is it the money']],
    [
      'what did you do about that did you sit down with her',
      ['wh: what did you do about that', 'polar: did you sit down with her'],
    ],
    [
      'how did you handle the guest did you call the boss',
      ['wh: how did you handle the guest', 'polar: did you call the boss'],
    ],
    ['What did you do, talk to them first?', ['wh: What did you do, talk to them first']],
    ['What did you do, tell me?', ['wh: What did you do', 'request: tell me']],
    ['what did you do, talk about it', ['wh: what did you do', 'request: talk about it']],
    ['What was hard and, um, who helped?', ['wh: What was hard', 'wh: who helped']],
    ['What was hard so who helped?', ['wh: What was hard', 'wh: who helped']],
    ['Is there anything you disliked?', ['request: Is there anything you disliked']],
    ['Do you have an example of that?', ['request: Do you have an example of that']],
    ['In what way?', ['wh: what way']],
    ['You know, what did you like?', ['wh: what did you like']],
    ['So, you know, is the shop big?', ['polar: is the shop big']],
    ['we said, you know, is the shop big', []],
    ['Kindly explain your role.', ['request: explain your role']],
    ['It matters, so tell me: when does it run out?', ['request: tell me', 'wh: when does it run out']],
    ['did you leave was it the money', ['polar: did you leave was it the money']],
    ['Why did you leave was it the money.', ['wh: Why did you leave was it the money']],
    ['what was it', ['wh: what was it']],
    ['where did you go did you like it', ['wh: where did you go', 'polar: did you like it']],
    ['we talked about it you know is the shop big', []],
    ['The shop, say, is new.', []],
    ['And why?', ['wh: why']],
    ['Okay. Um, and how did it go?', ['wh: how did it go']],
    ['How about you start?', ['wh: How about you start']],
  ])('"%s"', (text, asked) => {
    expect(askedBy(text)).toEqual(asked);
  });

  it.each([
    ["Why don't we start with the code.", 'a suggestion'],
    ["Why don't I tell you about us.", 'an offer'],
    ['How about we start with the code?', 'a suggestion'],
    ['How about I start with the code?', 'an offer'],
    ['how about we start', 'a suggestion, its mark lost'],
  ])('no wh-question in "%s" (%s)', (text) => {
    expect(askedBy(text).filter((asked) => asked.startsWith('wh'))).toEqual([]);
  });

  it.each([
    ["Why don't they start?", "wh: Why don't they start"],
    ['Why did we start?', 'wh: Why did we start'],
    ["What don't we sell?", "wh: What don't we sell"],
    ['How did we do?', 'wh: How did we do'],
    ['What about I mean you?', 'wh: What about I mean you'],
  ])('a question all the same: "%s"', (text, asked) => {
    expect(askedBy(text)).toEqual([asked]);
  });
});
