/** What is asked and told in the invented company's support interviews, a competency of its rubric at a time. */
import type { Phrases } from './conversation.ts';

export const supportPhrases: Phrases = {
  diagnosis: {
    asks: [
      [
        "Tell me about the most complicated problem that you've traced to its cause.",
        "It was the router in the end, wasn't it?",
      ],
      ["What's the first thing you would look at?", "You'd look at the ticket history first, right?"],
      ['What did all of them have in common?', "Don't you think it was the depot?"],
      ['How did you rule out the easy causes?', "You ruled out the printer first, didn't you?"],
    ],
    tells: [
      'I traced the cause to one depot: {n} tickets since Thursday, and all of them had the same label size.',
      'The first thing I look at is whether it is everyone or only her, and then what changed since the last release.',
      'What they had in common was the {thing}, so I sorted them by hour and ruled out the network.',
      'I asked for a screenshot from {n} of them, and the incident turned out to be a case nobody had filed.',
      'In the first half hour I ruled out the browser, and then it was clear that some of them had an old {thing}.',
    ],
  },
  'clear-explanation': {
    asks: [
      ['How would you explain a webhook to a shop owner?', "You'd call it a doorbell, right?"],
      ["What's the first thing you'd write back?", "You'd apologise first, wouldn't you?"],
      ['How do you know that somebody understood your answer?', "They always understand you, don't they?"],
      [
        'What would the first line of the status page say?',
        "Don't you think the status page should be short?",
      ],
    ],
    tells: [
      'I explain it as a buzzer: the shop does not have to ask, we ring when the parcel is there.',
      'The first line of my answer says what to do, and the explanation comes after it in {n} short sentences.',
      'I read it out loud before I send it, and if the sentence needs a second breath I cut it in two.',
      'In writing I use their words and not ours, because {n} percent of people write back to ask what we meant.',
      'I replaced a canned macro of {n} lines with four sentences, and fewer people wrote back.',
    ],
  },
  'learning-the-product': {
    asks: [
      ['How do you learn a new product?', 'You learn best by doing, right?'],
      [
        'What did you break in the last release, and what did it teach you?',
        "Don't you think the manual is enough?",
      ],
      ['How do you keep up when the messages change?', "You read every release note, don't you?"],
    ],
    tells: [
      'I learn a new product by trying to break it, and I keep a test clinic account with {n} orders in it.',
      'In the last release I broke the {thing} twice, and the manual was wrong about the router, so I told the writers.',
      'Every training I take ends with {n} messages I have tried myself, because reading alone teaches me nothing.',
      'I tried it with a real locker, learned that the light lies, and the manual was changed {n} days later.',
    ],
  },
  'de-escalation': {
    asks: [
      [
        'Tell me about a customer who was really upset, and what you did.',
        'You calmed her down quickly, right?',
      ],
      ['What did you do yourself?', "You let him talk first, didn't you?"],
      ['How do you calm it when somebody is shouting?', "Don't you think one should just apologise?"],
      ['What did you promise, and what did you not promise?', "You promised a refund, didn't you?"],
    ],
    tells: [
      'She was furious about {n} lost parcels; I let her talk, said what was true, and agreed the next ten minutes.',
      'I did it myself: I called her, apologised for our part only, and promised an answer by {n} o’clock.',
      'When somebody is shouting I say less, let him talk to the end, and repeat the complaint in his words.',
      'I promised a call and not a refund, because the escalation was not mine to decide, and he was calm after that.',
      'He complained about the {thing} for {n} minutes, and the bad day ended with him thanking the driver.',
    ],
  },
  'following-through': {
    asks: [
      [
        'Have you got an example where you stayed with something after it was officially closed?',
        "You always follow up, don't you?",
      ],
      ['How do you find out whether it held?', "You'd call them back after a week, right?"],
      ['Tell me about a mistake that you own up to.', "It was more the system's fault, wasn't it?"],
    ],
    tells: [
      'I kept a list of {n} merchants after it was officially closed, and called them again a month later.',
      'I followed through the same day: I called back {n} of them to see that the credit had arrived.',
      'My mistake was a refund to the wrong shop; I owned up, called them, and the credit was right afterwards.',
      'I follow up when the {thing} has been quiet for {n} days, because moved on is not the same as solved.',
    ],
  },
  'working-with-others': {
    asks: [
      [
        'Tell me about a time when you and another department wanted different things.',
        "Sales was being difficult, wasn't it?",
      ],
      ['What did you bring to the engineers?', "Don't you think the engineers should have seen it?"],
      ['What changed in how the two teams work?', 'You meet every week now, right?'],
    ],
    tells: [
      'Finance and I wanted different things: they wanted {n} days for a refund and I wanted the same day.',
      'I raised it with the engineers with {n} tickets and a time line, and we agreed a fix for the {thing}.',
      'The other department now has one person on our channel, and the compromise holds for {n} months.',
      'I brought sales the sentence that made people angry, and the two teams agreed on new macros.',
    ],
  },
  'coaching-agents': {
    asks: [
      ['Tell me about someone on your team who was struggling.', 'You gave them easy tickets, right?'],
      ['How did you coach them?', "You'd sit with them every day, wouldn't you?"],
      ['How do you know that it got better?', "Don't you think they just needed time?"],
    ],
    tells: [
      'A new agent was struggling with angry calls, so I sat with her for {n} calls and we practised the first line.',
      'I coached him on one thing, the feedback was a sentence a day, and he was better at it in {n} weeks.',
      'I know from how they talk: the experienced ones asked her for help, and her calls were {n} minutes shorter.',
      'With one agent the coaching did not help; teaching by list was wrong for him, and I changed it after {n} days.',
    ],
  },
};
