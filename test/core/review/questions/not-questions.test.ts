import { describe, expect, it } from 'vitest';
import { askedBy } from './asked.ts';

describe('what asks the candidate nothing', () => {
  it.each([
    ['You?', 'an echo'],
    ['Pardon?', 'an echo'],
    ['Oh, you know?', 'an echo'],
    ['Is it?', 'an echo'],
    ['Did you?', 'an echo'],
    ['Really, okay?', 'an echo'],
    ['So I lead the platform team?', 'a rising tone about oneself'],
    ['They asked me, why do you write tests?', 'told of somebody'],
    ['My manager asked, how do you cope?', 'told of the manager'],
    ['We said, what do we do now?', 'told of us'],
    ['I said, why do you do it? And that was that, a long day.', 'told of oneself'],
    ['I often ask, why do you do it? And then we go on to the rest.', 'a habit of oneself'],
    ['He was like "why did you go?" and that was all. We laughed.', 'in quotation marks, after "like"'],
    ['And then "why did you go?" it was. We laughed.', 'in quotation marks alone'],
    ['Why do we do that? Because it keeps the queue short.', 'answered by whoever asks'],
    ['What is it for? So, because of the queue.', 'answered after an opener'],
    ['Why do we do that? Simply put, it is fast.', 'answered simply'],
    ['What do our guests want? They want to sleep.', 'answered about guests'],
    ['What does that mean? It means we ship.', 'answered about what it means'],
    ['How does it work? Basically, it is a queue.', 'answered about how it works'],
    ['Who runs it? We run it here.', 'answered about us'],
    ['Well, you know?', 'an echo after an opener'],
    ['What do we do now? We go on with the plan.', 'answered about us'],
    ['They asked on the first day, why do you do it?', 'told of them, some words before'],
  ])('"%s" (%s)', (text) => {
    expect(askedBy(text)).toEqual([]);
  });

  it.each([
    ['Is my team big? No, it is small.', 'a yes or no, of the speaker'],
    ['Do I like it? I do like it a lot.', 'a yes or no, of the speaker'],
    ['What should I ask? I wonder what is left.', 'the speaker does not know'],
    ['What do our guests want? To sleep.', 'two words answer nothing'],
    ['what does it mean. It means a lot.', 'its mark lost'],
    ['May I?', 'leave is asked'],
    ['You could say why do you do it?', 'what the candidate could say'],
    ['I usually ask, why did you leave?', 'a habit of asking, with which the turn ends'],
    ['Shall we?', 'an invitation'],
    ['Mind if I ask about the gap?', 'leave is asked'],
    ['If I moved to Leeds, then?', 'a case'],
    ['So I hear you left?', 'about the candidate'],
    ['How did you decide? Because we have the same problem.', 'why it is asked'],
    ['How did you decide? So, because we have the same problem.', 'why it is asked, after an opener'],
    ['What is your plan? We like plans here a lot.', 'told of the speaker'],
    ['What does it mean? You choose.', 'the candidate is to say'],
    ['What does it mean? It is yours to say.', 'the candidate is to say'],
    ['What does it mean? Take your time.', 'time is given'],
    ['What does it mean? We like?', 'the next asks as well'],
    ['What does it mean? The floor is open.', 'the candidate is to say'],
    ['What does it mean? There is no rush.', 'time is given'],
    ['What does it mean? I wonder.', 'the speaker does not know'],
    ['What does it mean? We wonder.', 'nobody knows'],
    ['What do we do? I wonder about that.', 'the speaker does not know'],
    ['Is that it? It was a long day.', 'a yes or no'],
    ['I want to ask, why did you leave?', 'announced'],
    ['So I would say, why did you leave?', 'announced'],
    ['We must ask, why did you leave?', 'announced for all'],
    ['If a guest asked you, what do you do all day?', 'a case'],
    ['Suppose they say, what do you do all day?', 'a case'],
    ['You would say, what is it you do?', 'what the candidate would say'],
    ['As you said, why did you leave?', 'said by the candidate'],
    ['I like it here, so why did you leave?', '"like" that reports nothing'],
    ['They asked a lot of things on the first day in the shop, so why did you leave?', 'told long before'],
    ['"Why did you leave?" is what I ask.', 'the turn is a quotation'],
  ])('but "%s" asks (%s)', (text) => {
    expect(askedBy(text)).not.toEqual([]);
  });
});
