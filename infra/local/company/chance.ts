/** Chance by name: each part of the company draws from a stream of its own, so that one draw more in one place moves nothing elsewhere. */
import { type Random, seededRandom } from '../../../core/calibration/random.ts';

export type Chance = {
  readonly random: Random;
  happens(share: number): boolean;
  /** Throws on an empty list: there is always somebody or something to choose from here. */
  pick<Item>(list: readonly Item[]): Item;
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  /** A delay that is mostly short and now and then long: its median, times or divided by 1 + `spread` twice in three times. */
  skewed(median: number, spread: number): number;
  shuffled<Item>(list: readonly Item[]): Item[];
};

export const chanceOf = (seed: number, name: string): Chance => {
  const random = seededRandom(mixed(seed, name));
  const between = (low: number, high: number): number => low + (high - low) * random();
  const whole = (low: number, high: number): number => Math.floor(between(low, high + 1));
  return {
    random,
    happens: (share) => random() < share,
    pick(list) {
      const item = list[Math.floor(random() * list.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    between,
    whole,
    // Box and Muller's normal deviate, from two draws.
    skewed: (median, spread) =>
      median * (1 + spread) ** (Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())),
    shuffled(list) {
      const rest = [...list];
      for (let last = rest.length - 1; last > 0; last -= 1) {
        const other = whole(0, last);
        [rest[last], rest[other]] = [rest[other] as never, rest[last] as never];
      }
      return rest;
    },
  };
};

/** FNV-1a over the name, begun at the seed. */
const mixed = (seed: number, name: string): number => {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash + seed * 2 ** 32;
};
