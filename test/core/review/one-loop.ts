/** One interview of a system design, its rubric and scorecard, and the review of it. */
import { PersonId } from '../../../core/identity.ts';
import { assembleReview, type ReviewInput } from '../../../core/review/assemble-review.ts';
import type { Review } from '../../../core/review/review.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { Rubric } from '../../../core/rubric/rubric.ts';
import { Scorecard } from '../../../core/rubric/scorecard.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { interview } from '../../support/interview.ts';

export const rubric = Rubric.parse({
  schema: 'plumbline.rubric/1',
  jobFamily: 'backend',
  version: 3,
  competencies: [
    { id: 'design', name: 'Design', keywords: ['database', 'queue', 'shard'], mustHave: true },
    {
      id: 'trade-offs',
      name: 'Trade-offs',
      keywords: ['freshness'],
      questions: ['What would you give up, and why?'],
    },
  ],
  rounds: [{ id: 'system-design', competencies: ['design', 'trade-offs'] }],
});
export const scorecard = (submittedAt: string): Scorecard =>
  Scorecard.parse({
    schema: 'plumbline.scorecard/1',
    interviewer: PersonId.parse('rowan'),
    candidate: 'c-1',
    submittedAt,
    recommendation: 'yes',
    ratings: [
      { competency: 'design', rating: 3, note: 'Said: put the worker behind a queue and measure it.' },
      { competency: 'trade-offs', rating: 2 },
    ],
  });
export const header: ReviewInput['header'] = { round: 'system-design' };

const loop = interview(`
I 0:00-0:05: Hi Juniper, thanks for coming. Let us start with the design.
I 0:06-0:12: How would you store the orders in the database?
C 0:13-1:40: I would put the worker behind a queue and measure it. I would start with one database and I would look at the reads.
I 1:41-1:45: You'd shard by user, right?
C 1:46-3:00: I had not thought about that yet, but I can see why somebody would do that with a table of this size.
I 3:01-3:10: What would you measure first, and how would you know?
C 3:11-4:30: I would measure how long a write waits in the queue, because that is what people feel when they press the button.
I 4:31-4:40: Tell me about a time when a release went wrong.
C 4:41-6:30: We found the bad deploy, we rolled it back and then we wrote a test for it, and our customers were fine in the end.
I 6:31-6:40: Which editor do you like best?
C 6:41-6:50: The one that everyone else uses, so that we can share the settings.`);
export const named: Transcript = {
  ...loop,
  speakers: loop.speakers.map((speaker) =>
    speaker.role === 'candidate' ? { ...speaker, label: 'Juniper Vale' } : speaker,
  ),
};

export const review = (told: Partial<ReviewInput> = {}): Review =>
  assembleReview({ transcript: named, header, policy: defaultPolicy, rubric, ...told });
