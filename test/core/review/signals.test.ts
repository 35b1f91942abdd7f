import { describe, expect, it } from 'vitest';
import { answers, rolesByTurn } from '../../../core/review/answers.ts';
import type { DetectedQuestion } from '../../../core/review/detected-question.ts';
import { type Signal, signals } from '../../../core/review/signals.ts';
import { wordStream } from '../../../core/review/word-stream.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { interview, questionIn } from '../../support/interview.ts';

const seen = (transcript: Transcript, questions: DetectedQuestion[]): Signal[] => {
  const stream = wordStream(transcript);
  return signals(transcript, stream, questions, answers(rolesByTurn(transcript), stream, questions));
};
const asked = 'Tell me about a release.';
const told = (answer: string, extra: Partial<DetectedQuestion> = {}): string[] => {
  const transcript = interview(`I: ${asked}\nC: ${answer.replaceAll('\n', '\nC: ')}`);
  return seen(transcript, [questionIn(transcript, 0, asked, extra)]).map(
    ({ kind, turn, start, end }) => `${kind}: ${transcript.turns[turn]?.text.slice(start, end)}`,
  );
};
const story = { flags: ['behavioural' as const] };
const guess = { flags: ['hypothetical' as const] };
const both = { flags: ['behavioural' as const, 'hypothetical' as const] };
/** Words that say nothing of anything. */
const filler = (count: number): string => 'so '.repeat(count).trim();

describe('something that needed asking', () => {
  it('is heard before anything else, in a supposed case, too', () => {
    const answer = `We ran it, we did. ${filler(14)}. It was not my job.`;
    expect(told(answer)).toEqual(['red-flag: It was not my job.']);
    expect(told(answer, guess)).toEqual(['red-flag: It was not my job.']);
  });

  it('is not heard in an answer of fewer than twenty words', () => {
    expect(told(`It was not my job. ${filler(14)}`)).toEqual([]);
    expect(told(`It was not my job. ${filler(15)}`)).toEqual(['red-flag: It was not my job.']);
  });
});

describe('a "we" that hides who did it', () => {
  it('is three of them without one "I"', () => {
    expect(told(`${filler(14)}. We ran it, we did it.`)).toEqual([]);
    expect(told(`${filler(14)}. We ran it. We did it, we did.`)).toEqual(['vague-we: We ran it.']);
    expect(told(`${filler(14)}. We ran it. We did it, we did. I led.`)).toEqual([]);
  });

  it('is not made clear by an "I" that only holds an opinion', () => {
    expect(told(`${filler(14)}. I think we ran it. We did it, we did.`)).toEqual([
      'vague-we: I think we ran it.',
    ]);
  });

  it('is nothing to ask about in a supposed case', () => {
    expect(told(`${filler(14)}. We ran it. We did it, we did.`, guess)).toEqual([]);
    expect(told(`${filler(14)}. We ran it. We did it, we did.`, both)).toHaveLength(1);
  });
});

describe('a story', () => {
  it('of forty words without an "I" leaves out who did what', () => {
    expect(told(`Somebody ran it. ${filler(37)}.`, story)).toEqual(['missing-action: Somebody ran it.']);
    expect(told(`Somebody ran it. ${filler(36)}.`, story)).toEqual([]);
    expect(told(`Somebody ran it. ${filler(37)}.`)).toEqual([]);
  });

  it('of what one usually does is not one real case', () => {
    expect(told(`I read. I usually ask. It is what I do. ${filler(30)}.`, story)).toEqual([
      'missing-situation: I usually ask.',
    ]);
    expect(told(`I read. I usually ask. When it is late I do. ${filler(30)}. It worked out.`, story)).toEqual(
      [],
    );
  });

  it('without an ending or a number lacks its result', () => {
    expect(told(`I read it then. ${filler(36)}. I sat.`, story)).toEqual(['missing-result: I sat.']);
    expect(told(`I read it then. ${filler(36)}. I sat. It shipped.`, story)).toEqual([]);
    expect(told(`I read it then. ${filler(36)}. I sat for twenty days.`, story)).toEqual([]);
    expect(told(`I read it then. ${filler(36)}. I sat for 20 days.`, story)).toEqual([]);
    // A year is no number.
    expect(told(`I read it then. ${filler(36)}. I sat in 2019.`, story)).toEqual([
      'missing-result: I sat in 2019.',
    ]);
    expect(told(`I read it then. ${filler(36)}. I sat for 2190 days.`, story)).toEqual([]);
    expect(told(`I read it then. ${filler(36)}. I sat for 20199 days.`, story)).toEqual([]);
  });

  it('goes on over all turns of the answer', () => {
    expect(told(`I read it then. ${filler(20)}.\n${filler(20)}. I sat.`, story)).toEqual([
      'missing-result: I sat.',
    ]);
    expect(told(`I read it then. It shipped. ${filler(20)}.\n${filler(20)}. I sat.`, story)).toEqual([]);
    expect(told(`Somebody ran it. ${filler(20)}.\n${filler(20)}. They sat.`, story)).toEqual([
      'missing-action: Somebody ran it.',
    ]);
  });
});

