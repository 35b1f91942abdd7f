/**
 * A 9,000-word interview through the whole of core, beside JSON.parse of the same transcript.
 * Target: no more than 15 times.
 */
import { assembleReview } from '../../core/review/assemble-review.ts';
import { detectQuestions } from '../../core/review/detect-questions.ts';
import { defaultPolicy } from '../../core/rubric/policy.ts';
import { Rubric } from '../../core/rubric/rubric.ts';
import { captureQuality } from '../../core/transcript/capture-quality.ts';
import { longInterview } from '../support/long-interview.ts';
import { undisturbedMs } from './timing.ts';

const target = 15;
const transcript = longInterview({ words: 9000, seed: 5 });
const text = JSON.stringify(transcript);
const rubric = Rubric.parse({
  schema: 'plumbline.rubric/1',
  jobFamily: 'backend',
  version: 1,
  competencies: [
    { id: 'design', name: 'Design', keywords: ['database', 'queue', 'cache', 'shard'], mustHave: true },
    { id: 'trade-offs', name: 'Trade-offs', keywords: ['trade-off', 'consistency', 'latency'] },
    { id: 'delivery', name: 'Delivery', keywords: ['shipped', 'release', 'migration', 'roll back'] },
    { id: 'ownership', name: 'Ownership', keywords: ['my own part', 'decided', 'leading'] },
  ],
  rounds: [{ id: 'system-design', competencies: ['design', 'trade-offs', 'delivery', 'ownership'] }],
});
const header = { round: 'system-design' };

const [parseMs = 0, reviewMs = 0, detectMs = 0, captureMs = 0] = undisturbedMs(
  200,
  () => JSON.parse(text),
  () => assembleReview({ transcript, header, rubric, policy: defaultPolicy }),
  () => detectQuestions(transcript, { rubric, round: 'system-design' }),
  () => captureQuality(transcript),
);
const rounded = (value: number): number => Number(value.toFixed(3));
process.stdout.write(
  `${JSON.stringify({
    parseMs: rounded(parseMs),
    reviewMs: rounded(reviewMs),
    timesParse: rounded(reviewMs / parseMs),
    target,
    detectQuestionsMs: rounded(detectMs),
    captureQualityMs: rounded(captureMs),
    theRestMs: rounded(reviewMs - detectMs - captureMs),
  })}\n`,
);
if (reviewMs / parseMs > target) process.exitCode = 1;
