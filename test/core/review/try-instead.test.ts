import { describe, expect, it } from 'vitest';
import type { LeadingCue } from '../../../core/review/detected-question.ts';
import { tryInstead } from '../../../core/review/try-instead.ts';

/** Each leading question beside what could have been asked. */
const better = (cue: LeadingCue, pairs: readonly (readonly [asked: string, better: string])[]): void => {
  it.each(pairs)('%s', (asked, instead) => {
    expect(tryInstead(cue, asked)).toBe(instead);
  });
};

describe('a tag after what the candidate would do', () => {
  better('attached-tag', [
    ["Okay, so, and then you'd shard it, right?", 'How would you split the data?'],
    ['You would shard, right?', 'How would you split the data?'],
    ['You can always partition the data, can’t you?', 'How would you split the data?'],
    ['You’ll cache it in memory, yeah?', 'How would you keep reads fast?'],
    ['You could hash them, correct?', 'How would you look it up?'],
    ['You would rehash them, correct?', 'How would you rehash them?'],
    ['You would shard the old table, right?', 'How would you shard the old table?'],
    ['You would reshard it, right?', 'How would you reshard it?'],
    ['You would cache, right?', 'How would you keep reads fast?'],
    ['You would precache it, right?', 'How would you precache it?'],
    ['You would hash, right?', 'How would you look it up?'],
    ['You would hash the whole key, right?', 'How would you hash the whole key?'],
    ['You would imagine the worst, right?', 'How would you imagine the worst?'],
    ['You would rethink, right?', 'How would you rethink?'],
    ['You would imagine, right?', 'How would you see that?'],
    ["You'll surely test it by hand, won't you?", 'How would you test it?'],
    ['You will also test the old path instead of the new one, will you?', 'How would you test the old path?'],
    ['You would monitor the queue, then the workers – right?', 'How would you monitor the queue?'],
    ['Right, you would just use Kafka, no?', 'What would you use here, and why?'],
    ["You'd probably go for a queue, eh?", 'What would you go for here, and why?'],
    ['You would Start with the reads, is that right?', 'What would you start with here, and why?'],
    ['You would reuse the pool, right?', 'How would you reuse the pool?'],
    ['You could obviously add an index, couldn’t you?', 'What would you do here, and why?'],
    ['You would readd the index, right?', 'How would you readd the index?'],
    ['You would not do that, would you?', 'What would you do here, and why?'],
    ['You would never retry, right?', 'What would you do here, and why?'],
    ['You would refactor the whole old billing code, right?', 'What would you do here, and why?'],
    ['You would refactor the old billing code, right?', 'How would you refactor the old billing code?'],
    ["You'd say so, wouldn't you?", 'How do you see that?'],
    ['You would agree with that, true?', 'How do you see that?'],
    ["You wouldn't do that, would you?", 'What would you do here, and why?'],
    ['You don’t retry, do you?', 'What would you do here, and why?'],
    ["You would shard it, won't you?", 'How would you split the data?'],
  ]);
});

describe('a tag after what the candidate is, has or knows', () => {
  better('attached-tag', [
    ["You're pretty comfortable with Go, right?", 'How much have you worked with Go?'],
    ['You are happy in large teams because they help, right?', 'How much have you worked with large teams?'],
    ['You’re familiar with Go; it is old, right?', 'How much have you worked with Go?'],
    [
      'Of course you know the rules of the game that we all play, right?',
      'What can you tell me about the rules of the game?',
    ],
    ['You enjoyed working on that project, right?', 'How did you find working on that project?'],
    ['You know the place where it began, right?', 'What can you tell me about the place?'],
    ['You know Postgres, right?', 'What can you tell me about Postgres?'],
    ['You know the clearly better one, right?', 'What can you tell me about the clearly better one?'],
    ['You clearly understand the basics when it runs, right?', 'What can you tell me about the basics?'],
    ['You have experience with Go, right?', 'What experience do you have with Go?'],
    ["You've got a lot of experience in sales, no?", 'What experience do you have with sales?'],
    ['You have had some experience of it, right?', 'What experience do you have with it?'],
    ["You've already worked with queues, haven't you?", 'What have you done with queues?'],
    ['You have seen a large outage or two, right?', 'What have you done with a large outage?'],
    ['You’ve built this, right?', 'What have you done with this?'],
    ["You like working in teams, don't you?", 'How do you feel about working in teams?'],
    ['You really prefer mornings, right?', 'How do you feel about mornings?'],
    ['You loved the first year there, right?', 'How did you find the first year there?'],
    ['You really enjoyed it, right?', 'How did you find it?'],
  ]);
});

