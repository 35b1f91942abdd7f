/** What starting a workflow promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workflows } from '../../../functions/ports/workflows.ts';

export type WorkflowsUnderTest = {
  readonly workflows: Workflows;
  /** Waits until nothing runs any more. */
  readonly settled: () => Promise<void>;
  /** How many executions of a machine were ever started. */
  readonly started: () => Promise<number>;
  readonly close: () => Promise<void>;
};

export const workflowsContract = (name: string, make: () => Promise<WorkflowsUnderTest>): void => {
  describe(`${name} keeps the promises of workflows`, () => {
    let made: WorkflowsUnderTest;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());

    it('starts a name once, whatever it is asked afterwards', async () => {
      expect(await made.workflows.start('review-loop', 'once', { n: 1 })).toBe('started');
      await made.settled();
      expect(await made.workflows.start('review-loop', 'once', { n: 1 })).toBe('exists');
      expect(await made.workflows.start('review-loop', 'once', { n: 2 })).toBe('exists');
      expect(await made.started()).toBe(1);
    });

    it('lets one of many starts of a name run', async () => {
      await Promise.all([1, 2, 3, 4].map(() => made.workflows.start('review-loop', 'raced', {})));
      await made.settled();
      expect(await made.started()).toBe(1);
    });

    it('takes names of 80 characters and starts different names side by side', async () => {
      expect(await made.workflows.start('review-loop', 'a'.repeat(80), {})).toBe('started');
      expect(await made.workflows.start('review-loop', `${'a'.repeat(79)}b`, {})).toBe('started');
      await made.settled();
      expect(await made.started()).toBe(2);
    });

    it.each([
      ['empty', ''],
      ['of 81 characters', 'a'.repeat(81)],
      ['with a space', 'with space'],
      ['with a colon', 'loop:1'],
      ['with a slash', 'a/b'],
      ['with an umlaut', 'ä'],
    ])('refuses a name %s', async (_, bad) => {
      await expect(made.workflows.start('review-loop', bad, {})).rejects.toMatchObject({
        name: 'InvalidInput',
      });
      expect(await made.started()).toBe(0);
    });

    it('refuses an input that no step could receive', async () => {
      const large = { text: 'x'.repeat(262_144) };
      await expect(made.workflows.start('review-loop', 'large', large)).rejects.toMatchObject({
        name: 'InvalidInput',
        code: 'too-large',
      });
    });
  });
};