describe('a claim', () => {
  it('wants a number in its own sentence', () => {
    expect(told(`I ran two of them. It improved a lot. ${filler(14)}.`)).toEqual([
      'claim-without-number: It improved a lot.',
    ]);
    expect(told(`I ran them. It improved by 40%. ${filler(14)}, than before.`)).toEqual([]);
    expect(told(`I ran them. It improved by half. ${filler(14)}, than before.`)).toEqual([]);
    expect(told(`I ran them. It improved in 2019. ${filler(14)}.`)).toEqual([
      'claim-without-number: It improved in 2019.',
    ]);
  });

  it('is each looked at, up to the eighth', () => {
    const proven = 'It improved by half. ';
    expect(told(`I ran it before. ${proven.repeat(7)}It improved.`)).toEqual([
      'claim-without-number: It improved.',
    ]);
    expect(told(`I ran it before. ${proven.repeat(8)}It improved.`)).toEqual([]);
  });

  it('wants it from eight words on, but not in a supposed case', () => {
    expect(told('It improved, so they were happy.')).toEqual([]);
    expect(told('It improved, so they were rather happy.')).toEqual([]);
    expect(told('It improved, so they were all rather happy.')).toEqual([
      'claim-without-number: It improved, so they were all rather happy.',
    ]);
    expect(told('It improved, so they were all rather happy.', guess)).toEqual([]);
    expect(told('It improved, so they were all rather happy.', both)).toHaveLength(1);
  });
});

describe('a number', () => {
  it('wants something to compare it with', () => {
    expect(told(`I ran it. I cut it to 40. ${filler(14)}.`)).toEqual([
      'number-without-baseline: I cut it to 40.',
    ]);
    expect(told(`I ran it. I cut it from 90 to 40. ${filler(14)}.`)).toEqual([]);
    expect(told(`I ran it. I cut it to 40. ${filler(14)}, before.`)).toEqual([]);
  });

  it('is the only figure of a sentence that tells of a change', () => {
    expect(told(`I ran it. I cut it. ${filler(10)} of 40 people.`)).toEqual([]);
    expect(told(`I ran it. I cut 3 of 40. ${filler(14)}.`)).toEqual([]);
    expect(told(`I ran it. I cut it to forty. ${filler(14)}.`)).toEqual([]);
    expect(told(`I cut it. I cut 3 of 40. Then I cut it to 20. ${filler(14)}.`)).toEqual([
      'number-without-baseline: Then I cut it to 20.',
    ]);
  });
});

describe('signals', () => {
  it('are looked for in answers to assessing questions alone, and say which answer', () => {
    const transcript = interview(
      `I: One?\nC: It was not my job. ${filler(15)}\nI: Two?\nC: It was not my job. ${filler(15)}`,
    );
    const questions = [
      questionIn(transcript, 0, 'One?', { assessing: false }),
      questionIn(transcript, 2, 'Two?'),
    ];
    expect(seen(transcript, questions)).toEqual([
      { kind: 'red-flag', turn: 3, start: 0, end: 18, answer: 1 },
    ]);
  });

  it('are of this answer and not of the one before', () => {
    const transcript = interview(
      `I: One?\nC: We ran it, we did. It shipped before. ${filler(15)}\nI: Two?\nC: We came. ${filler(20)}`,
    );
    const questions = [questionIn(transcript, 0, 'One?'), questionIn(transcript, 2, 'Two?')];
    expect(seen(transcript, questions)).toEqual([]);
  });
});
