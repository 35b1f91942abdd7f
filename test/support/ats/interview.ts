/** One invented interview with everything an ATS would know of it. Whole seconds, so that every vendor's clock can say them. */
import { type Scorecard, Scorecard as ScorecardSchema } from '../../../core/rubric/scorecard.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';

export type InventedInterview = {
  readonly transcript: Transcript;
  readonly interviewId: string;
  readonly interviewer: { readonly id: string; readonly name: string; readonly email: string };
  readonly candidate: string;
  readonly round: { readonly id: string; readonly name: string };
  readonly startedAt: string;
  readonly endedAt: string;
  /** What the interviewer thought, in our words; vendors write it in theirs. */
  readonly scorecard: Scorecard;
};

const said: readonly (readonly [string, string])[] = [
  [
    'Thanks for coming in today. Tell me about a system you built that had to grow.',
    'We built a feed service for about forty shops. It fell over at ten thousand users, and I was the one on call that night.',
  ],
  [
    'What did you measure first?',
    'The depth of the queue. Then the time each worker spent waiting on the database, because the graphs did not agree with each other.',
  ],
  [
    "You'd shard it by user, right?",
    'I suppose so. The busiest users were the problem in the end, though, and sharding would have left each of them where they were.',
  ],
  [
    'How did you find out who they were?',
    'I traced the slowest one percent of requests for a week. They were all the same forty accounts, and two of those were our own tests.',
  ],
  [
    'Walk me through what you changed.',
    'I split their feeds into a pool of their own. I cached the first page for a minute, and I wrote down what we would lose by that.',
  ],
  [
    'How did you know that it worked?',
    'The slowest requests went from two seconds to three hundred milliseconds. We kept the old path alive for a month to compare.',
  ],
  [
    'What would you do differently now, and who would you ask first?',
    'I would ask the support team which complaints hurt the most. I started from the graphs, and that cost us about two weeks.',
  ],
  [
    'Tell me about a time somebody disagreed with you about this.',
    'A colleague wanted to add machines. We tried it for a day on one pool, and I was wrong about how far it would take us.',
  ],
];

const msPerWord = 400;
const second = 1000;

/** An interviewer who waits three seconds, and a candidate who waits one. */
const turns = (): Transcript['turns'] => {
  let atMs = 12 * second;
  return said.flat().map((text, index) => {
    const startMs = atMs;
    const endMs = startMs + Math.ceil((text.split(' ').length * msPerWord) / second) * second;
    atMs = endMs + (index % 2 === 0 ? 1 : 3) * second;
    return { index, speaker: index % 2 === 0 ? 's1' : 's2', startMs, endMs, text };
  });
};

export const inventedInterview = (): InventedInterview => ({
  transcript: {
    schema: 'plumbline.transcript/1',
    language: 'en',
    speakers: [
      { id: 's1', label: 'Dana Whitlock', role: 'interviewer' },
      { id: 's2', label: 'Robin Ashdown', role: 'candidate' },
    ],
    turns: turns(),
    warnings: [],
  },
  interviewId: 'int-40017',
  interviewer: { id: 'dana', name: 'Dana Whitlock', email: 'dana@example.com' },
  candidate: 'cand-17',
  round: { id: 'system-design', name: 'System design' },
  startedAt: '2026-07-14T12:00:00Z',
  endedAt: '2026-07-14T12:45:00Z',
  scorecard: ScorecardSchema.parse({
    schema: 'plumbline.scorecard/1',
    scorecardId: 'sc-40017',
    interviewId: 'int-40017',
    interviewer: 'dana',
    candidate: 'cand-17',
    round: 'system-design',
    interviewedAt: '2026-07-14T12:00:00.000Z',
    submittedAt: '2026-07-14T16:10:00.000Z',
    recommendation: 'yes',
    ratings: [
      { competency: 'scaling', rating: 3, note: 'Measured first & kept the old path.' },
      { competency: 'ownership', rating: 4, note: 'Says what went wrong.' },
    ],
    notes: 'Overall: would work with <them> again.',
  }),
});

/** The rubric of the invented company: what its rating words mean, and how its forms name the competencies. */
export const inventedRubric = `schema: plumbline.rubric/1
jobFamily: engineering
version: '7'
competencies:
  - {id: scaling, name: Scaling systems, keywords: [grow, shard, measure, users]}
  - {id: ownership, name: Ownership, keywords: [differently, disagreed, changed]}
rounds:
  - {id: system-design, name: System design, competencies: [scaling, ownership]}
  - {id: coding, name: Coding, competencies: [scaling]}
ratings:
  definitely_not: 1
  'no': 2
  mixed: 2
  'yes': 3
  strong_yes: 4
  no_decision: no-decision
  1 - Strong No Hire: 1
  2 - No Hire: 2
  3 - Hire: 3
  4 - Strong Hire: 4
  '1': 1
  '2': 2
  '3': 3
  '4': 4
`;
