/** What every clock, source of ids and source of chance promises. */
import { describe, expect, it } from 'vitest';
import { Instant, TaskId } from '../../../core/identity.ts';
import type { Clock, Ids, Randomness } from '../../../functions/ports/clock.ts';

export const clockContract = (name: string, make: () => Clock): void => {
  describe(`${name} keeps the clock's promises`, () => {
    it('gives instants in UTC with milliseconds, which sort as text', () => {
      const now = make().now();
      expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(Instant.parse(now)).toBe(now);
    });

    it('does not run backwards by itself', () => {
      const clock = make();
      const first = clock.now();
      expect(clock.now() >= first).toBe(true);
    });
  });
};

export const idsContract = (name: string, make: () => Ids): void => {
  describe(`${name} keeps the promises of ids`, () => {
    it('never gives the same id twice', () => {
      const ids = make();
      const given = Array.from({ length: 2000 }, () => ids.next('n'));
      expect(new Set(given).size).toBe(given.length);
    });

    it.each(['task', ''])('begins with the prefix %j and fits into keys, file names and links', (prefix) => {
      const id = make().next(prefix);
      expect(id.startsWith(prefix)).toBe(true);
      expect(TaskId.safeParse(id).success).toBe(true);
      expect(encodeURIComponent(id)).toBe(id);
    });

    it('carries at least 128 bits', () => {
      expect(make().next('')).toMatch(/^[0-9a-f]{32}$/);
    });
  });
};

export const randomnessContract = (name: string, make: () => Randomness): void => {
  describe(`${name} keeps the promises of chance`, () => {
    it('stays in [0, 1)', () => {
      const randomness = make();
      for (let n = 0; n < 5000; n += 1) {
        const value = randomness();
        expect(value >= 0 && value < 1).toBe(true);
      }
    });

    it('fills ten equal bins about equally', () => {
      const randomness = make();
      const bins = Array.from({ length: 10 }, () => 0);
      for (let n = 0; n < 20_000; n += 1) {
        const bin = Math.floor(randomness() * 10);
        bins[bin] = (bins[bin] ?? 0) + 1;
      }
      // Chi-square with 9 degrees of freedom exceeds 45 once in a million runs.
      const chiSquare = bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
      expect(chiSquare).toBeLessThan(45);
    });
  });
};