describe('a tag after what the candidate did', () => {
  better('attached-tag', [
    ['You were the owner, right?', 'What was your own part in it?'],
    ['You’re in charge of that, right?', 'What was your own part in it?'],
    ['You were a lead there, right?', 'What was your own part in it?'],
    ['You delivered it, right?', 'What was your own part in it?'],
    ['The move was led by you, right?', 'What was your own part in it?'],
    ['You went with Kafka, right?', 'How did you decide, and what else did you consider?'],
    ['You used it, right?', 'How did you decide, and what else did you consider?'],
    ['You measured it, right?', 'How did you find out whether it worked?'],
    ["You didn't test it, did you?", 'What did you do, and why?'],
    ['You haven’t tried, have you?', 'What did you do, and why?'],
    ['You were nervous, right?', 'How was that for you?'],
    ['You got sacked, right?', 'How was that for you?'],
  ]);
});

describe('a tag after how something was', () => {
  better('attached-tag', [
    ['Your Boss liked it, right?', 'How did your boss see it?'],
    ['Your users were glad, right?', 'How did your users see it?'],
    ['It was all your idea, right?', 'How did it come about?'],
    ['That was your call, right?', 'How did it come about?'],
    ['Things went well, right?', 'How did it go?'],
    ['They must have been glad, right?', 'How did it go?'],
    ['It had to be done, right?', 'How did it go?'],
    ["That's the better way, right?", 'How do you see it?'],
    ['This would be better, right?', 'How do you see it?'],
    ['It is fine, is it?', 'How do you see it?'],
    ['The weather is nice, right?', 'How would you put it in your own words?'],
    ['We said that you would test it, right?', 'How would you put it in your own words?'],
    ['And we know it was fine, right?', 'How would you put it in your own words?'],
    ['The old users of your team, right?', 'How would you put it in your own words?'],
    ['The leader rewrote it, right?', 'How would you put it in your own words?'],
    ["So isn't it great, right?", 'How do you see it?'],
    ["Wouldn't you use a queue, right?", 'What would you do here, and why?'],
    ["You know the old queue that wasn't there, right?", 'What can you tell me about the old queue?'],
  ]);
});

describe('a question that asks to agree', () => {
  better('endorsement', [
    ['So you would agree that tests matter?', 'How do you see that?'],
    ['Clearly it went well?', 'How did it go?'],
    ['I take it your manager agreed?', 'How did your manager see it?'],
    ['I assume, you tested it?', 'How did you find out whether it worked?'],
    ['Of course you know Go?', 'What can you tell me about Go?'],
  ]);
});

describe('a question in the negative', () => {
  better('negative-polar', [
    ["Can't you retry?", 'What would you do here, and why?'],
    ['Won’t you retry?', 'What would you do here, and why?'],
    ["So wouldn't you add a queue?", 'What would you do here, and why?'],
    ["Don't you agree?", 'What do you think, and why?'],
    ['Don’t you think a cache would be simpler?', 'What do you think, and why?'],
    ["Isn't it better to use a queue?", 'Which options do you see, and how do they compare?'],
    ['Wouldn’t that be cheaper?', 'Which options do you see, and how do they compare?'],
    ["Wasn't it, all in all, the safer one?", 'Which options do you see, and how do they compare?'],
    ["Isn't it a queue?", 'How do you see it?'],
    ["Isn't it a betterment?", 'How do you see it?'],
    ["Isn't the better one a queue?", 'How do you see it?'],
    ['Didn’t you test it?', 'What did you do, and why?'],
    ["Haven't you tried it?", 'What have you tried?'],
    ['Hadn’t you tried it?', 'What have you tried?'],
    ["Aren't you glad?", 'How do you feel about it?'],
    ['Aren’t you glad?', 'How do you feel about it?'],
    ["Weren't you tired?", 'How was that for you?'],
    ['Weren’t you tired?', 'How was that for you?'],
    ["Wasn't the move odd?", 'How did you see it at the time?'],
    ['Wasn’t the move odd?', 'How did you see it at the time?'],
    ["Shouldn't we go?", 'How do you see it?'],
    ["Don't you retry?", 'How do you see it?'],
    ["The one we wouldn't you know like, or didn't you and haven't you?", 'How do you see it?'],
    ["It is late, and aren't you, weren't you tired, and wasn't it, don't you think?", 'How do you see it?'],
  ]);
});

