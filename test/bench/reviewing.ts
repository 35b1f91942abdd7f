/**
 * A 9,000-word interview through the whole of core, beside JSON.parse of the same transcript, and beside
 * the general taggers that people would begin with, which have found no question yet when they are done.
 */
import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { assembleReview } from '../../core/review/assemble-review.ts';
import { defaultPolicy } from '../../core/rubric/policy.ts';
import { Rubric } from '../../core/rubric/rubric.ts';
import { longInterview } from '../support/long-interview.ts';
import type { Race } from './timing.ts';

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

export const reviewing = (): Race => {
  const transcript = longInterview({ words: 9000, seed: 5 });
  const text = JSON.stringify(transcript);
  const spoken = transcript.turns.map((turn) => turn.text).join('\n');
  const header = { round: 'system-design' };
  const wink = winkNlp(model, ['sbd', 'pos']);
  return {
    name: 'a review of 9,000 words',
    rounds: 200,
    target: 15,
    floor: { name: 'JSON.parse', ready: () => () => JSON.parse(text) as unknown },
    work: {
      name: 'core',
      ready: () => () => assembleReview({ transcript, header, rubric, policy: defaultPolicy }),
    },
    peers: [
      {
        name: 'wink-nlp, sentences and parts of speech',
        every: 10,
        ready: () => () => wink.readDoc(spoken).tokens().length(),
      },
      {
        name: 'compromise, its questions',
        every: 50,
        ready: () => () => nlp(spoken).questions().length,
      },
    ],
  };
};
