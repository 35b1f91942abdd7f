/** A model behind a quota: it refuses what is over the rate, and uses less than was reserved. */
import { Unavailable } from '../../core/faults.ts';
import { rulesAnalyst } from '../../functions/adapters/rules-analyst.ts';
import { seededRandomness } from '../../functions/adapters/seeded-randomness.ts';
import type { Analyst } from '../../functions/ports/analyst.ts';
import type { VirtualTime } from './virtual-time.ts';

export type QuotaModel = Analyst & {
  readonly used: { tokens: number; calls: number; refused: number; firstMs: number; lastMs: number };
};

export type Quota = {
  readonly time: VirtualTime;
  readonly tokensPerMin: number;
  /** What a loop is estimated at, in tokens of the quota; around this. */
  readonly estimate: number;
  /** How much of its estimate a loop uses on average, and how far it strays. */
  readonly share: number;
  readonly spread: number;
  readonly seed: number;
};

/** The provider counts by the minute: so much may come at once. */
const burstMin = 1;
/** Four lenses one after another. */
const lensMs = 12_000;
const lensesAsked = 4;

export const quotaModel = ({ time, tokensPerMin, estimate, share, spread, seed }: Quota): QuotaModel => {
  const random = seededRandomness(seed);
  const used = { tokens: 0, calls: 0, refused: 0, firstMs: 0, lastMs: 0 };
  const bucket = { level: 0, atMs: time.nowMs() };
  const around = (mean: number, by: number): number => mean * (1 + by * (2 * random() - 1));
  return {
    name: 'bedrock',
    used,
    // The same interview is always estimated alike.
    estimateTokens: ({ transcript }) => Math.round(estimate * (0.8 + 0.05 * (transcript.turns.length % 9))),
    estimateRequests: () => lensesAsked,
    async propose(input) {
      const rate = tokensPerMin / 60_000;
      const wanted = Math.round(around(share, spread) * this.estimateTokens(input));
      bucket.level = Math.max(0, bucket.level - (time.nowMs() - bucket.atMs) * rate) + wanted;
      bucket.atMs = time.nowMs();
      if (bucket.level > tokensPerMin * burstMin) {
        bucket.level -= wanted;
        used.refused += 1;
        throw new Unavailable('throttled', 'The quota of the minute is used up.');
      }
      if (used.calls === 0) used.firstMs = time.nowMs();
      used.calls += 1;
      used.tokens += wanted;
      await time.sleep(lensesAsked * lensMs * (0.7 + 0.6 * random()));
      used.lastMs = time.nowMs();
      return {
        ...(await rulesAnalyst.propose(input)),
        versions: { model: 'simulated', prompt: '1' },
        usage: { requests: lensesAsked, inputTokens: wanted, outputTokens: 0 },
      };
    },
  };
};
