import { describe, expect, it } from 'vitest';
import { rolesByTurn } from '../../../core/review/answers.ts';
import { interruptions } from '../../../core/review/interruptions.ts';
import { turnTimes } from '../../../core/review/turn-times.ts';
import { wordStream } from '../../../core/review/word-stream.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { interview } from '../../support/interview.ts';

const heard = (script: string) => {
  const transcript = interview(script);
  return interruptions(
    transcript,
    rolesByTurn(transcript),
    wordStream(transcript),
    turnTimes(transcript),
    defaultPolicy,
  );
};
const cutOffs = (script: string) => {
  const result = heard(script);
  return result.kind === 'interruptions' ? result.found.map(({ turn, cutOff }) => [turn, cutOff]) : result;
};

/** A candidate's turn from 0:05 to 0:20 that ends as told, into which the interviewer speaks. */
const ending = (said: string, cut = 'Let us go back to the schema first.'): string =>
  `I 0:00-0:04: What happened then?\nC 0:05-0:20: ${said}\nI 0:19.5-0:30: ${cut}`;

describe('a candidate who breaks off', () => {
  it.each([
    'We drained the queue and then the',
    'We drained it. And then the',
    'We drained it and—',
    'We drained it and –',
    'We drained it and -',
    'We drained it and…',
    'We drained it and...',
    'We drained it and..',
    'We ran v2.0 of it and then',
    'We drained it - and then the',
    'We drained it!no',
    'We drained it and then the [crosstalk]',
  ])('was cut off: "%s"', (said) => {
    expect(cutOffs(ending(said))).toEqual([[2, 1]]);
  });

  it.each([
    'We drained it.',
    'We drained it!',
    'Did we drain it?',
    'They said "drain it."',
    "They said 'drain it!'",
    'They said “drain it.”',
    '(We drained it.)',
    'We drained - it. ',
    'We waited... and drained it.',
    'We drained it. [laughter]',
    'We drained it。',
  ])('had finished: "%s"', (said) => {
    expect(cutOffs(ending(said))).toEqual([]);
  });

  it('was not cut off by five words of which each only listens, and was by one that does not', () => {
    expect(cutOffs(ending('We drained and then', 'Yeah okay right I see.'))).toEqual([]);
    expect(cutOffs(ending('We drained and then', 'Yeah okay right I wonder.'))).toEqual([[2, 1]]);
  });
});

describe('who is cut off', () => {
  it('is the candidate up to three turns before, whoever spoke between', () => {
    const between = (turns: string): string =>
      `I 0:00-0:04: What happened then?\nC 0:05-0:20: We drained the queue and\n${turns}\nI 0:19.5-0:30: Let us go back to the schema first.`;
    expect(cutOffs(between('O 0:18-0:18.5: Mm.\nO 0:18.6-0:19: Mm.'))).toEqual([[4, 1]]);
    expect(cutOffs(between('O 0:18-0:18.2: Mm.\nO 0:18.3-0:18.5: Mm.\nO 0:18.6-0:19: Mm.'))).toEqual([]);
  });

  it('is nobody where the interviewer is the first to speak, or began no later', () => {
    const opening = 'I 0:05-0:30: Let us go back to the schema first.\n';
    expect(cutOffs(`${opening}C 0:04-0:06: We drained the`)).toEqual([]);
    expect(cutOffs(`C 0:05-0:05.5: We drained the\n${opening}`)).toEqual([]);
    expect(cutOffs(`C 0:04.9-0:05.5: We drained the\n${opening}`)).toEqual([[1, 0]]);
  });

  it('is nobody where another candidate turn cuts in', () => {
    expect(
      cutOffs(
        'I 0:00-0:04: What then?\nC 0:05-0:20: We drained the\nC 0:19.5-0:30: Let us go back to the schema',
      ),
    ).toEqual([]);
  });

  it('is the first of all where the candidate spoke first', () => {
    expect(
      cutOffs('C 0:00-0:10: We drained the queue and\nI 0:09.5-0:30: Let us go back to the schema.'),
    ).toEqual([[1, 0]]);
  });

  it('is not told without the time of either turn', () => {
    const timed = Array.from({ length: 20 }, (_, at) => `C 5:${10 + at}-5:${10 + at}.5: Mm.`).join('\n');
    const cut = 'Let us go back to the schema first.';
    expect(cutOffs(`I 0:00-0:04: What then?\nC: We drained the\nI 0:00.5-0:30: ${cut}\n${timed}`)).toEqual(
      [],
    );
    expect(cutOffs(`I 0:00-0:04: What then?\nC 0:00-0:00.5: We drained the\nI: ${cut}\n${timed}`)).toEqual(
      [],
    );
  });
});

describe('the candidate turns that could have been interrupted', () => {
  it('are those with times', () => {
    const timed = Array.from({ length: 20 }, (_, at) => `C 5:${10 + at}-5:${10 + at}.5: Mm.`).join('\n');
    expect(heard(`I 0:00-0:04: What then?\nC: We left.\n${timed}`)).toMatchObject({ of: 20 });
    expect(heard('C 0:00-0:00: Hm.\nI 0:00-0:04: What then?\nC 0:03-0:20: We left.')).toMatchObject({
      of: 2,
    });
  });
});

describe('a capture that cannot show an interruption', () => {
  it.each([
    ['U 0:00-0:03: What then?\nC 0:02-0:06: We left', 'speakers', /interviewer and candidate/],
    ['I 0:00: What then?\nC 0:03: We left\nI 0:06: Okay.', 'no-end-times', /turns end/],
    ['I 0:00-0:03: What?\nC 0:03-0:06: We left\nI 0:06-0:09: Okay.', 'no-overlap', /overlap/],
  ])('says why: %s', (script, reason, why) => {
    const result = heard(script);
    expect(result).toMatchObject({ kind: 'not-assessable', reason });
    expect(JSON.stringify(result)).toMatch(why);
  });

  it('has every turn begin where the one before ends; one that does not is enough', () => {
    expect(heard('I 0:00-0:03: What?\nC 0:03-0:06: We left')).toMatchObject({ reason: 'no-overlap' });
    expect(heard('I 0:00-0:03: What?\nC 0:03-0:06: We left\nI 0:05-0:09: Okay.')).toMatchObject({ of: 1 });
    expect(heard('I 0:00-0:03: What?\nC 0:02-0:06: We left')).toMatchObject({ of: 1 });
  });
});
