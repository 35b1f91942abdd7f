import { describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { cryptoIds } from '../../../functions/adapters/crypto-ids.ts';
import { seededIds } from '../../../functions/adapters/seeded-ids.ts';
import { seededRandomness } from '../../../functions/adapters/seeded-randomness.ts';
import { systemClock } from '../../../functions/adapters/system-clock.ts';
import { systemRandomness } from '../../../functions/adapters/system-randomness.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { clockContract, idsContract, randomnessContract } from '../ports/clock.contract.ts';

const start = Instant.parse('2026-01-01T00:00:00Z');

clockContract('the system clock', () => systemClock);
clockContract('a virtual clock', () => virtualClock(start));
idsContract('cryptographic ids', () => cryptoIds);
idsContract('seeded ids', () => seededIds(seededRandomness(7)));
randomnessContract('system randomness', () => systemRandomness);
randomnessContract('seeded randomness', () => seededRandomness(42));

describe('a virtual clock', () => {
  it('stands still until it is moved', () => {
    const clock = virtualClock(start);
    expect(clock.now()).toBe('2026-01-01T00:00:00.000Z');
    clock.advance(90_000);
    expect(clock.now()).toBe('2026-01-01T00:01:30.000Z');
    clock.set(Instant.parse('2027-06-30T12:00:00.5Z'));
    expect(clock.now()).toBe('2027-06-30T12:00:00.500Z');
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses to advance by %d', (ms) => {
    expect(() => virtualClock(start).advance(ms)).toThrow(expect.objectContaining({ name: 'InvalidInput' }));
  });
});

describe('seeded chance', () => {
  const draw = (seed: number): number[] => {
    const randomness = seededRandomness(seed);
    return Array.from({ length: 5 }, randomness);
  };

  it('repeats itself exactly for the same seed and differs for the next', () => {
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(new Set([0, 1, 2, 3, -1, 2 ** 31].map((seed) => draw(seed)[0])).size).toBe(6);
  });

  it('is the published generator, so that a seed that was written down replays anywhere', () => {
    // xoshiro128++ on a state of four splitmix32 outputs, worked out by a program of its own.
    const words = (seed: number): number[] => {
      const randomness = seededRandomness(seed);
      return Array.from({ length: 6 }, () => randomness() * 2 ** 32);
    };
    expect(words(1)).toEqual([909274362, 1311799249, 1224002957, 3973411159, 2813324677, 3698821493]);
    expect(words(0xdeadbeef)).toEqual([2655265802, 2148684433, 986078453, 1327315609, 1488447758, 894539322]);
  });

  it('gives the same ids on every run', () => {
    const ids = (): string[] => {
      const source = seededIds(seededRandomness(3));
      return [source.next('task'), source.next('task')];
    };
    expect(ids()).toEqual(ids());
  });
});