describe('a question with an answer inside', () => {
  better('answer-inside', [
    ['And what was the hardest part: the people?', 'What was the hardest part?'],
    [' What was hard, the scale?', 'What was hard?'],
    ['How did you find out; a customer?', 'How did you find out?'],
    ['Who ran it - you?', 'Who ran it?'],
    ['So why did you leave — the money?', 'Why did you leave?'],
    ['Why, money?', 'Why?'],
    ['which one , the first?', 'Which one?'],
    ['Was it hard, the scale?', 'What was it, in your own words?'],
    ['The what, the scale?', 'What was it, in your own words?'],
    ['Whatever it was, the scale?', 'What was it, in your own words?'],
    ['What was hard', 'What was it, in your own words?'],
  ]);
});

describe('a question after what is valued here', () => {
  better('value-preface', [
    ['We really value ownership. Tell me about a project you owned.', 'Tell me about a project you owned.'],
    ['We really value speed. How do you feel about speed?', 'How do you feel about speed?'],
    ['We love tests, so how do you test??', 'How do you test?'],
    ['We love tests, what do you do?', 'What do you do?'],
    ['  How do you test ?', 'How do you test?'],
    ['Do we like speed? How do you test?', 'How do you test?'],
    ['We like maps. How would you describe yours?', 'How would you describe yours?'],
    ['  What do you do; how do you test ', 'How do you test?'],
    ['We care about people! Tell me about your last team ?', 'Tell me about your last team.'],
    ['We love speed, walk me through one', 'Walk me through one.'],
    ['Speed matters to us, does it to you?', 'What matters to you in how a team works?'],
    ['We know what matters to us, does it to you?', 'What matters to you in how a team works?'],
    ['We like speed. Whatever.', 'What matters to you in how a team works?'],
  ]);
});

describe('a choice of which one answer sounds wrong', () => {
  better('slanted-alternative', [
    ['Did you leave your first job just for the money?', 'Why did you leave your first job?'],
    ['Did you quit because of the boss, or did it end?', 'Why did you quit?'],
    ['Did you quit, you know, just for the money?', 'Why did you quit?'],
    ['Did you Leave just for the money, or to learn?', 'Why did you leave?'],
    ['So do you refactor only when told to, or always?', 'Why do you refactor?'],
    ['Do you test the old code simply to please, or to learn?', 'Why do you test the old code?'],
    ['Was it the money, or the fame?', 'What was behind it?'],
    ['Did you never try it for fun, or what?', 'What was behind it?'],
    ["Do you hope they don't see it, or tell them?", 'What matters most to you here?'],
    ['Do you hope they won’t see it, or tell them?', 'What matters most to you here?'],
    ['Do you never try it for fun, or what?', 'What matters most to you here?'],
    ['Is it the money, or the fame?', 'What matters most to you here?'],
    ['And the one you did or was, or the other?', 'What matters most to you here?'],
    ['They ask: did you leave just for the money?', 'What matters most to you here?'],
    ['They ask: do you leave just for the money?', 'What matters most to you here?'],
  ]);
});

describe('a question that takes something for granted', () => {
  better('presupposition', [['What was the problem?', 'What happened, and how did it end?']]);
});
