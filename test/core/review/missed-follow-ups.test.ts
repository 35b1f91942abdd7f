import { describe, expect, it } from 'vitest';
import { answers, rolesByTurn } from '../../../core/review/answers.ts';
import type { DetectedQuestion } from '../../../core/review/detected-question.ts';
import { probedSignals } from '../../../core/review/missed-follow-ups.ts';
import { signals } from '../../../core/review/signals.ts';
import { wordStream } from '../../../core/review/word-stream.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { interview, questionIn } from '../../support/interview.ts';

const read = (transcript: Transcript, questions: DetectedQuestion[], within = 2) => {
  const roles = rolesByTurn(transcript);
  const stream = wordStream(transcript);
  const given = answers(roles, stream, questions);
  const seen = signals(transcript, stream, questions, given);
  return probedSignals(roles, stream, questions, given, seen, within).map(({ signal, probe }) => ({
    kind: signal.kind,
    words: transcript.turns[signal.turn]?.text.slice(signal.start, signal.end),
    probed: probe !== null,
  }));
};

const asked = 'Tell me about a time when a release went wrong.';
const told = (answer: string, next: string, extra: Partial<DetectedQuestion> = {}) => {
  const transcript = interview(`I: ${asked}\nC: ${answer}\nI: ${next}`);
  const questions = [questionIn(transcript, 0, asked, { flags: ['behavioural'] })];
  if (next.endsWith('?')) questions.push(questionIn(transcript, 2, next, extra));
  return read(transcript, questions);
};

const we =
  'Well, the checkout was down for an hour last spring. We found the bad deploy, we rolled it back and then we wrote a test for it, and our customers were fine in the end, so our manager was happy with what we had done there.';
const claim =
  'I was on call when the search page broke. I rewrote the query over a weekend, and I improved the latency dramatically, which the product people noticed and told everyone about, so in the end I was glad I had done it.';
const bare =
  'I was on call when the search page broke. I rewrote the query over a weekend, and I cut the latency by 40%. In the end people noticed, and I was glad I had done it and told everyone about it.';
const endless =
  'I was on call when the search page broke. I opened the logs, I read them for a long while, I called the database people and I asked them to look at the plan, and I wrote down everything they said about the plan, and I sat with them.';
const habit =
  'I usually start by reading the logs. I tend to look for what changed, I always ask around, and I try to write down what I find so that I can share it with the people on the team, because I think that sharing is important to me.';
const flag =
  'I was on call, and honestly it was not my job to look at the search page, so I closed the alert and I told them to find somebody else for it.';

describe('a signal', () => {
  it.each([
    ['vague-we', we, 'We found the bad deploy'],
    ['claim-without-number', claim, 'I improved the latency dramatically'],
    ['number-without-baseline', bare, 'cut the latency by 40%'],
    ['missing-result', endless, 'I sat with them'],
    ['missing-situation', habit, 'I usually start by reading the logs.'],
    ['red-flag', flag, 'not my job'],
    // A claim wants its number however short the answer, and a number elsewhere is of something else.
    ['claim-without-number', 'We had three lanes. It improved our quality a lot.', 'improved our quality'],
    [
      'claim-without-number',
      'I started with forty tickets a day, which was a lot for me. Then I rewrote the answers and it saved a huge amount of time.',
      'a huge amount of time',
    ],
    // Where one worked is no deed of one's own.
    [
      'vague-we',
      'So I worked at a hotel then. There was a guest who had lost her bag, and we called around, we found it, and we sent it on to her.',
      'we called around',
    ],
  ])('is seen where something deserved a follow-up: %s', (kind, answer, words) => {
    const [first] = told(answer, 'Okay, let us move on to the next part.');
    expect(first).toMatchObject({ kind, probed: false });
    expect(first?.words).toContain(words);
  });

  it.each([
    ['who did what is said', we.replace('We found', 'I found').replace('we wrote', 'I wrote')],
    ['the number has a baseline', bare.replace('by 40%', 'from 900 to 500 milliseconds')],
    [
      'the year is the only number',
      claim.replace('dramatically', 'step by step').replace('improved', 'watched'),
    ],
    ['the answer is short', 'We fixed it, we tested it, we shipped it.'],
    [
      'the claim has its number beside it',
      'I rewrote the query, and it improved things by a lot, by 40% from 900 before.',
    ],
    [
      'somebody went down the stairs',
      'I went down there with a torch, I looked at the cable and I put it back in the end.',
    ],
  ])('is not seen where %s', (_, answer) => {
    expect(told(answer, 'Okay, let us move on to the next part.')).toEqual([]);
  });

  it('is not looked for outside the assessing part', () => {
    const transcript = interview(`I: ${asked}\nC: ${we}\nI: Okay, let us move on now.`);
    expect(
      read(transcript, [questionIn(transcript, 0, asked, { assessing: false, section: 'closing' })]),
    ).toEqual([]);
  });
});

describe('a follow-up', () => {
  it.each([
    ['the usual probe', 'What was your own part in it?', {}],
    ['a word of the signal', 'How did the deploy get past review?', {}],
    ['a link that the detector saw', 'Can you say more?', { follows: 1, followsBy: 'words' as const }],
  ])('is not missed when there was %s', (_, next, extra) => {
    expect(told(we, next, extra)).toMatchObject([{ kind: 'vague-we', probed: true }]);
  });

  it('is missed when the next question is about something else', () => {
    expect(told(we, 'Which languages do you like?')).toMatchObject([{ kind: 'vague-we', probed: false }]);
  });

  it('is missed when the next question only leans on the answer and does not take the signal up', () => {
    expect(told(we, 'Was it fun?', { follows: 1, followsBy: 'reference' })).toMatchObject([
      { probed: false },
    ]);
  });

  it('may come one interviewer turn later, and not two later than that', () => {
    const transcript = interview(
      `I: ${asked}\nC: ${we}\nI: I see, that sounds stressful to me.\nC: It was.\nI: What did you do yourself?`,
    );
    const questions = [
      questionIn(transcript, 0, asked, { flags: ['behavioural'] }),
      questionIn(transcript, 4, 'What did you do yourself?'),
    ];
    expect(read(transcript, questions, 2)).toMatchObject([{ probed: true }]);
    expect(read(transcript, questions, 1)).toMatchObject([{ probed: false }]);
  });

  it('cannot be missed when the interviewer never spoke again', () => {
    const transcript = interview(`I: ${asked}\nC: ${we}`);
    expect(read(transcript, [questionIn(transcript, 0, asked, { flags: ['behavioural'] })])).toEqual([]);
  });

  it('is looked for past interjections, which take no turn', () => {
    const transcript = interview(
      `I: ${asked}\nC: ${we}\nI: Mm-hmm.\nC: Yes.\nI: Right.\nC: So.\nI: What was your own part in it?`,
    );
    const questions = [
      questionIn(transcript, 0, asked, { flags: ['behavioural'] }),
      questionIn(transcript, 6, 'What was your own part in it?'),
    ];
    expect(read(transcript, questions, 1)).toMatchObject([{ probed: true }]);
  });
});
