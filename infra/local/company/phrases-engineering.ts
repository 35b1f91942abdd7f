/**
 * What is asked and told in the invented company's engineering interviews, a competency of its rubric
 * at a time. `{thing}` and `{n}` are dealt anew each time, so that no two interviews are alike.
 */
import type { Phrases } from './conversation.ts';

export const engineeringPhrases: Phrases = {
  'problem-framing': {
    asks: [
      ['Before you design anything, what would you want to know?', "You'd ask about the peak first, right?"],
      [
        'What would you measure first, if you took this over on Monday?',
        "You'd measure the queue first, wouldn't you?",
      ],
      [
        "Read it, and then tell me what's unclear to you.",
        "Don't you think the order of events is what is unclear?",
      ],
      [
        'How would you approach the {thing} as it stands?',
        "Obviously you'd clarify the requirements first, no?",
      ],
    ],
    tells: [
      'I would want to know how many orders come at peak and how fresh the {thing} has to be, because each answer would change the design.',
      'What is unclear to me is who wins when two people hold the same slot, so I would clarify that and write the assumption down.',
      'I would measure first how often the {thing} is read while it is being written, since that decides how much order we need.',
      'The edge case that worries me is a van that is offline for {n} minutes, so I asked whether late events are allowed at all.',
      'I would define the scope as one city and {n} vans, and say what would have to be true before we go beyond it.',
    ],
  },
  decomposition: {
    asks: [
      ['Walk me through how you would lay out the whole thing.', "You'd put a queue in front of it, right?"],
      ['How would you split the data?', "You'd shard by customer, right?"],
      [
        'Who writes this piece of data, and who reads it?',
        "Isn't it better to give the table to one service?",
      ],
      [
        'What does the schema of the {thing} look like to you?',
        "Don't you think a document store would be simpler here?",
      ],
    ],
    tells: [
      'I would lay out a gateway, one service that owns the {thing}, and a read model that the other teams query.',
      'I would split the data by depot, because the events of one depot change together and fail together.',
      'One service writes that table and everybody else gets events, so there is one owner for each row.',
      'The schema has a row for each reservation with a version, and the queue carries only the key and that version.',
      'There is a log of events partitioned by van, and a consumer that keeps the state of the {thing} for {n} days.',
    ],
  },
  'trade-offs': {
    asks: [
      ['What do you give up with that choice?', "Wouldn't you agree that the cheaper one is better?"],
      ['What would make you decide the other way?', "You'd never pay for the replica, right?"],
      [
        'What does that cost, and who should decide to pay it?',
        "Obviously you'd let product decide that, right?",
      ],
      ['Which alternative came second, and why?', "Don't you think the simple alternative was fine?"],
    ],
    tells: [
      'I give up freshness: the count can be {n} seconds old, and in return the write path stays cheap and simple.',
      'I would decide the other way if the budget allowed {n} more machines, because then the price of the replica is worth it.',
      'It costs one extra hop, about {n} milliseconds, and the product manager should decide whether that price is accepted.',
      'The alternative was a cache instead of a read model; the downside is that a stale price is shown, and support pays for it.',
      'The compromise was to accept duplicates and weigh them out later, which depends on how many there are, about {n} a day.',
    ],
  },
  operability: {
    asks: [
      [
        'Imagine that part has stopped. What does the evening look like?',
        "You'd roll it back at once, right?",
      ],
      [
        'What would you look at in the morning to know that it works?',
        "You'd look at the error rate, wouldn't you?",
      ],
      ['How long does it take to catch up?', "Wouldn't it be better to drop what is late?"],
      ['What breaks first under load, and what happens then?', "Don't you think the database breaks first?"],
    ],
    tells: [
      'The alarm pages whoever is on call after {n} minutes of lag, and the first thing they do is stop the retries.',
      'In the morning I look at the lag and the error rate of the {thing}, and at how many events were replayed.',
      'It takes about {n} minutes to catch up, because recovery reads the outbox and nothing is lost.',
      'The disk of the {thing} fails first, so we alert at eighty percent and the release can be rolled back in {n} minutes.',
      'When the store is down the lockers keep working from what expired last, and we measured that for {n} nights.',
    ],
  },
  'coding-fluency': {
    asks: [
      ['How are you going to go about it?', "You'd sort the list first, right?"],
      ['What are you thinking there?', "Isn't it easier to use a map there?"],
      [
        'What would you tidy up if this were going to a colleague for review?',
        "You'd rename that variable, wouldn't you?",
      ],
      [
        'How does that function behave on a list of {n} lines?',
        "Don't you think the loop is too slow for that?",
      ],
    ],
    tells: [
      'I will write a function that walks the list once with a cursor, sorted by start, and keep the names short.',
      'I am thinking that the loop compares each line with the one before, so it is linear after the sort.',
      'I would tidy up the two names in the bucket code and pull the parse step into its own function of {n} lines.',
      'On {n} lines the sort dominates, n log n, and the rest of the function is a single pass over the tokens.',
      'I convert the string to a type first, so that the rest of the code never sees an argument it cannot handle.',
    ],
  },
  testing: {
    asks: [
      ["How would you convince me it's right beyond the example?", "You'd test the empty case first, right?"],
      ['What do you expect to see before you run it?', "You expect three gaps, don't you?"],
      ['How would you test it with real data?', "Wouldn't it be better to test it with a sample?"],
      ['Which case would you be most afraid of?', "Don't you think duplicates are the worst case?"],
    ],
    tells: [
      'I would state the property that the gaps and the bookings cover the day, and test that on {n} random days.',
      'I expect two gaps before I run it, one at eight and one at noon, and if it says three then the test is wrong.',
      'With real data I would compare a sample of {n} days against what the depot wrote down by hand.',
      'The case I fear is two bookings with the same start, so I added an example with duplicates and one that is empty.',
      'I found the bug by an out of order case: the assertion failed on line {n}, and the test stays in the harness.',
    ],
  },
  ownership: {
    asks: [
      [
        'Tell me about a time you took on something that nobody else wanted.',
        'So you basically led that, right?',
      ],
      ['What was your part in it?', "You did most of it yourself, didn't you?"],
      [
        'Tell me about a mistake that cost the company something.',
        "Don't you think the deadline was the real mistake?",
      ],
      ['How did it end, and how do you know?', "It ended well in the end, didn't it?"],
    ],
    tells: [
      'I took on the {thing} that nobody else wanted, and I owned it from start to finish for {n} months.',
      'My part was the migration and the runbook; I decided the order and told the depots a week early that it would slip.',
      'It was my mistake: I had not checked the tariff, and the refunds cost the company about {n} thousand.',
      'In the end the {thing} delivered {n} percent fewer calls, and I followed through by counting them for a quarter.',
      'I was responsible for the {thing} when it failed, I told my manager that evening, and I would do the rehearsal differently.',
    ],
  },
  collaboration: {
    asks: [
      [
        'Think of a time when you and a peer wanted different things and it mattered.',
        'You convinced them in the end, right?',
      ],
      ['What did each of you give up?', "You gave up more than they did, didn't you?"],
      ['How is it between you now?', "You're on good terms now, right?"],
      ['How did the other team see it?', "Don't you think the other team was simply slow?"],
    ],
    tells: [
      'A peer in the other team wanted the {thing} finished by March and I disagreed, so we had lunch and wrote both goals down.',
      'I gave up the date and she gave up the second screen, and we agreed to look at the numbers after {n} weeks.',
      'We work with each other well now; we review each other’s designs, and the two teams meet for half an hour.',
      'The finance team saw it as our conflict, so I listened in their meeting for {n} minutes before I said anything.',
      'My colleague was against it because of the on-call load, and once we had aligned the two sites that was down by {n} percent.',
    ],
  },
  'growing-people': {
    asks: [
      [
        'Tell me about someone on your team who got better at their job because of something you did.',
        "You're a natural mentor, right?",
      ],
      [
        'How do you know that it was that and not something else?',
        "It was clearly your coaching, wasn't it?",
      ],
      ['Tell me about one where it did not work.', "Don't you think some people just cannot learn it?"],
      ['What do you do when somebody joins your team?', "You'd give them a small task first, right?"],
    ],
    tells: [
      'I mentored a junior who froze in reviews, and we practised one review together every week for {n} weeks.',
      'I know because her comments grew from {n} a month and she now coaches the intern on the same thing.',
      'It did not work with one colleague: I gave feedback once, did not look again, and he left after {n} months.',
      'When somebody joins your team they pair on the {thing} for {n} days, and they teach it back to us at the end.',
      'I watched him run the meeting alone, and the exercise was to ask two questions before he gave an answer.',
    ],
  },
};
