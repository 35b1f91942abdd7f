/** What every analyst promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Analyst, AnalystInput } from '../../../functions/ports/analyst.ts';

export type AnalystUnderTest = {
  readonly analyst: Analyst;
  readonly input: AnalystInput;
  readonly close: () => Promise<void>;
};

export const analystContract = (name: string, make: () => Promise<AnalystUnderTest>): void => {
  describe(`${name} keeps the analyst's promises`, () => {
    let made: AnalystUnderTest;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());

    it('estimates whole tokens, 0 only when it calls no model', async () => {
      const estimate = made.analyst.estimateTokens(made.input);
      expect(Number.isSafeInteger(estimate) && estimate >= 0).toBe(true);
      expect(estimate === 0).toBe((await made.analyst.propose(made.input)).usage.requests === 0);
    });

    it('reports what it used, and the model exactly when it called one', async () => {
      const { usage, versions } = await made.analyst.propose(made.input);
      for (const amount of Object.values(usage))
        expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
      expect(versions.model !== undefined).toBe(usage.requests > 0);
    });

    it('proposes the same for the same transcript and leaves its input alone', async () => {
      const before = structuredClone(made.input);
      const first = await made.analyst.propose(made.input);
      expect(await made.analyst.propose(made.input)).toEqual(first);
      expect(made.input).toEqual(before);
    });
  });
};
