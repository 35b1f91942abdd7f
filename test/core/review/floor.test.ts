import { describe, expect, it } from 'vitest';
import { rolesByTurn } from '../../../core/review/answers.ts';
import { interruptions } from '../../../core/review/interruptions.ts';
import { monologues } from '../../../core/review/monologues.ts';
import { talkShare } from '../../../core/review/talk-share.ts';
import { turnSections } from '../../../core/review/turn-sections.ts';
import { turnTimes } from '../../../core/review/turn-times.ts';
import { wordStream } from '../../../core/review/word-stream.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { interview, questionIn } from '../../support/interview.ts';

const cutIn = (transcript: Transcript) =>
  interruptions(
    transcript,
    rolesByTurn(transcript),
    wordStream(transcript),
    turnTimes(transcript),
    defaultPolicy,
  );

describe('an interruption', () => {
  const script = (start: string, end: string, said: string, unfinished = 'and then the worker'): Transcript =>
    interview(
      `I 0:00-0:04: What happened then, in your own words?\nC 0:05-${end}: We drained the queue ${unfinished}\nI ${start}-0:30: ${said}`,
    );

  it('starts before the candidate ends, says something, and stops them unfinished', () => {
    expect(cutIn(script('0:19.5', '0:20', 'Let us go back to the schema first.'))).toMatchObject({
      found: [{ turn: 2, cutOff: 1 }],
      of: 1,
    });
  });

  it.each([
    ['it starts 199 ms before', script('0:19.801', '0:20', 'Let us go back to the schema first.')],
    [
      'the candidate goes on for more than a second',
      script('0:18.9', '0:20', 'Let us go back to the schema first.'),
    ],
    ['it has four words', script('0:19.5', '0:20', 'Go back to schema.')],
    ['it is a backchannel', script('0:19.5', '0:20', 'Okay, great, that makes sense, got it.')],
    [
      'the candidate had finished',
      script('0:19.5', '0:20', 'Let us go back to the schema first.', 'and left.'),
    ],
  ])('is not counted when %s', (_, transcript) => {
    expect(cutIn(transcript)).toMatchObject({ kind: 'interruptions', found: [], of: 1 });
  });

  it('counts at exactly 200 ms and at exactly one second', () => {
    expect(cutIn(script('0:19.8', '0:20', 'Let us go back to the schema first.'))).toMatchObject({
      found: [{}],
    });
    expect(cutIn(script('0:19', '0:20', 'Let us go back to the schema first.'))).toMatchObject({
      found: [{}],
    });
  });

  it('cannot be told without times, without ends, or where every turn abuts the next', () => {
    expect(cutIn(interview('I: What then?\nC: We left'))).toMatchObject({ reason: 'no-times' });
    expect(cutIn(interview('I 0:00: What then?\nC 0:03: We left\nI 0:06: Okay.'))).toMatchObject({
      reason: 'no-end-times',
    });
    expect(
      cutIn(interview('I 0:00-0:03: What then?\nC 0:03-0:06: We left\nI 0:06-0:09: Okay.')),
    ).toMatchObject({
      reason: 'no-overlap',
    });
    expect(cutIn(interview('U 0:00-0:03: What then?\nC 0:02-0:06: We left'))).toMatchObject({
      reason: 'speakers',
    });
  });
});

describe('a monologue', () => {
  const long = 'word '.repeat(99).trim();
  const asked = 'What would you change about it now?';
  const talk = (script: string) => {
    const transcript = interview(script);
    const questions = transcript.turns.flatMap((turn) =>
      turn.text.includes(asked) ? [questionIn(transcript, turn.index, asked)] : [],
    );
    const sections = turnSections(transcript, questions);
    return monologues(
      transcript,
      rolesByTurn(transcript),
      wordStream(transcript),
      questions,
      sections,
      turnTimes(transcript),
      60,
    );
  };

  it('is more than a minute of the interviewer without a question', () => {
    expect(talk(`I 0:00-0:05: ${asked}\nC 0:05-0:40: Less of it.\nI 0:40-1:41: ${long}`)).toMatchObject({
      found: [{ turn: 2, seconds: 61 }],
      of: 2,
    });
    expect(talk(`I 0:00-0:05: ${asked}\nC 0:05-0:40: Less of it.\nI 0:40-1:40: ${long}`)).toMatchObject({
      found: [],
    });
  });

  it('goes on over an interjection and ends at an answer', () => {
    expect(
      talk(`I 0:00-0:05: ${asked}\nI 0:05-0:40: ${long}\nC 0:40-0:41: Mm-hmm.\nI 0:41-1:20: ${long}`),
    ).toMatchObject({ found: [{ turn: 1 }] });
    expect(
      talk(
        `I 0:00-0:05: ${asked}\nI 0:05-0:40: ${long}\nC 0:40-0:45: I would change the cache.\nI 0:45-1:20: ${long}`,
      ),
    ).toMatchObject({ found: [] });
  });

  it('is cut in two by a question in its middle', () => {
    expect(talk(`I 0:00-0:05: ${asked}\nI 0:05-1:45: ${long} ${asked} ${long}`)).toMatchObject({ found: [] });
  });

  it('does not exist in the opening, where people introduce themselves', () => {
    expect(talk(`I 0:00-1:30: ${long}\nC 1:30-1:40: Thanks for that.\nI 1:40-1:45: ${asked}`)).toMatchObject({
      found: [],
    });
  });
});

describe('talk share', () => {
  const transcript = interview(`
    I 0:00-1:00: Welcome, let me tell you who we are.
    I 1:00-1:10: What did you build last?
    C 1:10-2:40: A queue.
    I 2:40-2:50: What would you like to know?
    I 2:50-4:50: We are a small team.`);
  const questions = [
    questionIn(transcript, 1, 'What did you build last?'),
    questionIn(transcript, 3, 'What would you like to know?', { section: 'closing', assessing: false }),
  ];
  const share = (of: Transcript) => talkShare(rolesByTurn(of), turnSections(of, questions), turnTimes(of));

  it('is summed by section, so that opening and closing can be left out', () => {
    expect(share(transcript)).toMatchObject({
      bySection: {
        opening: { interviewerSec: 60, speechSec: 60 },
        assessing: { interviewerSec: 10, speechSec: 100 },
        closing: { interviewerSec: 130, speechSec: 130 },
      },
    });
  });

  it('abstains without times and on less than a minute of speech', () => {
    const untimed = {
      ...transcript,
      turns: transcript.turns.map((turn) => ({ ...turn, startMs: null, endMs: null })),
    };
    expect(share(untimed)).toMatchObject({ kind: 'not-assessable', reason: 'no-times' });
    const brief = {
      ...transcript,
      turns: transcript.turns.map((turn) => ({ ...turn, endMs: turn.startMs })),
    };
    expect(share(brief)).toMatchObject({ kind: 'not-assessable', reason: 'too-short' });
  });

  it('leaves out a turn that ends before it starts', () => {
    const turns = transcript.turns.map((turn, index) => (index === 0 ? { ...turn, startMs: 90_000 } : turn));
    expect(share({ ...transcript, turns })).toMatchObject({
      bySection: { opening: { speechSec: 0 }, assessing: { speechSec: 100 } },
    });
  });
});
