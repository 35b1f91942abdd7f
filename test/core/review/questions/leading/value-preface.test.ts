import { describe, expect, it } from 'vitest';
import { valuePreface } from '../../../../../core/review/leading/value-preface.ts';
import { heardBy } from './heard.ts';

const hears = (text: string): boolean => heardBy(valuePreface, text).includes('leads');

describe('a value said before a question', () => {
  it.each([
    ['Our boss hates slides. Do you use a lot of slides?', 'the question takes up its word'],
    ['What matters to us is grit. Are you gritty?', 'another form of its word'],
    ['Our supervisors never hide. Is your boss like that?', 'a word that means the same'],
    ['Cleanliness is half the battle in a kitchen. How clean is your station?', 'a word of its family'],
    ["I'm looking for somebody with fire in the belly. Have you got that?", 'what points at it'],
    ['We never cut corners. How do you feel about this?', '"this" points at it'],
    ['We never cut corners. Do you?', 'a question that is nothing without it'],
    ['We take pride in our hosts. Are you one?', '"one" at the end points at it'],
    ['We never skip a check. Did you do it?', '"it", in a short question'],
    ['We hate gossip. How do you feel about nights?', 'how one feels, right after it'],
    ['We hate gossip. How do you handle patients?', 'how one is, right after it'],
    ['We only want people who plan ahead so do you plan ahead', 'the marks were lost'],
    ['Personally I think agile is the only sane way. How do you like to work?', 'a verdict of no one value'],
    ["What does kindness mean to you? For us it's everything.", 'it comes after the question'],
    ['We never let a guest wait. What does good service look like?', 'no "you" in the question'],
    ["We really value being open. I'd love to hear where you stand.", 'a request for where one stands'],
    ['We hate gossip. The lift is slow. Do you do that?', 'a sentence stands between'],
    [
      'We hate gossip. The lift is slow. The tea is cold. Do you gossip?',
      'two stand between, its word is said',
    ],
    ['A good team shares. Do you share?', 'what a good one does'],
    ['To me honesty counts. Are you honest?', 'at the head of the turn'],
    ['Calmness matters to us. The lift is slow. The tea is cold. Are you calm?', 'another form, far on'],
    [
      'We expect honest supervisors. The lift is slow. The tea is cold. Was your boss fair?',
      'its like, far on',
    ],
    ['Agile is nonsense. The lift is slow. Do you use agile?', 'a verdict, and a sentence between'],
    ['We insist on a mentor. Did you have one?', '"one" at the end of a short question'],
    ['We never skip lunch here. Did you do this?', '"this" in a short question'],
    ['We love long nights. Did you do those?', '"those" in a short question'],
    ['We never skip a check. Did you do that last night?', 'as long as a short question is'],
    [
      'We hate gossip. How do you feel about nights, weekends and holidays?',
      'how one feels about a few things',
    ],
    ['we never cut corners here so how do you feel about that', 'what points at it, the marks lost'],
  ])('leads: %s (%s)', (text) => {
    expect(hears(text)).toBe(true);
  });

  it.each([
    ["It's important that I get this right, so could you say the numbers again?", 'a favour is asked'],
    ['Some teams swear by pairing and others hate it. Where do you stand?', 'both sides are told'],
    ["I'm not looking for a right or wrong answer here. How would you go about it?", 'no answer is better'],
    ['If a pupil called you lazy, what would you say?', 'a scene is set'],
    ["Next I'd like to talk about quality. How do you make sure your work is right?", 'a topic is named'],
    ['Let me ask about honesty. How honest are you?', 'a topic is named, at the head of the turn'],
    ['We hate gossip. Anyway, do you gossip?', 'it is left behind within the question'],
    ['We hate gossip. Moving on. Do you gossip?', 'it is left behind in between'],
    ['We hate gossip, anyway, do you gossip?', 'it is left behind in one sentence'],
    ['Anyway, we hate gossip. Do you gossip?', 'what it is said with leaves it behind'],
    ['We hate gossip. Were you at home when we called? Do you gossip?', 'another question stands between'],
    ['We hate gossip. The lift is slow. The tea is cold. The room is dark. Do you gossip?', 'too far back'],
    ['The lift is slow. Which floor do you take?', 'nothing is valued'],
    ['We value fun above all. Have you planned a funeral?', 'three letters are no family'],
    ['We never skip a check. What did you do after that?', 'what one did is told'],
    ['We never skip a check. Did you do that on the last ward round in the spring?', 'of one time'],
    [
      'We hate gossip. How do you feel about nights, weekends, holidays and double shifts?',
      'a matter of its own',
    ],
    [
      'We hate gossip. How do you handle angry patients, tired colleagues and broken machines?',
      'the same of how one is',
    ],
    [
      'We hate gossip. How do you get on when the ward is full and it is ten at night and nobody comes?',
      'long',
    ],
    ['We value honesty. Are you based in Leeds?', 'where one is'],
    ['We value grit here. Tell me what grit means to you.', 'a request for what it is'],
    ["We really value being open. I'd love to hear what you did last year.", 'a request for a story'],
    [
      'We hate gossip. The lift is slow. The tea is cold. Do you do that?',
      'what "that" is stands too far back',
    ],
    ['Agile is nonsense. The lift is slow. The tea is cold. Do you use agile?', 'a verdict too far back'],
    ['Agile is nonsense. The lift is slow. How do you feel about it?', 'a verdict "it" does not reach'],
    ['We insist on a mentor. Did one of them call you?', '"one" of several'],
    ['You did well on honesty. Are you honest?', 'the candidate is praised'],
    ['A good team shares. What do you do if a colleague does not share?', 'a case is put'],
    ['Never lie. Do you lie?', 'two words'],
    ['We value speed. Which speed is the fan on?', 'nobody is asked about themselves'],
    ['How do you feel about gossip? The lift is slow.', 'what follows is no praise'],
  ])('does not lead: %s (%s)', (text) => {
    expect(hears(text)).toBe(false);
  });
});
